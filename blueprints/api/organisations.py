"""Organisations of one's county, and any of them or of those above every county."""

from blueprints.api.blueprint import blueprint
from blueprints.api.caller import caller
from blueprints.api.door import Offer, offered
from blueprints.api.schemas.organisations import (
    OrganisationFull,
    OrganisationLine,
    Organisations,
    OrganisationsAsked,
    Point,
)
from mediation.secrecy.acts import PageAct
from mediation.secrecy.tokens import Scope
from models.queries.organisation_rows import find_organisation, organisations_page, points_of
from models.tables.base import db
from models.unable import OutOfReach

VIEW, READ = PageAct.ORGANISATIONS_VIEW.value, Scope.ORGANISATIONS_READ


@blueprint.route("/organisations")
@offered(Offer("List the organisations of one's county by code", VIEW, READ, Organisations, query=OrganisationsAsked))
def organisations(query: OrganisationsAsked) -> Organisations:
    """List organisations."""
    page = organisations_page(
        db.session,
        county_id=caller().actor.county_id,
        containing=query.q,
        kind=query.kind,
        after=query.after,
        size=query.limit,
    )
    return Organisations(items=[OrganisationLine.model_validate(row) for row in page.rows], next=page.next_key)


@blueprint.route("/organisations/<int:organisation_id>")
@offered(Offer("Read an organisation with what it publishes", VIEW, READ, OrganisationFull))
def organisation(organisation_id: int) -> OrganisationFull:
    """Read one."""
    found = find_organisation(db.session, organisation_id, county_id=caller().actor.county_id)
    if found is None:
        raise OutOfReach
    points = [Point.model_validate(row) for row in points_of(db.session, [organisation_id])]
    kept = {name: getattr(found, name) for name in OrganisationFull.model_fields if name != "points"}
    return OrganisationFull(**kept, points=points)
