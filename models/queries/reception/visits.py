"""Read a registered visit as the result page and its prints show it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, null, select

from mediation.casefile.kinds import DocumentKind, LinkKind, Stage
from mediation.reception.parties import PartyRole, Side
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.tables.accounts import Account
from models.tables.cases import Case, CaseLink, CaseParty
from models.tables.documents import Document
from models.tables.organisations import Organisation, ReceptionPoint
from models.tables.reception import Judgement, Visit
from models.tables.record import RecordEntry
from models.unable import OutOfReach

PRINTED = "document.printed"
"""Tag of the line that says a paper was put before somebody's eyes."""
HANDING_OVER = timedelta(minutes=10)
"""How long whoever wrote a visit down may hand over its receipt when the case is not his to see."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper made at the desk with its number."""

    id: int
    kind: DocumentKind
    year: int
    number: int
    made_on: date


@dataclass(frozen=True, slots=True)
class VisitResult:
    """A visit with its case and the first verdict on it; `query_code` is the citizen's, for the receipt alone.

    `judged` is what the verdict rested on, `verdict` what it said, both as stored. `was_printed` says whether this
    visit's receipt was, here or with the case.
    """

    visit_id: int
    case_id: int
    number: str
    query_code: str
    title: str
    kind: Kind
    stage: Stage
    secrecy: SecrecyClass
    county_id: int
    channel: Channel
    visited_on: date
    registered_at: datetime
    registered_by: str
    organisation_id: int
    organisation: str
    persons: int
    is_group: bool
    is_repeat: bool
    interview_declined: bool
    holder: str
    judged: Mapping[str, Any]
    verdict: Mapping[str, Any]
    petitioner: str | None
    papers: tuple[PaperRow, ...]
    was_printed: bool

    def paper(self, kind: DocumentKind) -> PaperRow | None:
        """Return the paper of a kind, or None when this visit has none."""
        return next((paper for paper in self.papers if paper.kind is kind), None)


@dataclass(frozen=True, slots=True)
class PlaceToGo:
    """An organisation with what it publishes; the three are None where nothing is published."""

    id: int
    name: str
    address: str | None
    hours: str | None
    phone: str | None
    web: str | None


def visit_within_reach(session: AnySession, viewer: Viewer, visit_id: int) -> VisitResult:
    """Return a visit whose case the viewer may have before him, in four statements; raise OutOfReach otherwise."""
    return _visit(session, _code_of_all_parts(viewer), Visit.id == visit_id, reach(viewer))


def visit_to_hand_over(session: AnySession, *, account_id: int, visit_id: int, now: datetime) -> VisitResult:
    """Return a visit that this account wrote down just now and whose receipt nobody has printed; raise OutOfReach.

    Whoever receives an accusation of his own unit never sees it again (R-1.53), but owes its receipt at once (R-1.04).
    """
    written = (Visit.registered_by_id == account_id, Visit.registered_at >= now - HANDING_OVER)
    found = _visit(session, null(), Visit.id == visit_id, *written)
    if found.was_printed:
        raise OutOfReach
    return found


def _code_of_all_parts(viewer: Viewer) -> ColumnElement[Any]:
    # An accusation that was split off took the petitioner's code with it; who may see it prints that one.
    part = select(Case.query_code).where(
        Case.id == CaseLink.case_id,
        CaseLink.other_id == Visit.case_id,
        CaseLink.kind == LinkKind.SPLIT_FROM,
        CaseLink.undone_at.is_(None),
        Case.secrecy == SecrecyClass.D,
        reach(viewer),
    )
    return part.order_by(Case.id).limit(1).correlate(Visit).scalar_subquery()


