"""The dated facts a clock is replayed from; comments and edits are not among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mediation.clocks.codes import EventKind, Exclusion
from mediation.verdict import Fact


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One event: its kind and the local day it counts for, and what that kind needs.

    `at` (aware UTC) for terms in minutes; `days` for an extension, in the term's own unit; `until_on` for the end
    of an excluded span (None while it lasts) and for a day that was set; `why` for an exclusion.
    """

    kind: EventKind
    on: date
    at: datetime | None = None
    days: int | None = None
    until_on: date | None = None
    why: Exclusion | None = None

    @property
    def facts(self) -> dict[str, Fact]:
        """What the kind needs besides its day and moment, as plain values to store; see `event_from`."""
        until_on = self.until_on.isoformat() if self.until_on else None
        why = self.why.value if self.why else None
        facts: dict[str, Fact] = {"days": self.days, "until_on": until_on, "why": why}
        return {name: value for name, value in facts.items() if value is not None}


def event_from(*, kind: str, on: date, at: datetime | None, facts: Mapping[str, Fact]) -> ClockEvent:
    """Return the event that was stored with these `facts`; ValueError for a kind or reason nobody knows."""
    days, until_on, why = facts.get("days"), facts.get("until_on"), facts.get("why")
    return ClockEvent(
        kind=EventKind(kind),
        on=on,
        at=at,
        days=None if days is None else int(days),
        until_on=None if until_on is None else date.fromisoformat(str(until_on)),
        why=None if why is None else Exclusion(str(why)),
    )


def started(on: date, *, at: datetime | None = None, set_on: date | None = None) -> ClockEvent:
    """The anchor: day zero, with its moment for terms in minutes and the day set for terms without a length."""
    return ClockEvent(kind=EventKind.START, on=on, at=at, until_on=set_on)


def extended(on: date, *, days: int) -> ClockEvent:
    """An extension approved on that day, in the term's own unit."""
    return ClockEvent(kind=EventKind.EXTEND, on=on, days=days)


def extension_told(on: date) -> ClockEvent:
    """The petitioner was told on that day why the term is extended; completes the extension before it (R-1.58)."""
    return ClockEvent(kind=EventKind.EXTENSION_TOLD, on=on)


def excluded(from_on: date, *, until_on: date | None, why: Exclusion) -> ClockEvent:
    """Time that is not counted, from a decision to its conclusion (R-1.73, R-9.33); open while `until_on` is None."""
    return ClockEvent(kind=EventKind.EXCLUDE, on=from_on, until_on=until_on, why=why)


def stopped(on: date, *, at: datetime | None = None) -> ClockEvent:
    """What the term asks for was done."""
    return ClockEvent(kind=EventKind.STOP, on=on, at=at)


def reopened(on: date) -> ClockEvent:
    """What was recorded as done was not; the term runs as if it had never stopped."""
    return ClockEvent(kind=EventKind.REOPEN, on=on)


def cancelled(on: date) -> ClockEvent:
    """The duty fell away; a breach that was there before remains."""
    return ClockEvent(kind=EventKind.CANCEL, on=on)
