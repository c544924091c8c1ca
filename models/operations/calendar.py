"""Load a year's holiday notice: judged whole, written whole, then every running clock of that span is read anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from mediation.clocks.calendar import CalendarDay as NoticeDay
from mediation.clocks.calendar import Workdays
from mediation.clocks.notice_file import BadLine, Notice, read_notice
from mediation.clocks.notice_reasons import NoticeReason
from mediation.clocks.steps import COUNTING_BASIS
from mediation.moments import local_day
from mediation.rulebook import Rulebook
from mediation.verdict import Refused
from models.actor import Actor
from models.law import calendar_of
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.steps.law import bump_law
from models.steps.record import append_entry
from models.tables.clocks import CalendarDay, CalendarYear
from models.tables.organisations import NO_COUNTY
from models.unable import UnableTo


@dataclass(frozen=True, slots=True)
class LoadYear:
    """The lines of a CSV `date,name,kind,source` shall be the calendar of `year`; `dry_run` only judges them.

    `source` stands for lines that name none; `actor` is None on the command line.
    """

    year: int
    lines: tuple[str, ...]
    now: datetime
    source: str | None = None
    actor: Actor | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day whose nature the notice changes."""

    on: date
    was_workday: bool
    is_workday: bool
    name: str | None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or would do: the days of the notice, the days that change by it, and every bad line."""

    year: int
    days_off: int
    makeup_days: int
    changes: tuple[DayChange, ...]
    was_published: bool
    bad: tuple[BadLine, ...]
    written: bool


class UnableToLoadYear(UnableTo):
    """The notice has faults; `report` lists them by line."""

    def __init__(self, answer: Refused, *, report: LoadReport) -> None:
        super().__init__(answer)
        self.report = report


def load_year(session: AnySession, rulebook: Rulebook, command: LoadYear) -> LoadReport:
    """Put a year's notice in the place of what was known of it; a dry run writes nothing.

    Raise UnableToLoadYear when a line is bad; nothing is written then. The running clocks are read anew by
    `renew_stale` of the sweep, in batches of their own.
    """
    this_year = local_day(command.now).year
    notice = read_notice(command.lines, year=command.year, source=command.source, this_year=this_year)
    if command.dry_run:
        return _report(notice, calendar_of(session, rulebook), written=False)
    return once_more(lambda: _load(session, rulebook, command, notice))


def _load(session: AnySession, rulebook: Rulebook, command: LoadYear, notice: Notice) -> LoadReport:
    with unit_of_work(session) as work:
        report = _report(notice, calendar_of(work, rulebook), written=not notice.bad)
        if notice.bad:
            raise UnableToLoadYear(_refused(notice), report=report)
        _write(work, notice, command)
        bump_law(work)
    return report


def _report(notice: Notice, before: Workdays, *, written: bool) -> LoadReport:
    return LoadReport(
        year=notice.year,
        days_off=notice.days_off,
        makeup_days=notice.makeup_days,
        changes=() if notice.bad else tuple(_changes(notice, before)),
        was_published=notice.year in before.published,
        bad=notice.bad,
        written=written,
    )


def _changes(notice: Notice, before: Workdays) -> Iterable[DayChange]:
    after = before.with_year(notice.year, notice.days)
    first, last = date(notice.year - 1, 12, 1).toordinal(), date(notice.year, 12, 31).toordinal()
    for on in map(date.fromordinal, range(first, last + 1)):
        was, now = before.what(on), after.what(on)
        if was.is_workday != now.is_workday:
            yield DayChange(on=on, was_workday=was.is_workday, is_workday=now.is_workday, name=now.name or was.name)


def _refused(notice: Notice) -> Refused:
    if len(notice.bad) == 1 and notice.bad[0].line == 0:
        return notice.bad[0].reason
    facts = {"bad": len(notice.bad), "first_line": notice.bad[0].line}
    return Refused(NoticeReason.NOTICE_HAS_BAD_ROWS, COUNTING_BASIS, facts, who_can="administrator")


def _write(work: Session, notice: Notice, command: LoadYear) -> None:
    days: list[NoticeDay] = list(notice.days)
    work.execute(delete(CalendarDay).where(CalendarDay.year == notice.year))
    work.execute(delete(CalendarDay).where(CalendarDay.on_date.in_([day.on for day in days])))
    work.merge(
        CalendarYear(
            year=notice.year,
            source=str(days[0].source),
            loaded_at=command.now,
            loaded_by_id=command.actor.account_id if command.actor else None,
        )
    )
    work.flush()
    work.add_all(
        CalendarDay(
            on_date=day.on, year=notice.year, is_workday=day.is_workday, name=str(day.name), source=str(day.source)
        )
        for day in days
    )
    append_entry(
        work,
        tag="calendar.loaded",
        at=command.now,
        basis=COUNTING_BASIS,
        actor=command.actor,
        chain=command.actor.county_id if command.actor else NO_COUNTY,
        facts={"year": notice.year, "days_off": notice.days_off, "makeup_days": notice.makeup_days},
    )
