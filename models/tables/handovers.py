"""Hand-overs: a case on its way, with its own small life (R-1.25, R-1.26)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.casefile.kinds import HandOverKind, HandOverState
from models.tables.base import Base, Moment, code_of
from models.tables.personal import Personal

_UNDECIDED = text("state IN ('offered', 'objected')")


class HandOver(Base):
    """A case offered by one organisation to another; at most one is undecided per case."""

    __tablename__ = "hand_overs"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="two_organisations"),
        CheckConstraint("direction IN ('up', 'down', 'across')", name="direction"),
        CheckConstraint("(state <> 'objected') OR (objected_at IS NOT NULL)", name="objection_dated"),
        Index("uq_hand_overs_undecided", "case_id", unique=True, sqlite_where=_UNDECIDED, postgresql_where=_UNDECIDED),
        Index("ix_hand_overs_to", "to_id", "state"),
        Index("ix_hand_overs_from", "from_id", "state"),
        Index("ix_hand_overs_to_case", "to_id", "case_id"),
        Index("ix_hand_overs_from_case", "from_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[HandOverKind] = mapped_column(code_of(HandOverKind, name="kind"))
    state: Mapped[HandOverState] = mapped_column(code_of(HandOverState, name="state"))
    from_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    direction: Mapped[str] = mapped_column(String(10))
    ground: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Personal)
    offered_at: Mapped[datetime] = mapped_column(Moment)
    offered_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    report_due_on: Mapped[date | None] = mapped_column(Date)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    answer_reason: Mapped[str | None] = mapped_column(Personal)
    objected_at: Mapped[datetime | None] = mapped_column(Moment)
    objected_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    objection_reason: Mapped[str | None] = mapped_column(Personal)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
