"""Read a year of the calendar: what each named day is, where that stands, and who loaded it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.clocks.calendar import DayKind, NamedSpan, Workdays
from models.tables.accounts import Account
from models.tables.clocks import CalendarYear


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year: published or provisional, its sources, the holidays and the make-up days in order.

    `loaded_at` and `loaded_by` are None for a year that came with the platform.
    """

    year: int
    is_published: bool
    sources: tuple[str, ...]
    loaded_at: datetime | None
    loaded_by: str | None
    spans: tuple[NamedSpan, ...]

    @property
    def days_off(self) -> int:
        """How many days the holidays take."""
        return sum(span.days for span in self.spans if span.kind is DayKind.HOLIDAY)

    @property
    def makeup_days(self) -> int:
        """How many weekend days are worked."""
        return sum(span.days for span in self.spans if span.kind is DayKind.MAKEUP)


def year_of(session: Session, workdays: Workdays, year: int) -> YearRow:
    """Return a year of the calendar as it counts now; raise OutsideCalendar for a year nothing is known about."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = [workdays.what(first + timedelta(days=offset)) for offset in range((last - first).days + 1)]
    loaded = session.execute(
        select(CalendarYear.source, CalendarYear.loaded_at, Account.display_name)
        .outerjoin(Account, Account.id == CalendarYear.loaded_by_id)
        .where(CalendarYear.year == year)
    ).one_or_none()
    return YearRow(
        year=year,
        is_published=year in workdays.published,
        sources=tuple(dict.fromkeys(day.source for day in days if day.source)),
        loaded_at=loaded.loaded_at if loaded else None,
        loaded_by=loaded.display_name if loaded else None,
        spans=workdays.named_spans(first - timedelta(days=1), last),
    )


def known_years(workdays: Workdays, *, today: date) -> tuple[int, ...]:
    """Return the years worth a page: from three years ago to the one after the last published, never beyond reach."""
    return tuple(range(today.year - 3, max(*workdays.published, today.year) + 2))
