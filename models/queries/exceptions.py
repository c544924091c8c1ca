"""Read the queue of what only a person can settle."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from models.tables.accounts import Account
from models.tables.cases import Case
from models.tables.clocks import ExceptionItem
from models.tables.organisations import Organisation

PAGE = 25


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One item: why it was raised, for which case, office and term, and how it was settled."""

    id: int
    kind: str
    case_id: int | None
    number: str | None
    raised_at: datetime
    facts: dict[str, Any]
    settled_at: datetime | None
    settled_by: str | None
    settlement: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class ExceptionPage:
    """Rows, oldest first while open; `after` is the key of the following page, None on the last one."""

    rows: tuple[ExceptionRow, ...]
    after: int | None


def open_exceptions(session: Session, county_ids: Collection[int], *, reached: ColumnElement[bool]) -> int:
    """Count the items nobody has settled, of these counties and among the cases within `reached`."""
    query = select(func.count(ExceptionItem.id)).outerjoin(Case, Case.id == ExceptionItem.case_id)
    return session.scalar(query.where(ExceptionItem.settled_at.is_(None), *_within(county_ids, reached))) or 0


def exceptions_page(
    session: Session,
    county_ids: Collection[int],
    *,
    reached: ColumnElement[bool],
    settled: bool = False,
    after: int | None = None,
    size: int = PAGE,
) -> ExceptionPage:
    """Return one page of the queue in two statements: open items, oldest first, or the settled ones, newest first."""
    key = ExceptionItem.id
    query = _COLUMNS.where(*_within(county_ids, reached)).limit(size + 1)
    if settled:
        query = query.where(ExceptionItem.settled_at.is_not(None), *(() if after is None else (key < after,)))
        query = query.order_by(key.desc())
    else:
        query = query.where(ExceptionItem.settled_at.is_(None), *(() if after is None else (key > after,)))
        query = query.order_by(key)
    rows = _rows(session, query)
    return ExceptionPage(rows=rows[:size], after=rows[size - 1].id if len(rows) > size else None)


def find_exception(
    session: Session, item_id: int, county_ids: Collection[int], *, reached: ColumnElement[bool]
) -> ExceptionRow | None:
    """Return one item of these counties among the cases within `reached`, or None."""
    rows = _rows(session, _COLUMNS.where(ExceptionItem.id == item_id, *_within(county_ids, reached)))
    return rows[0] if rows else None


def _rows(session: Session, query: Select[Any]) -> tuple[ExceptionRow, ...]:
    found = session.execute(query).tuples().all()
    bound = {row[5].get("organisation") for row in found} - {None}
    names: dict[int, str] = {}
    if bound:
        offices = select(Organisation.id, Organisation.short_name).where(Organisation.id.in_(bound))
        names = dict(session.execute(offices).tuples().all())
    named = [(*row, names.get(row[5].get("organisation"))) for row in found]
    return tuple(ExceptionRow(*columns) for columns in named)


def _within(county_ids: Collection[int], reached: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return ExceptionItem.county_id.in_(county_ids), or_(ExceptionItem.case_id.is_(None), reached)


_COLUMNS: Select[Any] = (
    select(
        ExceptionItem.id,
        ExceptionItem.kind,
        ExceptionItem.case_id,
        Case.number,
        ExceptionItem.raised_at,
        ExceptionItem.facts,
        ExceptionItem.settled_at,
        Account.display_name,
        ExceptionItem.settlement,
    )
    .outerjoin(Case, Case.id == ExceptionItem.case_id)
    .outerjoin(Account, Account.id == ExceptionItem.settled_by_id)
)
