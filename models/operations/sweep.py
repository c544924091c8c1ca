"""Go through what is due: alarms, breaches, the next superior; any number of batches, each all or nothing (7.2)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import InstrumentedAttribute, Session

from mediation.moments import local_day
from mediation.rulebook import Rulebook
from models.law import Law, law_of
from models.operations.unit_of_work import AnySession, unit_of_work
from models.queries.sweep import Climb, Concern, concerns_of
from models.steps.breaches import climb_one_hop, write_alarm, write_breach
from models.steps.clocks import renew
from models.steps.exceptions import ExceptionKind, raise_exception
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockEvent, ClockState
from models.tables.law import Tick

BATCH = 200
TRIES = 3
"""How often a batch is tried when somebody else was in the way: a deadlock, a busy file, the same first row."""
UNREADABLE_BASIS = "7.2"


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What a sweep wrote; `renewed` counts clocks whose cached date was stale, `failed` the ids nobody could replay."""

    alarms: int = 0
    breaches: int = 0
    elapsed: int = 0
    hops: int = 0
    renewed: int = 0
    batches: int = 0
    failed: tuple[int, ...] = ()

    def __add__(self, other: "SweepResult") -> "SweepResult":
        return SweepResult(
            alarms=self.alarms + other.alarms,
            breaches=self.breaches + other.breaches,
            elapsed=self.elapsed + other.elapsed,
            hops=self.hops + other.hops,
            renewed=self.renewed + other.renewed,
            batches=self.batches + other.batches,
            failed=self.failed + other.failed,
        )


@dataclass(frozen=True, slots=True)
class _Claimed:
    """One due clock of a batch with all that is needed to settle it."""

    clock: Clock
    events: Sequence[ClockEvent]
    law: Law
    concern: Concern
    climb: Climb
    at: datetime


@dataclass(frozen=True, slots=True)
class _Pass:
    """One kind of due thing: its index column, what still lacks its mark, and what is written."""

    due: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
    open: ColumnElement[bool]
    settle: Callable[[Session, _Claimed], SweepResult]


class _Unreadable(Exception):
    """A clock of the batch cannot be settled; the batch is rolled back and goes on without it."""

    def __init__(self, clock_id: int, county_id: int) -> None:
        super().__init__(f"clock {clock_id}")
        self.clock_id = clock_id
        self.county_id = county_id


def sweep_due(session: AnySession, rulebook: Rulebook, *, now: datetime, batch: int = BATCH) -> SweepResult:
    """Write every alarm, breach and hop due at `now` (aware), in due order, until nothing is left.

    Mark and effect of a clock are committed together and a row is claimed by one sweep only: killed at any moment,
    run twice, or run by two processes at once, nothing is lost and nothing doubled. A clock that cannot be
    replayed goes to the exceptions' queue and the others go on.
    """
    total, skip = SweepResult(), set[int]()
    for one in PASSES:
        while True:
            done = _one_batch(session, rulebook, one, now=now, batch=batch, skip=skip)
            if done is None:
                break
            skip |= set(done.failed)
            total += done
    return total


def keep_tick(session: AnySession, *, at: datetime, leader: str) -> None:
    """Write when the scheduler's leader last went through what is due."""
    with unit_of_work(session) as work:
        work.merge(Tick(id=1, at=at, leader=leader))


def _one_batch(
    session: AnySession, rulebook: Rulebook, one: _Pass, *, now: datetime, batch: int, skip: set[int]
) -> SweepResult | None:
    """Settle one batch in one transaction; None when nothing was due."""
    for left in reversed(range(TRIES)):
        try:
            with unit_of_work(session) as work:
                return _settle_batch(work, rulebook, one, now=now, batch=batch, skip=skip)
        except _Unreadable as fault:
            _queue_unreadable(session, fault, now=now)
            return SweepResult(failed=(fault.clock_id,))
        except (OperationalError, IntegrityError):
            if not left:
                raise
    raise AssertionError("the last try answers or raises")


def _settle_batch(
    work: Session, rulebook: Rulebook, one: _Pass, *, now: datetime, batch: int, skip: set[int]
) -> SweepResult | None:
    clocks = _claim(work, one, now=now, batch=batch, skip=skip)
    if not clocks:
        return None
    total = SweepResult(batches=1)
    for claimed in _gather(work, rulebook, clocks, now=now):
        try:
            total += one.settle(work, claimed)
        except (ValueError, LookupError) as error:
            raise _Unreadable(claimed.clock.id, claimed.concern.county_id) from error
    return total


