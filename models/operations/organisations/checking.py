"""What every change to an organisation begins and ends with: reach, the whole graph checked, the record."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.escalation.graph import check_graph
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.queries.administration import administered_organisations
from models.queries.organisations import graph_history
from models.steps.record import append_entry
from models.steps.versions import raise_versions_of
from models.tables.organisations import NO_COUNTY, Organisation
from models.unable import OutOfReach, UnableTo

SOUND = "R-1.40"


class UnableToChangeOrganisation(UnableTo):
    """The change would break the graph, or a rule of the organisation itself refuses it."""


def organisation_to_change(work: Session, organisation_id: int, *, actor: Actor | None) -> Organisation:
    """Return an organisation, locked until the commit; OutOfReach when the actor's county does not administer it."""
    county_id = actor.county_id if actor else NO_COUNTY
    query = select(Organisation).where(Organisation.id == organisation_id, administered_organisations(county_id))
    row = work.scalars(query.with_for_update()).one_or_none()
    if row is None:
        raise OutOfReach
    return row


def organisation_to_join(work: Session, organisation_id: int, *, actor: Actor | None) -> Organisation:
    """Return the other end of an edge: an organisation of the actor's county or of those above every county."""
    row = work.get(Organisation, organisation_id)
    if row is None or (actor and actor.county_id not in (NO_COUNTY, row.county_id) and row.county_id != NO_COUNTY):
        raise OutOfReach
    return row


def require(answer: object) -> None:
    """Raise UnableToChangeOrganisation when a rule refused."""
    if isinstance(answer, Refused):
        raise UnableToChangeOrganisation(answer)


def check_whole(work: Session, *organisations: Organisation, on: date) -> None:
    """Raise UnableToChangeOrganisation when the graph of the organisations' counties is no longer sound (R-1.40)."""
    work.flush()
    rows = graph_history(work, *sorted({organisation.county_id for organisation in organisations})).on(on)
    for fault in check_graph(rows.nodes, rows.edges):
        names = {node.id: node.name for node in rows.nodes}
        at = "、".join(names.get(id_, str(id_)) for id_ in fault.node_ids[:5])
        raise UnableToChangeOrganisation(Refused(fault.reason, SOUND, {"at": at}))


def finish(
    work: Session,
    *organisations: Organisation,
    tag: str,
    basis: str,
    actor: Actor | None,
    at: datetime,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Raise the versions and write the record of a change; the first organisation is the one it is about."""
    raise_versions_of(work, *organisations)
    about = {"organisation": organisations[0].id, **(facts or {})}
    append_entry(work, tag=tag, at=at, basis=basis, actor=actor, chain=organisations[0].county_id, facts=about)
