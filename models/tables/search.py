"""The texts that are searched, and the tokens both databases find them by."""

from typing import Any

from sqlalchemy import DDL, Dialect, ForeignKey, Index, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from models.tables.base import Base


class Tokens(TypeDecorator[str]):
    """Tokens with a space between: PostgreSQL keeps them as a tsvector, SQLite as text beside an index of its own."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())


class CaseText(Base):
    """What may be searched of a case, persons taken out; accusations have none (10.3)."""

    __tablename__ = "case_texts"
    __table_args__ = (
        # Without a pending list: a search never waits for what earlier writes left to be sorted in.
        Index("ix_case_texts_tokens", "tokens", postgresql_using="gin", postgresql_with={"fastupdate": "off"}).ddl_if(
            dialect="postgresql"
        ),
        {"info": {"derived": True}},
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(Text)
    tokens: Mapped[str] = mapped_column(Tokens)


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
"""SQLite's own index of the tokens, kept by triggers; the migration makes the same."""

for _statement in SQLITE_INDEX:
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it open
    event.listen(CaseText.__table__, "after_create", _ddl.execute_if(dialect="sqlite"))
_gone = DDL("DROP TABLE IF EXISTS case_tokens")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it open
event.listen(CaseText.__table__, "before_drop", _gone.execute_if(dialect="sqlite"))
