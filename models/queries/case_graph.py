"""The escalation graph on which a case and its holder stand together."""

from datetime import date

from sqlalchemy import select

from mediation.escalation.graph import EscalationGraph
from models.queries.graphs import Graphs
from models.session import AnySession
from models.tables.organisations import Organisation


def graph_of_case(session: AnySession, graphs: Graphs, *, county_id: int, holder_id: int, on: date) -> EscalationGraph:
    """Return the graph of a case's county; joined with the holder's county where that is another one (R-1.40)."""
    graph = graphs.of_county(session, county_id, on=on)
    if holder_id in graph.nodes:
        return graph
    holders = session.scalars(select(Organisation.county_id).where(Organisation.id == holder_id)).one()
    return graphs.joined(session, county_id, holders, on=on)
