"""Pass on a matter that was suggested for simplified handling (R-3.06)."""

from mediation.clocks.codes import TermCode
from models.queries.act_facts import holder_has_power
from models.steps.acts import CaseInHand, start_term


def owe_the_next_hop(hand: CaseInHand) -> None:
    """Give a new holder who is not competent either the same working day to pass a suggested matter on."""
    if hand.facts.is_suggested_simple and not holder_has_power(hand.work, hand.case, graph=hand.graph):
        start_term(hand, TermCode.SIMPLE_HOP_1WD)
