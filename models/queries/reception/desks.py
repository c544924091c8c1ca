"""Read what a desk needs to fill its form: the counties it receives for, today's visits."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.escalation.kinds import OrgKind
from mediation.moments import day_begins_at, day_ends_at
from mediation.reception.decisions import Decision
from mediation.routing.kinds import Channel
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.reception import Judgement, Visit
from models.tables.territory import Division

MOST = 50


@dataclass(frozen=True, slots=True)
class DeskVisit:
    """A visit registered at a desk today."""

    visit_id: int
    number: str
    title: str
    channel: Channel
    registered_at: datetime
    persons: int
    is_repeat: bool
    decision: Decision
    code: str


def counties_below(session: AnySession, organisation_id: int, *, on: date) -> tuple[tuple[int, str], ...]:
    """Return id and name of the counties with a centre below an organisation that sits above every county."""
    path = session.scalar(
        select(Division.path)
        .join(Organisation, Organisation.division_id == Division.id)
        .where(Organisation.id == organisation_id)
    )
    query = (
        select(Division.id, Division.name)
        .join(Organisation, Organisation.division_id == Division.id)
        .where(Organisation.kind == OrgKind.COUNTY_CENTRE, Organisation.valid_to.is_(None))
        .where(Division.valid_from <= on)
        .order_by(Division.code12)
    )
    if path is not None:
        query = query.where(Division.path.startswith(path, autoescape=True))
    return tuple(session.execute(query).tuples())


def visits_of_desk(
    session: AnySession, viewer: Viewer, *, organisation_id: int, on: date, limit: int = MOST
) -> tuple[DeskVisit, ...]:
    """Return the visits registered at an organisation on a day within the viewer's reach, newest first."""
    query = (
        select(
            Visit.id,
            Case.number,
            Case.title,
            Visit.channel,
            Visit.registered_at,
            Visit.persons,
            Visit.is_repeat,
            Judgement.decision,
            Judgement.code,
        )
        .join(Case, Case.id == Visit.case_id)
        .join(Judgement, Judgement.visit_id == Visit.id)
        .where(Visit.organisation_id == organisation_id, reach(viewer))
        .where(Visit.registered_at >= day_begins_at(on), Visit.registered_at < day_ends_at(on))
        .order_by(Visit.registered_at.desc(), Visit.id.desc())
        .limit(limit)
    )
    return tuple(DeskVisit(*row) for row in session.execute(query).tuples())
