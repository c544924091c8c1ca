"""Clocks: every list page reads dozens, the sweep reads them all."""

from mediation.clocks.codes import TermCode
from mediation.clocks.events import extended, started
from tests.bench.timing import Subject, may_take
from tests.dates import day
from tests.unit.clocks.tables import reading, rulebook


@may_take(us=2)
def working_days() -> Subject:
    """Count sixty working days forward in the published calendar."""
    workdays, from_on = rulebook().workdays, day("Mon 2026-03-02")
    return lambda: workdays.add_workdays(from_on, 60)


@may_take(us=150)
def replay() -> Subject:
    """Replay a clock that was extended once, with the steps that explain its date."""
    events = (started(day("Mon 2026-03-02")), extended(day("Mon 2026-04-20"), days=30))
    now = day("Tue 2026-05-12")
    return lambda: reading(TermCode.HANDLE_60, *events, now=now)
