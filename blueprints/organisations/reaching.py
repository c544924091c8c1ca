"""Which county's organisations a page is about, and the graph it shows."""

from flask import current_app, request

from blueprints.edge.access import acting_post
from blueprints.edge.moment import today
from mediation.escalation.graph import EscalationGraph
from models.ids import row_id
from models.queries.graphs import Graphs
from models.queries.organisation_rows import OrganisationFacts, find_organisation
from models.tables.base import db
from models.unable import OutOfReach

ABOVE_EVERY_COUNTY = 0


def own_county() -> int:
    """Return the county of the post in which one acts; ABOVE_EVERY_COUNTY above the counties."""
    post = acting_post()
    return post.county_id if post else ABOVE_EVERY_COUNTY


def shown_county() -> int:
    """Return the county that a page shows: one's own; from above the counties, the one asked for."""
    own = own_county()
    return own if own != ABOVE_EVERY_COUNTY else request.args.get("county", ABOVE_EVERY_COUNTY, type=row_id)


def graph_of(county_id: int) -> EscalationGraph:
    """Return today's graph of a county."""
    graphs: Graphs = current_app.extensions["graphs"]
    return graphs.of_county(db.session, county_id, on=today())


def reached(organisation_id: int) -> OrganisationFacts:
    """Return an organisation that one may look at; raises OutOfReach."""
    found = find_organisation(db.session, organisation_id, county_id=own_county())
    if found is None:
        raise OutOfReach
    return found
