"""A clock as a small sign: a level and a number; colour and words are chosen at the edge."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from mediation.clocks.codes import ClockState, DayUnit
from mediation.clocks.reading import ClockReading
from mediation.moments import local_day

DUE_SOON_WORKDAYS = 3


class ChipLevel(StrEnum):
    """From the most to the least pressing; `provisional` is a quiet clock whose date may still change."""

    OVERDUE = "overdue"
    TODAY_LAST = "today_last"
    DUE_SOON = "due_soon"
    PROVISIONAL = "provisional"
    NORMAL = "normal"
    DONE_LATE = "done_late"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Chip:
    """The level, how much is left (late: how much it is or was late), the judged date, whether it may still change.

    `number` is in working days, or in minutes for a term measured in minutes; `unit` says which.
    """

    level: ChipLevel
    number: int
    unit: DayUnit
    due_on: date
    due_at: datetime | None
    is_provisional: bool
    is_paused: bool


ENDED = MappingProxyType(
    {
        ClockState.OVERDUE: ChipLevel.OVERDUE,
        ClockState.DONE_IN_TIME: ChipLevel.DONE,
        ClockState.DONE_LATE: ChipLevel.DONE_LATE,
        ClockState.CANCELLED: ChipLevel.CANCELLED,
    }
)


def chip(reading: ClockReading, *, now: datetime, due_soon_workdays: int = DUE_SOON_WORKDAYS) -> Chip:
    """Return the sign of a clock; `today_last` from the last working day on which acting is in time until it is due."""
    level = _level(reading, today=local_day(now), due_soon_workdays=due_soon_workdays)
    is_late = level in (ChipLevel.OVERDUE, ChipLevel.DONE_LATE)
    in_minutes = reading.due_at is not None
    left, late = (
        (reading.remaining_minutes, reading.late_minutes)
        if in_minutes
        else (reading.remaining_workdays, reading.late_workdays)
    )
    return Chip(
        level=level,
        number=late if is_late else left,
        unit=DayUnit.MINUTE if in_minutes else DayUnit.WORKING_DAY,
        due_on=reading.due_on,
        due_at=reading.due_at,
        is_provisional=reading.is_provisional,
        is_paused=reading.is_paused,
    )


def _level(reading: ClockReading, *, today: date, due_soon_workdays: int) -> ChipLevel:
    if reading.state is not ClockState.RUNNING:
        return ENDED[reading.state]
    if reading.due_at is not None:
        return ChipLevel.DUE_SOON
    if today >= reading.act_by_on:
        return ChipLevel.TODAY_LAST
    if reading.remaining_workdays <= due_soon_workdays:
        return ChipLevel.DUE_SOON
    return ChipLevel.PROVISIONAL if reading.is_provisional else ChipLevel.NORMAL
