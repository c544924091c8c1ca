"""From rows to a replay: the term as it was when the clock started, and its events."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from mediation.clocks.codes import DayUnit
from mediation.clocks.dates import RollPolicy
from mediation.clocks.events import ClockEvent as Event
from mediation.clocks.events import event_from
from mediation.clocks.reading import ClockReading
from mediation.clocks.replay import read_clock
from mediation.clocks.terms import NoTermInForce, Term, TermBook
from mediation.moments import JURISDICTION_ZONE
from models.law import Law
from models.tables.clocks import ClockEvent

MORNING = time(8, 30)
"""When the daily round begins (7.2); alarms are raised then, never at midnight."""


def start_facts(term: Term, *, policy: RollPolicy, set_on: date | None) -> dict[str, Any]:
    """Return what a start event fixes, so that a later change of a parameter leaves the clock alone."""
    return {
        "unit": term.unit.value,
        "length": term.length,
        "province": term.province,
        "rolls": policy.rolls(term.bound),
        "extension": term.extension.max_days if term.extension else None,
        "until_on": set_on.isoformat() if set_on else None,
    }


def term_of_start(terms: TermBook, *, code: str, version: str, start: ClockEvent) -> Term:
    """Return the version of a term that a clock was started with, at the length it had then; raise NoTermInForce."""
    facts = start.facts
    for term in terms.terms:
        if (term.code, term.version, term.province) == (code, version, facts["province"]):
            rule = term.extension
            extension = replace(rule, max_days=facts["extension"]) if rule else None
            return replace(term, length=facts["length"], unit=DayUnit(facts["unit"]), extension=extension)
    raise NoTermInForce(f"{code} in version {version} of province {facts['province']} is not in the book")


def read_events(law: Law, *, code: str, version: str, events: Sequence[ClockEvent], now: datetime) -> ClockReading:
    """Replay a clock's rows, oldest first, on its own term and the calendar of today."""
    term = term_of_start(law.terms, code=code, version=version, start=events[0])
    rolls = bool(events[0].facts["rolls"])
    return read_clock(
        term=term,
        events=[event_of(row, in_minutes=term.unit is DayUnit.MINUTE) for row in events],
        workdays=law.workdays,
        policy=RollPolicy(organ_roll=rolls, petitioner_roll=rolls),
        now=now,
    )


def event_of(row: ClockEvent, *, in_minutes: bool) -> Event:
    """Turn a row into the rule's event; only terms in minutes care about the moment."""
    return event_from(kind=row.kind, on=row.on_date, at=row.at if in_minutes else None, facts=row.facts)


def alarm_at(reading: ClockReading) -> datetime:
    """Return when the alarm is raised: on a day at 08:30, for a term in minutes as its rule says (aware)."""
    if reading.due_at is not None:
        return reading.dates.alarm_at
    return datetime.combine(reading.alarm_on, MORNING, JURISDICTION_ZONE)
