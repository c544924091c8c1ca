"""What an act does to the clocks: which terms it starts, stops, cancels or extends."""

from dataclasses import dataclass
from enum import StrEnum

from mediation.clocks.codes import EventKind, TermCode


class When(StrEnum):
    """The case for which an effect holds."""

    ALWAYS = "always"
    CLAIM_ORDINARY = "claim_ordinary"
    SIMPLIFIED = "simplified"
    DISPUTE = "dispute"
    FIRST_TIME = "first_time"
    ACCEPTED_BEFORE = "accepted_before"


@dataclass(frozen=True, slots=True)
class ClockEffect:
    """One event for one term; `term` None means every clock of the case that runs (or, to reopen, was cancelled).

    A started term counts from the event that its own anchor names, not necessarily from the act.
    """

    event: EventKind
    term: TermCode | None
    when: When = When.ALWAYS


def starts(*terms: TermCode, when: When = When.ALWAYS) -> tuple[ClockEffect, ...]:
    """Return the effects that start these terms."""
    return tuple(ClockEffect(event=EventKind.START, term=term, when=when) for term in terms)


def stops(*terms: TermCode) -> tuple[ClockEffect, ...]:
    """Return the effects that stop these terms where they run: what they ask for was done."""
    return tuple(ClockEffect(event=EventKind.STOP, term=term) for term in terms)


def cancels(*terms: TermCode) -> tuple[ClockEffect, ...]:
    """Return the effects that cancel these terms where they run: the duty fell away, a breach remains."""
    return tuple(ClockEffect(event=EventKind.CANCEL, term=term) for term in terms)
