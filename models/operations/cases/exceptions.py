"""Claim a ground for a visit that skipped, and decide the claim: two persons, judged again by the gate (X1 to X6)."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from mediation.casefile.kinds import Stage
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import SkipGround
from mediation.moments import local_day
from mediation.reception.decisions import Decision
from mediation.reception.gate import (
    EvidenceKind,
    ExceptionClaim,
    GateFacts,
    GateReason,
    GateVerdict,
    NextStep,
    approving_organs,
    check_evidence,
    check_exception,
    claim_faults,
    judge_visit,
)
from mediation.secrecy.acts import PageAct, check_role
from mediation.secrecy.kinds import Role
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, enter_line, refuse, start_term
from models.steps.alarms import newest_alarm
from models.steps.claims import claim_of, crossed, evidence_record, graph_crossed
from models.steps.hand_overs import call_off_guidance
from models.steps.judgements import keep_judgement, newest_judgement
from models.steps.orders import issue_order
from models.steps.papers import tell
from models.steps.secrecy import is_accused
from models.steps.skips import count_skip_once
from models.tables.reception import SkipException, Visit
from models.unable import InvalidFields, OutOfReach


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimException(CaseCommand):
    """The desk claims a ground for one visit, with its evidence; X1 has none, it is read from the record.

    X5 rests on the alarm raised for the case, X3 on the organs crossed besides the competent one.
    """

    visit_id: int
    ground: SkipGround
    evidence: EvidenceKind | None = None
    evidence_ref: str | None = None
    crossing_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideException(CaseCommand):
    """Somebody else than the one who claimed it approves the ground, or not."""

    exception_id: int
    is_approved: bool


@on_case
def claim_exception(hand: CaseInHand, command: ClaimException) -> int:
    """Lay a claim before the approver and return its id; one that waits already is not doubled.

    Raise InvalidFields where evidence is missing, UnableToAct when the ground is not open here or does not hold.
    """
    allowed(check_role(PageAct.RECEPTION_CLAIM_EXCEPTION.value, roles=frozenset({hand.actor.role})))
    visit = _visit(hand, command.visit_id)
    claim = _claimed(hand, command)
    facts = GateFacts.from_record(newest_judgement(hand.work, visit.id).facts["facts"])
    basis = allowed(check_evidence(claim, facts=facts, graph=_graph_of(hand, claim)))
    waiting = select(SkipException.id).where(
        SkipException.visit_id == visit.id,
        SkipException.ground == command.ground.value,
        SkipException.decided_at.is_(None),
    )
    known = hand.work.scalar(waiting.limit(1))
    if known is not None:
        return known
    row = SkipException(
        visit_id=visit.id,
        ground=command.ground.value,
        evidence=evidence_record(claim),
        claimed_by_id=hand.actor.account_id,
        claimed_at=hand.now,
    )
    hand.work.add(row)
    hand.work.flush()
    enter_line(hand, "exception.claimed", basis=basis, facts={"exception": row.id, "visit": visit.id})
    return row.id


@on_case
def decide_exception(hand: CaseInHand, command: DecideException) -> Decision:
    """Decide a claim and return what the gate says now; approved, the visit was lawful and counts as no skip (T-07).

    A new judgement stands beside the old one; the organ that failed is ordered to make good. Raise UnableToAct for the
    one who claimed it, for who signs for another organ than the receiving one (the competent one least of all), for a
    role that may not, and when the evidence does not carry the ground.
    """
    allowed(check_role(PageAct.RECEPTION_APPROVE_EXCEPTION.value, roles=frozenset({hand.actor.role})))
    row, visit = _waiting(hand, command.exception_id)
    stored = newest_judgement(hand.work, visit.id)
    _check_approver(hand, row, facts=GateFacts.from_record(stored.facts["facts"]))
    if not command.is_approved:
        row.approved, row.decided_at = False, hand.now
        enter_line(hand, "exception.refused", basis=row.ground, facts={"exception": row.id, "visit": visit.id})
        tell(hand, "exception_refused", visit.organisation_id, key=str(row.id))
        return stored.decision
    claim = claim_of(row, approver=hand.actor)
    facts, graph = _with_claim(GateFacts.from_record(stored.facts["facts"]), claim), _graph_of(hand, claim)
    allowed(check_exception(claim, facts=facts, graph=graph))
    verdict = judge_visit(facts, graph)
    row.approved, row.decided_at, row.approved_by_id = True, hand.now, hand.actor.account_id
    keep_judgement(hand.work, visit, facts=facts, verdict=verdict, graph=graph, at=hand.now)
    count_skip_once(hand.work, hand.case)
    _take_up(hand, visit, verdict=verdict)
    _follow(hand, visit, row, verdict=verdict)
    return verdict.decision


def _claimed(hand: CaseInHand, command: ClaimException) -> ExceptionClaim:
    evidence, ref = command.evidence, command.evidence_ref
    alarm = newest_alarm(hand.work, hand.case.id) if command.ground is SkipGround.X5 else None
    if alarm is not None:
        evidence, ref = EvidenceKind.URGENT_RECORD, local_day(alarm.raised_at).isoformat()
    claim = ExceptionClaim(
        ground=command.ground,
        registrar=hand.actor.account_id,
        evidence=evidence,
        evidence_ref=ref,
        organs=crossed(hand.case.competent_id, command.crossing_ids) if command.ground is SkipGround.X3 else (),
    )
    faults = claim_faults(claim, is_urgent=alarm is not None)
    if faults:
        # An alarm is raised by an act of its own; here it can only be told at the ground.
        raise InvalidFields({"ground" if entry == "urgent" else entry: fault for entry, fault in faults.items()})
    return claim


def _graph_of(hand: CaseInHand, claim: ExceptionClaim) -> EscalationGraph:
    graph = graph_crossed(hand, claim.organs)
    if graph is None:
        raise InvalidFields({"crossing": Refused(CasefileReason.TARGET_CLOSED, "R-1.41")})
    return graph


def _visit(hand: CaseInHand, visit_id: int) -> Visit:
    query = select(Visit).where(Visit.id == visit_id, Visit.case_id == hand.case.id)
    visit = hand.work.scalars(query).one_or_none()
    if visit is None:
        raise OutOfReach
    return visit


def _waiting(hand: CaseInHand, exception_id: int) -> tuple[SkipException, Visit]:
    query = (
        select(SkipException, Visit)
        .join(Visit, Visit.id == SkipException.visit_id)
        .where(SkipException.id == exception_id, Visit.case_id == hand.case.id, SkipException.decided_at.is_(None))
    )
    found = hand.work.execute(query).tuples().one_or_none()
    if found is None:
        raise OutOfReach
    return found


def _check_approver(hand: CaseInHand, row: SkipException, *, facts: GateFacts) -> None:
    """Let only the receiving end decide, one way or the other: not the competent organ, not who is accused."""
    ours, known = hand.actor.organisation_id, {"ground": row.ground}
    is_theirs = ours not in approving_organs(facts, graph=hand.graph)
    if is_theirs or is_accused(hand.work, hand.case.id, organisation_id=ours, graph=hand.graph):
        refuse(Refused(GateReason.APPROVER_NOT_OF_RECEIVER, row.ground, known, Role.LEADER.value))


def _with_claim(facts: GateFacts, claim: ExceptionClaim) -> GateFacts:
    others = tuple(one for one in facts.claims if one.ground is not claim.ground)
    return replace(facts, claims=(*others, claim))


def _take_up(hand: CaseInHand, visit: Visit, *, verdict: GateVerdict) -> None:
    """Let the receiving organ keep a case that was only guided; a repeat of a case elsewhere stays where it is."""
    case = hand.case
    case.version += 1
    if case.stage is not Stage.GUIDED or verdict.decision is not Decision.ACCEPTED_BY_EXCEPTION:
        return
    case.stage = Stage.REGISTERED
    call_off_guidance(hand)
    term = TermCode.TRANSFER_15 if NextStep.ASSIGN_DOWN in verdict.next_steps else TermCode.DIRECT_NOTICE_15
    hand.anchors[term] = visit.visited_on
    start_term(hand, term)


def _follow(hand: CaseInHand, visit: Visit, row: SkipException, *, verdict: GateVerdict) -> None:
    ordered = None
    if NextStep.SUPERVISION_ORDER in verdict.next_steps:
        ordered = issue_order(
            hand.work,
            hand.law,
            case=hand.case,
            visit_id=visit.id,
            actor=hand.actor,
            at=hand.now,
            failing=dict(verdict.facts),
        )
    entry = {
        "exception": row.id,
        "visit": visit.id,
        "ground": row.ground,
        "registrar": row.claimed_by_id,
        "order": ordered.id if ordered else None,
        "holder": hand.case.holder_id,
    }
    enter_line(hand, "exception.approved", basis=verdict.basis, facts=entry)
    tell(hand, "exception_approved", visit.organisation_id, key=str(row.id))
