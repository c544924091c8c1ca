"""Who answers for a case from when to when: one holder at every moment (R-6.01)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused

ALWAYS_HELD = "R-6.01"


@dataclass(frozen=True, slots=True)
class HolderPeriod:
    """One organisation's time as holder, half-open; `to_at` is None while it lasts."""

    organisation_id: int
    from_at: datetime
    to_at: datetime | None = None


class HoldingFault(StrEnum):
    """What can be wrong with a chain of periods."""

    NOBODY = "nobody"
    GAP = "gap"
    OVERLAP = "overlap"
    EMPTY_PERIOD = "empty_period"
    NOT_OPEN = "not_open"
    OPEN_INSIDE = "open_inside"


def holding_faults(periods: Sequence[HolderPeriod]) -> tuple[HoldingFault, ...]:
    """Return what is wrong with a case's periods in any order; nothing when they are one chain, open at its end."""
    if not periods:
        return (HoldingFault.NOBODY,)
    chain = sorted(periods, key=lambda period: period.from_at)
    found = []
    for before, after in pairwise(chain):
        if before.to_at is None:
            found.append(HoldingFault.OPEN_INSIDE)
        elif before.to_at < after.from_at:
            found.append(HoldingFault.GAP)
        elif before.to_at > after.from_at:
            found.append(HoldingFault.OVERLAP)
    if any(period.to_at is not None and period.to_at <= period.from_at for period in chain):
        found.append(HoldingFault.EMPTY_PERIOD)
    if chain[-1].to_at is not None:
        found.append(HoldingFault.NOT_OPEN)
    return tuple(dict.fromkeys(found))


def holder_at(periods: Sequence[HolderPeriod], *, moment: datetime) -> int | None:
    """Return who held the case at a moment, or None before its first period."""
    for period in periods:
        if period.from_at <= moment and (period.to_at is None or moment < period.to_at):
            return period.organisation_id
    return None


def check_change(current: HolderPeriod, *, to_id: int, at: datetime) -> Answer:
    """Judge a change of holder: to somebody else, later than the current period began (R-6.01)."""
    if current.organisation_id == to_id:
        return Refused(reason=CasefileReason.HOLDER_UNCHANGED, basis=ALWAYS_HELD, facts={"organisation": to_id})
    if at <= current.from_at:
        return Refused(reason=CasefileReason.HOLDING_BACKWARDS, basis=ALWAYS_HELD, facts={"at": at.isoformat()})
    return Allowed(basis=ALWAYS_HELD)


def changed(periods: Sequence[HolderPeriod], *, to_id: int, at: datetime) -> tuple[HolderPeriod, ...]:
    """Return the chain with its open period closed at a moment and the next one opened at the same moment."""
    *closed, current = sorted(periods, key=lambda period: period.from_at)
    return (*closed, replace(current, to_at=at), HolderPeriod(organisation_id=to_id, from_at=at))
