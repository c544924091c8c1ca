"""Choose the words for clocks: chips, due lists, "why this date", and the calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from blueprints.clocks.asked import AskedList
from blueprints.words import sentence
from blueprints.words.clock_strip import case_url
from blueprints.words.dates import day_words, short_day_words
from blueprints.words.holidays import holiday_name
from blueprints.words.terms import term_name
from mediation.clocks.calendar import DayKind, NamedSpan
from mediation.clocks.chip import ChipLevel
from mediation.clocks.notice_file import BadLine
from models.operations.calendar import LoadReport
from models.queries.calendar import YearRow
from models.queries.clocks import DueCounts, DueKind, DuePage, DueRow


@dataclass(frozen=True, slots=True)
class DueWords:
    """One line of a due list."""

    number: str
    title: str
    url: str | None
    term: str
    organisation: str
    due: str
    level: ChipLevel
    workdays: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class DueListWords:
    """A page of the due lists: both as tabs with counts, both scopes, the rows and the way on."""

    tabs: list[tuple[str, str, bool, int]]
    scopes: list[tuple[str, str, bool]]
    rows: tuple[DueWords, ...]
    next_url: str | None
    is_overdue: bool


def due_list(page: DuePage, counts: DueCounts, asked: AskedList, *, today: date) -> DueListWords:
    """Return a page of the due lists in words."""
    kinds = ((DueKind.OVERDUE, _("已超期"), counts.overdue), (DueKind.SOON, _("即将到期"), counts.soon))
    scopes = ((True, _("本单位承担的")), (False, _("我能看到的全部")))
    return DueListWords(
        tabs=[(asked.url(kind=one), name, one is asked.kind, number) for one, name, number in kinds],
        scopes=[(asked.url(is_mine=mine), name, mine is asked.is_mine) for mine, name in scopes],
        rows=tuple(_due_row(row, today=today) for row in page.rows),
        next_url=asked.url(after=page.after) if page.after else None,
        is_overdue=asked.kind is DueKind.OVERDUE,
    )


def _due_row(row: DueRow, *, today: date) -> DueWords:
    return DueWords(
        number=row.number,
        title=row.title,
        url=case_url(row.case_id),
        term=term_name(row.term),
        organisation=row.organisation or "",
        due=short_day_words(row.due_on),
        level=_level(row, today=today),
        workdays=row.workdays,
        provisional=row.is_provisional,
    )


def _level(row: DueRow, *, today: date) -> ChipLevel:
    if row.is_overdue:
        return ChipLevel.OVERDUE
    return ChipLevel.TODAY_LAST if today >= row.alarm_on else ChipLevel.DUE_SOON


@dataclass(frozen=True, slots=True)
class HolidayWords:
    """One holiday of a year: its days off and the weekend days worked for it."""

    name: str
    off: str
    days: int
    makeup: str


def holiday_words(row: YearRow) -> tuple[HolidayWords, ...]:
    """Return the holidays of a year in order, each with its make-up days."""
    makeups: dict[str | None, list[str]] = {}
    for span in row.spans:
        if span.kind is DayKind.MAKEUP:
            makeups.setdefault(span.name, []).append(short_day_words(span.first_on))
    found, used = [], set[str | None]()
    for span in row.spans:
        if span.kind is DayKind.HOLIDAY:
            worked = "" if span.name in used else _("、").join(makeups.get(span.name, ()))
            used.add(span.name)
            found.append(HolidayWords(holiday_name(span.name), _span(span), span.days, worked))
    return tuple(found)


def _span(span: NamedSpan) -> str:
    if span.days == 1:
        return short_day_words(span.first_on)
    return _("%(first)s至%(last)s", first=short_day_words(span.first_on), last=short_day_words(span.last_on))


def year_tabs(years: Sequence[int], *, chosen: int) -> list[tuple[str, str, bool, None]]:
    """Return the years as tabs."""
    return [(url_for("clocks.calendar", year=year), str(year), year == chosen, None) for year in years]


def bad_lines(bad: Iterable[BadLine]) -> list[tuple[str, str]]:
    """Return the faults of a notice by line, in words."""
    return [
        (_("第%(line)s行", line=fault.line) if fault.line else _("整个文件"), sentence(fault.reason)) for fault in bad
    ]


def change_lines(report: LoadReport) -> list[tuple[str, str, str]]:
    """Return the days that a notice changes: day, what it was and will be, holiday."""
    nature = {True: _("上班"), False: _("放假")}
    return [
        (
            day_words(change.on),
            _("%(was)s改为%(now)s", was=nature[change.was_workday], now=nature[change.is_workday]),
            holiday_name(change.name) if change.name else "",
        )
        for change in report.changes
    ]
