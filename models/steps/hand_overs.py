"""Take up a transfer by doing what only its owner does; take guidance back when the case goes another way."""

from mediation.casefile.handover import Move, turn
from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverKind, HandOverState
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from models.steps.acts import CaseInHand
from models.steps.clocks import cancel_clocks, stop_clocks
from models.steps.competence import find_competent
from models.steps.papers import tell


def take_up(hand: CaseInHand, *, keeps: bool = True) -> None:
    """Accept the receiver's own open transfer without a word: whoever informs, answers or passes on does not object.

    Who `keeps` it is the competent organ where none was known.
    """
    row = hand.hand_over
    if row is None or row.kind not in STATUTORY_HANDOVERS or row.state is not HandOverState.OFFERED:
        return
    if Relation.RECEIVER not in hand.facts.relations:
        return
    row.state = turn(Move.ACCEPT, kind=row.kind, state=row.state).state
    row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    stop_clocks(hand.work, hand.law, case_id=hand.case.id, terms=[TermCode.OBJECTION_5WD], on=hand.today, at=hand.now)
    hand.work.flush()
    if keeps:
        find_competent(hand.work, hand.case, organisation_id=row.to_id, graph=hand.graph)


def withdraw_guidance(hand: CaseInHand) -> None:
    """Take an unanswered guidance back with the contact it asked for: the case goes another way now (2.3)."""
    row = hand.hand_over
    if row is not None and row.kind is HandOverKind.GUIDANCE and row.state is HandOverState.OFFERED:
        row.state, row.answered_at, row.answered_by_id = HandOverState.REVOKED, hand.now, hand.actor.account_id
        hand.work.flush()
        tell(hand, "hand_over_revoked", row.to_id, key=str(row.id))
    terms = [TermCode.SKIP_CONTACT_2WD]
    cancel_clocks(hand.work, hand.law, case_id=hand.case.id, terms=terms, on=hand.today, at=hand.now)
