"""Working-day arithmetic."""

from datetime import date

from blueprints.api.schemas.base import Answer, Day, Many, Sent
from mediation.clocks.calendar import DayKind


class WorkdaysAdded(Sent):
    """The `days`-th working day after a day; the day itself is not counted."""

    after: Day
    days: Many


class WorkdaysCounted(Sent):
    """The working days after a day, up to and with another."""

    after: Day
    until: Day


class SpanNamed(Answer):
    """Days of one holiday, or a weekend day that is worked."""

    kind: DayKind
    name: str | None
    first_on: date
    last_on: date


class WorkdayFound(Answer):
    """The day; provisional while a year on the way has no published holidays."""

    on: date
    is_provisional: bool
    in_the_way: list[SpanNamed]


class WorkdaysFound(Answer):
    """The number; provisional while a year on the way has no published holidays."""

    number: int
    is_provisional: bool
    in_the_way: list[SpanNamed]
