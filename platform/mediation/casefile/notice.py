"""The written notice of the fifteen days: what it says, and when none is owed (R-1.24, R-1.25)."""

from dataclasses import dataclass
from enum import StrEnum

from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused


class NoticePart(StrEnum):
    """What a notice tells the petitioner."""

    RECEIPT = "receipt"
    ROUTE = "route"
    PROCEDURE = "procedure"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice about to be given, or the wish to give none.

    `name_or_address_unclear` is derived from the parties, not stated by the one who would be spared the notice.
    """

    parts: frozenset[NoticePart]
    claims_exemption: bool
    name_or_address_unclear: bool
    was_transferred: bool


def is_notice_exempt(*, name_or_address_unclear: bool) -> bool:
    """Say whether no notice is owed: only where name or address are unclear (R-1.24, T-44)."""
    return name_or_address_unclear


def missing_parts(parts: frozenset[NoticePart]) -> tuple[NoticePart, ...]:
    """Return what a notice fails to tell, in the order in which it is told."""
    return tuple(part for part in NoticePart if part not in parts)


def check_notice(facts: NoticeFacts) -> Answer:
    """Judge a notice: it tells receipt, route, procedure and contact, or is owed to nobody (R-1.24, R-1.25)."""
    basis = "R-1.25" if facts.was_transferred else "R-1.24"
    if facts.claims_exemption:
        if is_notice_exempt(name_or_address_unclear=facts.name_or_address_unclear):
            return Allowed(basis="R-1.24")
        return Refused(CasefileReason.NOTICE_NOT_EXEMPT, "R-1.24")
    missing = missing_parts(facts.parts)
    if missing:
        return Refused(CasefileReason.NOTICE_INCOMPLETE, basis, {"missing": ",".join(missing)})
    return Allowed(basis=basis)
