"""Read one year's holiday notice from CSV: every fault by its line, and nothing taken over while there is one."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from mediation.clocks.calendar import FIXED_HOLIDAYS, CalendarDay
from mediation.clocks.notice_reasons import NoticeReason
from mediation.clocks.steps import COUNTING_BASIS
from mediation.verdict import Fact, Refused

COLUMNS = ("date", "name", "kind", "source")
NAME_LENGTH = 40
SOURCE_LENGTH = 200
YEARS_AHEAD = 2
"""A notice comes out in the autumn before its year; a year beyond that is a slip of the pen."""

KINDS: Mapping[str, bool] = MappingProxyType(
    {"off": False, "holiday": False, "休": False, "放假": False, "work": True, "makeup": True, "班": True, "上班": True}
)
"""What may stand in the column `kind` → whether the day is worked."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the file (the header is line 1; 0 for the file as a whole) and why it is refused."""

    line: int
    reason: Refused


@dataclass(frozen=True, slots=True)
class Notice:
    """The days of a year as read, and every fault; the days count only while there is no fault."""

    year: int
    days: tuple[CalendarDay, ...]
    bad: tuple[BadLine, ...]

    @property
    def days_off(self) -> int:
        """How many days are off."""
        return sum(not day.is_workday for day in self.days)

    @property
    def makeup_days(self) -> int:
        """How many weekend days are worked."""
        return sum(day.is_workday for day in self.days)


def read_notice(lines: Iterable[str], *, year: int, source: str | None, this_year: int) -> Notice:
    """Read `date,name,kind,source` of one year's notice; `source` stands for lines that name none.

    A day may lie in December of the year before (New Year). The notice must name the holidays fixed by law, so that
    half a file is never taken for a year.
    """
    if not this_year - YEARS_AHEAD <= year <= this_year + YEARS_AHEAD:
        return _refused_whole(year, NoticeReason.NOTICE_YEAR_TOO_FAR, {"year": year})
    try:
        table = list(csv.reader(lines, strict=True))
    except (csv.Error, UnicodeDecodeError):
        return _refused_whole(year, NoticeReason.NOTICE_UNREADABLE, {})
    if not table:
        return _refused_whole(year, NoticeReason.NOTICE_EMPTY, {})
    header = tuple(name.strip().lower().removeprefix("\ufeff") for name in table[0])
    if header not in (COLUMNS, COLUMNS[:3]):
        return _refused_whole(year, NoticeReason.NOTICE_HEADER_WRONG, {"columns": ",".join(COLUMNS)})
    return _judge(table[1:], year=year, source=source)


def _judge(table: list[list[str]], *, year: int, source: str | None) -> Notice:
    days: dict[date, CalendarDay] = {}
    bad: list[BadLine] = []
    for line, cells in enumerate(table, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        found = _read_line(cells, year=year, source=source, seen=days)
        if isinstance(found, Refused):
            bad.append(BadLine(line, found))
        else:
            days[found.on] = found
    if not bad:
        bad += _gaps(days, year=year)
    return Notice(year=year, days=tuple(days[on] for on in sorted(days)), bad=tuple(bad))


def _read_line(
    cells: list[str], *, year: int, source: str | None, seen: Mapping[date, CalendarDay]
) -> CalendarDay | Refused:
    texts = [cell.strip() for cell in cells] + [""] * (len(COLUMNS) - len(cells))
    on, name, kind, where = texts[0], texts[1], texts[2].lower(), texts[3] or (source or "").strip()
    day = _day(on)
    if day is None:
        return _refused(NoticeReason.DAY_UNREADABLE, {"text": on[:20]})
    fault = _day_fault(day, year=year, seen=seen) or _name_fault(name) or _source_fault(where)
    if fault is not None:
        return fault
    if kind not in KINDS:
        return _refused(NoticeReason.KIND_UNKNOWN, {"text": kind[:20]})
    if KINDS[kind] and day.weekday() < 5:
        return _refused(NoticeReason.WORKED_ANYWAY, {"on": day.isoformat()})
    return CalendarDay(on=day, is_workday=KINDS[kind], name=name, source=where)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_fault(day: date, *, year: int, seen: Mapping[date, CalendarDay]) -> Refused | None:
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        return _refused(NoticeReason.DAY_OF_ANOTHER_YEAR, {"on": day.isoformat(), "year": year})
    if day in seen:
        return _refused(NoticeReason.DAY_TWICE, {"on": day.isoformat()})
    return None


def _name_fault(name: str) -> Refused | None:
    if not name:
        return _refused(NoticeReason.NAME_MISSING, {})
    return _refused(NoticeReason.NAME_TOO_LONG, {"most": NAME_LENGTH}) if len(name) > NAME_LENGTH else None


def _source_fault(source: str) -> Refused | None:
    if not source:
        return _refused(NoticeReason.SOURCE_MISSING, {})
    return _refused(NoticeReason.SOURCE_TOO_LONG, {"most": SOURCE_LENGTH}) if len(source) > SOURCE_LENGTH else None


def _gaps(days: Mapping[date, CalendarDay], *, year: int) -> Iterable[BadLine]:
    if not days:
        yield BadLine(0, _refused(NoticeReason.NOTICE_EMPTY, {}))
        return
    for (month, number), name in FIXED_HOLIDAYS.items():
        day = days.get(date(year, month, number))
        if day is None or day.is_workday:
            facts: dict[str, Fact] = {"on": date(year, month, number).isoformat(), "name": name}
            yield BadLine(0, _refused(NoticeReason.NOTICE_LACKS_HOLIDAY, facts))


def _refused_whole(year: int, reason: NoticeReason, facts: dict[str, Fact]) -> Notice:
    return Notice(year=year, days=(), bad=(BadLine(0, _refused(reason, facts)),))


def _refused(reason: NoticeReason, facts: Mapping[str, Fact]) -> Refused:
    return Refused(reason, COUNTING_BASIS, dict(facts), who_can="administrator")
