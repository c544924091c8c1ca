"""Object to a transfer in five working days, and decide the objection in writing (R-1.26, R-6.06)."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation.casefile.handover import Move, ObjectionFacts, check_move, check_objection, turn
from mediation.casefile.kinds import STATUTORY_HANDOVERS, Act, DocumentKind, HandOverState, Stage
from mediation.casefile.offer import objection_outcome
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from mediation.verdict import Refused
from models.operations.handovers.judging import bounces_of
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, refuse, require, start_term
from models.steps.clocks import reading_of, running_clocks
from models.steps.papers import paper, tell
from models.tables.clocks import Clock
from models.tables.handovers import HandOver


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToHandOver(CaseCommand):
    """The receiver says, with reasons, that it is not competent."""

    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideObjection(CaseCommand):
    """The sender consents or refuses, in writing and with the reason."""

    is_granted: bool
    reason: str


@on_case
def object_to_hand_over(hand: CaseInHand, command: ObjectToHandOver) -> int:
    """Object to the newest transfer and return the id of the objection's paper; the receiver holds the case meanwhile.

    Raise UnableToAct when it is late, without reasons, or there is nothing to object to.
    """
    _check_in_time(hand, command)
    require(hand, Act.OBJECT)
    row = _open_hand_over(hand)
    allowed(check_move(Move.OBJECT, kind=row.kind, state=row.state))
    row.state = turn(Move.OBJECT, kind=row.kind, state=row.state).state
    row.objected_at, row.objected_by_id = hand.now, hand.actor.account_id
    row.objection_reason = command.reasons.strip()
    document = paper(
        hand, DocumentKind.OBJECTION, {"hand_over": row.id, "to": row.from_id, "reasons": command.reasons.strip()}
    )
    carry_out(hand, Act.OBJECT, facts={"hand_over": row.id, "document": document.id})
    tell(hand, "objected_to", row.from_id, key=str(row.id))
    return document.id


@on_case
def decide_objection(hand: CaseInHand, command: DecideObjection) -> int:
    """Consent to an objection or refuse it, and return the id of the decision's paper (T-21).

    Refused, the receiver stays holder and its notice period runs as before. Granted, the sender holds again under the
    same notice period; the second time in one case its owner is to be found by the procedure (R-6.06).
    """
    basis = require(hand, Act.DECIDE_OBJECTION)
    if not command.reason.strip():
        refuse(Refused(CasefileReason.REASON_MISSING, basis))
    row = _open_hand_over(hand)
    move = Move.GRANT_OBJECTION if command.is_granted else Move.REFUSE_OBJECTION
    allowed(check_move(move, kind=row.kind, state=row.state))
    outcome = objection_outcome(is_granted=command.is_granted, bounces=bounces_of(hand))
    row.state = turn(move, kind=row.kind, state=row.state).state
    row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    row.answer_reason = command.reason.strip()
    content = {"hand_over": row.id, "to": row.to_id, "outcome": outcome, "reason": command.reason.strip()}
    document = paper(hand, DocumentKind.OBJECTION_DECISION, content)
    entry = {"hand_over": row.id, "outcome": outcome, "document": document.id}
    carry_out(hand, Act.DECIDE_OBJECTION, facts=entry, outcome=outcome)
    if command.is_granted:
        _give_contact_back(hand)
    tell(hand, f"objection_{outcome}", row.to_id, key=str(row.id))
    return document.id


def _check_in_time(hand: CaseInHand, command: ObjectToHandOver) -> None:
    """Judge the day and the reasons before the state: after its time an objection is late, not merely impossible."""
    row = hand.hand_over
    if row is None or hand.case.stage is not Stage.TRANSFERRED or Relation.RECEIVER not in hand.facts.relations:
        return
    open_or_lapsed = row.state is HandOverState.OFFERED or (
        row.state is HandOverState.ACCEPTED and row.answered_by_id is None
    )
    clock = _objection_clock(hand, row)
    if row.kind not in STATUTORY_HANDOVERS or not open_or_lapsed or clock is None:
        return
    facts = ObjectionFacts(
        received_on=local_day(row.offered_at),
        objected_on=hand.today,
        limit_on=reading_of(hand.work, hand.law, clock, at=hand.now).due_on,
        reasons=command.reasons,
    )
    allowed(check_objection(facts))


def _objection_clock(hand: CaseInHand, row: HandOver) -> Clock | None:
    query = select(Clock).where(
        Clock.case_id == row.case_id, Clock.hand_over_id == row.id, Clock.term == TermCode.OBJECTION_5WD
    )
    return hand.work.scalars(query.order_by(Clock.id.desc()).limit(1)).one_or_none()


def _give_contact_back(hand: CaseInHand) -> None:
    if running_clocks(hand.work, case_id=hand.case.id, terms=[TermCode.FIRST_CONTACT_2WD]):
        start_term(hand, TermCode.FIRST_CONTACT_2WD)


def _open_hand_over(hand: CaseInHand) -> HandOver:
    if hand.hand_over is None:
        raise ValueError("an allowed answer has a hand-over to answer")
    return hand.hand_over