def _claim(work: Session, one: _Pass, *, now: datetime, batch: int, skip: set[int]) -> Sequence[Clock]:
    query = (
        select(Clock)
        .join(Case, Case.id == Clock.case_id)
        .where(Clock.state == ClockState.RUNNING, one.open, one.due < now)
        .order_by(one.due, Clock.id)
        .limit(batch)
        # The case too: an act that holds it is waited for at the next tick, never in the middle of a batch.
        .with_for_update(skip_locked=True, key_share=True, of=[Clock, Case])
        .execution_options(populate_existing=True)
    )
    if skip:
        query = query.where(Clock.id.not_in(skip))
    return work.scalars(query).all()


def _gather(work: Session, rulebook: Rulebook, clocks: Sequence[Clock], *, now: datetime) -> list[_Claimed]:
    on = local_day(now)
    concerns = concerns_of(work, [clock.case_id for clock in clocks])
    laws = {
        county: law_of(work, rulebook, county, on) for county in {concern.county_id for concern in concerns.values()}
    }
    events = _events_of(work, [clock.id for clock in clocks])
    climb = Climb(work, on=on)
    claimed = [
        _Claimed(
            clock=clock,
            events=events[clock.id],
            law=laws[concerns[clock.case_id].county_id],
            concern=concerns[clock.case_id],
            climb=climb,
            at=now,
        )
        for clock in clocks
    ]
    # Two sweeps that lock the counties' chains in one order never wait for each other in a ring.
    return sorted(claimed, key=lambda one: one.concern.county_id)


def _events_of(work: Session, clock_ids: Sequence[int]) -> dict[int, list[ClockEvent]]:
    found: dict[int, list[ClockEvent]] = {clock_id: [] for clock_id in clock_ids}
    query = select(ClockEvent).where(ClockEvent.clock_id.in_(clock_ids))
    for event in work.scalars(query.order_by(ClockEvent.clock_id, ClockEvent.position)):
        found[event.clock_id].append(event)
    return found


def _breach(work: Session, one: _Claimed) -> SweepResult:
    # A breach is for good: it rests on a fresh replay, never on the cached date alone.
    reading = renew(work, one.law, one.clock, one.events, at=one.at)
    if reading.breached_on is None:
        return SweepResult(renewed=1)
    breach = write_breach(work, one.law, one.clock, reading, at=one.at, concern=one.concern, climb=one.climb)
    return SweepResult(breaches=1) if breach else SweepResult(elapsed=1)


def _hop(work: Session, one: _Claimed) -> SweepResult:
    reading = renew(work, one.law, one.clock, one.events, at=one.at)
    if one.clock.next_hop_at is None:
        return SweepResult(renewed=1)
    told = climb_one_hop(work, one.law, one.clock, reading, at=one.at, concern=one.concern, climb=one.climb)
    return SweepResult(hops=int(told))


def _alarm(work: Session, one: _Claimed) -> SweepResult:
    reading = renew(work, one.law, one.clock, one.events, at=one.at)
    if one.clock.alarm_at >= one.at:
        return SweepResult(renewed=1)
    write_alarm(work, one.clock, reading, at=one.at, concern=one.concern, climb=one.climb)
    return SweepResult(alarms=1)


PASSES = (
    _Pass(Clock.due_at, Clock.breached_at.is_(None), _breach),
    _Pass(Clock.next_hop_at, Clock.next_hop_at.is_not(None), _hop),
    _Pass(Clock.alarm_at, Clock.alarmed_at.is_(None), _alarm),
)
"""Breaches first: a term already missed needs no alarm any more."""


def _queue_unreadable(session: AnySession, fault: _Unreadable, *, now: datetime) -> None:
    with unit_of_work(session) as work:
        clock = work.get_one(Clock, fault.clock_id)
        raise_exception(
            work,
            key=f"{ExceptionKind.CLOCK_UNREADABLE.value}:{clock.id}",
            kind=ExceptionKind.CLOCK_UNREADABLE,
            county_id=fault.county_id,
            at=now,
            basis=UNREADABLE_BASIS,
            case_id=clock.case_id,
            clock_id=clock.id,
            facts={"term": clock.term, "error": type(fault.__cause__).__name__},
        )
