"""Days and moments in words, in the reader's language and the jurisdiction's zone."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from flask_babel import get_locale

from blueprints.edge.moment import zone

DAY = {"zh": "y年M月d日（EEE）", "en": "EEE d MMM y"}
MOMENT = {"zh": "y年M月d日（EEE）HH:mm", "en": "EEE d MMM y, HH:mm"}
SHORT_DAY = {"zh": "M月d日（EEE）", "en": "EEE d MMM"}


def day_words(on: date | None) -> str:
    """Return 2026年5月8日（周五） or Fri 8 May 2026; nothing for no day."""
    return format_date(on, DAY[_language()], locale=get_locale()) if on else ""


def short_day_words(on: date | None) -> str:
    """Return 5月8日（周五） or Fri 8 May, for lists whose year is plain; nothing for no day."""
    return format_date(on, SHORT_DAY[_language()], locale=get_locale()) if on else ""


def moment_words(at: datetime | None) -> str:
    """Return 2026年5月8日（周五）10:30 or Fri 8 May 2026, 10:30, local time of an aware moment; nothing for none."""
    return format_datetime(at, MOMENT[_language()], tzinfo=zone(), locale=get_locale()) if at else ""


def time_words(at: datetime | None) -> str:
    """Return 10:30, local time of an aware moment; nothing for none."""
    return f"{at.astimezone(zone()):%H:%M}" if at else ""


def local_iso(at: datetime | None) -> str:
    """Return a moment for a <time> element: ISO 8601 with the jurisdiction's offset, to the minute."""
    return at.astimezone(zone()).isoformat(timespec="minutes") if at else ""


def _language() -> str:
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "zh"
