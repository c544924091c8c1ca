"""The edges a county is opened with beside those that the law draws: offices, party organs, routes (R-1.54, R-1.76)."""

from collections.abc import Iterable, Iterator, Mapping

from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.escalation.nodes import Edge
from mediation.escalation.standing import standing_edges
from models.operations.organisations.seeds import JUSTICE, OrgSeed
from models.queries.organisations import GraphRows

REVIEWED = "R-1.76"
"""Ground of the review edges."""

STATUTORY_ROUTES = {
    "FY": "litigation",
    "ZFW": "litigation",
    "LDZC": "arbitration",
    "TDZC": "arbitration",
    "JW": "party_discipline",
}
"""Organs to which a statutory route leads from their government, with the ground of the edge (R-1.54)."""

_REVIEWED_IN_LINE = frozenset(
    {OrgKind.DISCIPLINE, OrgKind.POLITICAL_LEGAL, OrgKind.EDITING_COMMISSION, OrgKind.MASS_ORGANISATION}
)


def opening_edges(seeds: Mapping[str, OrgSeed], *, ids: Mapping[str, int], rows: GraphRows) -> Iterator[Edge]:
    """Yield the edges between the organisations of a county and of the line above it, superior edges left out."""
    for edge in standing_edges(rows.nodes, rows.edges):
        yield Edge(edge.from_id, edge.to_id, edge.kind, edge.ground or REVIEWED)
    for seed in seeds.values():
        key = seed.code.partition("-")[2]
        for upper in _upper_organs(seed, seeds):
            yield Edge(ids[seed.code], ids[upper], EdgeKind.REVIEW, REVIEWED)
        if key in STATUTORY_ROUTES and seed.superior:
            yield Edge(ids[seed.superior], ids[seed.code], EdgeKind.ROUTE, STATUTORY_ROUTES[key])


def _upper_organs(seed: OrgSeed, seeds: Mapping[str, OrgSeed]) -> Iterable[str]:
    """Return the organ of the same line one government further up, for organs that no bureau rule covers."""
    if seed.kind not in _REVIEWED_IN_LINE and not seed.code.endswith(f"-{JUSTICE}"):
        return ()
    government = seeds.get(seed.superior or "")
    prefix = (government.superior or "").partition("-")[0] if government else ""
    upper = f"{prefix}-{seed.line}"
    return (upper,) if upper in seeds else ()
