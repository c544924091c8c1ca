"""Read organisations: lists, one with its points and edges, the tree, and the rows of the escalation graph."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from mediation.escalation.graph import EscalationGraph, build_graph
from mediation.escalation.kinds import EdgeKind
from mediation.escalation.nodes import Edge, Node
from mediation.territory.tiers import Tier
from models.queries.territory import path_ids
from models.session import AnySession
from models.tables.organisations import NO_COUNTY, Organisation, OrganisationEdge, OrganisationVersion
from models.tables.territory import Division

Span = tuple[date, date | None]
"""First day and the day after the last (half-open)."""


@dataclass(frozen=True, slots=True)
class GraphRows:
    """Nodes and edges in force on one day."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class GraphHistory:
    """Every node and edge of some counties and of the line above them, with the days on which each is in force."""

    nodes: tuple[tuple[Node, Span], ...]
    edges: tuple[tuple[Edge, Span], ...]

    def on(self, day: date) -> GraphRows:
        """Return what is in force on a day."""
        return GraphRows(
            tuple(node for node, span in self.nodes if _covers(span, day)),
            tuple(edge for edge, span in self.edges if _covers(span, day)),
        )

    def last_change(self, day: date) -> date | None:
        """Return the last day up to `day` on which anything began or ended; None before the first."""
        days = {one for _, span in (*self.nodes, *self.edges) for one in span if one is not None and one <= day}
        return max(days, default=None)


def _covers(span: Span, day: date) -> bool:
    return span[0] <= day and (span[1] is None or day < span[1])


def graph_history(session: AnySession, *county_ids: int) -> GraphHistory:
    """Load the organisations and edges of counties with the line above them; NO_COUNTY loads all that is above."""
    query = select(
        Organisation.id,
        Organisation.code,
        Organisation.name,
        Organisation.tier,
        Organisation.kind,
        Organisation.line,
        Organisation.is_vertical,
        Organisation.is_principal,
        Organisation.superior_id,
        Organisation.valid_from,
        Organisation.valid_to,
    ).where(_in_sight(session, county_ids))
    nodes, edges = [], []
    for id_, code, name, tier, kind, line, vertical, principal, superior, begin, end in session.execute(query):
        nodes.append((Node(id_, code, name, Tier(tier), kind, line, vertical, principal), (begin, end)))
        if superior is not None:
            edges.append((Edge(id_, superior, EdgeKind.SUPERIOR), (begin, end)))
    ids = {node.id for node, _ in nodes}
    edges += [(edge, span) for edge, span in _lateral(session, county_ids) if edge.from_id in ids and edge.to_id in ids]
    return GraphHistory(tuple(nodes), tuple(edges))


def _lateral(session: AnySession, county_ids: Iterable[int]) -> list[tuple[Edge, Span]]:
    edge = OrganisationEdge
    query = (
        select(edge.from_id, edge.to_id, edge.kind, edge.ground, edge.valid_from, edge.valid_to)
        .join(Organisation, Organisation.id == edge.from_id)
        .where(Organisation.county_id.in_((*county_ids, NO_COUNTY)))
        .order_by(edge.id)
    )
    return [(Edge(start, end, kind, ground), (a, b)) for start, end, kind, ground, a, b in session.execute(query)]


def _in_sight(session: AnySession, county_ids: tuple[int, ...]) -> ColumnElement[bool]:
    if NO_COUNTY in county_ids:
        return Organisation.county_id.in_(county_ids)
    paths = session.scalars(select(Division.path).where(Division.id.in_(county_ids)))
    above = {id_ for path in paths for id_ in path_ids(path)}
    upper = or_(Organisation.division_id.in_(above), Organisation.tier == int(Tier.NATION))
    return or_(Organisation.county_id.in_(county_ids), and_(Organisation.county_id == NO_COUNTY, upper))


def graph_versions(session: AnySession, *county_ids: int) -> tuple[tuple[int, int], ...]:
    """Return the versions of some counties' organisations and of those above every county; one small statement."""
    version = OrganisationVersion
    query = select(version.county_id, version.version).where(version.county_id.in_((*county_ids, NO_COUNTY)))
    return tuple(sorted(session.execute(query).tuples()))


def graph_of_county(session: AnySession, county_id: int, on: date) -> EscalationGraph:
    """Build the escalation graph of a county and of the line above it as it stands on a day.

    Raises UnsoundGraph when the rows do not make one. Pages and operations ask `Graphs`, which keeps what it built.
    """
    rows = graph_history(session, county_id).on(on)
    return build_graph(rows.nodes, rows.edges)
