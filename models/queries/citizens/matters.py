"""Read a case for the petitioner who showed its code: where it is, until when, what he can do; nobody else's data."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select

from mediation.casefile.advice import AdviceFacts, AdviceItem, advice
from mediation.casefile.kinds import DocumentKind, HandOverKind, HandOverState, LinkKind, ProceedingKind, Stage
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.moments import local_day
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.tags import Tag
from models.law import law_of
from models.queries.case_graph import graph_of_case
from models.queries.clocks import ClockRow, clocks_of_case
from models.session import AnySession
from models.setting import Setting
from models.tables.cases import Case, CaseLink
from models.tables.documents import Document, Service
from models.tables.handovers import HandOver
from models.tables.organisations import Organisation, ReceptionPoint
from models.unable import OutOfReach

CONTACT = (TermCode.SKIP_CONTACT_2WD, TermCode.FIRST_CONTACT_2WD)
NOTICE = (TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15)
HANDLING = (TermCode.SIMPLE_DONE_10WD, TermCode.HANDLE_60)
AT_THE_DESK = (DocumentKind.RECEIPT, DocumentKind.GUIDE_SLIP)
"""Papers that are handed over on the spot, without a proof of service."""
NOT_FOR_CITIZENS = frozenset({TermCode.OBJECTION_5WD, TermCode.ASSIGNMENT_FEEDBACK})
"""Terms between organs: they bind by law, and tell the petitioner nothing about his case."""


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation with the place where it receives people; without a place of its own, its government's."""

    organisation_id: int
    name: str
    place: str | None
    address: str | None
    hours: str | None
    phone: str | None
    web: str | None


