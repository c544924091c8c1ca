"""Seal what people wrote: texts, papers and proofs encrypted, and the words of accusations in the case itself.

Revision ID: 0005
Revises: 0004
"""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

# The one thing a migration takes from the house: what it seals has to be opened with the house's own keys.
from models.tables.personal import keys

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEALED = {
    "case_links": ("reason", "moved"),
    "case_parties": ("lacks_capacity",),
    "classifications": ("reason",),
    "conclusions": ("dispositions", "plan"),
    "contacts": ("result",),
    "documents": ("content",),
    "exception_items": ("settlement",),
    "extensions": ("reason",),
    "hand_overs": ("reason", "answer_reason", "objection_reason"),
    "opinions": ("claim", "findings", "decision", "law_cited", "remedy"),
    "queue_tickets": ("matter",),
    "saved_filters": ("query",),
    "services": ("witness", "proof"),
    "skip_exceptions": ("evidence",),
    "supervision_orders": ("demand", "reply"),
    "urgent_reports": ("words",),
    "visits": ("told",),
}
TEXTS = ("title", "narrative", "request")
SEAL = "sealed:"
BEFORE: dict[str, dict[str, sa.types.TypeEngine]] = {
    "case_parties": {"lacks_capacity": sa.Boolean()},
    "cases": {"title": sa.String(120)},
    "services": {"witness": sa.String(60), "proof": sa.String(200)},
}
"""Columns that could not hold an encrypted value, with their type before."""
CHECK = "ck_cases_accusations_are_sealed"
ACCUSATIONS_SEALED = "secrecy <> 'D' OR ({})".format(
    " AND ".join(f"substr({column}, 1, 7) = '{SEAL}'" for column in TEXTS)
)
ROWS = 500

Change = Callable[[str], str]


def upgrade() -> None:
    """Widen what is too narrow, encrypt what is there, and let the database refuse an accusation in the clear."""
    _set_types(encrypted=True)
    for table, columns in SEALED.items():
        _rewrite(table, columns, _seal)
    _rewrite("cases", TEXTS, lambda text: SEAL + _seal(text), accusations=True)
    with op.batch_alter_table("cases") as batch:
        batch.create_check_constraint(op.f(CHECK), ACCUSATIONS_SEALED)


def downgrade() -> None:
    """Decrypt everything that the upgrade encrypted."""
    with op.batch_alter_table("cases") as batch:
        batch.drop_constraint(op.f(CHECK), type_="check")
    _rewrite("cases", TEXTS, lambda text: _open(text.removeprefix(SEAL)), accusations=True)
    for table, columns in SEALED.items():
        _rewrite(table, columns, _open)
    _set_types(encrypted=False)


def _seal(text: str) -> str:
    return keys().encrypt(text)


def _open(stored: str) -> str:
    return keys().decrypt(stored)


def _rewrite(name: str, columns: tuple[str, ...], change: Change, *, accusations: bool = False) -> None:
    table = sa.table(name, sa.column("id"), sa.column("secrecy"), *(sa.column(column) for column in columns))
    wanted = [table.c.secrecy == "D"] if accusations else []
    last = 0
    while rows := _page(table, columns, wanted, after=last):
        for id_, *values in rows:
            changed = {
                column: change(value) for column, value in zip(columns, values, strict=True) if value is not None
            }
            if changed:
                op.execute(table.update().where(table.c.id == id_).values(changed))
        last = rows[-1].id


def _page(
    table: sa.TableClause, columns: tuple[str, ...], wanted: list[sa.ColumnElement[bool]], *, after: int
) -> list[sa.Row]:
    query = sa.select(table.c.id, *(table.c[column] for column in columns)).where(table.c.id > after, *wanted)
    return list(op.get_bind().execute(query.order_by(table.c.id).limit(ROWS)))


def _set_types(*, encrypted: bool) -> None:
    for table, columns in BEFORE.items():
        with op.batch_alter_table(table) as batch:
            for column, before in columns.items():
                # A yes or no is 1 or 0 in text; SQLite casts so by itself.
                using = f"{column}::int::{'text' if encrypted else 'boolean'}" if column == "lacks_capacity" else None
                batch.alter_column(column, type_=sa.Text() if encrypted else before, postgresql_using=using)
