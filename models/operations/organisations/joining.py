"""Draw and remove edges of the escalation graph, and move an organisation under another superior (R-1.40, R-1.76)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from mediation.escalation.kinds import EdgeKind
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.organisations.checking import (
    SOUND,
    UnableToChangeOrganisation,
    check_whole,
    finish,
    organisation_to_change,
    organisation_to_join,
)
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.tables.organisations import Organisation, OrganisationEdge
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class AddEdge:
    """A review, route or exception edge from a day on; `ground` is a rule number, a route or X1–X6."""

    kind: EdgeKind
    from_id: int
    to_id: int
    ground: str
    on: date


@dataclass(frozen=True, slots=True)
class ChangeSuperior:
    """An organisation to stand under another superior from now on."""

    organisation_id: int
    superior_id: int
    on: date


def add_edge(session: AnySession, command: AddEdge, *, actor: Actor | None, now: datetime) -> int:
    """Draw an edge and return its id.

    Raises OutOfReach for an end the actor does not administer, UnableToChangeOrganisation when it exists already or
    when the graph would not be sound (a cycle, an unknown ground).
    """
    with unit_of_work(session) as work:
        start = organisation_to_change(work, command.from_id, actor=actor)
        end = organisation_to_join(work, command.to_id, actor=actor)
        same = select(OrganisationEdge.id).where(
            OrganisationEdge.kind == command.kind,
            OrganisationEdge.from_id == start.id,
            OrganisationEdge.to_id == end.id,
            OrganisationEdge.ground == command.ground,
            or_(OrganisationEdge.valid_to.is_(None), OrganisationEdge.valid_to > command.on),
        )
        if work.scalar(same) is not None or command.kind is EdgeKind.SUPERIOR:
            raise UnableToChangeOrganisation(Refused(OrganisationReason.EDGE_EXISTS, SOUND))
        edge = OrganisationEdge(
            kind=command.kind, from_id=start.id, to_id=end.id, ground=command.ground, valid_from=command.on
        )
        work.add(edge)
        check_whole(work, start, end, on=command.on)
        facts: dict[str, Fact] = {"edge": edge.id, "kind": command.kind.value, "to": end.id, "ground": command.ground}
        finish(work, start, end, tag="organisation.edge_added", basis=SOUND, actor=actor, at=now, facts=facts)
        return edge.id


def remove_edge(session: AnySession, edge_id: int, *, on: date, actor: Actor | None, now: datetime) -> None:
    """End an edge on a day; one that begins on that day or later is taken away altogether."""
    with unit_of_work(session) as work:
        edge = work.get(OrganisationEdge, edge_id)
        if edge is None:
            raise OutOfReach
        start = organisation_to_change(work, edge.from_id, actor=actor)
        if edge.valid_to is not None and edge.valid_to <= on:
            raise UnableToChangeOrganisation(Refused(OrganisationReason.EDGE_ENDED, SOUND))
        facts = {
            "edge": edge.id,
            "kind": edge.kind.value,
            "to": edge.to_id,
            "ground": edge.ground,
            "on": on.isoformat(),
        }
        if edge.valid_from >= on:
            work.delete(edge)
        else:
            edge.valid_to = on
        finish(work, start, tag="organisation.edge_removed", basis=SOUND, actor=actor, at=now, facts=facts)


def change_superior(session: AnySession, command: ChangeSuperior, *, actor: Actor | None, now: datetime) -> None:
    """Move an organisation, with everything below it, under another superior.

    Raises UnableToChangeOrganisation when the graph would not be sound (a cycle, a reception point as superior, a
    lower tier above a higher one), or when the new superior belongs to another county.
    """
    with unit_of_work(session) as work:
        row = organisation_to_change(work, command.organisation_id, actor=actor)
        superior = organisation_to_join(work, command.superior_id, actor=actor)
        before = row.superior_id
        if before == superior.id:
            return
        row.superior_id = superior.id
        check_whole(work, row, superior, on=command.on)
        if superior.county_id != row.county_id:
            raise UnableToChangeOrganisation(Refused(OrganisationReason.OTHER_COUNTY, SOUND))
        follow_superior(work, row, superior=superior)
        facts = {"from": before, "to": superior.id}
        finish(work, row, tag="organisation.superior_changed", basis=SOUND, actor=actor, at=now, facts=facts)


def follow_superior(work: Session, row: Organisation, *, superior: Organisation) -> None:
    """Give an organisation that moved, and all below it, the township they now belong to."""
    if superior.town_id in (None, row.town_id):
        return
    moved = [row.id]
    while moved:
        work.execute(update(Organisation).where(Organisation.id.in_(moved)).values(town_id=superior.town_id))
        moved = list(work.scalars(select(Organisation.id).where(Organisation.superior_id.in_(moved))))
