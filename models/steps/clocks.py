"""Start, stop and move clocks inside a unit of work; every cached date comes from a replay of the events."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.clocks.codes import EventKind, TermCode
from mediation.clocks.reading import ClockReading
from mediation.verdict import Fact
from models.law import Law
from models.steps.breaches import due_clock, lift_breach, write_breach
from models.steps.clock_reading import alarm_at, read_events, start_facts
from models.tables.clocks import Clock, ClockEvent, ClockState, Extension

CLOSED = {EventKind.STOP: ClockState.STOPPED, EventKind.CANCEL: ClockState.CANCELLED}
RIGHTS = frozenset({TermCode.OBJECTION_5WD})
"""Terms in which an organ may act and need not: unused they end on their last day, and nobody was late (R-1.26)."""


def start_clock(
    work: Session,
    law: Law,
    *,
    case_id: int,
    term: str,
    on: date,
    at: datetime,
    organisation_id: int | None,
    account_id: int | None = None,
    hand_over_id: int | None = None,
    set_due_on: date | None = None,
) -> Clock:
    """Start a term of a case on day zero `on`; its length, roll rule and province are fixed in the start event.

    `at` is the moment of the event, which counts for terms in minutes. `set_due_on` is needed by terms whose day
    is set by the assigner. Raise NoTermInForce when the term does not exist here on that day.
    """
    version = law.term(term, on=on)
    facts = start_facts(version, policy=law.policy, set_on=set_due_on)
    event = ClockEvent(position=1, kind=EventKind.START, on_date=on, at=at, facts=facts)
    reading = read_events(law, code=version.code, version=version.version, events=[event], now=at)
    clock = Clock(
        case_id=case_id,
        term=version.code,
        term_version=version.version,
        organisation_id=organisation_id,
        account_id=account_id,
        hand_over_id=hand_over_id,
        state=ClockState.RUNNING,
        started_on=on,
        hops=0,
    )
    _keep(clock, reading)
    work.add(clock)
    work.flush()
    event.clock_id = clock.id
    work.add(event)
    work.flush()
    return clock


def stop_clocks(
    work: Session,
    law: Law,
    *,
    case_id: int,
    terms: Iterable[str],
    on: date,
    at: datetime,
    facts: Mapping[str, Fact] | None = None,
) -> tuple[Clock, ...]:
    """Stop the running clocks of these terms: what they ask for was done on `on`; return those that were stopped.

    Doing it again changes nothing. A term met after its last day leaves its breach behind, a right never does.
    """
    return _close(work, law, EventKind.STOP, case_id=case_id, terms=terms, on=on, at=at, facts=facts)


def cancel_clocks(
    work: Session,
    law: Law,
    *,
    case_id: int,
    on: date,
    at: datetime,
    terms: Iterable[str] | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> tuple[Clock, ...]:
    """Cancel the running clocks of these terms (all when None): the duty fell away; return those cancelled."""
    return _close(work, law, EventKind.CANCEL, case_id=case_id, terms=terms, on=on, at=at, facts=facts)


def extend_clock(
    work: Session,
    law: Law,
    clock: Clock,
    *,
    days: int,
    on: date,
    at: datetime,
    reason: str,
    approved_by_id: int,
) -> Extension:
    """Write an extension that the rule has allowed, approved on `on`.

    Where the rule wants a notice, the date moves when the petitioner has been told (R-1.58).
    """
    extension = Extension(
        case_id=clock.case_id,
        clock_id=clock.id,
        days=days,
        reason=reason,
        approved_on=on,
        approved_by_id=approved_by_id,
    )
    work.add(extension)
    work.flush()
    add_event(work, law, clock, EventKind.EXTEND, on=on, at=at, facts={"days": days, "extension": extension.id})
    return extension


def complete_extension(work: Session, law: Law, extension: Extension, *, told_on: date, at: datetime) -> Clock:
    """Write that the petitioner was told why; in time, the extension counts from now on (T-16e)."""
    clock = work.get_one(Clock, extension.clock_id)
    if extension.told_on is None:
        extension.told_on = told_on
        facts: dict[str, Fact] = {"extension": extension.id}
        add_event(work, law, clock, EventKind.EXTENSION_TOLD, on=told_on, at=at, facts=facts)
    return clock


def reopen_clock(work: Session, law: Law, clock: Clock, *, on: date, at: datetime) -> ClockReading:
    """Let a stopped or cancelled clock run on as if it had never stopped: what was recorded as done was not."""
    clock.state, clock.stopped_at = ClockState.RUNNING, None
    return add_event(work, law, clock, EventKind.REOPEN, on=on, at=at)


def add_event(
    work: Session,
    law: Law,
    clock: Clock,
    kind: EventKind,
    *,
    on: date,
    at: datetime,
    facts: Mapping[str, Fact] | None = None,
) -> ClockReading:
    """Append a dated fact to a clock and renew its cached dates; return how it stands at `at`."""
    last = work.scalar(select(func.max(ClockEvent.position)).where(ClockEvent.clock_id == clock.id)) or 0
    event = ClockEvent(clock_id=clock.id, position=last + 1, kind=kind, on_date=on, at=at, facts=dict(facts or {}))
    work.add(event)
    work.flush()
    return recompute(work, law, clock, at=at)


def recompute(work: Session, law: Law, clock: Clock, *, at: datetime) -> ClockReading:
    """Replay a clock's events and renew every cached column; a breach found or undone by it is written down."""
    events = work.scalars(select(ClockEvent).where(ClockEvent.clock_id == clock.id).order_by(ClockEvent.position)).all()
    return renew(work, law, clock, events, at=at)


