"""Change the keys of personal data while the house is open: a new one writes, all is written anew, the old one goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, Text, literal, or_, select, text, tuple_, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models.key_ring import KeyFile, KeySource
from models.operations.unit_of_work import unit_of_work
from models.queries.keys import EncryptedColumn, encrypted_columns, stale_values, values_by_key
from models.session import AnySession
from models.steps.record import append_entry
from models.tables.personal import keys
from models.tables.record import RecordEntry

BATCH = 200
"""Rows written in one transaction: others wait for their turn a few hundredths of a second at most."""
BASIS = "10.3"

Progress = Callable[[int], object]


class KeyInUse(Exception):
    """Raised with the number of values that were written under a key and still need it."""

    def __init__(self, name: str, values: int) -> None:
        super().__init__(f"{name}: {values}")
        self.name, self.values = name, values


@dataclass(slots=True)
class Rotated:
    """What a rotation did: values written anew, and values that somebody changed at the same moment."""

    rewritten: int = 0
    overtaken: int = 0


def add_key(session: AnySession, file: KeyFile, name: str, *, now: datetime) -> None:
    """Draw a key that writes from now on, in every process; raises BadKeys for a name that is taken or no name.

    The file comes first: a key that is in no line of the record harms nobody, a line without its key would be untrue.
    """
    file.add(name)
    with unit_of_work(session) as work:
        append_entry(work, tag="key.added", at=now, basis=BASIS, facts={"key": name})


def rotate_values(
    session: AnySession, source: KeySource, *, now: datetime, batch: int = BATCH, progress: Progress = lambda _: None
) -> Rotated:
    """Write every encrypted value anew under the key that writes; killed at any moment and run again, it goes on.

    What is left to do stands in the values themselves. A value that changed since it was read is left as it is: whoever
    changed it has written it under the new key. `progress` is told the values of each batch.
    """
    done = Rotated()
    # Asked anew for each pass: somebody may add another key meanwhile.
    while stale_values(session, current := source.now().current):
        for table, columns in encrypted_columns().items():
            _rotate_table(session, table, columns, current, batch, done, progress)
    with unit_of_work(session) as work:
        # A run that was killed between its last value and its line left the line to this one.
        if done.rewritten or not _is_entered(work, current):
            facts = {"key": current, "values": done.rewritten}
            append_entry(work, tag="key.rotated", at=now, basis=BASIS, facts=facts)
    return done


def retire_key(session: AnySession, file: KeyFile, name: str, *, now: datetime) -> None:
    """Put a key away that no value needs any more; raises KeyInUse while one does, BadKeys for the key that writes.

    The tables are closed to writers while they are counted again, and the key goes before they are opened: nobody can
    write a last value under it in between.
    """
    _refuse_in_use(session, name)
    with unit_of_work(session) as work:
        _close_to_writers(work)
        _refuse_in_use(work, name)
        file.retire(name)
        append_entry(work, tag="key.retired", at=now, basis=BASIS, facts={"key": name})


def _rotate_table(
    session: AnySession,
    table: Table,
    columns: Sequence[EncryptedColumn],
    current: str,
    batch: int,
    done: Rotated,
    progress: Progress,
) -> None:
    last: Row[Any] | None = None
    while True:
        with unit_of_work(session) as work:
            rows = _stale_rows(work, table, columns, current, batch, after=last)
            before = done.rewritten + done.overtaken
            for row in rows:
                _rotate_row(work, table, columns, row, done, current)
        progress(done.rewritten + done.overtaken - before)
        if len(rows) < batch:
            return
        last = rows[-1]


def _stale_rows(
    work: Session, table: Table, columns: Sequence[EncryptedColumn], current: str, batch: int, *, after: Row[Any] | None
) -> Sequence[Row[Any]]:
    key = list(table.primary_key.columns)
    query = select(*key, *(column.stored.label(f"stored_{column.name}") for column in columns))
    query = query.where(or_(*(column.is_stale(current) for column in columns))).order_by(*key).limit(batch)
    if after is not None:
        query = query.where(tuple_(*key) > tuple_(*after[: len(key)], types=[column.type for column in key]))
    return work.execute(query).all()


def _rotate_row(
    work: Session, table: Table, columns: Sequence[EncryptedColumn], row: Row[Any], done: Rotated, current: str
) -> None:
    this = [column == value for column, value in zip(table.primary_key.columns, row, strict=False)]
    for column in columns:
        old: str | None = row._mapping[f"stored_{column.name}"]
        if old is None or not old.startswith(column.mark) or old.startswith(f"{column.mark}{current}:"):
            continue
        # Compared and set in one statement: a value that somebody has changed since is his.
        new = column.mark + keys().encrypt(keys().decrypt(old.removeprefix(column.mark)))
        statement = update(table).where(*this, column.stored == old).values({column.name: literal(new, Text)})
        result = work.execute(statement)
        assert isinstance(result, CursorResult)
        if result.rowcount:
            done.rewritten += 1
        else:
            done.overtaken += 1


def _refuse_in_use(session: AnySession, name: str) -> None:
    number = values_by_key(session, (name,))[name]
    if number:
        raise KeyInUse(name, number)


def _close_to_writers(work: Session) -> None:
    # SQLite has one writer at a time, and that is us. In one order, so that two of these do not block each other.
    if work.get_bind().dialect.name == "postgresql":
        names = ", ".join(sorted(table.name for table in encrypted_columns()))
        work.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def _is_entered(work: Session, key: str) -> bool:
    query = select(RecordEntry.facts).where(RecordEntry.tag == "key.rotated").order_by(RecordEntry.id.desc()).limit(1)
    newest = work.scalar(query)
    return newest is not None and newest["key"] == key
