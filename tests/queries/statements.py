"""Count the statements a database is sent, and look at how it would run them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event


@contextmanager
def counted(session: Any) -> Iterator[list[tuple[str, Any]]]:
    """Collect every statement sent inside, with its parameters as the driver takes them."""
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        sent.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def plan_of(session: Any, statement: str, parameters: Any) -> list[str]:
    """Return the lines of the plan by which the database would run a statement."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [row[3] for row in rows]
    return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]


def whole_scans(plan: list[str], table: str) -> list[str]:
    """Return the lines of a plan that walk through a whole table, or through a whole index of it."""
    return [
        line
        for line in plan
        if f"Seq Scan on {table}" in line or f"SCAN {table}" in line or (f" on {table}" in line and "Full" in line)
    ]
