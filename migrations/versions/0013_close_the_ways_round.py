"""Close the ways round the guards of the past: no row in the place of another, no chain without its head, salts.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SEALED = ("documents", "opinions", "services", "visits")
SAME = {
    "record_entries": "id = NEW.id OR (chain = NEW.chain AND number = NEW.number)",
    "breaches": "id = NEW.id OR (clock_id = NEW.clock_id AND due_on = NEW.due_on)",
}


def upgrade() -> None:
    """Refuse INSERT OR REPLACE on the past (PostgreSQL has no such thing) and DELETE on the heads of the chains.

    What is written from now on carries the salt of its digest in the record; what was before has none.
    """
    for table in SEALED:
        op.add_column(table, sa.Column("salt", sa.String(32)))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER chain_heads_no_delete BEFORE DELETE OR TRUNCATE ON chain_heads "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for table, same in SAME.items():
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER chain_heads_no_delete BEFORE DELETE ON chain_heads "
        "BEGIN SELECT RAISE(ABORT, 'chain_heads is append-only'); END"
    )


def downgrade() -> None:
    """Open the ways round again."""
    for table in reversed(SEALED):
        op.drop_column(table, "salt")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER chain_heads_no_delete ON chain_heads")
        return
    op.execute("DROP TRIGGER chain_heads_no_delete")
    for table in SAME:
        op.execute(f"DROP TRIGGER {table}_no_replace")
