"""Every row as it is stored, line by line: the same backup from either engine, for either engine.

The file is JSON lines: a head, then for each table its columns and its rows, at the end the counts and the SHA-256 of
all that stands before. Encrypted columns stay encrypted: a backup tells nothing without the keys, and is worth nothing
without them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, Enum, String, TableClause, Text, column, func, select, table
from sqlalchemy.types import TypeEngine

from models.session import AnySession
from models.tables.base import Json, Moment
from models.tables.every import METADATA
from models.tables.personal import Encrypted

FORMAT = "fengqiao-backup-1"
BATCH = 1000


class DamagedBackup(Exception):
    """The file is no backup, is cut off, or was changed since it was written."""


@dataclass(frozen=True, slots=True)
class BackupHead:
    """What a backup says of itself: the revision of its tables and when it was made."""

    revision: str
    made_at: datetime


def stored_tables() -> tuple[TableClause, ...]:
    """Return every table with its columns as they lie in the database: ciphers, JSON and codes as plain text."""
    return tuple(
        table(one.name, *(column(col.name, _stored_type(col)) for col in one.columns))
        for one in METADATA.sorted_tables
        if not one.info.get("derived")
    )


def _stored_type(col: Column[Any]) -> TypeEngine[Any]:
    if isinstance(col.type, Encrypted | Json):
        return Text()
    return String() if isinstance(col.type, Enum) else col.type


def backup_lines(session: AnySession, *, revision: str, made_at: datetime) -> Iterator[str]:
    """Yield the lines of a backup, all of one moment of the database, whatever is written meanwhile."""
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    for line in _body(session, BackupHead(revision, made_at), counts):
        digest.update(f"{line}\n".encode())
        yield line
    yield _line({"counts": counts, "sha256": digest.hexdigest()})


def _body(session: AnySession, head: BackupHead, counts: dict[str, int]) -> Iterator[str]:
    _see_one_moment(session)
    yield _line({"format": FORMAT, "revision": head.revision, "made_at": head.made_at.isoformat()})
    for one in stored_tables():
        yield _line({"table": one.name, "columns": [col.name for col in one.columns]})
        counts[one.name] = 0
        rows = session.execute(select(*one.columns).execution_options(yield_per=BATCH))
        for row in rows:
            counts[one.name] += 1
            yield _line([_plain(value) for value in row])


def _see_one_moment(session: AnySession) -> None:
    # SQLite's read transaction is one moment by itself; PostgreSQL's default is a moment for each statement.
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def check_backup(lines: Iterable[str]) -> BackupHead:
    """Return what a backup says of itself once every line has been read; raise DamagedBackup unless it is whole."""
    digest, head, last = hashlib.sha256(), None, None
    for line in lines:
        if last is None:
            head = _head(line)
        else:
            digest.update(last.encode())
        last = f"{line}\n"
    if head is None or _tail(last).get("sha256") != digest.hexdigest():
        raise DamagedBackup("the file is cut off or was changed")
    return head


def _head(line: str) -> BackupHead:
    found = _read(line)
    if found.get("format") != FORMAT:
        raise DamagedBackup("the file is no backup of this program")
    return BackupHead(revision=found["revision"], made_at=datetime.fromisoformat(found["made_at"]))


def _tail(line: str | None) -> dict[str, Any]:
    return _read(line or "")


def _read(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def read_rows(lines: Iterable[str]) -> Iterator[tuple[TableClause, list[dict[str, Any]]]]:
    """Yield the rows of a checked backup in batches, each with its table and its values as Python has them."""
    known = {one.name: one for one in stored_tables()}
    here, names, batch = None, [], []
    for line in lines:
        found = json.loads(line)
        if isinstance(found, list):
            batch.append(found)
        if here is not None and batch and (len(batch) == BATCH or isinstance(found, dict)):
            yield here, [_values(here, names, row) for row in batch]
            batch = []
        if isinstance(found, dict) and "table" in found:
            here, names = known[found["table"]], found["columns"]


def _values(one: TableClause, names: list[str], row: list[Any]) -> dict[str, Any]:
    return {name: _value(one.columns[name].type, value) for name, value in zip(names, row, strict=True)}


def _value(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def counts_of(lines: Iterable[str]) -> dict[str, int]:
    """Return how many rows of each table a backup says it holds."""
    last = ""
    for line in lines:
        last = line
    counts: dict[str, int] = _tail(last)["counts"]
    return counts


def rows_now(session: AnySession) -> dict[str, int]:
    """Return how many rows of each table the database holds."""
    return {one.name: session.scalar(select(func.count()).select_from(one)) or 0 for one in stored_tables()}