@dataclass(frozen=True, slots=True)
class ServedDocument:
    """A paper that reached the petitioner: its kind, its organ, its year and number there, and when it did."""

    kind: DocumentKind
    organ: str
    year: int
    number: int
    served_on: date
    refused: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One case as its petitioner sees it.

    `go_to` is where a guided visitor was sent, None for anybody else; `advice` has the most urgent first.
    """

    number: str
    title: str
    kind: Kind
    stage: Stage
    is_simplified: bool
    is_accepted: bool
    registered_on: date
    accepted_on: date | None
    concluded_on: date | None
    holder: Office
    go_to: Office | None
    clocks: tuple[ClockRow, ...]
    advice: tuple[AdviceItem, ...]
    documents: tuple[ServedDocument, ...]


@dataclass(frozen=True, slots=True)
class CitizenMatter:
    """What one code opens: the case, the parts it was split into, and the main case it was laid to.

    Of an `is_secret` matter (class D) only that it was passed on is told (R-1.53); its split's other parts are shown.
    """

    number: str
    registered_on: date
    is_secret: bool
    parts: tuple[Part, ...]
    main_number: str | None = None
    main_holder: Office | None = None


def citizen_matter(session: AnySession, setting: Setting, case_id: int, *, now: datetime) -> CitizenMatter:
    """Return a case that its number and code have opened; raise OutOfReach when it is gone."""
    case = session.get(Case, case_id)
    if case is None:
        raise OutOfReach
    registered_on = local_day(case.registered_at)
    is_secret = case.secrecy is SecrecyClass.D
    cases = [*([] if is_secret else [case]), *_siblings(session, case)]
    graph = graph_of_case(
        session, setting.graphs, county_id=case.county_id, holder_id=case.holder_id, on=local_day(now)
    )
    parts = _Parts(session, setting, graph, now=now).of(cases)
    main = _main_of(session, case)
    main_holder = _offices(session, [main.holder_id], graph)[main.holder_id] if main else None
    return CitizenMatter(case.number, registered_on, is_secret, parts, main.number if main else None, main_holder)


def _siblings(session: AnySession, case: Case) -> list[Case]:
    """Return the other parts of a split matter (R-4.12); an accusation shows under its own code alone."""
    whole = select(CaseLink.other_id).where(CaseLink.case_id == case.id, *_IS_SPLIT)
    parts = select(CaseLink.case_id).where(or_(CaseLink.other_id == case.id, CaseLink.other_id.in_(whole)), *_IS_SPLIT)
    query = select(Case).where(
        or_(Case.id.in_(whole), Case.id.in_(parts)), Case.id != case.id, Case.secrecy != SecrecyClass.D
    )
    return list(session.scalars(query.order_by(Case.id)))


_IS_SPLIT = (CaseLink.kind == LinkKind.SPLIT_FROM, CaseLink.undone_at.is_(None))


def _main_of(session: AnySession, case: Case) -> Case | None:
    link = (CaseLink.case_id == case.id, CaseLink.kind == LinkKind.MERGED_INTO, CaseLink.undone_at.is_(None))
    query = select(Case).join(CaseLink, CaseLink.other_id == Case.id).where(*link, Case.secrecy != SecrecyClass.D)
    return session.scalars(query.limit(1)).one_or_none()


class _Parts:
    """Reads what several cases have in common once."""

    def __init__(self, session: AnySession, setting: Setting, graph: EscalationGraph, *, now: datetime) -> None:
        self._session = session
        self._setting = setting
        self._graph = graph
        self._now = now

    def of(self, cases: list[Case]) -> tuple[Part, ...]:
        guided = self._guided(case.id for case in cases)
        ids = {case.holder_id for case in cases} | set(guided.values())
        offices = _offices(self._session, ids, self._graph)
        papers = self._papers([case.id for case in cases])
        return tuple(self._part(case, offices, offices.get(guided.get(case.id, 0)), papers[case.id]) for case in cases)

    def _part(self, case: Case, offices: dict[int, Office], go_to: Office | None, papers: list[ServedDocument]) -> Part:
        law = law_of(self._session, self._setting.rulebook, case.county_id, local_day(self._now))
        clocks = clocks_of_case(self._session, law, case.id, now=self._now)
        is_simplified = case.procedure is ProceedingKind.SIMPLIFIED
        return Part(
            number=case.number,
            title=case.title,
            kind=case.kind,
            stage=case.stage,
            is_simplified=is_simplified,
            is_accepted=case.accepted_on is not None,
            registered_on=local_day(case.registered_at),
            accepted_on=case.accepted_on,
            concluded_on=case.concluded_on,
            holder=offices[case.holder_id],
            go_to=go_to if case.stage is Stage.GUIDED else None,
            clocks=tuple(clock for clock in clocks if is_for_citizens(clock)),
            advice=advice(_facts(case, clocks, is_simplified=is_simplified, today=local_day(self._now))),
            documents=tuple(papers),
        )

    def _guided(self, case_ids: Iterable[int]) -> dict[int, int]:
        open_states = (HandOverState.OFFERED, HandOverState.ACCEPTED)
        query = (
            select(HandOver.case_id, HandOver.to_id)
            .where(HandOver.case_id.in_(list(case_ids)), HandOver.kind == HandOverKind.GUIDANCE)
            .where(HandOver.state.in_(open_states))
            .order_by(HandOver.id)
        )
        return dict(self._session.execute(query).tuples().all())

    def _papers(self, case_ids: list[int]) -> dict[int, list[ServedDocument]]:
        query = (
            select(
                Document.case_id,
                Document.kind,
                Organisation.name,
                Document.year,
                Document.number,
                Document.made_on,
                Service.served_on,
                Service.refused,
            )
            .join(Organisation, Organisation.id == Document.organisation_id)
            .outerjoin(Service, Service.document_id == Document.id)
            .where(Document.case_id.in_(case_ids), Document.voided_at.is_(None))
            .where(or_(Service.id.is_not(None), Document.kind.in_(AT_THE_DESK)))
            .order_by(Document.made_on, Document.id)
        )
        found: dict[int, list[ServedDocument]] = {case_id: [] for case_id in case_ids}
        for case_id, kind, organ, year, number, made_on, served_on, refused in self._session.execute(query).tuples():
            paper = ServedDocument(kind, organ, year, number, served_on or made_on, bool(refused))
            found[case_id].append(paper)
        return found


def is_for_citizens(clock: ClockRow) -> bool:
    """Tell whether a petitioner is told of a clock: what the law owes him or grants him, and the promised contact."""
    if clock.term in NOT_FOR_CITIZENS or clock.term.startswith("urgent"):
        return False
    return clock.reading.term.tag is not Tag.PROPOSAL or clock.term in CONTACT


def _facts(case: Case, clocks: Collection[ClockRow], *, is_simplified: bool, today: date) -> AdviceFacts:
    return AdviceFacts(
        stage=case.stage,
        kind=case.kind,
        today=today,
        is_simplified=is_simplified,
        is_notice_exempt=case.no_address,
        notice_due_on=_open_due(clocks, NOTICE),
        contact_due_on=_open_due(clocks, CONTACT),
        handling_due_on=_open_due(clocks, HANDLING),
        review_until_on=_open_due(clocks, (TermCode.REVIEW_REQUEST_30,)),
    )


def _open_due(clocks: Collection[ClockRow], terms: Iterable[TermCode]) -> date | None:
    for term in terms:
        for clock in clocks:
            if clock.term == term and clock.is_open:
                return clock.reading.due_on
    return None


def _offices(session: AnySession, ids: Collection[int], graph: EscalationGraph) -> dict[int, Office]:
    """Return organisations with where they receive people, in one statement."""
    at = {id_: _point(id_, graph) for id_ in ids}
    wanted = set(ids) | {point for point in at.values() if point is not None}
    query = (
        select(
            Organisation.id,
            Organisation.name,
            ReceptionPoint.address,
            ReceptionPoint.hours,
            ReceptionPoint.phone,
            ReceptionPoint.web,
        )
        .outerjoin(ReceptionPoint, ReceptionPoint.organisation_id == Organisation.id)
        .where(Organisation.id.in_(wanted))
    )
    rows = {row.id: row for row in session.execute(query)}
    offices = {}
    for id_, point in at.items():
        place = rows[point] if point is not None and point in rows else rows[id_]
        own = place.id == id_
        offices[id_] = Office(
            id_, rows[id_].name, None if own else place.name, place.address, place.hours, place.phone, place.web
        )
    return offices


def _point(organisation_id: int, graph: EscalationGraph) -> int | None:
    if organisation_id not in graph.nodes:
        return None
    return next(iter(graph.points_of(organisation_id)), None)
