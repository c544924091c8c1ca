"""A person's kept filters."""

from dataclasses import dataclass

from sqlalchemy import select

from models.session import AnySession
from models.tables.accounts import SavedFilter


@dataclass(frozen=True, slots=True)
class SavedFilterRow:
    """A kept filter: its name and the query of its address."""

    id: int
    name: str
    query: str


def saved_filters(session: AnySession, account_id: int) -> tuple[SavedFilterRow, ...]:
    """Return somebody's filters by name, in one statement."""
    query = (
        select(SavedFilter.id, SavedFilter.name, SavedFilter.query)
        .where(SavedFilter.account_id == account_id)
        .order_by(SavedFilter.name, SavedFilter.id)
    )
    return tuple(SavedFilterRow(*row) for row in session.execute(query).tuples())
