"""Running terms, what happened to them, breaches, and what a person must look at."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Json, Moment, code_of
from models.tables.personal import Personal


class ClockState(StrEnum):
    """The cached state of a clock; a replay of its events yields the same."""

    RUNNING = "running"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


_RUNNING = text("state = 'running'")
_TO_ALARM = text("state = 'running' AND alarmed_at IS NULL")
_TO_BREACH = text("state = 'running' AND breached_at IS NULL")
_TO_CLIMB = text("state = 'running' AND next_hop_at IS NOT NULL")


class Clock(Base):
    """One running term; every date on it is a cache that a replay of its events recomputes (habit 3).

    `hops` counts the superiors told of a breach so far, `next_hop_at` is when the next one up will be.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        Index("ix_clocks_alarm", "alarm_at", "id", sqlite_where=_TO_ALARM, postgresql_where=_TO_ALARM),
        Index("ix_clocks_breach", "due_at", "id", sqlite_where=_TO_BREACH, postgresql_where=_TO_BREACH),
        Index("ix_clocks_hop", "next_hop_at", "id", sqlite_where=_TO_CLIMB, postgresql_where=_TO_CLIMB),
        Index("ix_clocks_bound", "organisation_id", "state", "due_at"),
        Index("ix_clocks_due", "due_at", "id", sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        CheckConstraint("(state = 'running') = (stopped_at IS NULL)", name="stopped_is_dated"),
        CheckConstraint("next_hop_at IS NULL OR breached_at IS NOT NULL", name="climbs_after_breach"),
        CheckConstraint("hops >= 0", name="hops"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    term: Mapped[str] = mapped_column(String(40))
    term_version: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    hand_over_id: Mapped[int | None] = mapped_column(ForeignKey("hand_overs.id"))
    state: Mapped[ClockState] = mapped_column(code_of(ClockState, name="state"))
    started_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    alarm_on: Mapped[date] = mapped_column(Date)
    due_at: Mapped[datetime] = mapped_column(Moment)
    alarm_at: Mapped[datetime] = mapped_column(Moment)
    provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    calendar_version: Mapped[str] = mapped_column(String(20))
    alarmed_at: Mapped[datetime | None] = mapped_column(Moment)
    breached_at: Mapped[datetime | None] = mapped_column(Moment)
    hops: Mapped[int] = mapped_column(Integer, default=0)
    next_hop_at: Mapped[datetime | None] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)


class ClockEvent(Base):
    """A dated fact of a clock: start, extend, notice told, exclude, stop, cancel."""

    __tablename__ = "clock_events"
    __table_args__ = (UniqueConstraint("clock_id", "position", name="uq_clock_events_position"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(30))
    on_date: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(Moment)
    facts: Mapped[Any] = mapped_column(Json)


class Breach(Base):
    """A durable fact: who missed which clock; never deleted, corrected only by a later row elsewhere."""

    __tablename__ = "breaches"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    term: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    due_on: Mapped[date] = mapped_column(Date)
    noticed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("clock_id", "due_on", name="uq_breaches_clock"),)


class ExceptionItem(Base):
    """What the sweep could not settle by itself and a person must: no holder, no superior, no head."""

    __tablename__ = "exception_items"
    __table_args__ = (Index("ix_exception_items_open", "county_id", "settled_at", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    county_id: Mapped[int] = mapped_column(Integer)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    clock_id: Mapped[int | None] = mapped_column(ForeignKey("clocks.id"))
    facts: Mapped[Any] = mapped_column(Json)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    settlement: Mapped[str | None] = mapped_column(Personal)


class CalendarDay(Base):
    """A day off or a make-up workday that the notice for a year names; New Year's may lie in the December before."""

    __tablename__ = "calendar_days"

    on_date: Mapped[date] = mapped_column(Date, primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("calendar_years.year"), index=True)
    is_workday: Mapped[bool] = mapped_column(Boolean)
    name: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(200))


class CalendarYear(Base):
    """A year whose State Council notice has been loaded; other years are provisional."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(String(200))
    loaded_at: Mapped[datetime] = mapped_column(Moment)
    loaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))


class Extension(Base):
    """A prolongation: asked, approved by the head, told to the petitioner; incomplete until told (R-1.58)."""

    __tablename__ = "extensions"
    __table_args__ = (
        UniqueConstraint("clock_id", name="uq_extensions_once"),
        CheckConstraint("days > 0", name="days"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"))
    days: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Personal)
    approved_on: Mapped[date] = mapped_column(Date)
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    told_on: Mapped[date | None] = mapped_column(Date)
