"""Organisations, the edges between them, their reception points and windows (section 2 of the ladder)."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.territory.tiers import Tier
from models.tables.base import Base, Moment, code_of
from models.tables.personal import Personal

_UNFINISHED = text("finished_at IS NULL")

NO_COUNTY = 0
"""The county number of organisations above every county."""


class Organisation(Base):
    """Anything that can hold a duty; `superior_id` is its edge up the tree."""

    __tablename__ = "organisations"
    __table_args__ = (
        CheckConstraint("tier BETWEEN 0 AND 5", name="tier"),
        CheckConstraint("superior_id IS NULL OR superior_id <> id", name="not_its_own_superior"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
        CheckConstraint("(successor_id IS NULL) = (succeeded_on IS NULL)", name="succession_dated"),
        Index("ix_organisations_county_kind", "county_id", "kind"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[OrgKind] = mapped_column(code_of(OrgKind, name="kind"))
    tier: Mapped[int] = mapped_column(Integer)
    division_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"), index=True)
    county_id: Mapped[int] = mapped_column(Integer, default=NO_COUNTY)
    town_id: Mapped[int | None] = mapped_column(Integer, index=True)
    village_id: Mapped[int | None] = mapped_column(Integer, index=True)
    superior_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    has_power: Mapped[bool] = mapped_column(Boolean, default=False)
    line: Mapped[str | None] = mapped_column(String(20))
    """The business line (系统) shared with the bureau above (R-1.76)."""
    is_vertical: Mapped[bool] = mapped_column(Boolean, default=False)
    is_principal: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether people are sent to this one when an organ has several reception points."""
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    succeeded_on: Mapped[date | None] = mapped_column(Date)

    @property
    def rank(self) -> Tier:
        """Return the tier as the rules name it."""
        return Tier(self.tier)


class OrganisationEdge(Base):
    """A review, route or exception edge of the escalation graph, with its ground and dates."""

    __tablename__ = "organisation_edges"
    __table_args__ = (
        UniqueConstraint("kind", "from_id", "to_id", "ground", "valid_from", name="uq_organisation_edges_key"),
        CheckConstraint("kind <> 'superior'", name="superior_stands_on_the_organisation"),
        CheckConstraint("from_id <> to_id", name="no_loop"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[EdgeKind] = mapped_column(code_of(EdgeKind, name="kind"))
    from_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    ground: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)


class OrganisationVersion(Base):
    """The version of one county's organisations; raised in the transaction of every change to them."""

    __tablename__ = "organisation_versions"

    county_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer)


class ReceptionPoint(Base):
    """Where people may come: what R-1.04 wants published about a centre."""

    __tablename__ = "reception_points"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    address: Mapped[str] = mapped_column(String(200))
    hours: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(40))
    web: Mapped[str | None] = mapped_column(String(200))


class Window(Base):
    """A window of a centre."""

    __tablename__ = "windows"
    __table_args__ = (UniqueConstraint("organisation_id", "number", name="uq_windows_number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    number: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(60))


class WindowPosting(Base):
    """Who staffs a window, from when to when: permanent (常驻) or in turn (轮驻)."""

    __tablename__ = "window_postings"
    __table_args__ = (
        CheckConstraint("kind IN ('permanent', 'rotating')", name="kind"),
        CheckConstraint("to_on IS NULL OR to_on > from_on", name="period"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("windows.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    kind: Mapped[str] = mapped_column(String(20))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)


class QueueTicket(Base):
    """A walk-in number of one centre and day; the state is read from the moments."""

    __tablename__ = "queue_tickets"
    __table_args__ = (
        UniqueConstraint("organisation_id", "drawn_on", "number", name="uq_queue_tickets_number"),
        CheckConstraint("finished_at IS NULL OR called_at IS NOT NULL", name="called_before_finished"),
        Index(
            "ix_queue_tickets_open",
            "organisation_id",
            "drawn_on",
            "number",
            sqlite_where=_UNFINISHED,
            postgresql_where=_UNFINISHED,
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    drawn_on: Mapped[date] = mapped_column(Date)
    number: Mapped[int] = mapped_column(Integer)
    name: Mapped[str | None] = mapped_column(Personal)
    matter: Mapped[str | None] = mapped_column(Personal)
    drawn_at: Mapped[datetime] = mapped_column(Moment)
    called_at: Mapped[datetime | None] = mapped_column(Moment)
    called_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    window_id: Mapped[int | None] = mapped_column(ForeignKey("windows.id"))
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
