"""State what was decided about a matter in review, and confirm it: two persons (R-1.74, R-2.04)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.casefile.attested import AttestedFacts, AttestedKind, attested_faults, check_confirmation
from mediation.secrecy.acts import PageAct, check_role
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, enter_line
from models.steps.attested import state_attested
from models.steps.papers import tell
from models.tables.reception import Attestation
from models.unable import InvalidFields, OutOfReach


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAttested(CaseCommand):
    """Somebody enters an earlier review, settlement, good reason or new fact from what lies before him."""

    kind: AttestedKind
    number: str = ""
    organ_id: int | None = None
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAttested(CaseCommand):
    """Somebody else than the one who stated it confirms it, or not."""

    attested_id: int
    is_confirmed: bool


@on_case
def state_attested_fact(hand: CaseInHand, command: StateAttested) -> int:
    """Keep a statement until a second person decides it and return its id; raise InvalidFields for what it lacks."""
    allowed(check_role(PageAct.CASES_ATTEST.value, roles=frozenset({hand.actor.role})))
    facts = AttestedFacts(
        kind=command.kind,
        number=command.number,
        organ=command.organ_id if command.organ_id in hand.graph.nodes else None,
        on=command.on,
        reason=command.reason,
    )
    faults = attested_faults(facts, today=hand.today)
    if faults:
        raise InvalidFields(dict(faults))
    row = state_attested(hand.work, hand.case, facts=facts, actor=hand.actor, at=hand.now)
    hand.case.version += 1
    return row.id


@on_case
def decide_attested(hand: CaseInHand, command: DecideAttested) -> bool:
    """Confirm a statement, or not, and return which; the gate judges by confirmed ones alone.

    Raise UnableToAct for the one who stated it, OutOfReach when it is not there or decided already.
    """
    allowed(check_role(PageAct.CASES_CONFIRM_ATTESTED.value, roles=frozenset({hand.actor.role})))
    query = select(Attestation).where(
        Attestation.id == command.attested_id,
        Attestation.case_id == hand.case.id,
        Attestation.decided_at.is_(None),
    )
    row = hand.work.scalars(query).one_or_none()
    if row is None:
        raise OutOfReach
    basis = allowed(check_confirmation(row.kind, stated_by=row.stated_by_id, confirmed_by=hand.actor.account_id))
    row.is_confirmed, row.decided_at, row.decided_by_id = command.is_confirmed, hand.now, hand.actor.account_id
    hand.case.version += 1
    tag = "attested.confirmed" if command.is_confirmed else "attested.refused"
    enter_line(
        hand, tag, basis=basis, facts={"attested": row.id, "kind": row.kind.value, "stated_by": row.stated_by_id}
    )
    kind = "attested_confirmed" if command.is_confirmed else "attested_refused"
    tell(hand, kind, row.organisation_id, key=str(row.id))
    return command.is_confirmed
