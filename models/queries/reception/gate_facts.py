"""Read what the gate looks at: the earlier matter, the places of a dispute (RULEBOOK 1.4 and 2)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind, ProceedingKind, Stage
from mediation.clocks.codes import TermCode
from mediation.escalation.climb import Attempt
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.moments import local_day
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import PriorMatter, X1Facts
from mediation.territory.tiers import Tier
from models.law import Law
from models.tables.cases import Case, CaseParty, Holding, Proceeding
from models.tables.clocks import Clock, ClockState
from models.tables.documents import Document, Service
from models.tables.organisations import Organisation
from models.tables.reception import Judgement, Visit

FAILED = "failed"
"""How a mediation's proceeding ends when the sides did not agree."""
NOTICE_TERMS = (TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15)


def prior_matter(session: Session, case: Case, *, graph: EscalationGraph) -> PriorMatter:
    """Return an earlier case as the gate reads it, its dates from clocks and documents, never typed."""
    served_on = _served_on(session, case.id)
    return PriorMatter(
        case_id=case.id,
        at=X1Facts(
            organ=graph.host(case.holder_id),
            received_on=_received_on(session, case),
            notice_due_on=None if case.no_address else _due_on(session, case.id, NOTICE_TERMS),
            noticed_on=_noticed_on(session, case.id),
            refused_on=_refused_on(session, case),
            clock_due_on=_due_on(session, case.id, (TermCode.HANDLE_60, TermCode.SIMPLE_DONE_10WD), running=True),
            concluded_on=served_on or case.concluded_on,
        ),
        accepted_on=case.accepted_on,
        review_open_until=_due_on(session, case.id, (TermCode.REVIEW_REQUEST_30,)),
    )


def attempts_of(session: Session, case: Case, *, law: Law, graph: EscalationGraph) -> tuple[Attempt, ...]:
    """Return where a dispute was tried so far: each mediation with its point, its target and its failure (R-2.22)."""
    query = select(Proceeding).where(Proceeding.case_id == case.id, Proceeding.kind == ProceedingKind.MEDIATION)
    tried = session.scalars(query.order_by(Proceeding.id)).all()
    return tuple(
        Attempt(
            point=one.organisation_id,
            opened_on=local_day(one.opened_at),
            target_days=law.tier_target(graph.node(one.organisation_id).tier),
            failed_on=local_day(one.closed_at) if one.closed_at is not None and one.outcome == FAILED else None,
        )
        for one in tried
        if one.organisation_id in graph.nodes
    )


def seats_of_places(session: Session, division_ids: Collection[int]) -> tuple[int, ...]:
    """Return the village committees and governments that sit at these divisions."""
    if not division_ids:
        return ()
    at_village = (Organisation.kind == OrgKind.VILLAGE_COMMITTEE) & Organisation.village_id.in_(division_ids)
    at_town = (
        (Organisation.kind == OrgKind.GOVERNMENT)
        & (Organisation.tier == int(Tier.TOWNSHIP))
        & Organisation.town_id.in_(division_ids)
    )
    at_county = (
        (Organisation.kind == OrgKind.GOVERNMENT)
        & (Organisation.tier == int(Tier.COUNTY))
        & Organisation.county_id.in_(division_ids)
    )
    query = select(Organisation.id).where(or_(at_village, at_town, at_county), Organisation.valid_to.is_(None))
    return tuple(session.scalars(query.order_by(Organisation.id)))


def places_of_case(session: Session, case: Case) -> tuple[int, ...]:
    """Return the seats at the place of a case's event and at its parties' homes (R-2.20)."""
    homes = session.scalars(select(CaseParty.division_id).where(CaseParty.case_id == case.id)).all()
    event = case.village_id or case.town_id or case.county_id
    return seats_of_places(session, sorted({event, *(home for home in homes if home is not None)}))


def _refused_on(session: Session, case: Case) -> date | None:
    """Return when the organ refused what was its own; what the gate itself turned away by law is no failing (1.4)."""
    if case.stage is not Stage.NOT_ACCEPTED:
        return None
    lawful = exists().where(
        Visit.case_id == case.id, Judgement.visit_id == Visit.id, Judgement.decision == Decision.NOT_ACCEPTED
    )
    return None if session.scalar(select(lawful)) else local_day(case.registered_at)


def _received_on(session: Session, case: Case) -> date:
    from_at = session.scalars(select(Holding.from_at).where(Holding.case_id == case.id, Holding.is_open == 1)).one()
    return local_day(from_at)


def _due_on(session: Session, case_id: int, terms: Collection[str], *, running: bool = False) -> date | None:
    query = select(Clock.due_on).where(Clock.case_id == case_id, Clock.term.in_(terms))
    if running:
        query = query.where(Clock.state == ClockState.RUNNING)
    else:
        query = query.where(Clock.state != ClockState.CANCELLED)
    return session.scalars(query.order_by(Clock.id.desc()).limit(1)).one_or_none()


def _noticed_on(session: Session, case_id: int) -> date | None:
    query = select(Document.made_on).where(
        Document.case_id == case_id, Document.kind == DocumentKind.NOTICE, Document.voided_at.is_(None)
    )
    return session.scalars(query.order_by(Document.id.desc()).limit(1)).one_or_none()


def _served_on(session: Session, case_id: int) -> date | None:
    query = (
        select(Service.served_on)
        .join(Document, Document.id == Service.document_id)
        .where(Service.case_id == case_id, Document.kind.in_([DocumentKind.OPINION, DocumentKind.ANSWER]))
    )
    return session.scalars(query.order_by(Service.id.desc()).limit(1)).one_or_none()
