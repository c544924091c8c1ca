"""A clock is the replay of its events: which date is judged, why, and how it stands now (habit 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediation.clocks.adjustments import Adjusted, Ground, adjust
from mediation.clocks.calendar import ONE_DAY, Workdays
from mediation.clocks.codes import ClockState, DayUnit, EventKind, StepCode
from mediation.clocks.dates import ClockDates, RollPolicy
from mediation.clocks.events import ClockEvent
from mediation.clocks.reading import ClockReading
from mediation.clocks.steps import Step, closing_steps, named_steps, opening_steps, step
from mediation.clocks.terms import Term
from mediation.moments import local_day


@dataclass(frozen=True, slots=True)
class _Ending:
    """The event that ended the clock, if it has ended, and the reopenings before."""

    stop: ClockEvent | None
    cancel: ClockEvent | None
    reopened_on: tuple[date, ...]

    @property
    def last(self) -> ClockEvent | None:
        return self.cancel or self.stop


@dataclass(frozen=True, slots=True)
class _Moment:
    """The moment a clock is judged at: its end, or now; `at` is only needed for terms in minutes."""

    on: date
    at: datetime | None


def read_clock(
    *, term: Term, events: Sequence[ClockEvent], workdays: Workdays, policy: RollPolicy, now: datetime
) -> ClockReading:
    """Replay `events` (in the order they were recorded) and return how the clock stands at `now` (aware).

    The first event is the start, and there is only one; ValueError otherwise, and when an event lacks what its
    unit needs. OutsideCalendar when a date lies too far away.
    """
    start, ending = _start(events), _ending(events)
    judged = _Moment(on=ending.last.on, at=ending.last.at) if ending.last else _Moment(on=local_day(now), at=now)
    ground = Ground(term=term, start=start, workdays=workdays, policy=policy, open_until_on=judged.on)
    first, adjusted = ground.dates(0), adjust(ground, events)
    dates = adjusted.dates
    minutes_late = _minutes_late(dates, judged)
    is_breached = judged.on > dates.due_on if minutes_late is None else minutes_late > 0
    breached_on = _breached_on(dates) if is_breached else None
    return ClockReading(
        term=term,
        calendar_version=workdays.version,
        state=_state(ending, is_breached=is_breached),
        anchor_on=start.on,
        original_due_on=first.due_on,
        dates=dates,
        done_on=ending.stop.on if ending.stop else None,
        breached_on=breached_on,
        breached_at=dates.ends_at if is_breached else None,
        is_extended=adjusted.extensions > 0,
        tell_by_on=adjusted.tell_by_on,
        is_paused=adjusted.is_paused and ending.last is None,
        remaining_workdays=0 if ending.last else workdays.workdays_between(judged.on, dates.due_on).number,
        late_workdays=workdays.workdays_between(dates.due_on, judged.on).number,
        remaining_minutes=0 if ending.last else max(-(minutes_late or 0), 0),
        late_minutes=max(minutes_late or 0, 0),
        steps=_steps(ground, first=first, adjusted=adjusted, ending=ending, breached_on=breached_on),
    )


def _start(events: Sequence[ClockEvent]) -> ClockEvent:
    starts = [event for event in events if event.kind is EventKind.START]
    if len(starts) != 1 or events[0] is not starts[0]:
        raise ValueError(f"a clock begins with its one start; {len(starts)} found among {len(events)} events")
    return starts[0]


def _ending(events: Sequence[ClockEvent]) -> _Ending:
    stop = cancel = None
    reopened: list[date] = []
    for event in events:
        if event.kind is EventKind.REOPEN:
            stop = cancel = None
            reopened.append(event.on)
        elif event.kind is EventKind.STOP and cancel is None:
            # A second stop changes nothing: done is done on the first day it was done.
            stop = stop or event
        elif event.kind is EventKind.CANCEL and stop is None:
            cancel = cancel or event
    return _Ending(stop=stop, cancel=cancel, reopened_on=tuple(reopened))


def _state(ending: _Ending, *, is_breached: bool) -> ClockState:
    if ending.cancel is not None:
        return ClockState.CANCELLED
    if ending.stop is not None:
        return ClockState.DONE_LATE if is_breached else ClockState.DONE_IN_TIME
    return ClockState.OVERDUE if is_breached else ClockState.RUNNING


def _minutes_late(dates: ClockDates, judged: _Moment) -> int | None:
    """Return the begun minutes after the judged moment, negative before it; None for terms in days."""
    if dates.due_at is None:
        return None
    if judged.at is None:
        raise ValueError("a term in minutes ends at a moment")
    return -int((dates.due_at - judged.at).total_seconds() // 60)


def _breached_on(dates: ClockDates) -> date:
    return dates.due_on if dates.due_at is not None else dates.due_on + ONE_DAY


def _steps(
    ground: Ground, *, first: ClockDates, adjusted: Adjusted, ending: _Ending, breached_on: date | None
) -> tuple[Step, ...]:
    term, workdays, dates = ground.term, ground.workdays, adjusted.dates
    steps = [*opening_steps(term=term, start=ground.start, workdays=workdays, first=first), *adjusted.steps]
    if term.unit is DayUnit.WORKING_DAY:
        steps += named_steps(workdays, first.nominal_on, dates.nominal_on)
    steps += closing_steps(term=term, dates=dates, workdays=workdays, policy=ground.policy)
    steps += [step(StepCode.REOPENED, {"on": on}) for on in ending.reopened_on]
    if breached_on is not None:
        steps.append(step(StepCode.BREACHED, {"on": breached_on}))
    if ending.last is not None:
        steps.append(step(StepCode.CANCELLED if ending.cancel else StepCode.DONE, {"on": ending.last.on}))
    return tuple(steps)
