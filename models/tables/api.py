"""What other systems are given: tokens, and answers kept for repeated requests."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Json, Moment


class ApiToken(Base):
    """A program's key to one post of an account; only its digest is kept, `prefix` is what people know it by.

    `used_on` is coarse on purpose; the two `minute_` columns count the requests of the running minute.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (
        CheckConstraint("expires_at > made_at", name="life"),
        CheckConstraint("minute_count >= 0", name="minute_count"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    name: Mapped[str] = mapped_column(String(60))
    prefix: Mapped[str] = mapped_column(String(12))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[Any] = mapped_column(Json, nullable=False)
    made_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    used_on: Mapped[date | None] = mapped_column(Date)
    minute_at: Mapped[datetime | None] = mapped_column(Moment)
    minute_count: Mapped[int] = mapped_column(Integer, default=0)


class KeptAnswer(Base):
    """The answer to a request with an Idempotency-Key; without a status it is still being worked on."""

    __tablename__ = "kept_answers"
    __table_args__ = (
        UniqueConstraint("account_id", "key", name="uq_kept_answers_key"),
        Index("ix_kept_answers_begun", "begun_at"),
        CheckConstraint("(status IS NULL) = (body IS NULL)", name="answered_whole"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    key: Mapped[str] = mapped_column(String(64))
    request: Mapped[str] = mapped_column(String(64))
    begun_at: Mapped[datetime] = mapped_column(Moment)
    status: Mapped[int | None] = mapped_column(Integer)
    body: Mapped[Any] = mapped_column(Json, nullable=True)
    headers: Mapped[Any] = mapped_column(Json, nullable=True)
