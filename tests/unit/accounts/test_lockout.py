"""A door is locked after six failed tries in half an hour (10.3)."""

from datetime import datetime, timedelta

from mediation.accounts.lockout import SIGN_IN_LIMITS, locked_until
from tests.dates import moment

FIRST = moment("Mon 2026-03-09 09:00")


def _tries(*minutes: int) -> list[datetime]:
    return [FIRST + timedelta(minutes=minute) for minute in minutes]


def _until(tries: list[datetime], *, minute: int) -> datetime | None:
    return locked_until(tries, now=FIRST + timedelta(minutes=minute), limits=SIGN_IN_LIMITS)


def test_five_tries_leave_the_door_open() -> None:
    assert _until(_tries(0, 1, 2, 3, 4), minute=5) is None


def test_the_sixth_locks_it_for_half_an_hour_from_the_last() -> None:
    assert _until(_tries(0, 1, 2, 3, 4, 5), minute=6) == moment("Mon 2026-03-09 09:35")


def test_it_stays_locked_when_the_first_try_has_grown_old() -> None:
    assert _until(_tries(0, 1, 2, 3, 4, 25), minute=54) == moment("Mon 2026-03-09 09:55")


def test_it_opens_half_an_hour_after_the_last() -> None:
    assert _until(_tries(0, 1, 2, 3, 4, 5), minute=35) is None


def test_six_tries_in_thirty_one_minutes_do_not_lock_it() -> None:
    assert _until(_tries(0, 1, 2, 3, 4, 31), minute=31) is None


def test_tries_may_come_in_any_order() -> None:
    assert _until(_tries(5, 0, 3, 1, 4, 2), minute=6) is not None
