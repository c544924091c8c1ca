"""The part of the graph that a verdict used, as JSON, so that it can be judged again years later (R-1.10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mediation.escalation.graph import EscalationGraph, build_graph
from mediation.escalation.kinds import OrgKind
from mediation.escalation.nodes import Edge, Node

NAMED_IN_VERDICTS = frozenset({OrgKind.POLITICAL_LEGAL, OrgKind.DISCIPLINE})
"""Kinds that a verdict may name although they stand beside the way up."""


@dataclass(frozen=True, slots=True)
class GraphSlice:
    """Nodes and the edges between them; closed upward, so that it is a sound graph by itself."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def to_record(self) -> dict[str, Any]:
        """Return the slice as JSON values."""
        return {
            "nodes": [node.to_record() for node in self.nodes],
            "edges": [edge.to_record() for edge in self.edges],
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "GraphSlice":
        """Return the slice from JSON values."""
        return cls(
            tuple(Node.from_record(node) for node in record["nodes"]),
            tuple(Edge.from_record(edge) for edge in record["edges"]),
        )


def slice_for(ids: Iterable[int], *, graph: EscalationGraph) -> GraphSlice:
    """Return the ways up from `ids` with who reviews them, their reception points, and the organs verdicts may name."""
    kept: set[int] = set()
    for id_ in ids:
        kept.update(graph.path_up(id_))
    # Review of a review: two rounds reach the organ of the last opinion.
    for _ in range(2):
        for id_ in tuple(kept):
            for reviewer in graph.reviewing_organs(id_):
                kept.update(graph.path_up(reviewer))
            for edge in graph.routes(id_):
                kept.update(graph.path_up(edge.to_id))
    for id_ in tuple(kept):
        kept.update(child for child in graph.children(id_) if _is_named(graph.node(child)))
    return GraphSlice(
        tuple(graph.node(id_) for id_ in sorted(kept)),
        tuple(edge for edge in graph.edges if edge.from_id in kept and edge.to_id in kept),
    )


def from_slice(part: GraphSlice) -> EscalationGraph:
    """Return the graph of a slice; raises UnsoundGraph when it was altered into nonsense."""
    return build_graph(part.nodes, part.edges)


def _is_named(node: Node) -> bool:
    return node.is_point or node.kind in NAMED_IN_VERDICTS
