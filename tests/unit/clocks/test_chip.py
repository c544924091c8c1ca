"""The small sign of a clock."""

import pytest

from mediation.clocks.chip import ChipLevel, chip
from mediation.clocks.codes import DayUnit, TermCode
from mediation.clocks.dates import RollPolicy
from mediation.clocks.events import ClockEvent, cancelled, started, stopped
from tests.dates import day, moment
from tests.unit.clocks.tables import reading

ANCHOR = started(day("Wed 2026-03-04"))


@pytest.mark.parametrize(
    ("now", "level", "number"),
    [
        ("Wed 2026-03-04 09:00", ChipLevel.NORMAL, 40),
        ("Fri 2026-04-24 09:00", ChipLevel.NORMAL, 4),
        ("Mon 2026-04-27 09:00", ChipLevel.DUE_SOON, 3),
        ("Wed 2026-04-29 09:00", ChipLevel.DUE_SOON, 1),
        ("Thu 2026-04-30 09:00", ChipLevel.TODAY_LAST, 0),
        ("Sun 2026-05-03 23:59", ChipLevel.TODAY_LAST, 0),
        ("Mon 2026-05-04 00:00", ChipLevel.OVERDUE, 0),
        ("Wed 2026-05-06 09:00", ChipLevel.OVERDUE, 1),
        ("Sat 2026-05-09 09:00", ChipLevel.OVERDUE, 4),
    ],
)
def test_a_clock_due_in_the_may_holiday_is_pressing_on_its_last_working_day(
    now: str, level: ChipLevel, number: int
) -> None:
    found = chip(reading(TermCode.HANDLE_60, ANCHOR, now=moment(now)), now=moment(now))
    assert (found.level, found.number, found.unit) == (level, number, DayUnit.WORKING_DAY)


def test_where_organs_roll_the_last_working_day_lies_after_the_holiday() -> None:
    now, rolls = moment("Thu 2026-04-30 09:00"), RollPolicy(organ_roll=True)
    found = chip(reading(TermCode.HANDLE_60, ANCHOR, now=now, policy=rolls), now=now)
    assert (found.level, found.number) == (ChipLevel.DUE_SOON, 1)


@pytest.mark.parametrize(
    ("event", "level", "number"),
    [
        (stopped(day("Thu 2026-04-30")), ChipLevel.DONE, 0),
        (stopped(day("Thu 2026-05-07")), ChipLevel.DONE_LATE, 2),
        (cancelled(day("Thu 2026-05-07")), ChipLevel.CANCELLED, 0),
    ],
)
def test_an_ended_clock_is_quiet_and_says_how_late_it_was(event: ClockEvent, level: ChipLevel, number: int) -> None:
    now = moment("Fri 2026-05-15 09:00")
    found = chip(reading(TermCode.HANDLE_60, ANCHOR, event, now=now), now=now)
    assert (found.level, found.number) == (level, number)


def test_a_quiet_clock_whose_date_may_change_says_so() -> None:
    now = moment("Mon 2026-11-23 09:00")
    found = chip(reading(TermCode.HANDLE_60, started(day("Mon 2026-11-23")), now=now), now=now)
    assert (found.level, found.is_provisional) == (ChipLevel.PROVISIONAL, True)


def test_a_pressing_clock_whose_date_may_change_stays_pressing() -> None:
    now = moment("Thu 2027-01-21 09:00")
    found = chip(reading(TermCode.HANDLE_60, started(day("Mon 2026-11-23")), now=now), now=now)
    assert (found.level, found.is_provisional) == (ChipLevel.DUE_SOON, True)


@pytest.mark.parametrize(
    ("now", "level", "number"),
    [
        ("Mon 2026-06-01 17:00", ChipLevel.DUE_SOON, 20),
        ("Mon 2026-06-01 17:35", ChipLevel.OVERDUE, 15),
    ],
)
def test_an_alarm_is_counted_in_minutes(now: str, level: ChipLevel, number: int) -> None:
    call = started(day("Mon 2026-06-01"), at=moment("Mon 2026-06-01 16:50"))
    found = chip(reading(TermCode.URGENT_ACK_30MIN, call, now=moment(now)), now=moment(now))
    assert (found.level, found.number, found.unit) == (level, number, DayUnit.MINUTE)


def test_how_soon_is_soon_is_a_parameter() -> None:
    now = moment("Fri 2026-04-24 09:00")
    found = chip(reading(TermCode.HANDLE_60, ANCHOR, now=now), now=now, due_soon_workdays=5)
    assert found.level is ChipLevel.DUE_SOON
