"""Who takes part in a case, masked (10.3)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.reception.masking import (
    mask_address,
    mask_id,
    mask_name,
    mask_phone,
    mask_protected,
    mask_protected_name,
)
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind, is_under_age
from mediation.secrecy.reveal import PROTECTED, PersonalField
from models.session import AnySession
from models.tables.cases import CaseParty


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with masked values; `hidden` are the values that can be shown in full, one by one, with a purpose.

    `represents` is the masked name of the principal or ward. Whether a ward lacks capacity is not even here.
    """

    id: int
    side: Side
    role: PartyRole
    nature: PartyNature
    name: str | None
    id_kind: IdKind
    id_number: str | None
    phone: str | None
    address: str | None
    born_on: str | None
    capacity: str | None
    organisation_id: int | None
    represents: str | None
    agent_tie: AgentTie | None
    hidden: frozenset[PersonalField]


def parties_of(session: AnySession, case_id: int, *, today: date) -> tuple[PartyRow, ...]:
    """Return the parties of a case in the order they were written, in one statement; the caller has reached it.

    Minors are those under 18 today.
    """
    query = select(CaseParty).where(CaseParty.case_id == case_id).order_by(CaseParty.position, CaseParty.id)
    rows = session.scalars(query).all()
    wards = {row.represents_id for row in rows if row.role is PartyRole.GUARDIAN}
    protected = {row.id for row in rows if row.id in wards or _is_minor(row, today=today)}
    shown = {row.id: shown_name(row.name, row.nature, is_protected=row.id in protected) for row in rows}
    return tuple(_party(row, shown, is_ward=row.id in wards, is_protected=row.id in protected) for row in rows)


def shown_name(name: str | None, nature: PartyNature, *, is_protected: bool) -> str | None:
    """Return a person's name masked, an organisation's as it is: it is nobody's personal data."""
    if name is None or nature is PartyNature.ORGANISATION:
        return name
    return mask_protected_name(name) if is_protected else mask_name(name)


def is_protected(session: AnySession, row: CaseParty, *, today: date) -> bool:
    """Say whether a party is a minor today or has a guardian (10.3 E)."""
    guardian = select(CaseParty.id).where(CaseParty.represents_id == row.id, CaseParty.role == PartyRole.GUARDIAN)
    return _is_minor(row, today=today) or session.scalar(guardian.limit(1)) is not None


def _is_minor(row: CaseParty, *, today: date) -> bool:
    born_on = date.fromisoformat(row.born_on) if row.born_on else None
    return is_under_age(born_on, row.id_kind, row.id_number or "", today=today)


def _party(row: CaseParty, shown: dict[int, str | None], *, is_ward: bool, is_protected: bool) -> PartyRow:
    id_, phone, address = (mask_protected,) * 3 if is_protected else (mask_id, mask_phone, mask_address)
    return PartyRow(
        id=row.id,
        side=row.side,
        role=row.role,
        nature=row.nature,
        name=shown[row.id],
        id_kind=row.id_kind,
        id_number=id_(row.id_number) if row.id_number else None,
        phone=phone(row.phone) if row.phone else None,
        address=address(row.address) if row.address else None,
        born_on=mask_protected(row.born_on or "") if row.born_on or is_ward else None,
        capacity=mask_protected("") if is_ward else None,
        organisation_id=row.organisation_id,
        represents=shown.get(row.represents_id) if row.represents_id is not None else None,
        agent_tie=row.agent_tie,
        hidden=_hidden(row, is_ward=is_ward),
    )


def _hidden(row: CaseParty, *, is_ward: bool) -> frozenset[PersonalField]:
    given = {field for field in set(PersonalField) - {PersonalField.LACKS_CAPACITY} if getattr(row, field.value)}
    if is_ward:
        given |= PROTECTED
    if row.nature is PartyNature.ORGANISATION:
        given.discard(PersonalField.NAME)
    return frozenset(given)