def _visit(session: AnySession, code: ColumnElement[Any], *where: ColumnElement[bool]) -> VisitResult:
    query = (
        select(Visit, Case, Judgement, Organisation.name, Account.display_name, code)
        .join(Case, Case.id == Visit.case_id)
        .join(Judgement, Judgement.visit_id == Visit.id)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .join(Account, Account.id == Visit.registered_by_id)
        .where(*where)
        .order_by(Judgement.id)
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise OutOfReach
    return _result(session, *found)


def _result(
    session: AnySession,
    visit: Visit,
    case: Case,
    judgement: Judgement,
    organisation: str,
    clerk: str,
    code: str | None,
) -> VisitResult:
    holder, petitioner = _holder_and_petitioner(session, case)
    papers = _papers(session, visit.id)
    return VisitResult(
        visit_id=visit.id,
        case_id=case.id,
        number=case.number,
        query_code=code or case.query_code,
        title=case.title,
        kind=case.kind,
        stage=case.stage,
        secrecy=case.secrecy,
        county_id=case.county_id,
        channel=visit.channel,
        visited_on=visit.visited_on,
        registered_at=visit.registered_at,
        registered_by=clerk,
        organisation_id=visit.organisation_id,
        organisation=organisation,
        persons=visit.persons,
        is_group=visit.is_group,
        is_repeat=visit.is_repeat,
        interview_declined=visit.interview_declined,
        holder=holder,
        judged=judgement.facts,
        verdict=judgement.verdict,
        petitioner=petitioner,
        papers=papers,
        was_printed=_was_printed(session, case.id, papers),
    )


def was_sent(session: AnySession, *, submission_key: str, organisation_id: int) -> bool:
    """Say whether an organisation has registered this submission already."""
    sent = exists().where(Visit.submission_key == submission_key, Visit.organisation_id == organisation_id)
    return bool(session.scalar(select(sent)))


def places_to_go(session: AnySession, organisation_ids: Collection[int]) -> tuple[PlaceToGo, ...]:
    """Return some organisations with what they publish, in the order of the ids given, in one statement."""
    point = ReceptionPoint
    query = (
        select(Organisation.id, Organisation.name, point.address, point.hours, point.phone, point.web)
        .outerjoin(point, point.organisation_id == Organisation.id)
        .where(Organisation.id.in_(organisation_ids))
    )
    rows = {row.id: PlaceToGo(*row) for row in session.execute(query)}
    return tuple(rows[id_] for id_ in organisation_ids if id_ in rows)


def case_numbers(session: AnySession, viewer: Viewer, case_ids: Collection[int]) -> dict[int, str]:
    """Return the numbers of those of some cases that the viewer may have before him."""
    rows = session.execute(select(Case.id, Case.number).where(Case.id.in_(case_ids), reach(viewer)))
    return dict(rows.tuples().all())


def _was_printed(session: AnySession, case_id: int, papers: Collection[PaperRow]) -> bool:
    lines = select(RecordEntry.facts).where(RecordEntry.case_id == case_id, RecordEntry.tag == PRINTED)
    printed = {facts["document"] for facts in session.scalars(lines)}
    return any(paper.id in printed for paper in papers if paper.kind is DocumentKind.RECEIPT)


def _holder_and_petitioner(session: AnySession, case: Case) -> tuple[str, str | None]:
    """Return who holds the case, and the name of the first applicant."""
    query = (
        select(Organisation.name, CaseParty.name)
        .select_from(Organisation)
        .outerjoin(
            CaseParty,
            (CaseParty.case_id == case.id)
            & (CaseParty.side == Side.APPLICANT)
            & CaseParty.role.in_([PartyRole.SELF, PartyRole.REPRESENTATIVE, PartyRole.JOINT]),
        )
        .where(Organisation.id == case.holder_id)
        .order_by(CaseParty.position)
        .limit(1)
    )
    holder, petitioner = session.execute(query).one()
    return holder, petitioner


def _papers(session: AnySession, visit_id: int) -> tuple[PaperRow, ...]:
    query = (
        select(Document.id, Document.kind, Document.year, Document.number, Document.made_on)
        .where(Document.visit_id == visit_id, Document.voided_at.is_(None))
        .order_by(Document.id)
    )
    return tuple(PaperRow(*row) for row in session.execute(query))
