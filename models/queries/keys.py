"""Which keys the encrypted values of the database were written under."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, Text, case, func, select, type_coerce

from models.session import AnySession
from models.tables.base import Base
from models.tables.personal import Encrypted


@dataclass(frozen=True, slots=True)
class EncryptedColumn:
    """A column of an encrypted type: its table, its name, and what stands before the key's name in a value."""

    table: Table
    name: str
    mark: str

    @property
    def stored(self) -> ColumnElement[str]:
        """Return the column as the database has it, encrypted."""
        return type_coerce(self.table.c[self.name], Text)

    def is_under(self, key: str) -> ColumnElement[bool]:
        """Return the condition that a value was written under a key."""
        return self.stored.startswith(f"{self.mark}{key}:", autoescape=True)

    def is_stale(self, current: str) -> ColumnElement[bool]:
        """Return the condition that a value is encrypted, and under another key than the current one."""
        stale: ColumnElement[bool] = self.stored.is_not(None) & ~self.is_under(current)
        return stale & self.stored.startswith(self.mark, autoescape=True) if self.mark else stale


def encrypted_columns() -> Mapping[Table, tuple[EncryptedColumn, ...]]:
    """Return every column of an encrypted type by table: found by the type, so that none can be forgotten."""
    found: dict[Table, tuple[EncryptedColumn, ...]] = {}
    for table in Base.metadata.sorted_tables:
        columns = tuple(
            EncryptedColumn(table, column.name, column.type.mark)
            for column in table.columns
            if isinstance(column.type, Encrypted)
        )
        if columns:
            found[table] = columns
    return found


def values_by_key(session: AnySession, names: tuple[str, ...]) -> Mapping[str, int]:
    """Return how many values were written under each of these keys; reads every table with encrypted columns."""
    counts = dict.fromkeys(names, 0)
    for table, columns in encrypted_columns().items():
        asked = [(name, _number(column.is_under(name))) for name in names for column in columns]
        row = session.execute(select(*(number for _, number in asked)).select_from(table)).one()
        for (name, _), number in zip(asked, row, strict=True):
            counts[name] += number
    return counts


def stale_values(session: AnySession, current: str) -> int:
    """Return how many values are encrypted under any other key than the current one, known or not."""
    found = 0
    for table, columns in encrypted_columns().items():
        numbers = (_number(column.is_stale(current)) for column in columns)
        found += sum(session.execute(select(*numbers).select_from(table)).one())
    return found


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
