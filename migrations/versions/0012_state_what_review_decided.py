"""State what review decided, tell a resent form from a changed one, order once.

Revision ID: 0012
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = ("review_asked", "review", "rereview", "settled", "good_reason", "new_facts")
OPEN = sa.text("replied_on IS NULL")
DOUBLED = """
    FROM supervision_orders AS later WHERE replied_on IS NULL AND EXISTS (
        SELECT 1 FROM supervision_orders AS first
        WHERE first.case_id = later.case_id AND first.to_id = later.to_id AND first.ground = later.ground
        AND first.replied_on IS NULL AND first.id < later.id)
"""
RUNNING = f"state = 'running' AND id IN (SELECT clock_id {DOUBLED})"
LAST = "(SELECT max(position) FROM clock_events AS past WHERE past.clock_id = clock_events.clock_id)"
KEEP_THE_FIRST = (
    f"""
    INSERT INTO clock_events (clock_id, position, kind, on_date, at, facts)
    SELECT clock_id, position + 1, 'cancel', on_date, at, '{{}}' FROM clock_events
    WHERE position = {LAST} AND clock_id IN (SELECT id FROM clocks WHERE {RUNNING})
    """,
    f"""
    UPDATE clocks SET state = 'cancelled', next_hop_at = NULL, stopped_at = (
        SELECT max(at) FROM clock_events WHERE clock_events.clock_id = clocks.id)
    WHERE {RUNNING}
    """,
    f"DELETE FROM supervision_orders WHERE id IN (SELECT id {DOUBLED})",
)
"""Of orders doubled by a further visit the first stays; the clocks of the others fall away, their papers stay."""


def upgrade() -> None:
    """Add the statements and the digest of what was sent; keep one open order to an organ for one failing."""
    op.create_table(
        "attestations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("organ_id", sa.Integer(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("stated_by_id", sa.Integer(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_confirmed", sa.Boolean(), nullable=True),
        sa.Column("used_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> stated_by_id", name=op.f("ck_attestations_two_people")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_attestations_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["accounts.id"], name=op.f("fk_attestations_decided_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organisations.id"], name=op.f("fk_attestations_organ_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_attestations_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["stated_by_id"], ["accounts.id"], name=op.f("fk_attestations_stated_by_id_accounts")),
        sa.ForeignKeyConstraint(["used_by_id"], ["visits.id"], name=op.f("fk_attestations_used_by_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestations")),
    )
    op.create_index(op.f("ix_attestations_case_id"), "attestations", ["case_id"], unique=False)
    op.add_column("visits", sa.Column("submission_digest", sa.String(length=64), nullable=True))
    for statement in KEEP_THE_FIRST:
        op.execute(statement)
    op.create_index(
        "uq_supervision_orders_open",
        "supervision_orders",
        ["case_id", "to_id", "ground"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index("uq_supervision_orders_open", table_name="supervision_orders")
    op.drop_column("visits", "submission_digest")
    op.drop_table("attestations")
