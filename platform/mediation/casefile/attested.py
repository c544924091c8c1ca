"""What review decided about a matter: one person states it from the paper, another confirms it (R-1.74, R-2.04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused


class AttestedKind(StrEnum):
    """What is stated about an earlier matter; the first four rest on a paper, the last two on a reason."""

    REVIEW_ASKED = "review_asked"
    REVIEW = "review"
    REREVIEW = "rereview"
    SETTLED = "settled"
    GOOD_REASON = "good_reason"
    NEW_FACTS = "new_facts"


PAPERS = frozenset({AttestedKind.REVIEW_ASKED, AttestedKind.REVIEW, AttestedKind.REREVIEW, AttestedKind.SETTLED})
"""Kinds that name a paper: its number, the organ, the day of service (for a request, of its receipt)."""

BASES: Mapping[AttestedKind, str] = {
    AttestedKind.REVIEW_ASKED: "R-1.70",
    AttestedKind.REVIEW: "R-1.72",
    AttestedKind.REREVIEW: "R-1.74",
    AttestedKind.SETTLED: "R-2.04",
    AttestedKind.GOOD_REASON: "R-2.04",
    AttestedKind.NEW_FACTS: "R-1.74",
}


@dataclass(frozen=True, slots=True)
class AttestedFacts:
    """A statement as it was typed."""

    kind: AttestedKind
    number: str = ""
    organ: int | None = None
    on: date | None = None
    reason: str = ""


def attested_faults(facts: AttestedFacts, *, today: date) -> Mapping[str, Refused]:
    """Return what a statement lacks, by field: a paper's number, organ and day, else the reason (R-1.74, R-2.04)."""
    if facts.kind in PAPERS:
        given = {"number": facts.number.strip(), "organ": facts.organ, "on": facts.on}
    else:
        given = {"reason": facts.reason.strip()}
    found = {field: CasefileReason.ENTRY_MISSING for field, value in given.items() if not value}
    if facts.on is not None and facts.on > today:
        found["on"] = CasefileReason.SERVICE_IN_FUTURE
    return {field: Refused(reason, BASES[facts.kind]) for field, reason in found.items()}


def check_confirmation(kind: AttestedKind, *, stated_by: int, confirmed_by: int) -> Answer:
    """Return whether this person may decide a statement: two persons are needed (R-1.74, R-2.04)."""
    if stated_by == confirmed_by:
        return Refused(CasefileReason.SECOND_PERSON_NEEDED, BASES[kind])
    return Allowed(BASES[kind])
