"""One leader among many processes: a file lock on one machine, an advisory lock of the database across machines."""

import fcntl
import os
from pathlib import Path
from typing import IO, Protocol

from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from models.session import AnySession

ADVISORY_KEY = 0x46515357
"""The number of the lock; advisory locks are counted per database."""

KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""A leader cut off by the network loses its lock after a minute instead of two hours."""


class Leadership(Protocol):
    """Whether this process leads; asked at every tick, and given up when the process ends, however it ends."""

    def leads(self) -> bool:
        """Return whether this process is the leader now; take the lead when nobody has it."""

    def resign(self) -> None:
        """Give the lead up."""


def leadership_of(session: AnySession, *, lock_file: str) -> Leadership:
    """Return the leadership that fits a session's database: SQLite lives on one machine, PostgreSQL serves many."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    return DatabaseLeadership(engine) if engine.dialect.name == "postgresql" else FileLeadership(Path(lock_file))


class FileLeadership:
    """The process that holds the lock of a file leads; the kernel lets go of it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: IO[str] | None = None

    def leads(self) -> bool:
        """Return whether this process holds the lock, taking it when it is free."""
        if self._held is not None and _is_same_file(self._held, self._path):
            return True
        self.resign()
        file = self._path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._held = file
        return True

    def resign(self) -> None:
        """Let go of the lock."""
        if self._held is not None:
            self._held.close()
            self._held = None


def _is_same_file(held: IO[str], path: Path) -> bool:
    # Somebody may have removed the file: a lock on a name that is gone keeps nobody out.
    try:
        return os.path.samestat(os.fstat(held.fileno()), path.stat())
    except FileNotFoundError:
        return False


class DatabaseLeadership:
    """The process whose own connection holds the advisory lock leads; the server lets go when the connection dies."""

    def __init__(self, engine: Engine) -> None:
        self._engine = create_engine(
            engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=KEEPALIVE
        )
        self._held: Connection | None = None

    def leads(self) -> bool:
        """Return whether this process's connection holds the lock, taking it when it is free."""
        if self._held is not None and self._is_alive():
            return True
        self.resign()
        connection = self._engine.connect()
        if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({ADVISORY_KEY})").scalar():
            connection.close()
            return False
        self._held = connection
        return True

    def resign(self) -> None:
        """Close the connection, and with it let go of the lock."""
        if self._held is not None:
            self._held.invalidate()
            self._held.close()
            self._held = None

    def _is_alive(self) -> bool:
        try:
            return bool(self._held and self._held.exec_driver_sql("SELECT 1").scalar())
        except DBAPIError:
            return False
