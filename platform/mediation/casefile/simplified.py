"""Simplified handling: offered where its decision table allows, left when a condition fails (section 3)."""

from dataclasses import dataclass

from mediation.casefile.kinds import OpinionOutcome
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed, Answer, Refused

PERSONS_MAX = 4
"""From the fifth person on a matter is no simple one (R-3.02)."""

SIMPLIFIED_KINDS = frozenset({Kind.CLAIM, Kind.INQUIRY, Kind.SUGGESTION, Kind.THANKS})

SIMPLIFIED_TERMS = (TermCode.SIMPLE_ACCEPT_3WD, TermCode.SIMPLE_DONE_10WD, TermCode.SIMPLE_HOP_1WD)
"""Its own clocks: accepted (R-3.04), answered (R-3.05), passed on (R-3.06)."""


@dataclass(frozen=True, slots=True)
class SimplifiedFacts:
    """A case that might be handled simply; `owners` counts the organisations with a duty in it.

    `expected` is what the handler expects to come out, None while nothing is foreseen.
    """

    kind: Kind
    branch: Branch | None
    is_first: bool
    has_statutory_route: bool
    is_assigned_by_superior: bool
    expected: OpinionOutcome | None
    owners: int
    is_joint: bool
    persons: int
    is_complex: bool = False


def failing_conditions(facts: SimplifiedFacts) -> tuple[CasefileReason, ...]:
    """Return every condition of the decision table that fails, in its order; nothing when it may be offered."""
    leaves_by_law = facts.kind is Kind.CLAIM and facts.branch is not Branch.PETITION
    failing = {
        CasefileReason.SIMPLIFIED_NOT_FIRST: not facts.is_first,
        CasefileReason.SIMPLIFIED_KIND: facts.kind not in SIMPLIFIED_KINDS,
        CasefileReason.SIMPLIFIED_STATUTORY_ROUTE: facts.has_statutory_route or leaves_by_law,
        CasefileReason.SIMPLIFIED_ASSIGNED: facts.is_assigned_by_superior,
        CasefileReason.SIMPLIFIED_NOT_SUPPORTED: facts.expected is OpinionOutcome.NOT_SUPPORTED,
        CasefileReason.SIMPLIFIED_SEVERAL_OWNERS: facts.owners != 1,
        CasefileReason.SIMPLIFIED_GROUP: facts.is_joint or facts.persons > PERSONS_MAX,
        CasefileReason.SIMPLIFIED_COMPLEX: facts.is_complex,
    }
    return tuple(reason for reason, fails in failing.items() if fails)


def check_simplified(facts: SimplifiedFacts) -> Answer:
    """Judge whether a case may be handled simply; only a first-time matter may, and nothing of R-3.02 (R-3.01)."""
    failing = failing_conditions(facts)
    if not failing:
        return Allowed(basis="R-3.01")
    first = failing[0]
    basis = "R-3.01" if first in {CasefileReason.SIMPLIFIED_NOT_FIRST, CasefileReason.SIMPLIFIED_KIND} else "R-3.02"
    return Refused(reason=first, basis=basis, facts={"failing": ",".join(failing)})


def check_conversion(facts: SimplifiedFacts, *, petitioner_rejects: bool) -> Answer:
    """Judge a return to the ordinary procedure: a condition fails, or the petitioner rejects the quick answer (R-3.09).

    The ordinary period counts from the original acceptance.
    """
    if petitioner_rejects or failing_conditions(facts):
        return Allowed(basis="R-3.09")
    return Refused(reason=CasefileReason.SIMPLIFIED_CONDITIONS_STILL_MET, basis="R-3.09")
