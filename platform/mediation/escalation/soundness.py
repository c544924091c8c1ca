"""Find what is wrong with the nodes and edges of an escalation graph before anything rests on it (R-1.40)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from mediation.escalation.kinds import EdgeKind, SkipGround
from mediation.escalation.nodes import Edge, Node
from mediation.escalation.reasons import EscalationReason

SKIP_GROUNDS = frozenset(ground.value for ground in SkipGround)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: why, at which nodes, among edges of which kind."""

    reason: EscalationReason
    node_ids: tuple[int, ...]
    kind: EdgeKind | None = None


class UnsoundGraph(ValueError):
    """Raised when a graph with faults is built; `faults` lists every one of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and name the first ones."""
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.reason.value} {list(fault.node_ids)}" for fault in self.faults[:5]))


def check_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Fault, ...]:
    """Return every fault: `superior` is a tree per jurisdiction whose tops stand on one tier, every kind is acyclic
    by itself, every node reaches its top, every point has a host, every end of an edge is known."""
    listed, joined = tuple(nodes), tuple(edges)
    by_id = {node.id: node for node in listed}
    faults = _twice(listed, joined)
    faults += [_unknown(edge) for edge in joined if edge.from_id not in by_id or edge.to_id not in by_id]
    known = [edge for edge in joined if edge.from_id in by_id and edge.to_id in by_id]
    faults += _cycles(known)
    faults += [
        Fault(EscalationReason.GROUND_UNKNOWN, (edge.from_id, edge.to_id), edge.kind)
        for edge in known
        if edge.kind is EdgeKind.EXCEPTION and edge.ground not in SKIP_GROUNDS
    ]
    return tuple(faults + _tree_faults(by_id, [edge for edge in known if edge.kind is EdgeKind.SUPERIOR]))


def _twice(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Fault]:
    nodes_twice = [id_ for id_, count in Counter(node.id for node in nodes).items() if count > 1]
    edges_twice = [edge for edge, count in Counter(edges).items() if count > 1]
    return [Fault(EscalationReason.NODE_TWICE, (id_,)) for id_ in nodes_twice] + [
        Fault(EscalationReason.EDGE_TWICE, (edge.from_id, edge.to_id), edge.kind) for edge in edges_twice
    ]


def _unknown(edge: Edge) -> Fault:
    return Fault(EscalationReason.NODE_UNKNOWN, (edge.from_id, edge.to_id), edge.kind)


def _cycles(edges: Sequence[Edge]) -> list[Fault]:
    faults = []
    for kind in EdgeKind:
        joined: nx.DiGraph[int] = nx.DiGraph()
        joined.add_edges_from((edge.from_id, edge.to_id) for edge in edges if edge.kind is kind)
        if not nx.is_directed_acyclic_graph(joined):
            around = nx.find_cycle(joined)
            faults.append(Fault(EscalationReason.CYCLE, tuple(step[0] for step in around), kind))
    return faults


def _tree_faults(nodes: Mapping[int, Node], edges: Sequence[Edge]) -> list[Fault]:
    above = Counter(edge.from_id for edge in edges)
    faults = [
        Fault(EscalationReason.SUPERIOR_TWICE, (id_,), EdgeKind.SUPERIOR) for id_, count in above.items() if count > 1
    ]
    for edge in edges:
        lower, upper = nodes[edge.from_id], nodes[edge.to_id]
        if upper.is_point:
            faults.append(Fault(EscalationReason.POINT_AS_SUPERIOR, (lower.id, upper.id), EdgeKind.SUPERIOR))
        elif upper.tier < lower.tier:
            faults.append(Fault(EscalationReason.UPSIDE_DOWN, (lower.id, upper.id), EdgeKind.SUPERIOR))
    tops = [node for id_, node in nodes.items() if id_ not in above]
    faults += [Fault(EscalationReason.POINT_WITHOUT_HOST, (node.id,)) for node in tops if node.is_point]
    return faults + _stranded([node for node in tops if not node.is_point])


def _stranded(tops: Sequence[Node]) -> list[Fault]:
    """Return a fault for every node that ends its line although it is no government of the highest tier in sight."""
    highest = max((node.tier for node in tops if node.is_seat), default=None)
    return [
        Fault(EscalationReason.NO_WAY_UP, (node.id,), EdgeKind.SUPERIOR)
        for node in tops
        if not node.is_seat or node.tier != highest
    ]
