"""The one place that turns a moment into a local day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

JURISDICTION_ZONE = ZoneInfo("Asia/Shanghai")


def local_day(moment: datetime) -> date:
    """Return the jurisdiction's day of an aware `moment`; raise ValueError on a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone; moments are aware")
    return moment.astimezone(JURISDICTION_ZONE).date()
