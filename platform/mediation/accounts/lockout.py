"""When a door is locked against guessing (10.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class DoorLimits:
    """So many failed tries within a window lock the door for a pause, counted from the last of them."""

    tries: int
    window: timedelta
    pause: timedelta


SIGN_IN_LIMITS = DoorLimits(tries=6, window=timedelta(minutes=30), pause=timedelta(minutes=30))
"""Per login; a second factor has as many tries of its own."""
ADDRESS_LIMITS = DoorLimits(tries=60, window=timedelta(minutes=10), pause=timedelta(minutes=10))
"""Per network address: a whole office may stand behind one, a guesser goes through logins."""


def locked_until(failed_at: Sequence[datetime], *, now: datetime, limits: DoorLimits) -> datetime | None:
    """Return until when the door stays shut, or None; `failed_at` holds the failed tries, in any order."""
    newest = sorted(failed_at, reverse=True)[: limits.tries]
    if len(newest) < limits.tries or newest[0] - newest[-1] > limits.window:
        return None
    until = newest[0] + limits.pause
    return until if now < until else None
