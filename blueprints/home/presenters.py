"""Choose the words of the home page, of its lists and of notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l

from blueprints.edge.page import is_open
from blueprints.words.chips import ChipWords, chip_words
from blueprints.words.dates import day_words, moment_words, short_day_words, time_words
from blueprints.words.work import LEADS, NOTHING, PRESSING, notice_words, what_words, work_name
from mediation.moments import local_day
from mediation.worklists.kinds import WorkKind
from models.queries.worklists import MOST, Asking, NoticePage, NoticeRow, WorkPage, WorkRow

Tile = tuple[str, str, int | str, str, str | None]
"""Address, label, count ("100+" beyond), kind, note."""

ELSEWHERE: Mapping[WorkKind, str] = {
    WorkKind.DRAFTS: "reception.drafts",
    WorkKind.UNSETTLED: "exceptions.index",
}
"""Lists that another feature keeps as a page of its own."""
ALARMING = frozenset({WorkKind.URGENT, WorkKind.OVERDUE, WorkKind.WATCHED})
TIME_COLUMN: Mapping[WorkKind, Any] = {
    WorkKind.URGENT: _l("报告时间"),
    WorkKind.TO_ACCEPT: _l("移交时间"),
    WorkKind.HANDED: _l("接收时间"),
    WorkKind.RETURNED: _l("退回时间"),
    WorkKind.OBJECTIONS: _l("提出时间"),
    WorkKind.EXCEPTIONS: _l("提出时间"),
    WorkKind.UNSETTLED: _l("发现时间"),
    WorkKind.DRAFTS: _l("保存时间"),
}
OTHER_COLUMN: Mapping[WorkKind, Any] = {
    WorkKind.TO_ACCEPT: _l("移交单位"),
    WorkKind.HANDED: _l("移交单位"),
    WorkKind.RETURNED: _l("退回单位"),
    WorkKind.OBJECTIONS: _l("异议单位"),
    WorkKind.EXCEPTIONS: _l("登记单位"),
}
"""List -> what the organisation on a line is to it; everywhere else it is the one that answers."""

STARTING_POINTS: tuple[tuple[str, Any, Any], ...] = (
    ("cases.index", _l("事项"), _l("查找您能查看的事项。")),
    ("organisations.index", _l("单位"), _l("单位、接待场所、窗口和上下级关系。")),
    ("accounts.index", _l("账号与岗位"), _l("开通账号，设立岗位，登记任职和代理。")),
    ("territory.index", _l("区划"), _l("导入区划，查看镇街和村居。")),
    ("parameters.index", _l("参数"), _l("本县的时限和人数标准，只能比法定的更严。")),
    ("clocks.calendar", _l("节假日"), _l("载入每年的放假安排，重新计算时限。")),
    ("record.index", _l("留痕"), _l("查看办理留痕，核验记录是否完整。")),
    ("organisations.ladder", _l("逐级图"), _l("谁在谁之上，事项可以走到哪里。")),
)
"""Where work begins for whoever has no list of cases waiting."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A line of a list, in words."""

    number: str
    url: str | None
    title: str
    what: str
    organisation: str
    at: str
    chip: ChipWords | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class WorkList:
    """A page of a list, in words; a column that the list has no use for is None."""

    name: str
    lead: str
    nothing: str
    lines: tuple[WorkLine, ...]
    other_column: str
    time_column: str | None
    has_what: bool
    next_url: str | None


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice, in words."""

    sentence: str
    url: str | None
    case: str
    at: str
    is_new: bool
    is_pressing: bool


@dataclass(frozen=True, slots=True)
class NoticeList:
    """Notices, in words; `seen_until` is the moment of the newest one, None when none is new."""

    lines: tuple[NoticeLine, ...]
    seen_until: str | None
    next_url: str | None


def tiles_of(counts: Mapping[WorkKind, int]) -> list[Tile]:
    """Return the tiles of a desk in the order of the lists."""
    return [_tile(kind, number) for kind, number in counts.items()]


def _tile(kind: WorkKind, number: int) -> Tile:
    look = "overdue" if kind in ALARMING else "soon" if kind is WorkKind.SOON else ""
    return work_url(kind), work_name(kind), number if number <= MOST else f"{MOST}+", look, None


def work_url(kind: WorkKind) -> str:
    """Return the address of a list."""
    elsewhere = ELSEWHERE.get(kind)
    return url_for(elsewhere) if elsewhere and is_open(elsewhere) else url_for("home.work", work=kind.value)


def case_url(case_id: int | None) -> str | None:
    """Return the address of a case's page, None without a case."""
    if case_id is None or "cases.show" not in current_app.view_functions:
        return None
    return url_for("cases.show", case_id=case_id)


def work_list(kind: WorkKind, page: WorkPage, asking: Asking) -> WorkList:
    """Return a page of a list in words."""
    lines = tuple(_line(kind, row, asking) for row in page.rows)
    time_column = TIME_COLUMN.get(kind)
    return WorkList(
        name=work_name(kind),
        lead=str(LEADS[kind]) % {"days": asking.law.parameters.due_soon_wd},
        nothing=str(NOTHING[kind]),
        lines=lines,
        other_column=str(OTHER_COLUMN.get(kind, _l("责任单位"))),
        time_column=str(time_column) if time_column else None,
        has_what=any(line.what for line in lines),
        next_url=url_for("home.work", work=kind.value, after=page.after) if page.after else None,
    )


def pressing_lines(rows: Iterable[WorkRow], asking: Asking) -> tuple[WorkLine, ...]:
    """Return the clocks that run out first, as lines."""
    return tuple(_line(WorkKind.SOON, row, asking) for row in rows)


def _line(kind: WorkKind, row: WorkRow, asking: Asking) -> WorkLine:
    is_draft = kind is WorkKind.DRAFTS
    return WorkLine(
        number=what_words(kind, row.what) if is_draft else row.number or "",
        url=case_url(row.case_id),
        title=row.title or "",
        what="" if is_draft else what_words(kind, row.what),
        organisation=row.organisation or "",
        at=moment_words(row.at),
        chip=chip_words(row.clock.term, row.clock.chip) if row.clock else None,
        is_new=kind in TIME_COLUMN and not is_draft and asking.desk.is_new(row.at),
    )


def notice_list(page: NoticePage) -> NoticeList:
    """Return a page of notices in words."""
    new = [row.raised_at for row in page.rows if row.is_new]
    return NoticeList(
        lines=tuple(_notice(row) for row in page.rows),
        seen_until=max(new).isoformat() if new else None,
        next_url=url_for("home.work", work=WorkKind.NOTICES.value, after=page.after) if page.after else None,
    )


def _notice(row: NoticeRow) -> NoticeLine:
    due = row.facts.get("due_on")
    return NoticeLine(
        sentence=notice_words(row.kind, row.facts, due_on=day_words(date.fromisoformat(due)) if due else ""),
        url=case_url(row.case_id),
        case=f"{row.number} {row.title}" if row.number else "",
        at=f"{short_day_words(local_day(row.raised_at))} {time_words(row.raised_at)}",
        is_new=row.is_new,
        is_pressing=row.kind in PRESSING,
    )


def starting_points() -> list[tuple[str, str, str]]:
    """Return address, name and purpose of the places open to the one who asks."""
    return [
        (url_for(endpoint), str(name), str(purpose)) for endpoint, name, purpose in STARTING_POINTS if is_open(endpoint)
    ]
