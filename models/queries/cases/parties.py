"""Who takes part in a case, masked (10.3)."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation.reception.masking import mask_address, mask_id, mask_name, mask_phone
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind
from mediation.secrecy.reveal import PersonalField
from models.session import AnySession
from models.tables.cases import CaseParty


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with masked values; `hidden` are the values that can be shown in full, one by one, with a purpose.

    `represents` is the masked name of the principal or ward.
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
    organisation_id: int | None
    represents: str | None
    lacks_capacity: bool
    agent_tie: AgentTie | None
    hidden: frozenset[PersonalField]


def parties_of(session: AnySession, case_id: int) -> tuple[PartyRow, ...]:
    """Return the parties of a case in the order they were written, in one statement; the caller has reached it."""
    query = select(CaseParty).where(CaseParty.case_id == case_id).order_by(CaseParty.position, CaseParty.id)
    rows = session.scalars(query).all()
    shown = {row.id: shown_name(row.name, row.nature) for row in rows}
    return tuple(_party(row, shown) for row in rows)


def shown_name(name: str | None, nature: PartyNature) -> str | None:
    """Return a person's name masked, an organisation's as it is: it is nobody's personal data."""
    if name is None or nature is PartyNature.ORGANISATION:
        return name
    return mask_name(name)


def _party(row: CaseParty, shown: dict[int, str | None]) -> PartyRow:
    return PartyRow(
        id=row.id,
        side=row.side,
        role=row.role,
        nature=row.nature,
        name=shown[row.id],
        id_kind=row.id_kind,
        id_number=mask_id(row.id_number) if row.id_number else None,
        phone=mask_phone(row.phone) if row.phone else None,
        address=mask_address(row.address) if row.address else None,
        organisation_id=row.organisation_id,
        represents=shown.get(row.represents_id) if row.represents_id is not None else None,
        lacks_capacity=row.lacks_capacity,
        agent_tie=row.agent_tie,
        hidden=_hidden(row),
    )


def _hidden(row: CaseParty) -> frozenset[PersonalField]:
    given = {field for field in PersonalField if getattr(row, field.value)}
    if row.nature is PartyNature.ORGANISATION:
        given.discard(PersonalField.NAME)
    return frozenset(given)
