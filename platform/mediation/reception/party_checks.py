"""Who takes part, in what capacity, and what each must show (R-1.09, R-1.12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.reception.fields import NAME_MAX, FieldRefused, check_text, refused_at
from mediation.reception.group import GroupLimits, representatives_most
from mediation.reception.identity import CitizenId, read_citizen_id, read_credit_code, read_phone
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.reasons import ReceptionReason
from mediation.verdict import Refused

AGENTS_MAX = 2
"""Agents per principal (R-1.09)."""

_OWN_ROLES = frozenset({PartyRole.SELF, PartyRole.REPRESENTATIVE, PartyRole.JOINT})
_ACTING_ROLES = frozenset({PartyRole.AGENT, PartyRole.GUARDIAN})


class IdKind(StrEnum):
    """What paper a person showed; only the citizen id and the credit code can be checked."""

    CITIZEN_ID = "citizen_id"
    CREDIT_CODE = "credit_code"
    OTHER = "other"
    NONE = "none"


class AgentTie(StrEnum):
    """Why somebody may be an agent (R-1.09)."""

    NEAR_RELATIVE_OR_STAFF = "near_relative_or_staff"
    RECOMMENDED = "recommended"
    LAWYER = "lawyer"


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """One line of the form; `acts_for` is the position of the principal or ward among the parties."""

    side: Side
    role: PartyRole
    nature: PartyNature = PartyNature.PERSON
    name: str = ""
    id_kind: IdKind = IdKind.NONE
    id_number: str = ""
    phone: str = ""
    born_on: date | None = None
    lacks_capacity: bool = False
    acts_for: int | None = None
    agent_tie: AgentTie | None = None
    has_written_authority: bool = False
    has_proof_of_tie: bool = False


def check_parties(
    parties: Sequence[PartyFacts], *, persons: int, today: date, limits: GroupLimits
) -> list[FieldRefused]:
    """Return every field of the parties that cannot stay, named `parties-{position}-{field}` or `persons`.

    `persons` is the number of people present (人次), everybody named in his own right included. Minors are those under
    18 today.
    """
    found: list[FieldRefused] = []
    for position, party in enumerate(parties):
        found += _own_refusals(party, at=f"parties-{position}", today=today)
        found += _acting_refusals(party, parties=parties, at=f"parties-{position}")
    found += _applicant_refusals(parties)
    found += _representative_refusals(parties, persons=persons, limits=limits)
    found += _number_refusals(parties, persons=persons)
    found += _agent_count_refusals(parties)
    found += _guardian_refusals(parties, today=today)
    found += _twice_refusals(parties)
    return found


def is_minor(party: PartyFacts, *, today: date) -> bool:
    """Say whether a person is under 18 on this day, by the typed birth date or else by the citizen id."""
    return is_under_age(party.born_on, party.id_kind, party.id_number, today=today)


def is_under_age(born_on: date | None, id_kind: IdKind, id_number: str, *, today: date) -> bool:
    """Say whether a person is under 18 on this day; without either date nobody is taken for a child."""
    if born_on is None and id_kind is IdKind.CITIZEN_ID:
        read = read_citizen_id(id_number, today=today)
        born_on = read.born_on if isinstance(read, CitizenId) else None
    return born_on is not None and _years(born_on, today=today) < 18


def _own_refusals(party: PartyFacts, *, at: str, today: date) -> Iterator[FieldRefused]:
    if party.nature is not PartyNature.ANONYMOUS and not party.name.strip():
        yield refused_at(f"{at}-name", ReceptionReason.NAME_MISSING)
    if len(party.name) > NAME_MAX:
        yield refused_at(f"{at}-name", ReceptionReason.NAME_TOO_LONG, length=len(party.name), longest=NAME_MAX)
    else:
        yield from check_text(f"{at}-name", party.name, longest=NAME_MAX)
    if party.id_number.strip() and party.id_kind is IdKind.CITIZEN_ID:
        yield from _bound(f"{at}-id_number", read_citizen_id(party.id_number, today=today))
    if party.id_number.strip() and party.id_kind is IdKind.CREDIT_CODE:
        yield from _bound(f"{at}-id_number", read_credit_code(party.id_number))
    if party.phone.strip():
        yield from _bound(f"{at}-phone", read_phone(party.phone))
    if party.born_on is not None and party.born_on > today:
        yield refused_at(f"{at}-born_on", ReceptionReason.DATE_IN_FUTURE, on=party.born_on.isoformat())


def _bound(field: str, read: object) -> Iterator[FieldRefused]:
    if isinstance(read, Refused):
        yield FieldRefused(field=field, answer=read)


def _acting_refusals(party: PartyFacts, *, parties: Sequence[PartyFacts], at: str) -> Iterator[FieldRefused]:
    if party.role is PartyRole.REPRESENTATIVE and party.side is not Side.APPLICANT:
        yield refused_at(f"{at}-role", ReceptionReason.REPRESENTATIVE_NOT_APPLICANT, basis="R-1.12")
    if party.role is PartyRole.GUARDIAN and not _acts_for_somebody(party, parties=parties):
        yield refused_at(f"{at}-acts_for", ReceptionReason.GUARDIAN_WITHOUT_WARD, basis="R-1.09")
    if party.role is not PartyRole.AGENT:
        return
    if not _acts_for_somebody(party, parties=parties):
        yield refused_at(f"{at}-acts_for", ReceptionReason.AGENT_WITHOUT_PRINCIPAL, basis="R-1.09")
    if not party.has_written_authority:
        yield refused_at(f"{at}-has_written_authority", ReceptionReason.AGENT_WITHOUT_AUTHORITY, basis="R-1.09")
    if party.agent_tie is None or not party.has_proof_of_tie:
        yield refused_at(f"{at}-agent_tie", ReceptionReason.AGENT_WITHOUT_PROOF, basis="R-1.09")


def _acts_for_somebody(party: PartyFacts, *, parties: Sequence[PartyFacts]) -> bool:
    if party.acts_for is None or not 0 <= party.acts_for < len(parties):
        return False
    principal = parties[party.acts_for]
    return principal.role in _OWN_ROLES and principal.side is party.side


def _applicant_refusals(parties: Sequence[PartyFacts]) -> Iterator[FieldRefused]:
    if not any(party.side is Side.APPLICANT and party.role in _OWN_ROLES for party in parties):
        yield refused_at("parties", ReceptionReason.APPLICANT_MISSING)


def _representative_refusals(
    parties: Sequence[PartyFacts], *, persons: int, limits: GroupLimits
) -> Iterator[FieldRefused]:
    speaking = [at for at, party in enumerate(parties) if party.role is PartyRole.REPRESENTATIVE]
    most = representatives_most(persons, limits=limits)
    for at in speaking[most:]:
        yield refused_at(
            f"parties-{at}-role",
            ReceptionReason.TOO_MANY_REPRESENTATIVES,
            basis="R-1.12",
            representatives=len(speaking),
            most=most,
            persons=persons,
        )


def _number_refusals(parties: Sequence[PartyFacts], *, persons: int) -> Iterator[FieldRefused]:
    """Refuse a number of persons below those named; whoever is acted for need not have come, a body cannot (R-1.12)."""
    acted_for = {party.acts_for for party in parties if party.role in _ACTING_ROLES}
    own = [
        at
        for at, party in enumerate(parties)
        if party.side is Side.APPLICANT and party.role in _OWN_ROLES and party.nature is not PartyNature.ORGANISATION
    ]
    named = sum(at not in acted_for for at in own)
    if named > persons:
        yield refused_at(
            "persons",
            ReceptionReason.PERSONS_FEWER_THAN_NAMED,
            basis="R-1.12",
            persons=persons,
            named=named,
        )


def _agent_count_refusals(parties: Sequence[PartyFacts]) -> Iterator[FieldRefused]:
    counted: dict[int, int] = {}
    for at, party in enumerate(parties):
        if party.role is not PartyRole.AGENT or party.acts_for is None:
            continue
        counted[party.acts_for] = counted.get(party.acts_for, 0) + 1
        if counted[party.acts_for] > AGENTS_MAX:
            yield refused_at(f"parties-{at}-role", ReceptionReason.TOO_MANY_AGENTS, basis="R-1.09", most=AGENTS_MAX)


def _guardian_refusals(parties: Sequence[PartyFacts], *, today: date) -> Iterator[FieldRefused]:
    guarded = {party.acts_for for party in parties if party.role is PartyRole.GUARDIAN}
    for at, party in enumerate(parties):
        if party.side is not Side.APPLICANT or party.role not in _OWN_ROLES or at in guarded:
            continue
        if party.lacks_capacity or is_minor(party, today=today):
            yield refused_at(f"parties-{at}-born_on", ReceptionReason.GUARDIAN_MISSING, basis="R-1.09")


def _twice_refusals(parties: Sequence[PartyFacts]) -> Iterator[FieldRefused]:
    seen: set[tuple[Side, str]] = set()
    for at, party in enumerate(parties):
        if party.id_kind not in {IdKind.CITIZEN_ID, IdKind.CREDIT_CODE} or not party.id_number.strip():
            continue
        # One paper may stand on one side once in its own right and again as an agent of others.
        key = (party.side, party.id_number.strip().upper())
        if party.role in _OWN_ROLES and key in seen:
            yield refused_at(f"parties-{at}-id_number", ReceptionReason.ID_TWICE, basis="10.1")
        if party.role in _OWN_ROLES:
            seen.add(key)


def _years(born_on: date, *, today: date) -> int:
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had_birthday else 1)
