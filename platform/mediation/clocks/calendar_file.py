"""Read the published days from the parsed data/calendar.toml."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mediation.clocks.calendar import CalendarDay, Workdays, belongs_to_notice


class CalendarFileError(ValueError):
    """The calendar data contradict themselves; the message names the notice."""


def read_calendar(data: Mapping[str, Any]) -> Workdays:
    """Build the calendar from notices (published) and forecasts (provisional); raise CalendarFileError for bad data."""
    notices, forecasts = data.get("notice", ()), data.get("forecast", ())
    published = frozenset(int(notice["year"]) for notice in notices)
    marks = [mark for notice in notices for mark in _marks(notice, provisional=False)]
    marks += [
        mark
        for forecast in forecasts
        if forecast["year"] not in published
        for mark in _marks(forecast, provisional=True)
    ]
    try:
        return Workdays(marks=tuple(marks), published=published)
    except ValueError as error:
        raise CalendarFileError(str(error)) from error


def _marks(notice: Mapping[str, Any], *, provisional: bool) -> Iterator[CalendarDay]:
    year, source = notice["year"], notice["source"]
    for holiday in notice["holidays"]:
        first_on, last_on = holiday["off"]
        if last_on < first_on:
            raise CalendarFileError(f"{year} {holiday['name']}: {last_on} comes before {first_on}")
        off = (first_on + timedelta(days=offset) for offset in range((last_on - first_on).days + 1))
        for on, is_workday in [(on, False) for on in off] + [(on, True) for on in holiday["work"]]:
            _check_year(on, year=year, name=holiday["name"])
            yield CalendarDay(
                on=on,
                is_workday=is_workday,
                name=holiday["name"],
                source=source,
                provisional=provisional,
                year=year,
            )


def _check_year(on: date, *, year: int, name: str) -> None:
    if not belongs_to_notice(on, year):
        raise CalendarFileError(f"{year} {name}: {on} does not belong to this notice")
