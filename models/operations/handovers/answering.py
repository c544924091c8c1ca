"""Answer an offer: accept it, return it with a reason, or take it back (R-2.22)."""

from dataclasses import dataclass

from mediation.casefile.handover import Move, check_move, turn
from mediation.casefile.kinds import STATUTORY_HANDOVERS, Act
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, enter_line, refuse, require
from models.steps.clocks import cancel_clocks
from models.steps.competence import find_competent
from models.steps.hops import owe_the_next_hop
from models.steps.papers import tell
from models.tables.handovers import HandOver


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptHandOver(CaseCommand):
    """Take over what was sent or offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnHandOver(CaseCommand):
    """Give back what was offered, with the reason; what was sent by law is objected to instead."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeHandOver(CaseCommand):
    """Take an offer back before it is answered, with the reason."""

    reason: str


@on_case
def accept_hand_over(hand: CaseInHand, command: AcceptHandOver) -> int:
    """Accept the open hand-over and return its id; an offered case is held from now on, a sent one already was."""
    require(hand, Act.ACCEPT_HANDOVER)
    row = _move(hand, Move.ACCEPT)
    carry_out(hand, Act.ACCEPT_HANDOVER, facts={"hand_over": row.id})
    if row.kind not in STATUTORY_HANDOVERS:
        owe_the_next_hop(hand)
    if row.kind in STATUTORY_HANDOVERS:
        find_competent(hand.work, hand.case, organisation_id=row.to_id, graph=hand.graph)
    tell(hand, "hand_over_accepted", row.from_id, key=str(row.id))
    return row.id


@on_case
def return_hand_over(hand: CaseInHand, command: ReturnHandOver) -> int:
    """Return the open offer with a reason; the sender holds the case as before. Raise UnableToAct without a reason."""
    basis = require(hand, Act.RETURN_HANDOVER)
    _need_reason(command.reason, basis)
    row = _move(hand, Move.RETURN, reason=command.reason)
    carry_out(hand, Act.RETURN_HANDOVER, facts={"hand_over": row.id})
    tell(hand, "hand_over_returned", row.from_id, key=str(row.id))
    return row.id


@on_case
def revoke_hand_over(hand: CaseInHand, command: RevokeHandOver) -> int:
    """Take back an unanswered offer; what was sent by law binds and cannot be taken back (R-1.26)."""
    if hand.hand_over is None:
        refuse(Refused(CasefileReason.NO_OPEN_HANDOVER, "13.1", {"act": "revoke", "state": None}))
    basis = allowed(check_move(Move.REVOKE, kind=hand.hand_over.kind, state=hand.hand_over.state))
    if Relation.SENDER not in hand.facts.relations:
        facts = {"act": "revoke", "stage": hand.case.stage.value}
        refuse(Refused(CasefileReason.NOT_THIS_PERSON, basis, facts, Relation.SENDER.value))
    _need_reason(command.reason, basis)
    row = _move(hand, Move.REVOKE, reason=command.reason)
    cancel_clocks(
        hand.work, hand.law, case_id=hand.case.id, terms=[TermCode.HANDOVER_ACCEPT_1WD], on=hand.today, at=hand.now
    )
    hand.case.version += 1
    hand.work.flush()
    enter_line(hand, "case.revoke_handover", basis=basis, facts={"hand_over": row.id, "holder": hand.case.holder_id})
    tell(hand, "hand_over_revoked", row.to_id, key=str(row.id))
    return row.id


def _move(hand: CaseInHand, move: Move, *, reason: str | None = None) -> HandOver:
    row = hand.hand_over
    if row is None:
        raise ValueError("an allowed answer has a hand-over to answer")
    allowed(check_move(move, kind=row.kind, state=row.state))
    row.state = turn(move, kind=row.kind, state=row.state).state
    row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    row.answer_reason = reason.strip() if reason else None
    hand.work.flush()
    return row


def _need_reason(reason: str, basis: str) -> None:
    if not reason.strip():
        refuse(Refused(CasefileReason.REASON_MISSING, basis))
