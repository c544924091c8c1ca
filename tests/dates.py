"""Dates as tests write them: with the weekday, which is checked."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(text: str) -> date:
    """Return the date in `"Sat 2026-05-09"`; raise ValueError when that day is not a Saturday."""
    weekday, _, rest = text.partition(" ")
    found = date.fromisoformat(rest)
    _check_weekday(text, weekday=weekday, found=found)
    return found


def moment(text: str) -> datetime:
    """Return the aware UTC moment of the Shanghai time `"Sat 2026-05-09 10:30"`; ValueError on a wrong weekday."""
    weekday, _, rest = text.partition(" ")
    if len(rest) < len("2026-05-09 10:30"):
        raise ValueError(f"{text!r} has no time of day; write it as 'Sat 2026-05-09 10:30'")
    local = datetime.fromisoformat(rest).replace(tzinfo=LOCAL_ZONE)
    _check_weekday(text, weekday=weekday, found=local.date())
    return local.astimezone(UTC)


def _check_weekday(text: str, *, weekday: str, found: date) -> None:
    real = WEEKDAYS[found.weekday()]
    if weekday != real:
        raise ValueError(f"{text!r}: that day is a {real}")
