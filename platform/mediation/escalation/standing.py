"""The review and exception edges that the law itself draws along the superior edges (R-1.76 and the exceptions)."""

from collections.abc import Iterable

from mediation.escalation.kinds import EdgeKind, OrgKind, SkipGround
from mediation.escalation.nodes import Edge, Node

BUREAU_KINDS = frozenset({OrgKind.DEPARTMENT, OrgKind.POLICE})
"""Organs reviewed by their government or by the bureau above (R-1.76)."""

NATIONAL_GROUNDS = (SkipGround.X1, SkipGround.X2, SkipGround.X3, SkipGround.X4, SkipGround.X5)
"""Grounds on which any superior may take a visit; X6 needs a local statute and is drawn by hand."""


def standing_edges(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return the review edges of R-1.76 and the exception edges X1–X5 that follow from the superior edges.

    Township → county government, county → prefecture government; bureau → its government and the bureau of the same
    kind and line above; a vertical organ → the one above of its line only. Exceptions run between governments.
    """
    by_id = {node.id: node for node in nodes}
    above = {edge.from_id: edge.to_id for edge in edges if edge.kind is EdgeKind.SUPERIOR}
    bureaux = {_office(above[id_], node): id_ for id_, node in by_id.items() if id_ in above and node.line}
    drawn: list[Edge] = []
    for id_, node in by_id.items():
        superior = above.get(id_)
        if superior is None:
            continue
        if node.kind is OrgKind.GOVERNMENT:
            drawn.append(Edge(id_, superior, EdgeKind.REVIEW))
            drawn += [Edge(id_, superior, EdgeKind.EXCEPTION, ground.value) for ground in NATIONAL_GROUNDS]
        elif node.kind in BUREAU_KINDS:
            upper = bureaux.get(_office(above.get(superior, superior), node))
            reviewers = [upper] if node.is_vertical else [superior, upper]
            drawn += [Edge(id_, one, EdgeKind.REVIEW) for one in reviewers if one is not None and one != id_]
    return tuple(drawn)


def _office(government: int, node: Node) -> tuple[int, str, str]:
    """Return what makes a bureau the one of its government: kind and line."""
    return (government, node.kind.value, node.line or "")
