"""Working days of the published calendar, found by bisection and never by walking."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
MARGIN_YEARS = 20
"""How far beyond the known years a provisional answer is given; every search is bounded by it."""

FIXED_HOLIDAYS = MappingProxyType(
    {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
)
"""Statutory holidays whose date needs no notice; the only ones known in a year nobody has written about."""


class OutsideCalendar(ValueError):
    """The date lies too far from the known years for even a provisional answer."""


class DayKind(StrEnum):
    """What a day is."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One row of the calendar: a day that a notice, or a forecast (`provisional`), names.

    `year` is the notice's; None when it is the day's own. New Year's notice may reach into the December before.
    """

    on: date
    is_workday: bool
    name: str | None = None
    source: str | None = None
    provisional: bool = False
    year: int | None = None

    @property
    def notice_year(self) -> int:
        """The year whose notice names this day."""
        return self.on.year if self.year is None else self.year


@dataclass(frozen=True, slots=True)
class Day:
    """What a day is, the holiday it belongs to, and whether a notice may still change it."""

    on: date
    kind: DayKind
    name: str | None
    source: str | None
    provisional: bool

    @property
    def is_workday(self) -> bool:
        """Whether offices are open."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKEUP)


@dataclass(frozen=True, slots=True)
class Found:
    """A day found by counting; `provisional` when the way there touches an unpublished year."""

    on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of working days; `provisional` when the span touches an unpublished year."""

    number: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Neighbouring days of one holiday (`holiday`), or one weekend day that is worked (`makeup`)."""

    kind: DayKind
    name: str | None
    first_on: date
    last_on: date

    @property
    def days(self) -> int:
        """Length in days, both ends included."""
        return (self.last_on - self.first_on).days + 1


@dataclass(frozen=True, slots=True)
class Workdays:
    """A frozen calendar: the days that notices name, the years published, and a digest of both.

    Days without a row follow their weekday; in an unpublished year the fixed-date holidays are off as well.
    """

    marks: tuple[CalendarDay, ...]
    published: frozenset[int]
    version: str = field(init=False)
    _marked: Mapping[date, CalendarDay] = field(init=False, repr=False, compare=False)
    _marked_on: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _working: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _first_on: date = field(init=False, repr=False, compare=False)
    _last_on: date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.published:
            raise ValueError("a calendar needs at least one published year")
        ordered = tuple(sorted(self.marks, key=lambda mark: mark.on))
        if len({mark.on for mark in ordered}) < len(ordered):
            raise ValueError("a calendar names each day once")
        years = self.published | {mark.on.year for mark in ordered}
        first_on = date(min(years) - MARGIN_YEARS, 1, 1)
        last_on = date(max(years) + MARGIN_YEARS, 12, 31)
        fixed = _fixed_marks(first_on, last_on, published=self.published)
        marks = {mark.on: mark for mark in (*fixed, *ordered)}
        object.__setattr__(self, "marks", ordered)
        object.__setattr__(self, "version", _digest(ordered, self.published))
        object.__setattr__(self, "_marked", MappingProxyType(marks))
        object.__setattr__(self, "_marked_on", tuple(sorted(marks)))
        object.__setattr__(self, "_working", _working_days(first_on, last_on, marks))
        object.__setattr__(self, "_first_on", first_on)
        object.__setattr__(self, "_last_on", last_on)

    def what(self, on: date) -> Day:
        """Return what `on` is: working day, weekend, holiday or make-up day, with its name and source."""
        self._check_known(on)
        mark = self._marked.get(on)
        return Day(
            on=on,
            kind=_kind(on, mark),
            name=mark.name if mark else None,
            source=mark.source if mark else None,
            provisional=self.is_provisional(on),
        )

    def is_workday(self, on: date) -> bool:
        """Return whether offices are open on `on`; `what` says whether that is provisional."""
        return self.what(on).is_workday

    def is_provisional(self, first_on: date, last_on: date | None = None) -> bool:
        """Return whether any year from `first_on` to `last_on` (default: the same day) is unpublished."""
        return self.first_unpublished_year(first_on, last_on or first_on) is not None

    def first_unpublished_year(self, first_on: date, last_on: date) -> int | None:
        """Return the first year from `first_on` to `last_on` whose notice is not out, or None."""
        years = range(first_on.year, last_on.year + 1)
        return next((year for year in years if year not in self.published), None)

    def add_workdays(self, from_on: date, n: int) -> Found:
        """Return the `n`th working day after `from_on` (n >= 1); the day of the event is not counted."""
        if n < 1:
            raise ValueError(f"{n} working days cannot be added; at least one")
        self._check_known(from_on)
        position = bisect_right(self._working, from_on) + n - 1
        if position >= len(self._working):
            raise OutsideCalendar(f"{n} working days after {from_on} lie outside the calendar")
        on = self._working[position]
        return Found(on=on, provisional=self.is_provisional(from_on + ONE_DAY, on))

    def last_workday_on_or_before(self, on: date) -> Found:
        """Return `on` when it is worked, else the nearest working day before it."""
        self._check_known(on)
        position = bisect_right(self._working, on) - 1
        if position < 0:
            raise OutsideCalendar(f"no working day is known before {on}")
        found = self._working[position]
        return Found(on=found, provisional=self.is_provisional(found, on))

    def first_workday_on_or_after(self, on: date) -> Found:
        """Return `on` when it is worked, else the nearest working day after it."""
        self._check_known(on)
        position = bisect_left(self._working, on)
        if position == len(self._working):
            raise OutsideCalendar(f"no working day is known after {on}")
        found = self._working[position]
        return Found(on=found, provisional=self.is_provisional(on, found))

    def workdays_between(self, after_on: date, until_on: date) -> Counted:
        """Count the working days after `after_on` up to and with `until_on`; none when `until_on` is not later."""
        if until_on <= after_on:
            return Counted(number=0, provisional=False)
        self._check_known(after_on)
        self._check_known(until_on)
        number = bisect_right(self._working, until_on) - bisect_right(self._working, after_on)
        return Counted(number=number, provisional=self.is_provisional(after_on + ONE_DAY, until_on))

    def named_spans(self, after_on: date, until_on: date) -> tuple[NamedSpan, ...]:
        """Return the holidays and make-up days after `after_on` up to and with `until_on`, in order."""
        self._check_known(after_on)
        self._check_known(until_on)
        spans: list[NamedSpan] = []
        for on in self._marked_on[bisect_right(self._marked_on, after_on) : bisect_right(self._marked_on, until_on)]:
            day = self.what(on)
            if day.kind in (DayKind.HOLIDAY, DayKind.MAKEUP):
                _append_day(spans, day)
        return tuple(spans)

    def with_year(self, year: int, rows: Iterable[CalendarDay]) -> "Workdays":
        """Return a calendar in which `rows` replace the notice of `year`; it is published when none is provisional.

        Without rows the year is unpublished again. Raise ValueError for a day that no notice of `year` can name.
        """
        new = {row.on: replace(row, year=year) for row in rows}
        for on in new:
            if not belongs_to_notice(on, year):
                raise ValueError(f"{on} does not belong to the calendar of {year}")
        kept = (mark for mark in self.marks if mark.notice_year != year and mark.on not in new)
        is_published = bool(new) and not any(row.provisional for row in new.values())
        published = self.published | {year} if is_published else self.published - {year}
        return Workdays(marks=(*kept, *new.values()), published=published)

    def _check_known(self, on: date) -> None:
        if not self._first_on <= on <= self._last_on:
            raise OutsideCalendar(f"{on} lies outside {self._first_on} to {self._last_on}")


