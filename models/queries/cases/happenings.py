"""What happened in a case besides its papers and moves: contacts, alarms, orders, extensions, its conclusion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.casefile.attested import AttestedKind
from mediation.casefile.kinds import ContactMethod
from models.session import AnySession
from models.tables.clocks import Extension
from models.tables.documents import Conclusion, Contact, SupervisionOrder
from models.tables.reception import Attestation, UrgentReport


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A line of the contact log; `result` is an internal note."""

    id: int
    organisation_id: int
    account_id: int
    method: ContactMethod
    contacted_at: datetime
    result: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class AttestedRow:
    """What was stated about review and finality; `is_confirmed` is None while a second person has not decided it."""

    id: int
    kind: AttestedKind
    number: str | None
    organ_id: int | None
    dated_on: date | None
    reason: str | None
    stated_by_id: int
    stated_at: datetime
    decided_by_id: int | None
    is_confirmed: bool | None


@dataclass(frozen=True, slots=True)
class UrgentRow:
    """An alarm with who heard it and to whom it was reported (R-1.80)."""

    id: int
    raised_at: datetime
    raised_by_id: int
    words: tuple[str, ...]
    police_called: bool
    ambulance_called: bool
    acknowledged_at: datetime | None
    acknowledged_by_id: int | None
    reported_at: datetime | None
    reported_by_id: int | None
    reported_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A supervision order to an organ that failed (7.1)."""

    id: int
    from_id: int
    to_id: int
    ground: str
    demand: str
    ordered_on: date
    document_id: int | None
    replied_on: date | None
    reply: str | None


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """An approved extension; it counts only once told (R-1.58)."""

    id: int
    days: int
    reason: str
    approved_on: date
    approved_by_id: int
    told_on: date | None


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    """How a case was closed: the four dispositions by code, each `applies`, `action`, `evidence` (R-1.50)."""

    concluded_on: date
    concluded_by_id: int
    resolved: bool
    dispositions: Mapping[str, Any]
    plan: str | None


def contacts_of(session: AnySession, case_id: int) -> tuple[ContactRow, ...]:
    """Return the contact log of a case, newest first, in one statement."""
    query = select(Contact).where(Contact.case_id == case_id).order_by(Contact.contacted_at.desc(), Contact.id.desc())
    return tuple(
        ContactRow(
            id=row.id,
            organisation_id=row.organisation_id,
            account_id=row.account_id,
            method=ContactMethod(row.method),
            contacted_at=row.contacted_at,
            result=row.result,
            next_on=row.next_on,
        )
        for row in session.scalars(query)
    )


def urgent_reports_of(session: AnySession, case_id: int) -> tuple[UrgentRow, ...]:
    """Return the alarms of a case, newest first, in one statement."""
    query = select(UrgentReport).where(UrgentReport.case_id == case_id).order_by(UrgentReport.id.desc())
    return tuple(
        UrgentRow(
            id=row.id,
            raised_at=row.raised_at,
            raised_by_id=row.raised_by_id,
            words=tuple(row.words or ()),
            police_called=row.police_called,
            ambulance_called=row.ambulance_called,
            acknowledged_at=row.acknowledged_at,
            acknowledged_by_id=row.acknowledged_by_id,
            reported_at=row.reported_at,
            reported_by_id=row.reported_by_id,
            reported_to=tuple(row.reported_to or ()),
        )
        for row in session.scalars(query)
    )


def orders_of(session: AnySession, case_id: int) -> tuple[OrderRow, ...]:
    """Return the supervision orders of a case, newest first, in one statement."""
    query = select(
        SupervisionOrder.id,
        SupervisionOrder.from_id,
        SupervisionOrder.to_id,
        SupervisionOrder.ground,
        SupervisionOrder.demand,
        SupervisionOrder.ordered_on,
        SupervisionOrder.document_id,
        SupervisionOrder.replied_on,
        SupervisionOrder.reply,
    )
    rows = session.execute(query.where(SupervisionOrder.case_id == case_id).order_by(SupervisionOrder.id.desc()))
    return tuple(OrderRow(*row) for row in rows)


def extensions_of(session: AnySession, case_id: int) -> tuple[ExtensionRow, ...]:
    """Return the extensions of a case, newest first, in one statement."""
    query = select(
        Extension.id,
        Extension.days,
        Extension.reason,
        Extension.approved_on,
        Extension.approved_by_id,
        Extension.told_on,
    )
    rows = session.execute(query.where(Extension.case_id == case_id).order_by(Extension.id.desc()))
    return tuple(ExtensionRow(*row) for row in rows)


def conclusion_of(session: AnySession, case_id: int) -> ConclusionRow | None:
    """Return how a case was last closed, None while it is open, in one statement."""
    query = select(
        Conclusion.concluded_on,
        Conclusion.concluded_by_id,
        Conclusion.resolved,
        Conclusion.dispositions,
        Conclusion.plan,
    )
    row = session.execute(query.where(Conclusion.case_id == case_id).order_by(Conclusion.id.desc()).limit(1)).first()
    return ConclusionRow(*row) if row else None


def attested_of(session: AnySession, case_id: int) -> tuple[AttestedRow, ...]:
    """Return what was stated about a case's review and finality, newest first, in one statement."""
    query = select(
        Attestation.id,
        Attestation.kind,
        Attestation.number,
        Attestation.organ_id,
        Attestation.dated_on,
        Attestation.reason,
        Attestation.stated_by_id,
        Attestation.stated_at,
        Attestation.decided_by_id,
        Attestation.is_confirmed,
    )
    rows = session.execute(query.where(Attestation.case_id == case_id).order_by(Attestation.id.desc()))
    return tuple(AttestedRow(*row) for row in rows)
