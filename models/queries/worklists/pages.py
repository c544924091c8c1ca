"""The counts behind the tiles and the pages behind the counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from mediation.worklists.kinds import WorkKind
from models.ids import row_id
from models.queries.case_lists.chips import NearestClock, clock_signs, nearest_clocks
from models.queries.worklists.sources import Asking, Source, noticed, pressing, source_of
from models.session import AnySession
from models.tables.cases import Case
from models.tables.clocks import Clock
from models.tables.documents import Notice

MOST = 100
"""Counted up to here; a tile says "100+" beyond, so that a long list costs no more than a short one."""
PAGE = 25
OF_CLOCKS = frozenset({WorkKind.OVERDUE, WorkKind.SOON, WorkKind.WATCHED})


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A line of a list: of which case (None for a draft), what it is about (a code), from or with whom, since when.

    `clock` is the clock that put the line there, else the case's nearest one. For a draft `number` is its key.
    """

    key: int
    case_id: int | None
    number: str | None
    title: str | None
    what: str
    organisation: str | None
    at: datetime
    clock: NearestClock | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Rows in the list's order; `after` is the key of the following page, None on the last one."""

    rows: tuple[WorkRow, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice to the viewer or to one of his organisations."""

    id: int
    kind: str
    case_id: int | None
    number: str | None
    title: str | None
    facts: Mapping[str, Any]
    raised_at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Notices, newest first; `after` leads to the older ones."""

    rows: tuple[NoticeRow, ...]
    after: int | None


def work_counts(session: AnySession, asking: Asking, kinds: Collection[WorkKind]) -> dict[WorkKind, int]:
    """Count the lines of each list within reach, up to MOST + 1, in one statement."""
    if not kinds:
        return {}
    columns = [_counted(source_of(kind, asking)).label(kind.value) for kind in kinds]
    return dict(zip(kinds, session.execute(select(*columns)).one(), strict=True))


def _counted(source: Source) -> Any:
    capped = source.rows.with_only_columns(source.key, maintain_column_froms=True).limit(MOST + 1).subquery()
    return select(func.count()).select_from(capped).scalar_subquery()


def work_page(
    session: AnySession, asking: Asking, kind: WorkKind, *, after: str | None = None, size: int = PAGE
) -> WorkPage:
    """Return a page of a list in three statements; a key nobody gave out is read as the first page."""
    source = source_of(kind, asking)
    query = _beyond(source, after).order_by(*_order(source)).limit(size + 1)
    found = [WorkRow(*row) for row in session.execute(query).tuples()]
    rows = _with_clocks(session, asking, kind, found[:size])
    more = len(found) > size
    return WorkPage(rows, after=_key_of(rows[-1], source) if more else None)


def pressing_rows(session: AnySession, asking: Asking, *, size: int) -> tuple[WorkRow, ...]:
    """Return what runs out first on a desk, overdue and due soon together, in three statements."""
    source = pressing(asking)
    query = source.rows.order_by(*_order(source)).limit(size)
    found = [WorkRow(*row) for row in session.execute(query).tuples()]
    return _with_clocks(session, asking, WorkKind.SOON, found)


def _order(source: Source) -> tuple[Any, ...]:
    if source.at_column is not None:
        return source.at_column, source.key
    return (source.key.desc() if source.newest_first else source.key,)


def _beyond(source: Source, after: str | None) -> Select[Any]:
    key = _read_key(after, source)
    if key is None:
        return source.rows
    if source.at_column is not None:
        return source.rows.where(tuple_(source.at_column, source.key) > key)
    return source.rows.where(source.key < key[1] if source.newest_first else source.key > key[1])


def _key_of(row: WorkRow, source: Source) -> str:
    return f"{row.at.isoformat()}~{row.key}" if source.at_column is not None else str(row.key)


def _read_key(after: str | None, source: Source) -> tuple[datetime | None, int] | None:
    at, _, number = (after or "").rpartition("~")
    try:
        moment = datetime.fromisoformat(at) if source.at_column is not None else None
        key = row_id(number)
    except ValueError:
        return None
    return None if moment is not None and moment.tzinfo is None else (moment, key)


def _with_clocks(session: AnySession, asking: Asking, kind: WorkKind, rows: list[WorkRow]) -> tuple[WorkRow, ...]:
    if kind in OF_CLOCKS:
        clocks = {
            clock.id: clock for clock in session.scalars(select(Clock).where(Clock.id.in_([r.key for r in rows])))
        }
        signs = clock_signs(session, asking.law, clocks, now=asking.now)
        return tuple(replace(row, clock=signs.get(row.key)) for row in rows)
    cases = [row.case_id for row in rows if row.case_id is not None]
    nearest = nearest_clocks(session, asking.law, cases, now=asking.now) if cases else {}
    return tuple(replace(row, clock=nearest.get(row.case_id or 0)) for row in rows)


def notices_page(session: AnySession, asking: Asking, *, after: int | None = None, size: int = PAGE) -> NoticePage:
    """Return a page of somebody's notices, newest first, seen ones too, in one statement."""
    query = (
        select(Notice.id, Notice.kind, Case.id, Case.number, Case.title, Notice.facts, Notice.raised_at)
        .select_from(Notice)
        .outerjoin(Case, Case.id == Notice.case_id)
        .where(noticed(asking), *(() if after is None else (Notice.id < after,)))
        .order_by(Notice.id.desc())
        .limit(size + 1)
    )
    found = [
        NoticeRow(id_, kind, case_id, number, title, facts, at, asking.desk.is_new(at))
        for id_, kind, case_id, number, title, facts, at in session.execute(query).tuples()
    ]
    rows = tuple(found[:size])
    return NoticePage(rows, after=rows[-1].id if len(found) > size else None)
