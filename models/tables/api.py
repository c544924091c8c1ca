"""What other systems are given: tokens, answers kept for repeated requests, subscriptions and what is sent to them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.secrecy.events import Event
from models.tables.base import Base, Json, Moment, code_of
from models.tables.personal import Personal

_WAITING = text("delivered_at IS NULL AND given_up_at IS NULL")


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


class Subscription(Base):
    """An address of another system that is told of some events of a county; what signs them is encrypted."""

    __tablename__ = "subscriptions"
    __table_args__ = (Index("ix_subscriptions_county", "county_id", "ended_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    county_id: Mapped[int] = mapped_column(Integer)
    address: Mapped[str] = mapped_column(String(200))
    secret: Mapped[str] = mapped_column(Personal)
    events: Mapped[Any] = mapped_column(Json, nullable=False)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Delivery(Base):
    """One event for one subscription (outbox): written with the act, sent after the commit until it arrives.

    `body` is built when it is written and carries ids, codes and moments only.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("subscription_id", "entry_id", name="uq_deliveries_entry"),
        Index("ix_deliveries_next", "next_at", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        CheckConstraint("delivered_at IS NULL OR given_up_at IS NULL", name="one_end"),
        CheckConstraint("tries >= 0", name="tries"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("record_entries.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event: Mapped[Event] = mapped_column(code_of(Event, name="event"))
    body: Mapped[Any] = mapped_column(Json, nullable=False)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    next_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    last_status: Mapped[int | None] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    given_up_at: Mapped[datetime | None] = mapped_column(Moment)
