"""The case: the matter itself, from first visit to archive; one number for life."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from mediation.casefile.kinds import LinkKind, ProceedingKind, Stage
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from models.tables.base import Base, Json, Moment, code_of
from models.tables.personal import SEAL, Personal, PersonalFlag, PersonalJson, Sealed, SealedText

TEXTS = ("title", "narrative", "request")
"""What people said of the matter; of an accusation these lie encrypted (R-1.53)."""

_ACCUSATIONS_SEALED = "secrecy <> 'D' OR ({})".format(
    " AND ".join(f"substr({column}, 1, {len(SEAL)}) = '{SEAL}'" for column in TEXTS)
)


class Case(Base):
    """A dispute or petition; `holder_id` is provably the organisation of its one open holding."""

    __tablename__ = "cases"
    __table_args__ = (
        # Deferred to the commit: whoever closes a holding must open the next one in the same transaction.
        ForeignKeyConstraint(
            ["id", "holder_id", "holder_open"],
            ["holdings.case_id", "holdings.organisation_id", "holdings.is_open"],
            name="fk_cases_exactly_one_holder",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        CheckConstraint("holder_open = 1", name="always_held"),
        CheckConstraint("branch IS NULL OR branch BETWEEN 1 AND 6", name="branch"),
        CheckConstraint("branch IS NULL OR kind = 'claim'", name="only_claims_have_branches"),
        CheckConstraint("persons >= 0", name="persons"),
        CheckConstraint(_ACCUSATIONS_SEALED, name="accusations_are_sealed"),
        Index("ix_cases_county", "county_id", "id"),
        Index("ix_cases_town", "town_id", "id"),
        Index("ix_cases_village", "village_id", "id"),
        Index("ix_cases_holder", "holder_id", "id"),
        Index("ix_cases_stage", "county_id", "stage", "id"),
    )

    # Named: a part of a foreign key is not numbered by itself.
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    national_number: Mapped[str | None] = mapped_column(String(38))
    query_code: Mapped[str] = mapped_column(Personal)
    query_code_blind: Mapped[str] = mapped_column(String(32), unique=True)
    title: Mapped[str] = mapped_column(SealedText)
    narrative: Mapped[str] = mapped_column(SealedText)
    request: Mapped[str] = mapped_column(SealedText)
    kind: Mapped[Kind] = mapped_column(code_of(Kind, name="kind"))
    branch: Mapped[int | None] = mapped_column(Integer)
    route: Mapped[str | None] = mapped_column(String(40))
    channel: Mapped[Channel] = mapped_column(code_of(Channel, name="channel"))
    secrecy: Mapped[SecrecyClass] = mapped_column(code_of(SecrecyClass, name="secrecy"), default=SecrecyClass.B)
    stage: Mapped[Stage] = mapped_column(code_of(Stage, name="stage"))
    version: Mapped[int] = mapped_column(Integer, default=1)
    registered_at: Mapped[datetime] = mapped_column(Moment)
    received_on: Mapped[date] = mapped_column(Date)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    concluded_on: Mapped[date | None] = mapped_column(Date)
    resolved_on: Mapped[date | None] = mapped_column(Date)
    county_id: Mapped[int] = mapped_column(ForeignKey("divisions.id"))
    town_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"))
    village_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"))
    place_detail: Mapped[str | None] = mapped_column(Personal)
    competent_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    holder_open: Mapped[int] = mapped_column(Integer, default=1)
    first_receiver_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    first_contact_on: Mapped[date | None] = mapped_column(Date)
    procedure: Mapped[ProceedingKind] = mapped_column(
        code_of(ProceedingKind, name="procedure"), default=ProceedingKind.ORDINARY
    )
    persons: Mapped[int] = mapped_column(Integer, default=1)
    is_group: Mapped[bool] = mapped_column(Boolean, default=False)
    is_first: Mapped[bool] = mapped_column(Boolean, default=True)
    no_address: Mapped[bool] = mapped_column(Boolean, default=False)
    urgent: Mapped[bool] = mapped_column(Boolean, default=False)
    lawful_level: Mapped[bool] = mapped_column(Boolean, default=True)
    skip_levels: Mapped[int] = mapped_column(Integer, default=0)
    rule_version: Mapped[str] = mapped_column(String(20))


@event.listens_for(Case, "before_insert")
@event.listens_for(Case, "before_update")
def _seal_accusation(_mapper: Any, _connection: Any, case: Case) -> None:
    """Seal the texts of an accusation, open those of a case that is none any more; the database checks the first."""
    is_accusation = case.secrecy is SecrecyClass.D
    for column in TEXTS:
        text_ = getattr(case, column)
        if text_ is not None and isinstance(text_, Sealed) != is_accusation:
            setattr(case, column, Sealed(text_) if is_accusation else str(text_))


class CaseParty(Base):
    """A person or organisation in a case; blind indexes serve exact look-up without showing anything."""

    __tablename__ = "case_parties"
    __table_args__ = (
        Index("ix_case_parties_name", "name_blind", "case_id"),
        Index("ix_case_parties_id", "id_blind", "case_id"),
        Index("ix_case_parties_phone", "phone_blind", "case_id"),
        Index("ix_case_parties_tail", "phone_tail_blind", "case_id"),
        CheckConstraint("role <> 'agent' OR agent_tie IS NOT NULL", name="agents_show_their_tie"),
        CheckConstraint("represents_id IS NULL OR role IN ('agent', 'guardian')", name="only_agents_represent"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    side: Mapped[Side] = mapped_column(code_of(Side, name="side"))
    role: Mapped[PartyRole] = mapped_column(code_of(PartyRole, name="role"))
    nature: Mapped[PartyNature] = mapped_column(code_of(PartyNature, name="nature"))
    name: Mapped[str | None] = mapped_column(Personal)
    name_blind: Mapped[str | None] = mapped_column(String(32))
    id_number: Mapped[str | None] = mapped_column(Personal)
    id_blind: Mapped[str | None] = mapped_column(String(32))
    phone: Mapped[str | None] = mapped_column(Personal)
    phone_blind: Mapped[str | None] = mapped_column(String(32))
    phone_tail_blind: Mapped[str | None] = mapped_column(String(32))
    address: Mapped[str | None] = mapped_column(Personal)
    division_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    represents_id: Mapped[int | None] = mapped_column(ForeignKey("case_parties.id"))
    id_kind: Mapped[IdKind] = mapped_column(code_of(IdKind, name="id_kind"), default=IdKind.NONE)
    born_on: Mapped[str | None] = mapped_column(Personal)
    lacks_capacity: Mapped[bool] = mapped_column(PersonalFlag, default=False)
    agent_tie: Mapped[AgentTie | None] = mapped_column(code_of(AgentTie, name="agent_tie"))


class Holding(Base):
    """Who answers for a case from when to when: a chain without gap or overlap, its last link open (R-6.01)."""

    __tablename__ = "holdings"
    __table_args__ = (
        UniqueConstraint("case_id", "organisation_id", "is_open", name="uq_holdings_open_holder"),
        UniqueConstraint("case_id", "is_open", name="uq_holdings_one_open"),
        UniqueConstraint("case_id", "from_at", name="uq_holdings_from"),
        UniqueConstraint("case_id", "to_at", name="uq_holdings_to"),
        UniqueConstraint("case_id", "previous_to_at", name="uq_holdings_one_follower"),
        Index(
            "uq_holdings_one_first",
            "case_id",
            unique=True,
            sqlite_where=text("previous_to_at IS NULL"),
            postgresql_where=text("previous_to_at IS NULL"),
        ),
        ForeignKeyConstraint(
            ["case_id", "previous_to_at"],
            ["holdings.case_id", "holdings.to_at"],
            name="fk_holdings_follow_without_gap",
        ),
        CheckConstraint("previous_to_at IS NULL OR previous_to_at = from_at", name="no_gap"),
        CheckConstraint("to_at IS NULL OR to_at > from_at", name="period"),
        CheckConstraint("(to_at IS NULL) = (is_open IS NOT NULL)", name="open_until_closed"),
        CheckConstraint("is_open IS NULL OR is_open = 1", name="open_is_one"),
        Index("ix_holdings_organisation", "organisation_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    from_at: Mapped[datetime] = mapped_column(Moment)
    to_at: Mapped[datetime | None] = mapped_column(Moment)
    previous_to_at: Mapped[datetime | None] = mapped_column(Moment)
    is_open: Mapped[int | None] = mapped_column(Integer, default=1)
    basis: Mapped[str] = mapped_column(String(20))
    hand_over_id: Mapped[int | None] = mapped_column(ForeignKey("hand_overs.id"))


class Proceeding(Base):
    """The handling of a case at one place."""

    __tablename__ = "proceedings"
    __table_args__ = (CheckConstraint("closed_at IS NULL OR closed_at >= opened_at", name="period"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[ProceedingKind] = mapped_column(code_of(ProceedingKind, name="kind"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(40))


class CaseLink(Base):
    """Two related cases; a merge keeps what it moved, so that it can be undone."""

    __tablename__ = "case_links"
    __table_args__ = (
        CheckConstraint("case_id <> other_id", name="two_cases"),
        Index("ix_case_links_other", "other_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[LinkKind] = mapped_column(code_of(LinkKind, name="kind"))
    reason: Mapped[str | None] = mapped_column(Personal)
    moved: Mapped[Any | None] = mapped_column(PersonalJson)
    linked_at: Mapped[datetime] = mapped_column(Moment)
    linked_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseAccess(Base):
    """Who may see a class-D case, by name (R-1.53)."""

    __tablename__ = "case_access"
    __table_args__ = (Index("ix_case_access_account", "account_id", "case_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    basis: Mapped[str] = mapped_column(String(20))
    granted_at: Mapped[datetime] = mapped_column(Moment)


class CaseAccused(Base):
    """Whom a class-D case accuses: an organisation of ours, a person of ours, or both."""

    __tablename__ = "case_accused"
    __table_args__ = (CheckConstraint("organisation_id IS NOT NULL OR account_id IS NOT NULL", name="somebody"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)


class Classification(Base):
    """How a case was classified, by whom and why; the newest counts (R-4.11)."""

    __tablename__ = "classifications"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[Kind] = mapped_column(code_of(Kind, name="kind"))
    branch: Mapped[int | None] = mapped_column(Integer)
    route: Mapped[str | None] = mapped_column(String(40))
    suggested: Mapped[Any | None] = mapped_column(Json)
    reason: Mapped[str | None] = mapped_column(Personal)
    confirmed_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))


class Counter(Base):
    """The last number given in a series; case numbers per county, day and channel are never recycled (10.1)."""

    __tablename__ = "counters"

    series: Mapped[str] = mapped_column(String(80), primary_key=True)
    last: Mapped[int] = mapped_column(Integer)
