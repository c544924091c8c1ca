"""Lay the texts that are searched, with their index, and fill them from the cases there are.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from models.steps.case_texts import write_texts

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE case_tokens USING fts5("
    "tokens, content='case_texts', content_rowid='case_id', detail='none', columnsize=0, tokenize='ascii')",
    "CREATE TRIGGER case_texts_put AFTER INSERT ON case_texts BEGIN "
    "INSERT INTO case_tokens(rowid, tokens) VALUES (new.case_id, new.tokens); END",
    "CREATE TRIGGER case_texts_take AFTER DELETE ON case_texts BEGIN "
    "INSERT INTO case_tokens(case_tokens, rowid, tokens) VALUES ('delete', old.case_id, old.tokens); END",
    "CREATE TRIGGER case_texts_change AFTER UPDATE ON case_texts BEGIN "
    "INSERT INTO case_tokens(case_tokens, rowid, tokens) VALUES ('delete', old.case_id, old.tokens); "
    "INSERT INTO case_tokens(rowid, tokens) VALUES (new.case_id, new.tokens); END",
)


def upgrade() -> None:
    """Make table and index, and write the text of every case that is no accusation."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "case_texts",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Text() if is_sqlite else postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_texts_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_texts")),
    )
    if is_sqlite:
        for statement in SQLITE_INDEX:
            op.execute(statement)
    work = Session(bind=op.get_bind())
    write_texts(work, work.scalars(sa.text("SELECT id FROM cases ORDER BY id")))
    if not is_sqlite:
        # After the rows: an index made in one go is smaller and made sooner.
        op.create_index(
            "ix_case_texts_tokens",
            "case_texts",
            ["tokens"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )


def downgrade() -> None:
    """Take the texts away; nothing else knows them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE case_tokens")
    op.drop_table("case_texts")