def renew(work: Session, law: Law, clock: Clock, events: Sequence[ClockEvent], *, at: datetime) -> ClockReading:
    """Do what `recompute` does with events already read, oldest first."""
    reading = read_events(law, code=clock.term, version=clock.term_version, events=events, now=at)
    was_due_at, was_alarm_at = clock.due_at, clock.alarm_at
    _keep(clock, reading)
    if clock.breached_at is not None and (reading.breached_on is None or clock.due_at > was_due_at):
        lift_breach(work, law, clock, reading, at=at)
    if clock.alarmed_at is not None and clock.alarm_at > max(was_alarm_at, at):
        clock.alarmed_at = None
    if clock.breached_at is None and reading.breached_on is not None and clock.state is not ClockState.RUNNING:
        # Done late, or dropped late, before any sweep passed: the fact is written by the act itself.
        write_breach(work, due_clock(work, law, clock, reading, at=at))
    work.flush()
    return reading


def reading_of(work: Session, law: Law, clock: Clock, *, at: datetime) -> ClockReading:
    """Return how a clock stands at a moment, from its events; nothing is written."""
    events = work.scalars(select(ClockEvent).where(ClockEvent.clock_id == clock.id).order_by(ClockEvent.position)).all()
    return read_events(law, code=clock.term, version=clock.term_version, events=events, now=at)


def running_clocks(work: Session, *, case_id: int, terms: Iterable[str] | None = None) -> Sequence[Clock]:
    """Lock and return a case's running clocks of these terms (all when None), oldest first."""
    query = select(Clock).where(Clock.case_id == case_id, Clock.state == ClockState.RUNNING).order_by(Clock.id)
    if terms is not None:
        query = query.where(Clock.term.in_([str(term) for term in terms]))
    # A sweep may have marked the row since this session read it.
    return work.scalars(query.with_for_update().execution_options(populate_existing=True)).all()


def _close(
    work: Session,
    law: Law,
    kind: EventKind,
    *,
    case_id: int,
    terms: Iterable[str] | None,
    on: date,
    at: datetime,
    facts: Mapping[str, Fact] | None,
) -> tuple[Clock, ...]:
    clocks = running_clocks(work, case_id=case_id, terms=terms)
    for clock in clocks:
        clock.state, clock.stopped_at, clock.next_hop_at = CLOSED[kind], at, None
        ended_on = min(on, clock.due_on) if clock.term in RIGHTS else on
        add_event(work, law, clock, kind, on=ended_on, at=at, facts=facts)
    return tuple(clocks)


def _keep(clock: Clock, reading: ClockReading) -> None:
    clock.due_on, clock.alarm_on = reading.due_on, reading.alarm_on
    clock.alarm_at, clock.due_at = alarm_at(reading), reading.dates.ends_at
    clock.provisional, clock.calendar_version = reading.is_provisional, reading.calendar_version
