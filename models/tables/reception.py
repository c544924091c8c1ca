"""The desk: visits, what the gate said of them, drafts, urgent reports."""

from datetime import date, datetime
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

from mediation.casefile.attested import AttestedKind
from mediation.reception.decisions import Decision
from mediation.routing.kinds import Channel
from models.tables.base import Base, Json, Moment, code_of
from models.tables.personal import Personal, PersonalJson
from models.tables.sealed import Sealed

_UNDECIDED = text("decided_at IS NULL")
_UNANSWERED = text("acknowledged_at IS NULL")


class Visit(Sealed, Base):
    """One contact: someone came, wrote, called or posted; every one is registered (R-2.03)."""

    __tablename__ = "visits"
    __table_args__ = (
        CheckConstraint("persons >= 0", name="persons"),
        CheckConstraint("skip_levels >= 0", name="skip_levels"),
        Index("ix_visits_point", "organisation_id", "id"),
        Index("ix_visits_day", "organisation_id", "registered_at"),
        Index("ix_visits_point_case", "organisation_id", "case_id"),
    )

    sealed = (
        "organisation_id",
        "window_id",
        "ticket_id",
        "channel",
        "visited_on",
        "registered_at",
        "registered_by_id",
        "persons",
        "is_group",
        "interview_declined",
        "told",
        "submission_key",
    )
    """Not its case, whether it repeats and whether it skipped: a merge and a correction decide these anew."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    window_id: Mapped[int | None] = mapped_column(ForeignKey("windows.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("queue_tickets.id"), unique=True)
    channel: Mapped[Channel] = mapped_column(code_of(Channel, name="channel"))
    visited_on: Mapped[date] = mapped_column(Date)
    registered_at: Mapped[datetime] = mapped_column(Moment)
    registered_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    persons: Mapped[int] = mapped_column(Integer, default=1)
    is_group: Mapped[bool] = mapped_column(Boolean, default=False)
    is_repeat: Mapped[bool] = mapped_column(Boolean, default=False)
    interview_declined: Mapped[bool] = mapped_column(Boolean, default=False)
    told: Mapped[str | None] = mapped_column(Personal)
    lawful_level: Mapped[bool] = mapped_column(Boolean, default=True)
    skip_levels: Mapped[int] = mapped_column(Integer, default=0)
    submission_key: Mapped[str] = mapped_column(String(64), unique=True)
    submission_digest: Mapped[str | None] = mapped_column(String(64))


class Judgement(Base):
    """A verdict of the gate with the facts and the piece of the graph it used, so that it can be replayed."""

    __tablename__ = "judgements"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    decision: Mapped[Decision] = mapped_column(code_of(Decision, name="decision"))
    code: Mapped[str] = mapped_column(String(40))
    basis: Mapped[str] = mapped_column(String(20))
    rule_version: Mapped[str] = mapped_column(String(20))
    facts: Mapped[Any] = mapped_column(Json)
    verdict: Mapped[Any] = mapped_column(Json)
    judged_at: Mapped[datetime] = mapped_column(Moment)


class SkipException(Base):
    """A claimed ground X1–X6 for a skip: evidence from the registrar, approval by somebody else."""

    __tablename__ = "skip_exceptions"
    __table_args__ = (
        Index("ix_skip_exceptions_undecided", "id", sqlite_where=_UNDECIDED, postgresql_where=_UNDECIDED),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id <> claimed_by_id", name="two_people"),
        CheckConstraint("ground IN ('X1', 'X2', 'X3', 'X4', 'X5', 'X6')", name="ground"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    ground: Mapped[str] = mapped_column(String(4))
    evidence: Mapped[Any] = mapped_column(PersonalJson)
    claimed_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    claimed_at: Mapped[datetime] = mapped_column(Moment)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    approved: Mapped[bool | None] = mapped_column(Boolean)


class Attestation(Base):
    """What review or approval decided about a matter: one person states it, another confirms it (R-1.74, R-2.04).

    A paper has its number, organ and day; a good reason or new facts have a reason. `used_by_id` is the visit that was
    accepted on the new facts: they lift what is final once.
    """

    __tablename__ = "attestations"
    __table_args__ = (CheckConstraint("decided_by_id IS NULL OR decided_by_id <> stated_by_id", name="two_people"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[AttestedKind] = mapped_column(code_of(AttestedKind, name="kind"))
    number: Mapped[str | None] = mapped_column(Personal)
    organ_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    dated_on: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str | None] = mapped_column(Personal)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    stated_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    stated_at: Mapped[datetime] = mapped_column(Moment)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    is_confirmed: Mapped[bool | None] = mapped_column(Boolean)
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"))


class Draft(Base):
    """What was typed and not yet sent; one row per form opened, encrypted, never lost to a second one."""

    __tablename__ = "drafts"
    __table_args__ = (
        UniqueConstraint("key", name="uq_drafts_key"),
        CheckConstraint("account_id IS NOT NULL OR organisation_id IS NOT NULL", name="somebodys"),
        Index("ix_drafts_account", "account_id", "updated_at"),
        Index("ix_drafts_organisation", "organisation_id", "updated_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    from_case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    form: Mapped[str] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer, default=1)
    content: Mapped[str] = mapped_column(Personal)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    updated_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class UrgentReport(Base):
    """An alarm raised before any classification: acknowledged in 30 minutes, reported in two hours (R-1.80)."""

    __tablename__ = "urgent_reports"
    __table_args__ = (
        Index("ix_urgent_reports_unanswered", "id", sqlite_where=_UNANSWERED, postgresql_where=_UNANSWERED),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    words: Mapped[Any] = mapped_column(PersonalJson)
    police_called: Mapped[bool] = mapped_column(Boolean, default=False)
    ambulance_called: Mapped[bool] = mapped_column(Boolean, default=False)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    reported_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    reported_to: Mapped[Any | None] = mapped_column(Json)
