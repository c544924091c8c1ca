"""The nearest running clock of each case of a page, replayed as on the case's own page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.clocks.chip import Chip, chip
from mediation.clocks.codes import Bound
from models.law import Law
from models.queries.clocks import events_of
from models.session import AnySession
from models.steps.clock_reading import read_events
from models.tables.clocks import Clock, ClockState


@dataclass(frozen=True, slots=True)
class NearestClock:
    """The clock of a case that runs out first, with its sign."""

    term: str
    chip: Chip


def nearest_clocks(session: AnySession, law: Law, case_ids: Sequence[int], *, now: datetime) -> dict[int, NearestClock]:
    """Return the nearest clock of each case that binds an organ, in two statements; cases without one are left out."""
    query = (
        select(Clock)
        .where(Clock.case_id.in_(case_ids), Clock.state == ClockState.RUNNING, Clock.term.not_in(_petitioners(law)))
        .order_by(Clock.due_at, Clock.id)
    )
    nearest: dict[int, Clock] = {}
    for clock in session.scalars(query):
        nearest.setdefault(clock.case_id, clock)
    return clock_signs(session, law, nearest, now=now)


def clock_signs(
    session: AnySession, law: Law, clocks: Mapping[int, Clock], *, now: datetime
) -> dict[int, NearestClock]:
    """Return each clock with its sign under the key it was given by, in one statement."""
    events = events_of(session, [clock.id for clock in clocks.values()])
    soon = law.parameters.due_soon_wd
    signs: dict[int, NearestClock] = {}
    for key, clock in clocks.items():
        reading = read_events(law, code=clock.term, version=clock.term_version, events=events[clock.id], now=now)
        signs[key] = NearestClock(clock.term, chip(reading, now=now, due_soon_workdays=soon))
    return signs


def _petitioners(law: Law) -> frozenset[str]:
    # A petitioner's own time is no duty of the one who reads the list.
    return frozenset(term.code.value for term in law.terms.terms if term.bound is Bound.PETITIONER)
