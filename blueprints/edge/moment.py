"""The moment of the request, read once from the application's clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app, g


def now() -> datetime:
    """Return this request's moment (aware UTC), the same however often it is asked."""
    if "now" not in g:
        g.now = current_app.extensions["now"]()
    moment: datetime = g.now
    return moment


def zone() -> ZoneInfo:
    """Return the jurisdiction's zone."""
    return ZoneInfo(current_app.config["ZONE"])


def today() -> date:
    """Return the local day of this request's moment."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """Turn a moment into a day, the one place where that is done for pages."""
    return moment.astimezone(zone()).date()
