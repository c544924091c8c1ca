"""Write down that a backup was made, and bring one back into an empty database."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from models.operations.unit_of_work import unit_of_work
from models.queries.backup import counts_of, read_rows, rows_now
from models.session import AnySession
from models.steps.case_texts import write_texts
from models.steps.record import append_entry
from models.tables.cases import Case

BASIS = "10.3"
Lines = Callable[[], Iterable[str]]
"""Opens the backup anew: it is read more than once."""


class NotEmpty(Exception):
    """Raised when a database that is to be restored into holds rows already; `tables` names them."""

    def __init__(self, tables: Iterable[str]) -> None:
        super().__init__(", ".join(tables))


class CountsDiffer(Exception):
    """Raised when a table holds other rows than its backup; nothing has been kept then."""


def note_backup(session: AnySession, *, now: datetime) -> None:
    """Enter into the record that a backup is made: a copy of everything leaves the house."""
    with unit_of_work(session) as work:
        append_entry(work, tag="backup.made", at=now, basis=BASIS)


def restore_backup(session: AnySession, lines: Lines, *, now: datetime) -> Mapping[str, int]:
    """Write every row of a checked backup into an empty database of the same revision; return the rows of each table.

    Raises NotEmpty before anything is written, CountsDiffer when a row is missing at the end; then nothing is kept.
    """
    filled = [name for name, rows in rows_now(session).items() if rows]
    if filled:
        raise NotEmpty(filled)
    promised = counts_of(lines())
    with unit_of_work(session) as work:
        with _keys_checked_at_the_end(work):
            for one, rows in read_rows(lines()):
                work.execute(insert(one), rows)
        _follow_the_numbers(work)
        found = rows_now(work)
        if found != promised:
            raise CountsDiffer({name: (promised.get(name), rows) for name, rows in found.items()})
        write_texts(work, work.scalars(select(Case.id)))
        append_entry(work, tag="backup.restored", at=now, basis=BASIS)
    return promised


@contextmanager
def _keys_checked_at_the_end(work: Session) -> Iterator[None]:
    """Let rows point at rows that come later, and see at the end that all of them came."""
    if work.get_bind().dialect.name == "sqlite":
        work.execute(text("PRAGMA defer_foreign_keys=ON"))
        yield
        return
    strict = work.execute(text(STRICT_KEYS)).all()
    for here, key in strict:
        work.execute(text(f"ALTER TABLE {here} ALTER CONSTRAINT {key} DEFERRABLE INITIALLY DEFERRED"))
    yield
    work.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for here, key in strict:
        work.execute(text(f"ALTER TABLE {here} ALTER CONSTRAINT {key} NOT DEFERRABLE"))


STRICT_KEYS = """
    SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = current_schema()::regnamespace
"""


def _follow_the_numbers(work: Session) -> None:
    """Let PostgreSQL's sequences go on after the highest number that came; SQLite looks at its rows itself."""
    if work.get_bind().dialect.name == "sqlite":
        return
    for here, col, sequence in work.execute(text(SEQUENCES)).all():
        work.execute(text(f"SELECT setval('{sequence}', COALESCE((SELECT MAX({col}) FROM {here}), 0) + 1, false)"))


SEQUENCES = """
    SELECT quote_ident(table_name), quote_ident(column_name), pg_get_serial_sequence(table_name, column_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND pg_get_serial_sequence(table_name, column_name) IS NOT NULL
"""