def belongs_to_notice(on: date, year: int) -> bool:
    """Return whether the notice of `year` may name this day: its own days and, for New Year, the December before."""
    return on.year == year or (on.year, on.month) == (year - 1, 12)


def _kind(on: date, mark: CalendarDay | None) -> DayKind:
    is_weekend = on.weekday() >= 5
    if mark is None:
        return DayKind.WEEKEND if is_weekend else DayKind.WORKDAY
    if mark.is_workday:
        return DayKind.MAKEUP if is_weekend else DayKind.WORKDAY
    # A full table of days also lists ordinary weekends: without a name they are only that.
    return DayKind.WEEKEND if is_weekend and mark.name is None else DayKind.HOLIDAY


def _append_day(spans: list[NamedSpan], day: Day) -> None:
    last = spans[-1] if spans else None
    continues = (
        last is not None
        and day.kind is DayKind.HOLIDAY
        and (last.kind, last.name, last.last_on + ONE_DAY) == (day.kind, day.name, day.on)
    )
    if last is not None and continues:
        spans[-1] = NamedSpan(kind=last.kind, name=last.name, first_on=last.first_on, last_on=day.on)
    else:
        spans.append(NamedSpan(kind=day.kind, name=day.name, first_on=day.on, last_on=day.on))


def _fixed_marks(first_on: date, last_on: date, *, published: frozenset[int]) -> tuple[CalendarDay, ...]:
    return tuple(
        CalendarDay(on=date(year, month, number), is_workday=False, name=name, provisional=True)
        for year in range(first_on.year, last_on.year + 1)
        if year not in published
        for (month, number), name in FIXED_HOLIDAYS.items()
    )


def _working_days(first_on: date, last_on: date, marks: Mapping[date, CalendarDay]) -> tuple[date, ...]:
    days = (first_on + offset * ONE_DAY for offset in range((last_on - first_on).days + 1))
    return tuple(on for on in days if (marks[on].is_workday if on in marks else on.weekday() < 5))


def _digest(marks: Iterable[CalendarDay], published: Iterable[int]) -> str:
    lines = [f"{mark.on} {mark.is_workday} {mark.name} {mark.provisional}" for mark in marks]
    lines += [str(year) for year in sorted(published)]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
