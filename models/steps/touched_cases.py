"""Note which cases a unit of work changes in what a search finds them by."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from models.tables.cases import Case, CaseParty, Holding
from models.tables.handovers import HandOver
from models.tables.reception import Visit

WATCHED: Mapping[type[Any], tuple[str, ...]] = {
    Case: ("id", "title", "narrative", "request", "secrecy", "county_id", "town_id", "village_id"),
    CaseParty: ("case_id", "name", "id_number", "phone", "organisation_id"),
    Holding: ("case_id", "organisation_id"),
    HandOver: ("case_id", "from_id", "to_id"),
    Visit: ("case_id", "organisation_id"),
}
"""Row -> the columns that count; the first names the case."""

_KEY = "touched_cases"


def forget_touched(work: Session) -> None:
    """Begin a unit of work with no case touched."""
    work.info[_KEY] = set()


def touched_cases(work: Session) -> set[int]:
    """Return the cases touched so far by what was written through the session; call it after a flush."""
    touched: set[int] = work.info[_KEY]
    return touched


@event.listens_for(Session, "after_flush")
def _note(session: Session, _context: Any) -> None:
    touched = session.info.setdefault(_KEY, set())
    for rows, is_whole in ((session.new, True), (session.deleted, True), (session.dirty, False)):
        for row in rows:
            if type(row) in WATCHED:
                touched.update(_cases_of(row, is_whole=is_whole))


def _cases_of(row: Any, *, is_whole: bool) -> Iterator[int]:
    """Yield the case a row belongs to, and the one it belonged to before, when something that counts has changed."""
    columns = WATCHED[type(row)]
    state = inspect(row)
    if not is_whole and not any(state.attrs[column].history.has_changes() for column in columns):
        return
    yield from filter(None, {getattr(row, columns[0]), *(state.attrs[columns[0]].history.deleted or ())})
