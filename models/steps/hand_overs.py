"""Take up a transfer by doing what only its owner does; call off a guidance whose reason fell away."""

from mediation.casefile.handover import Move, turn
from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverKind, HandOverState
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from models.steps.acts import CaseInHand
from models.steps.clocks import cancel_clocks, stop_clocks
from models.steps.papers import tell


def take_up(hand: CaseInHand) -> None:
    """Accept the receiver's own open transfer without a word: whoever informs, answers or passes on does not object."""
    row = hand.hand_over
    if row is None or row.kind not in STATUTORY_HANDOVERS or row.state is not HandOverState.OFFERED:
        return
    if Relation.RECEIVER not in hand.facts.relations:
        return
    row.state = turn(Move.ACCEPT, kind=row.kind, state=row.state).state
    row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    stop_clocks(hand.work, hand.law, case_id=hand.case.id, terms=[TermCode.OBJECTION_5WD], on=hand.today, at=hand.now)
    hand.work.flush()


def call_off_guidance(hand: CaseInHand, *, reason: str | None = None) -> None:
    """Call off an open guidance with the contact it asked for, and tell the one it went to; nothing without one."""
    row = hand.hand_over
    if row is None or row.kind is not HandOverKind.GUIDANCE or row.state is not HandOverState.OFFERED:
        return
    row.state = turn(Move.CALL_OFF, kind=row.kind, state=row.state).state
    row.answered_at, row.answered_by_id, row.answer_reason = hand.now, hand.actor.account_id, reason
    cancel_clocks(
        hand.work, hand.law, case_id=hand.case.id, terms=[TermCode.SKIP_CONTACT_2WD], on=hand.today, at=hand.now
    )
    tell(hand, "hand_over_revoked", row.to_id, key=str(row.id))
