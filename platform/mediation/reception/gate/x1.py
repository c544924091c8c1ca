"""X1 read from clocks and notices: the lower organ refused, gave no notice in time, or is overdue."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.reception.gate.facts import X1Facts
from mediation.reception.gate.reasons import GateReason

DAY = timedelta(days=1)


class Failing(StrEnum):
    """How the lower organ failed; also the ground of a supervision order (R-1.100)."""

    REFUSED = "refused"
    NO_NOTICE = "no_notice"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Failure:
    """The failing and the first day on which it stood: the day after the last one in time."""

    failing: Failing
    organ: int
    since: date


def failure_of(at: X1Facts, *, today: date) -> Failure | GateReason:
    """Return how the organ failed by `today`, or why X1 does not hold: a notice exists, is not yet due, is not owed.

    A last day is still in time: the failing stands from the day after.
    """
    if at.concluded_on is not None:
        return GateReason.CONCLUDED_BELOW
    if at.refused_on is not None and at.refused_on <= today:
        return Failure(Failing.REFUSED, at.organ, at.refused_on)
    if at.clock_due_on is not None and today > at.clock_due_on:
        return Failure(Failing.OVERDUE, at.organ, at.clock_due_on + DAY)
    if at.noticed_on is not None:
        return GateReason.NOTICE_EXISTS
    if at.notice_due_on is None:
        return GateReason.NO_NOTICE_OWED
    if today <= at.notice_due_on:
        return GateReason.NOTICE_NOT_DUE
    return Failure(Failing.NO_NOTICE, at.organ, at.notice_due_on + DAY)
