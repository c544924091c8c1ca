"""Run the migrations over the application's database, or over the connection a test hands in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from models.tables.every import METADATA


def _render(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:
    # A migration is history: it names the type in the database and not ours, which may change.
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table that others point at, and check at the end that nothing points into the void."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection
    assert raw is not None
    # On the driver's own connection: inside a transaction, which ours begins at once, the pragma has no effect.
    raw.execute("PRAGMA foreign_keys=OFF")
    yield
    lost = raw.execute("PRAGMA foreign_key_check").fetchall()
    raw.execute("PRAGMA foreign_keys=ON")
    if lost:
        raise RuntimeError(f"the migration left rows without their parents: {lost[:5]}")


def _migrate(connection: Connection) -> None:
    with _without_foreign_keys(connection):
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            render_as_batch=context.config.attributes.get("batch", True),
            render_item=_render,
            compare_type=True,
            # All in one transaction, on SQLite too: a step that fails leaves nothing half done.
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            context.run_migrations()


def _run() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        _migrate(connection)


_run()
