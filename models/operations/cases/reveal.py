"""Show one personal value in full, for a purpose that the record keeps (10.3)."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation.secrecy.acts import PageAct, check_role
from mediation.secrecy.reveal import REVEALED, PersonalField, RevealPurpose
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, enter_line
from models.tables.cases import CaseParty
from models.unable import OutOfReach

LACKING = "lacking"
"""The answer for somebody without full capacity; the edge has the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealPersonal(CaseCommand):
    """Which value of which party, and what for."""

    party_id: int
    field: PersonalField
    purpose: RevealPurpose


@on_case
def reveal_personal(hand: CaseInHand, command: RevealPersonal) -> str | None:
    """Return the value, None when it was never given; who saw it and why stands in the record, the value does not.

    Raise OutOfReach for a party of another case, UnableToAct for a role that may not.
    """
    allowed(check_role(PageAct.CITIZENS_REVEAL.value, roles=frozenset({hand.actor.role})))
    query = select(CaseParty).where(CaseParty.id == command.party_id, CaseParty.case_id == hand.case.id)
    party = hand.work.scalars(query).one_or_none()
    if party is None:
        raise OutOfReach
    enter_line(
        hand,
        "personal.revealed",
        basis=REVEALED,
        facts={"party": party.id, "field": command.field.value, "purpose": command.purpose.value},
    )
    if command.field is PersonalField.LACKS_CAPACITY:
        return LACKING if party.lacks_capacity else None
    value: str | None = getattr(party, command.field.value)
    return value
