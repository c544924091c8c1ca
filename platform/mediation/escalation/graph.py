"""The escalation graph: who stands above whom, where people are received, who reviews (R-1.10, R-1.40, R-1.76)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

import networkx as nx

from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.escalation.nodes import Edge, Node
from mediation.escalation.soundness import Fault, UnsoundGraph, check_graph
from mediation.territory.tiers import Tier

__all__ = ["Edge", "EscalationGraph", "Fault", "LevelUp", "Node", "UnsoundGraph", "build_graph", "check_graph"]


OUTSIDE_REVIEW = frozenset(
    {OrgKind.VILLAGE_COMMITTEE, OrgKind.COURT, OrgKind.PROCURATORATE, OrgKind.DISCIPLINE, OrgKind.ARBITRATION}
)
"""Kinds whose acts are never reviewed along this chain."""


class LevelUp(StrEnum):
    """How "one level up" of the competent organ is read (R-1.10); a parameter, as the statute does not say it for a
    bureau: its superior on the graph alone, or also the organs that review it (R-1.76), both being its 上一级."""

    SUPERIOR = "superior"
    SUPERIOR_OR_REVIEWING = "superior_or_reviewing"


class EscalationGraph:
    """A checked graph with its answers precomputed as tuples of ids; build it with `build_graph`.

    Every method raises KeyError for an id that is not on the graph.
    """

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Precompute the tuples; the nodes and edges must have passed `check_graph`."""
        self.nodes: Mapping[int, Node] = MappingProxyType({node.id: node for node in nodes})
        self.edges = tuple(edges)
        self.network = _network(self.nodes.values(), self.edges)
        self._superior = {edge.from_id: edge.to_id for edge in self.edges if edge.kind is EdgeKind.SUPERIOR}
        self._superiors = {id_: self._walk(id_) for id_ in self.nodes}
        self._children = self._by_target(EdgeKind.SUPERIOR)
        self._targets = {kind: self._by_source(kind) for kind in EdgeKind}
        self._seats = {id_: self._find_seat(id_) for id_ in self.nodes}
        self._own = {id_: self._find_own(id_) for id_ in self.nodes}
        self._points = {id_: self._find_points(id_) for id_ in self.nodes}
        self._ladders = {id_: self._find_ladder(id_) for id_, node in self.nodes.items() if node.is_point}
        self._lawful = {reading: {id_: self._find_lawful(id_, reading) for id_ in self.nodes} for reading in LevelUp}

    def node(self, id_: int) -> Node:
        """Return the node."""
        return self.nodes[id_]

    def superior(self, id_: int) -> int | None:
        """Return the organ directly above, or None at the top; the host for a reception point."""
        self.nodes[id_]
        return self._superior.get(id_)

    def superiors(self, id_: int) -> tuple[int, ...]:
        """Return everything above, nearest first."""
        return self._superiors[id_]

    def path_up(self, id_: int) -> tuple[int, ...]:
        """Return the node and everything above it, up to its top."""
        return (id_, *self._superiors[id_])

    def depth(self, id_: int) -> int:
        """Return the number of superior edges up to the top."""
        return len(self._superiors[id_])

    def children(self, id_: int) -> tuple[int, ...]:
        """Return the nodes directly below on superior edges, in order of id."""
        self.nodes[id_]
        return self._children.get(id_, ())

    def is_above(self, upper: int, lower: int) -> bool:
        """Whether `upper` stands strictly above `lower` on superior edges."""
        return upper in self._superiors[lower]

    def host(self, id_: int) -> int:
        """Return the organ on whose behalf a reception point receives; any other organ is its own host."""
        return self._superior[id_] if self.nodes[id_].is_point else id_

    def seat(self, id_: int) -> int | None:
        """Return the government or village committee at whose level the node sits."""
        return self._seats[id_]

    def competent_organ(self, id_: int) -> int:
        """Return the lowest organ at or above the node that can be competent: a village never is (R-1.10)."""
        for organ in (self.host(id_), *self._superiors[self.host(id_)]):
            if self.nodes[organ].kind is not OrgKind.VILLAGE_COMMITTEE:
                return organ
        return id_

    def competent_level(self, id_: int) -> Tier:
        """Return the tier at which a matter of the node is handled: a village's at its township."""
        return self.nodes[self.competent_organ(id_)].tier

    def one_level_up(self, id_: int) -> int | None:
        """Return the superior on the graph of the competent organ (R-1.10); a bureau's is its own government."""
        return self._superior.get(self.competent_organ(id_))

    def points_of(self, id_: int) -> tuple[int, ...]:
        """Return where the organ receives people, the principal point first.

        Its own points; an organ without any is received for at its government's.
        """
        return self._points[id_]

    def lawful_points(self, id_: int, *, level_up: LevelUp = LevelUp.SUPERIOR) -> tuple[int, ...]:
        """Return where a visit about a matter of the organ may be made: its own level or one above (R-1.10)."""
        return self._lawful[level_up][id_]

    def lawful_organs(self, id_: int, *, level_up: LevelUp = LevelUp.SUPERIOR) -> tuple[int, ...]:
        """Return the competent organ and those one level above it (R-1.10)."""
        organ = self.competent_organ(id_)
        above = self._superior.get(organ)
        ups = [] if above is None else [above]
        if level_up is LevelUp.SUPERIOR_OR_REVIEWING:
            ups += [one for one in self.reviewing_organs(organ) if one not in ups]
        return (organ, *ups)

    def skip_edges(self, point: int, *, competent: int, level_up: LevelUp = LevelUp.SUPERIOR) -> int:
        """Return the number of superior edges from the highest lawful organ up to the point's level; 0 if not higher.

        For a point on another line the edges up to the top are compared instead; tier numbers are never read.
        """
        organs = self.lawful_organs(competent, level_up=level_up)
        highest = min(self.depth(self._seats[organ] or organ) for organ in organs)
        host = self.host(point)
        return max(0, highest - self.depth(self._seats[host] or host))

    def ladder(self, point: int) -> tuple[int, ...]:
        """Return the reception points from this one up: of every organ above its host the principal one."""
        return self._ladders[point]

    def common_superior(self, ids: Iterable[int]) -> int | None:
        """Return the lowest organ strictly above all of them, or None: then their joint meeting decides (R-1.40)."""
        return self._lowest_common([self._superiors[self.host(id_)] for id_ in ids])

    def common_place(self, ids: Iterable[int]) -> int | None:
        """Return the lowest organ at or above all of them, or None."""
        return self._lowest_common([self.path_up(self.host(id_)) for id_ in ids])

    def path_between(self, lower: int, upper: int) -> tuple[int, ...]:
        """Return the way on superior edges from one node to another, up to where they meet and down again."""
        up, down = self.path_up(lower), self.path_up(upper)
        meeting = self._lowest_common([up, down])
        if meeting is None:
            return ()
        return up[: up.index(meeting) + 1] + tuple(reversed(down[: down.index(meeting)]))

    def reviewing_organs(self, id_: int) -> tuple[int, ...]:
        """Return who reviews the organ's opinions (R-1.70, R-1.72), as R-1.76 has it.

        The targets of its review edges; without any, the superior of a government or bureau. None for a village, a
        reception point, a judicial or discipline organ, a vertical organ without an edge, and at the top.
        """
        edges = self._targets[EdgeKind.REVIEW].get(id_, ())
        node = self.nodes[id_]
        if edges or node.is_point or node.is_vertical or node.kind in OUTSIDE_REVIEW:
            return tuple(edge.to_id for edge in edges)
        above = self._superior.get(id_)
        return () if above is None else (above,)

    def routes(self, id_: int) -> tuple[Edge, ...]:
        """Return the edges from the node to organs of a statutory route."""
        self.nodes[id_]
        return self._targets[EdgeKind.ROUTE].get(id_, ())

    def exceptions(self, organ: int, *, host: int) -> tuple[Edge, ...]:
        """Return the exception edges by which `host` (or its government) may take up what belongs to `organ`."""
        takers = {host, self._seats[host]}
        edges = self._targets[EdgeKind.EXCEPTION]
        return tuple(edge for id_ in self.path_up(organ) for edge in edges.get(id_, ()) if edge.to_id in takers)

    def nearest(self, kind: OrgKind, *, to: int, but: Collection[int] = ()) -> int | None:
        """Return the organ of that kind at the node's level, else at the next level above; never one of `but`."""
        for organ in self.path_up(self._seats[to] or to):
            for child in self._children.get(organ, ()):
                if self.nodes[child].kind is kind and child not in but:
                    return child
        return None

    def _walk(self, id_: int) -> tuple[int, ...]:
        path, at = [], self._superior.get(id_)
        while at is not None:
            path.append(at)
            at = self._superior.get(at)
        return tuple(path)

    def _by_source(self, kind: EdgeKind) -> dict[int, tuple[Edge, ...]]:
        found: dict[int, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.kind is kind:
                found[edge.from_id].append(edge)
        return {id_: tuple(edges) for id_, edges in found.items()}

    def _by_target(self, kind: EdgeKind) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for edge in self.edges:
            if edge.kind is kind:
                found[edge.to_id].append(edge.from_id)
        return {id_: tuple(sorted(ids)) for id_, ids in found.items()}

    def _find_seat(self, id_: int) -> int | None:
        return next((one for one in self.path_up(id_) if self.nodes[one].is_seat), None)

    def _find_points(self, id_: int) -> tuple[int, ...]:
        if self.nodes[id_].is_point:
            return (id_,)
        own = self._own[id_]
        seat = self._seats[id_]
        return own if own or seat is None else self._own[seat]

    def _find_own(self, id_: int) -> tuple[int, ...]:
        points = [self.nodes[child] for child in self._children.get(id_, ()) if self.nodes[child].is_point]
        return tuple(point.id for point in sorted(points, key=lambda point: (not point.is_principal, point.id)))

    def _find_ladder(self, point: int) -> tuple[int, ...]:
        above = (self._own[organ] for organ in self._superiors[self.host(point)])
        return (point, *(points[0] for points in above if points))

    def _find_lawful(self, id_: int, reading: LevelUp) -> tuple[int, ...]:
        organs = self.lawful_organs(id_, level_up=reading)
        return tuple(dict.fromkeys(point for organ in organs for point in self._points[organ]))

    @staticmethod
    def _lowest_common(paths: list[tuple[int, ...]]) -> int | None:
        if not paths:
            return None
        others = [set(path) for path in paths[1:]]
        return next((id_ for id_ in paths[0] if all(id_ in path for path in others)), None)


def build_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> EscalationGraph:
    """Return the graph; raises UnsoundGraph with every fault that `check_graph` finds."""
    listed, joined = tuple(nodes), tuple(edges)
    faults = check_graph(listed, joined)
    if faults:
        raise UnsoundGraph(faults)
    return EscalationGraph(listed, joined)


def _network(nodes: Iterable[Node], edges: Iterable[Edge]) -> "nx.DiGraph[int]":
    """Return a DiGraph with `node` on every node and `joins` (kind → edges) on every joined pair."""
    network: nx.DiGraph[int] = nx.DiGraph()
    for node in nodes:
        network.add_node(node.id, node=node)
    for edge in edges:
        if not network.has_edge(edge.from_id, edge.to_id):
            network.add_edge(edge.from_id, edge.to_id, joins={})
        joins: dict[EdgeKind, tuple[Edge, ...]] = network.edges[edge.from_id, edge.to_id]["joins"]
        joins[edge.kind] = (*joins.get(edge.kind, ()), edge)
    return network
