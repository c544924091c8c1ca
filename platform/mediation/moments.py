"""The one place that turns a moment into a local day, and a day into its moments."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

JURISDICTION_ZONE = ZoneInfo("Asia/Shanghai")


def local_day(moment: datetime) -> date:
    """Return the jurisdiction's day of an aware `moment`; raise ValueError on a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone; moments are aware")
    return moment.astimezone(JURISDICTION_ZONE).date()


def local_minute(moment: datetime) -> str:
    """Return an aware moment as the jurisdiction's clocks show it, to the minute: `2026-03-02 09:30`."""
    return f"{moment.astimezone(JURISDICTION_ZONE):%Y-%m-%d %H:%M}"


def day_begins_at(on: date) -> datetime:
    """Return the moment (aware UTC) at which the jurisdiction's day begins."""
    if on == date.min:
        return datetime.min.replace(tzinfo=UTC)  # it begins before the first moment there is
    return datetime.combine(on, time.min, tzinfo=JURISDICTION_ZONE).astimezone(UTC)


def day_ends_at(on: date) -> datetime:
    """Return the moment (aware UTC) at which the jurisdiction's day is over: the beginning of the next."""
    if on == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return day_begins_at(on + timedelta(days=1))
