"""The record (留痕): append-only, hash-chained, refused to UPDATE and DELETE by the database itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, Integer, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Json, Moment


class RecordEntry(Base):
    """One line: who did what on which basis; ids, codes and digests only, never a person's data."""

    __tablename__ = "record_entries"
    __table_args__ = (
        UniqueConstraint("chain", "number", name="uq_record_entries_number"),
        Index("ix_record_entries_case", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chain: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    tag: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    basis: Mapped[str] = mapped_column(String(20))
    facts: Mapped[Any] = mapped_column(Json)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ChainHead(Base):
    """The last entry of a chain (one chain per county, 0 for what belongs to none): a cut tail shows here."""

    __tablename__ = "chain_heads"

    chain: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer)
    hash: Mapped[str] = mapped_column(String(64))


APPEND_ONLY = {
    "record_entries": "id = NEW.id OR (chain = NEW.chain AND number = NEW.number)",
    "breaches": "id = NEW.id OR (clock_id = NEW.clock_id AND due_on = NEW.due_on)",
}
"""The tables of the past → when a new row takes the place of an old one: SQLite's REPLACE tells no DELETE trigger."""
SQLITE_GUARDS = (
    *(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ),
    *(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table, same in APPEND_ONLY.items()
    ),
    "CREATE TRIGGER chain_heads_no_delete BEFORE DELETE ON chain_heads "
    "BEGIN SELECT RAISE(ABORT, 'chain_heads is append-only'); END",
)
POSTGRESQL_GUARDS = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    *(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in APPEND_ONLY
    ),
    "CREATE TRIGGER chain_heads_no_delete BEFORE DELETE OR TRUNCATE ON chain_heads "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)
"""The same guards are made by the migrations; these serve `metadata.create_all` in tests."""


def _guard(statement: str, *, dialect: str) -> None:
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it open
    event.listen(Base.metadata, "after_create", ddl.execute_if(dialect=dialect))


for _statement in SQLITE_GUARDS:
    _guard(_statement, dialect="sqlite")
for _statement in POSTGRESQL_GUARDS:
    _guard(_statement, dialect="postgresql")
