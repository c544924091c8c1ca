"""A clock is the replay of its events: which date is judged, why, and how it stands now (habit 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediation.clocks.adjustments import Adjusted, Ground, adjust
from mediation.clocks.calendar import ONE_DAY, Workdays
from mediation.clocks.codes import ClockState, DayUnit, EventKind, StepCode
from mediation.clocks.dates import ClockDates, RollPolicy
from mediation.clocks.events import ClockEvent
from mediation.clocks.steps import Step, closing_steps, named_steps, opening_steps, step
from mediation.clocks.terms import Term
from mediation.moments import local_day


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How a clock stands: its dates, its state and the steps of "why this date".

    `original_due_on` is the judged date before any extension or exclusion. `breached_on` is the first day (for
    minutes the day of `breached_at`) after the judged date passed undone; it stays when the act is done late,
    undone or cancelled afterwards. `is_extended` and `is_extension_incomplete` are about complete extensions and
    one that still lacks, or never had, the notice due by `tell_by_on`. Working days left and late are counted
    without today.
    """

    code: str
    basis: str
    term_version: str
    calendar_version: str
    is_statutory: bool
    state: ClockState
    anchor_on: date
    original_due_on: date
    nominal_on: date
    alarm_on: date
    rolled_on: date
    due_on: date
    act_by_on: date
    due_at: datetime | None
    done_on: date | None
    breached_on: date | None
    breached_at: datetime | None
    is_provisional: bool
    is_extended: bool
    is_extension_incomplete: bool
    tell_by_on: date | None
    is_paused: bool
    remaining_workdays: int
    late_workdays: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Ending:
    """The event that ended the clock, if it has ended, and the reopenings before."""

    stop: ClockEvent | None
    cancel: ClockEvent | None
    reopened_on: tuple[date, ...]

    @property
    def last(self) -> ClockEvent | None:
        return self.cancel or self.stop


def read_clock(
    *, term: Term, events: Sequence[ClockEvent], workdays: Workdays, policy: RollPolicy, now: datetime
) -> ClockReading:
    """Replay `events` (in the order they were recorded) and return how the clock stands at `now` (aware).

    The first event is the start, and there is only one; ValueError otherwise, and when an event lacks what its
    unit needs. OutsideCalendar when a date lies too far away.
    """
    start, ending, today = _start(events), _ending(events), local_day(now)
    open_until_on = min(today, ending.last.on) if ending.last else today
    ground = Ground(term=term, start=start, workdays=workdays, policy=policy, open_until_on=open_until_on)
    first, adjusted = ground.dates(0), adjust(ground, events)
    dates = adjusted.dates
    state = _state(term, dates, ending, now=now)
    is_breached = _is_breached(term, dates, ending, now=now)
    breached_on = _breached_on(dates) if is_breached else None
    until_on = ending.last.on if ending.last else today
    return ClockReading(
        code=term.code,
        basis=term.basis,
        term_version=term.version,
        calendar_version=workdays.version,
        is_statutory=term.is_statutory,
        state=state,
        anchor_on=start.on,
        original_due_on=first.due_on,
        nominal_on=dates.nominal_on,
        alarm_on=dates.alarm_on,
        rolled_on=dates.rolled_on,
        due_on=dates.due_on,
        act_by_on=dates.act_by_on,
        due_at=dates.due_at,
        done_on=ending.stop.on if ending.stop else None,
        breached_on=breached_on,
        breached_at=dates.due_at if is_breached else None,
        is_provisional=dates.unpublished_year is not None,
        is_extended=adjusted.extensions > 0,
        is_extension_incomplete=adjusted.tell_by_on is not None,
        tell_by_on=adjusted.tell_by_on,
        is_paused=adjusted.is_paused and ending.last is None,
        remaining_workdays=workdays.workdays_between(today, dates.due_on).number if state in _OPEN else 0,
        late_workdays=workdays.workdays_between(dates.due_on, until_on).number if is_breached else 0,
        steps=_steps(ground, first=first, adjusted=adjusted, ending=ending, breached_on=breached_on),
    )


_OPEN = frozenset({ClockState.RUNNING, ClockState.OVERDUE})


def _start(events: Sequence[ClockEvent]) -> ClockEvent:
    starts = [event for event in events if event.kind is EventKind.START]
    if len(starts) != 1 or events[0] is not starts[0]:
        raise ValueError(f"a clock has one start and begins with it; {len(starts)} found")
    return starts[0]


def _ending(events: Sequence[ClockEvent]) -> _Ending:
    stop = cancel = None
    reopened: list[date] = []
    for event in events:
        if event.kind is EventKind.STOP and stop is None:
            # A second stop changes nothing: done is done on the first day it was done.
            stop = event
        elif event.kind is EventKind.REOPEN:
            stop = cancel = None
            reopened.append(event.on)
        elif event.kind is EventKind.CANCEL and stop is None:
            cancel = cancel or event
    return _Ending(stop=stop, cancel=cancel, reopened_on=tuple(reopened))


def _state(term: Term, dates: ClockDates, ending: _Ending, *, now: datetime) -> ClockState:
    is_breached = _is_breached(term, dates, ending, now=now)
    if ending.cancel is not None:
        return ClockState.CANCELLED
    if ending.stop is not None:
        return ClockState.DONE_LATE if is_breached else ClockState.DONE_IN_TIME
    return ClockState.OVERDUE if is_breached else ClockState.RUNNING


def _is_breached(term: Term, dates: ClockDates, ending: _Ending, *, now: datetime) -> bool:
    if term.unit is DayUnit.MINUTE and dates.due_at is not None:
        moment = ending.last.at if ending.last else now
        if moment is None:
            raise ValueError("a term in minutes ends at a moment")
        return moment > dates.due_at
    on = ending.last.on if ending.last else local_day(now)
    return on > dates.due_on


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
    steps += [step(StepCode.REOPENED, on=on) for on in ending.reopened_on]
    if breached_on is not None:
        steps.append(step(StepCode.BREACHED, on=breached_on))
    if ending.last is not None:
        steps.append(step(StepCode.CANCELLED if ending.cancel else StepCode.DONE, on=ending.last.on))
    return tuple(steps)
