"""From day zero and a number of units to the dates that are judged: nominal, alarm, rolled, due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation.clocks.calendar import ONE_DAY, Workdays
from mediation.clocks.codes import Bound, DayUnit
from mediation.clocks.events import ClockEvent
from mediation.clocks.terms import Term
from mediation.moments import day_begins_at, day_ends_at, local_day


@dataclass(frozen=True, slots=True)
class RollPolicy:
    """Which duties are judged at the rolled date when the last day is no working day (the statute is silent)."""

    organ_roll: bool = False
    petitioner_roll: bool = True

    def rolls(self, bound: Bound) -> bool:
        """Return whether a term binding this side is judged at the rolled date."""
        return self.organ_roll if bound is Bound.ORGAN else self.petitioner_roll


@dataclass(frozen=True, slots=True)
class ClockDates:
    """The dates of one count.

    `alarm_on` is the last working day up to `nominal_on`, `rolled_on` the first from it on, `due_on` the judged one,
    `act_by_on` the last working day on which acting is in time; `due_at` only for terms in minutes;
    `unpublished_year` the first year on the way whose holidays are not published. `alarm_at` and `ends_at` are the
    same in moments: from when to raise the alarm, after when the term is breached.
    """

    nominal_on: date
    alarm_on: date
    rolled_on: date
    due_on: date
    act_by_on: date
    alarm_at: datetime
    ends_at: datetime
    due_at: datetime | None = None
    unpublished_year: int | None = None


def clock_dates(*, term: Term, start: ClockEvent, extra: int = 0, workdays: Workdays, policy: RollPolicy) -> ClockDates:
    """Return the dates of a term from its start event with `extra` units of extension and exclusion added.

    Raise ValueError when the start lacks the moment (minutes) or the day (set day) that the unit needs.
    """
    if term.unit is DayUnit.MINUTE:
        return _minute_dates(start, minutes=term.length + extra)
    nominal_on = _nominal_on(term, start, extra=extra, workdays=workdays)
    alarm_on = workdays.last_workday_on_or_before(nominal_on).on
    rolled_on = workdays.first_workday_on_or_after(nominal_on).on
    rolls = policy.rolls(term.bound)
    due_on = rolled_on if rolls else nominal_on
    counted_from_on = start.on + ONE_DAY if term.unit is DayUnit.WORKING_DAY else alarm_on
    return ClockDates(
        nominal_on=nominal_on,
        alarm_on=alarm_on,
        rolled_on=rolled_on,
        due_on=due_on,
        act_by_on=rolled_on if rolls else alarm_on,
        alarm_at=day_begins_at(alarm_on),
        ends_at=day_ends_at(due_on),
        unpublished_year=workdays.first_unpublished_year(min(counted_from_on, alarm_on), rolled_on),
    )


def _nominal_on(term: Term, start: ClockEvent, *, extra: int, workdays: Workdays) -> date:
    if term.unit is DayUnit.WORKING_DAY:
        return workdays.add_workdays(start.on, term.length + extra).on
    if term.unit is DayUnit.CALENDAR_DAY:
        return start.on + timedelta(days=term.length + extra)
    if start.until_on is None:
        raise ValueError(f"{term.code} needs the day that was set")
    return start.until_on + timedelta(days=extra)


def _minute_dates(start: ClockEvent, *, minutes: int) -> ClockDates:
    if start.at is None:
        raise ValueError("a term in minutes starts at a moment")
    due_at = start.at + timedelta(minutes=minutes)
    on = local_day(due_at)
    return ClockDates(
        nominal_on=on,
        alarm_on=on,
        rolled_on=on,
        due_on=on,
        act_by_on=on,
        # What is measured in minutes is alarming from its first one.
        alarm_at=start.at,
        ends_at=due_at,
        due_at=due_at,
    )
