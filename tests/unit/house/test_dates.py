"""The dates of the tests check their weekday."""

from datetime import UTC, date, datetime

import pytest

from tests.dates import day, moment


def test_a_day_is_read_with_its_weekday() -> None:
    assert day("Sat 2026-05-09") == date(2026, 5, 9)


def test_a_moment_is_shanghai_time_in_utc() -> None:
    assert moment("Sat 2026-05-09 10:30") == datetime(2026, 5, 9, 2, 30, tzinfo=UTC)


def test_a_wrong_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="that day is a Sat"):
        day("Fri 2026-05-09")
    with pytest.raises(ValueError, match="that day is a Sat"):
        moment("Fri 2026-05-09 10:30")


def test_a_moment_without_a_time_is_refused() -> None:
    with pytest.raises(ValueError, match="no time of day"):
        moment("Sat 2026-05-09")
