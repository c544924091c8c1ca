"""Lock a row of which there is one for each key, and lay it when it is not there yet."""

from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.tables.base import Base

Row = TypeVar("Row", bound=Base)


def lock_or_lay(work: Session, query: Select[tuple[Row]], *, row: type[Row], **first: Any) -> Row:
    """Return the one row that the query finds, locked until the commit; laid with the values of `first` if need be.

    Two that lay it at the same moment wait for each other instead of failing: the second one gets the first one's row.
    """
    locked = query.with_for_update().execution_options(populate_existing=True)
    found = work.scalars(locked).one_or_none()
    if found is None:
        lay(work, row=row, **first)
        found = work.scalars(locked).one()
    return found


def lay(work: Session, *, row: type[Base], **first: Any) -> bool:
    """Lay a row and return whether it was this one that did: of two at the same moment the second is told no."""
    insert = _insert(work, row).values(**first).on_conflict_do_nothing()
    return work.execute(insert.returning(*row.__mapper__.primary_key)).first() is not None


def _insert(work: Session, row: type[Base]) -> Any:
    engines: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
    return engines[work.get_bind().dialect.name](row)
