"""Write the parties of a case, with their blind indexes."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from mediation.folding import compact, fold
from mediation.reception.party_checks import IdKind
from models.operations.reception.commands import PartyEntry
from models.steps.blind import blind_id, blind_name, blind_phone, blind_phone_tail
from models.tables.cases import CaseParty


def add_parties(
    work: Session, *, case_id: int, entries: Sequence[PartyEntry], after: int = -1
) -> tuple[CaseParty, ...]:
    """Add the parties in the order they were typed, behind position `after`; agents point at whom they act for."""
    rows = tuple(_row(entry, case_id=case_id, position=at) for at, entry in enumerate(entries, start=after + 1))
    work.add_all(rows)
    work.flush()
    for row, entry in zip(rows, entries, strict=True):
        if entry.facts.acts_for is not None:
            row.represents_id = rows[entry.facts.acts_for].id
    work.flush()
    return rows


def _row(entry: PartyEntry, *, case_id: int, position: int) -> CaseParty:
    facts = entry.facts
    checked = facts.id_kind in (IdKind.CITIZEN_ID, IdKind.CREDIT_CODE)
    number = compact(facts.id_number) if checked else facts.id_number.strip()
    phone = compact(facts.phone)
    return CaseParty(
        case_id=case_id,
        position=position,
        side=facts.side,
        role=facts.role,
        nature=facts.nature,
        name=" ".join(facts.name.split()) or None,
        name_blind=blind_name(facts.name),
        id_kind=facts.id_kind,
        id_number=number or None,
        id_blind=blind_id(number),
        phone=phone or None,
        phone_blind=blind_phone(phone),
        phone_tail_blind=blind_phone_tail(phone),
        address=fold(entry.address) or None,
        division_id=entry.division_id,
        organisation_id=entry.organisation_id,
        born_on=facts.born_on.isoformat() if facts.born_on else None,
        lacks_capacity=facts.lacks_capacity,
        agent_tie=facts.agent_tie,
    )
