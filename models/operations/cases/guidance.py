"""What the guided person answers: he agrees to the competent centre (2.3), or to mediation below, or not (R-2.21)."""

from dataclasses import dataclass

from mediation.casefile.handover import Move, turn
from mediation.casefile.kinds import Act, HandOverKind, HandOverState
from mediation.casefile.moving import OFFER_AGREED, OFFER_DECLINED
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, carry_out, refuse, require, start_term
from models.steps.hand_overs import call_off_guidance
from models.steps.holdings import current_holding
from models.steps.papers import tell
from models.tables.handovers import HandOver
from models.unable import InvalidFields

GUIDED = "2.3"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAfterGuidance(CaseCommand):
    """The petitioner wants the competent centre to take the matter up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOffer(CaseCommand):
    """What the parties of a dispute said to the offer of mediation at its own place, in their own words."""

    agreed: bool
    said: str


@on_case
def consent_after_guidance(hand: CaseInHand, command: ConsentAfterGuidance) -> int:
    """Open the normal matter at the competent centre, counted from its own receipt; return the hand-over's id (T-06).

    Raise UnableToAct without a guidance that still stands.
    """
    require(hand, Act.CONSENT_AFTER_GUIDANCE)
    row = _guidance(hand)
    if row.state is HandOverState.OFFERED:
        row.state = turn(Move.ACCEPT, kind=row.kind, state=row.state).state
        row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    elif hand.case.holder_id == row.to_id:
        # It took the case over before: its receipt was then.
        hand.anchors[TermCode.NOTICE_15] = local_day(current_holding(hand.work, hand.case.id).from_at)
    carry_out(hand, Act.CONSENT_AFTER_GUIDANCE, facts={"hand_over": row.id})
    tell(hand, "guidance_consented", row.from_id, key=str(row.id))
    return row.id


@on_case
def answer_offer(hand: CaseInHand, command: AnswerOffer) -> int:
    """Write down whether the parties agreed to mediation below, and return the hand-over's id (R-2.21).

    Agreed, the place below holds the dispute and owes the first contact; declined, it stays here and nothing is offered
    any more. Raise InvalidFields without what was said, UnableToAct without an offer that still stands.
    """
    basis = require(hand, Act.ANSWER_OFFER)
    said = command.said.strip()
    if not said:
        raise InvalidFields({"said": Refused(CasefileReason.ENTRY_MISSING, basis)})
    row = _guidance(hand)
    if command.agreed:
        row.state = turn(Move.ACCEPT, kind=row.kind, state=row.state).state
        row.answered_at, row.answered_by_id, row.answer_reason = hand.now, hand.actor.account_id, said
        tell(hand, "offer_agreed", row.to_id, key=str(row.id))
    else:
        call_off_guidance(hand, reason=said)
    outcome = OFFER_AGREED if command.agreed else OFFER_DECLINED
    carry_out(hand, Act.ANSWER_OFFER, facts={"hand_over": row.id, "answer": outcome}, outcome=outcome)
    if command.agreed:
        start_term(hand, TermCode.FIRST_CONTACT_2WD)
    return row.id


def _guidance(hand: CaseInHand) -> HandOver:
    row, open_states = hand.hand_over, (HandOverState.OFFERED, HandOverState.ACCEPTED)
    if row is None or row.kind is not HandOverKind.GUIDANCE or row.state not in open_states:
        state = row.state.value if row is not None else None
        refuse(
            Refused(CasefileReason.NO_OPEN_HANDOVER, GUIDED, {"act": Act.CONSENT_AFTER_GUIDANCE.value, "state": state})
        )
    return row
