"""Guard what only the database can promise: one holder for each case, and a past that nobody edits.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = ("record_entries", "breaches")
HOLDER = "fk_cases_exactly_one_holder"


def upgrade() -> None:
    """Refuse UPDATE and DELETE on the record, and check at each commit that a case has its one open holding."""
    if op.get_bind().dialect.name == "sqlite":
        # SQLite has the deferred key since 0001: it takes keys with the table alone.
        for table in APPEND_ONLY:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        return
    op.create_foreign_key(
        HOLDER,
        "cases",
        "holdings",
        ["id", "holder_id", "holder_open"],
        ["case_id", "organisation_id", "is_open"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Take the guards away."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{verb}")
        return
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
    op.execute("DROP FUNCTION refuse_change()")
    op.drop_constraint(HOLDER, "cases", type_="foreignkey")
