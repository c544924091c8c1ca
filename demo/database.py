"""The database under the demo: brought up to date, found empty or not, thrown away when asked."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import flask_migrate
from flask import current_app
from sqlalchemy import exists, select

from models.leadership import leadership_of
from models.tables.base import db
from models.tables.organisations import Organisation


def migrate() -> None:
    """Bring the database to the newest version of the tables; a new one gets them all."""
    flask_migrate.upgrade()


def is_empty() -> bool:
    """Tell whether no organisation was ever made: nobody works with this database yet."""
    found = db.session.scalar(select(exists().where(Organisation.id.is_not(None))))
    db.session.rollback()
    return not found


def throw_away() -> None:
    """Delete the SQLite file with all that lies beside it, or drop and make anew the schema of PostgreSQL."""
    url = db.engine.url
    if url.get_backend_name() == "sqlite":
        db.session.remove()
        db.engine.dispose()
        path = Path(url.database or "")
        for beside in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")), path.with_suffix(".lock")):
            beside.unlink(missing_ok=True)
        return
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    db.engine.dispose()


def where() -> str:
    """Return the database's address without its password."""
    return db.engine.url.render_as_string(hide_password=True)


@contextmanager
def nobody_else() -> Iterator[None]:
    """Hold the scheduler's lead, so that no running server works on a database while it is filled or thrown away.

    Raises ClickException when a server leads already.
    """
    leadership = leadership_of(db.session, lock_file=current_app.config["LOCK_FILE"])
    if not leadership.leads():
        raise click.ClickException("A server is running on this database; stop it first.")
    try:
        yield
    finally:
        leadership.resign()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up on this machine wait for the first."""
    with (_folder() / "setup.lock").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


@contextmanager
def unfinished_until_the_end() -> Iterator[None]:
    """Leave a mark while the demo county is loaded: whatever interrupts it, the next set-up starts over."""
    mark = _mark()
    mark.write_text(where(), encoding="utf-8")
    yield
    mark.unlink()


def was_interrupted() -> bool:
    """Tell whether loading the demo county into this very database was begun and never finished."""
    mark = _mark()
    return mark.exists() and mark.read_text(encoding="utf-8") == where()


def _mark() -> Path:
    return _folder() / "demo.unfinished"


def _folder() -> Path:
    return Path(current_app.config["LOCK_FILE"]).parent
