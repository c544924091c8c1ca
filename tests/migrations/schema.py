"""What a database says its schema is, line by line, so that two databases can be compared."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine.reflection import Inspector

TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT relname, tgname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger "
        "JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
    ),
}
ALEMBICS_OWN = "alembic_version"


def schema_of(engine: Engine) -> dict[str, str]:
    """Return every column, key, check, index and trigger: `table kind name` → what it says."""
    inspector = inspect(engine)
    lines: dict[str, str] = {}
    for table in inspector.get_table_names():
        if table != ALEMBICS_OWN:
            lines.update((f"{table} {kind}", said) for kind, said in _table(inspector, table))
    with engine.connect() as connection:
        for table, name, said in connection.execute(text(TRIGGERS[engine.dialect.name])):
            lines[f"{table} trigger {name}"] = said
    return lines


def _table(inspector: Inspector, name: str) -> Iterator[tuple[str, str]]:
    yield "primary key", _plain(inspector.get_pk_constraint(name))
    for kind, found in (
        ("column", inspector.get_columns(name)),
        ("foreign key", inspector.get_foreign_keys(name)),
        ("unique", inspector.get_unique_constraints(name)),
        ("check", inspector.get_check_constraints(name)),
        ("index", inspector.get_indexes(name)),
    ):
        for entry in found:
            yield f"{kind} {entry['name']}", _plain(entry)


def _plain(value: Any) -> str:
    # Types and clauses compare by identity; their text is what counts.
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_plain(value[key])}" for key in sorted(value))
    return ", ".join(map(_plain, value)) if isinstance(value, list | tuple) else str(value)
