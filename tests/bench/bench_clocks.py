"""Clocks: every list page reads dozens, the sweep reads them all."""

from bisect import bisect_right
from datetime import timedelta

from mediation.clocks.codes import TermCode
from mediation.clocks.events import extended, started
from tests.bench.timing import Pair, beside
from tests.dates import day
from tests.unit.clocks.tables import reading, rulebook


@beside("bisect in a sorted tuple of dates")
def working_days() -> Pair:
    """Count sixty working days forward in the published calendar."""
    workdays, from_on = rulebook().workdays, day("Mon 2026-03-02")
    plain = tuple(from_on + timedelta(days=at) for at in range(3000))
    return Pair(call=lambda: workdays.add_workdays(from_on, 60), floor=lambda: plain[bisect_right(plain, from_on) + 59])


@beside("one date plus two periods")
def replay() -> Pair:
    """Replay a clock that was extended once, with the steps that explain its date."""
    begun, now = day("Mon 2026-03-02"), day("Tue 2026-05-12")
    events = (started(begun), extended(day("Mon 2026-04-20"), days=30))
    return Pair(
        call=lambda: reading(TermCode.HANDLE_60, *events, now=now),
        floor=lambda: begun + timedelta(days=60) + timedelta(days=30),
    )
