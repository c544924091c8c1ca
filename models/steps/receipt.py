"""The day from which an organ counts: when it received the case."""

from datetime import date

from sqlalchemy import select

from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from models.steps.acts import CaseInHand
from models.steps.holdings import current_holding
from models.tables.clocks import Clock, ClockState

_COUNTED_FROM_RECEIPT = (TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15, TermCode.TRANSFER_15)


def received_on(hand: CaseInHand) -> date:
    """Return day zero of the holder's newest receipt clock, else the day of receipt or on which it became holder.

    The clock comes first: a hand-over that the petitioner's period survived moves no day (0.3 #8).
    """
    query = select(Clock.started_on).where(
        Clock.case_id == hand.case.id,
        Clock.term.in_(_COUNTED_FROM_RECEIPT),
        Clock.state != ClockState.CANCELLED,
    )
    counted = hand.work.scalar(query.order_by(Clock.id.desc()).limit(1))
    if counted is not None:
        return counted
    holding = current_holding(hand.work, hand.case.id)
    return hand.case.received_on if holding.previous_to_at is None else local_day(holding.from_at)
