"""Documents, opinions, service, contacts, orders and notices."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.casefile.kinds import DocumentKind, OpinionOutcome, ServiceMethod
from models.tables.base import Base, Json, Moment, code_of
from models.tables.personal import Personal, PersonalJson
from models.tables.sealed import Sealed

_UNANSWERED = text("replied_on IS NULL")


class Document(Sealed, Base):
    """A paper of the case, numbered per organ, kind and year without gaps; voided numbers are kept (13.3)."""

    __tablename__ = "documents"
    __table_args__ = (
        UniqueConstraint("organisation_id", "kind", "year", "number", name="uq_documents_number"),
        CheckConstraint("number > 0", name="number"),
    )

    sealed = (
        "case_id",
        "visit_id",
        "kind",
        "organisation_id",
        "year",
        "number",
        "content",
        "made_on",
        "made_at",
        "made_by_id",
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), index=True)
    kind: Mapped[DocumentKind] = mapped_column(code_of(DocumentKind, name="kind"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    content: Mapped[Any] = mapped_column(PersonalJson)
    made_on: Mapped[date] = mapped_column(Date)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    voided_at: Mapped[datetime | None] = mapped_column(Moment)


class Opinion(Sealed, Base):
    """The written opinion: what R-1.55 wants in it, who drafted and who signed."""

    __tablename__ = "opinions"

    sealed = (
        "case_id",
        "organisation_id",
        "version",
        "outcome",
        "claim",
        "findings",
        "decision",
        "law_cited",
        "remedy",
        "drafted_at",
        "drafted_by_id",
        "issued_on",
        "issued_by_id",
        "document_id",
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)
    outcome: Mapped[OpinionOutcome] = mapped_column(code_of(OpinionOutcome, name="outcome"))
    claim: Mapped[str] = mapped_column(Personal)
    findings: Mapped[str] = mapped_column(Personal)
    decision: Mapped[str] = mapped_column(Personal)
    law_cited: Mapped[str] = mapped_column(Personal)
    remedy: Mapped[str] = mapped_column(Personal)
    drafted_at: Mapped[datetime] = mapped_column(Moment)
    drafted_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    issued_on: Mapped[date | None] = mapped_column(Date)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))


class Service(Sealed, Base):
    """How and when a document reached the petitioner, or was refused before a witness."""

    __tablename__ = "services"
    __table_args__ = (CheckConstraint("NOT refused OR witness IS NOT NULL", name="refusal_has_witness"),)

    sealed = (
        "case_id",
        "document_id",
        "method",
        "served_on",
        "refused",
        "witness",
        "proof",
        "recorded_at",
        "recorded_by_id",
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    method: Mapped[ServiceMethod] = mapped_column(code_of(ServiceMethod, name="method"))
    served_on: Mapped[date] = mapped_column(Date)
    refused: Mapped[bool] = mapped_column(Boolean, default=False)
    witness: Mapped[str | None] = mapped_column(Personal)
    proof: Mapped[str] = mapped_column(Personal)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))


class Conclusion(Base):
    """How a case was closed: the four dispositions of R-1.50, each answered; whether it is resolved is a fact apart."""

    __tablename__ = "conclusions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    concluded_on: Mapped[date] = mapped_column(Date)
    concluded_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    resolved: Mapped[bool] = mapped_column(Boolean)
    dispositions: Mapped[Any] = mapped_column(PersonalJson)
    plan: Mapped[str | None] = mapped_column(Personal)


class Contact(Base):
    """A line of the contact log: how, what came of it, what next."""

    __tablename__ = "contacts"
    __table_args__ = (CheckConstraint("method IN ('meeting', 'phone', 'video', 'message', 'home')", name="method"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    method: Mapped[str] = mapped_column(String(20))
    contacted_at: Mapped[datetime] = mapped_column(Moment)
    result: Mapped[str] = mapped_column(Personal)
    next_on: Mapped[date | None] = mapped_column(Date)


class SupervisionOrder(Base):
    """The order of the three letters and one order (7.1 ④): ground, due day, reply."""

    __tablename__ = "supervision_orders"
    __table_args__ = (
        Index(
            "uq_supervision_orders_open",
            "case_id",
            "to_id",
            "ground",
            unique=True,
            sqlite_where=_UNANSWERED,
            postgresql_where=_UNANSWERED,
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    ground: Mapped[str] = mapped_column(String(20))
    demand: Mapped[str] = mapped_column(Personal)
    ordered_on: Mapped[date] = mapped_column(Date)
    clock_id: Mapped[int | None] = mapped_column(ForeignKey("clocks.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    replied_on: Mapped[date | None] = mapped_column(Date)
    reply: Mapped[str | None] = mapped_column(Personal)


class Notice(Base):
    """Something to be told to an organisation or a person; a row first, sent after the commit (habit 4)."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_organisation", "organisation_id", "id"),
        Index("ix_notices_raised", "organisation_id", "raised_at"),
        Index("ix_notices_account", "account_id", "id"),
        UniqueConstraint("key", name="uq_notices_key"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    facts: Mapped[Any] = mapped_column(Json)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
