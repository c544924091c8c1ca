"""Go through what is due: alarms, breaches, the next superior; any number of batches, each all or nothing (7.2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import InstrumentedAttribute, Session

from mediation.moments import local_day
from mediation.rulebook import Rulebook
from models.law import Law, law_of
from models.operations.unit_of_work import once_more, unit_of_work
from models.queries.sweep import Climb, Concern, LeftAlone, concerns_of, empty_holders, left_alone
from models.session import AnySession
from models.steps.breaches import CLOSED_BASIS, DueClock, climb_one_hop, write_alarm, write_breach, write_move
from models.steps.clocks import renew
from models.steps.exceptions import ExceptionKind, raise_exception
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockEvent, ClockState
from models.tables.law import Tick
from models.tables.organisations import NO_COUNTY

BATCH = 50
"""Clocks of one transaction: as long as it runs, every desk of the county waits for the record (13 ms a breach)."""
TRIES = 3
"""How often a batch is tried when somebody else was in the way: a deadlock, a busy file, the same first row."""
QUEUE_BASIS = "7.2"
ASKED_KINDS = (ExceptionKind.ORGANISATION_CLOSED.value, ExceptionKind.NO_POST.value)


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What a sweep wrote.

    `renewed` counts clocks read anew because their cached dates were stale, `moved` those of them whose date changed
    with the calendar, `asked` the holdings without anybody, `failed` holds the ids nobody could replay.
    """

    alarms: int = 0
    breaches: int = 0
    elapsed: int = 0
    hops: int = 0
    renewed: int = 0
    moved: int = 0
    asked: int = 0
    batches: int = 0
    failed: tuple[int, ...] = ()

    def __add__(self, other: "SweepResult") -> "SweepResult":
        return SweepResult(
            alarms=self.alarms + other.alarms,
            breaches=self.breaches + other.breaches,
            elapsed=self.elapsed + other.elapsed,
            hops=self.hops + other.hops,
            renewed=self.renewed + other.renewed,
            moved=self.moved + other.moved,
            asked=self.asked + other.asked,
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

    def read(self, work: Session) -> DueClock:
        """Replay the clock: what is written rests on its events, never on the cached date alone."""
        reading = renew(work, self.law, self.clock, self.events, at=self.at)
        return DueClock(self.clock, reading, self.law, self.concern, self.climb, self.at)


@dataclass(frozen=True, slots=True)
class _Pass:
    """One kind of due thing: when a row is due (moment, calendar version), in which order, and what is written."""

    is_due: Callable[[datetime, str], ColumnElement[bool]]
    order: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
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
    replayed goes to the exceptions' queue and the others go on; so does a case whose holder is closed or empty.
    """
    total, skip = SweepResult(), set[int]()
    for one in PASSES:
        total += _whole_pass(session, rulebook, one, now=now, batch=batch, skip=skip)
    return total + _ask_for_holders(session, now=now, batch=batch)


def renew_stale(session: AnySession, rulebook: Rulebook, *, now: datetime, batch: int = BATCH) -> SweepResult:
    """Replay every running clock that was last read with another calendar; a changed date is recorded and told.

    Part of every sweep, so that a process killed after loading a year leaves nothing behind.
    """
    return _whole_pass(session, rulebook, STALE, now=now, batch=batch, skip=set())


def _whole_pass(
    session: AnySession, rulebook: Rulebook, one: _Pass, *, now: datetime, batch: int, skip: set[int]
) -> SweepResult:
    total = SweepResult()
    while (done := _one_batch(session, rulebook, one, now=now, batch=batch, skip=skip)) is not None:
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
    calendar = law_of(work, rulebook, NO_COUNTY, local_day(now)).workdays.version
    clocks = _claim(work, one.is_due(now, calendar), one.order, batch=batch, skip=skip)
    if not clocks:
        return None
    total = SweepResult(batches=1)
    for claimed in _gather(work, rulebook, clocks, now=now):
        try:
            total += one.settle(work, claimed)
        except (ValueError, LookupError) as error:
            raise _Unreadable(claimed.clock.id, claimed.concern.county_id) from error
    return total


def _claim(
    work: Session,
    is_due: ColumnElement[bool],
    order: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    *,
    batch: int,
    skip: set[int],
) -> Sequence[Clock]:
    query = (
        select(Clock)
        .join(Case, Case.id == Clock.case_id)
        .where(Clock.state == ClockState.RUNNING, is_due)
        .order_by(order, Clock.id)
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
    due = one.read(work)
    if due.reading.breached_on is None:
        return SweepResult(renewed=1)
    return SweepResult(breaches=1) if write_breach(work, due) else SweepResult(elapsed=1)


def _hop(work: Session, one: _Claimed) -> SweepResult:
    due = one.read(work)
    if one.clock.next_hop_at is None:
        return SweepResult(renewed=1)
    return SweepResult(hops=int(climb_one_hop(work, due)))


def _alarm(work: Session, one: _Claimed) -> SweepResult:
    due = one.read(work)
    if one.clock.alarm_at >= one.at:
        return SweepResult(renewed=1)
    write_alarm(work, due)
    return SweepResult(alarms=1)


def _renewal(work: Session, one: _Claimed) -> SweepResult:
    was_due_on, was_alarm_on = one.clock.due_on, one.clock.alarm_on
    due = one.read(work)
    if (one.clock.due_on, one.clock.alarm_on) == (was_due_on, was_alarm_on):
        return SweepResult(renewed=1)
    write_move(work, due, was_due_on=was_due_on)
    return SweepResult(renewed=1, moved=1)


STALE = _Pass(lambda _now, calendar: Clock.calendar_version != calendar, Clock.due_at, _renewal)
PASSES = (
    STALE,
    _Pass(lambda now, _: Clock.breached_at.is_(None) & (Clock.due_at < now), Clock.due_at, _breach),
    _Pass(lambda now, _: Clock.next_hop_at < now, Clock.next_hop_at, _hop),
    _Pass(lambda now, _: Clock.alarmed_at.is_(None) & (Clock.alarm_at < now), Clock.alarm_at, _alarm),
)
"""Dates first, so that nobody is blamed on an old calendar; breaches before alarms: what is missed needs no alarm."""


def _ask_for_holders(session: AnySession, *, now: datetime, batch: int) -> SweepResult:
    """Put every holding that nobody can answer for into the queue, once; no term need be missed for it."""
    kinds = _kinds_to_ask(session, on=local_day(now))
    total, after = SweepResult(), 0
    while (done := once_more(partial(_ask_batch, session, kinds, now=now, after=after, batch=batch))) is not None:
        asked, after = done
        total += SweepResult(asked=asked, batches=int(asked > 0))
    return total


def _kinds_to_ask(session: AnySession, *, on: date) -> dict[int, ExceptionKind]:
    """Return what is wrong with each office that holds a case and cannot answer; a successor does the duty (R-1.41)."""
    kinds: dict[int, ExceptionKind] = {}
    climb = Climb(session, on=on)
    for holder_id in empty_holders(session, on=on):
        acting = climb.acting(holder_id)
        if acting is None:
            kinds[holder_id] = ExceptionKind.ORGANISATION_CLOSED
        elif not acting.is_staffed:
            kinds[holder_id] = ExceptionKind.NO_POST
    return kinds


def _ask_batch(
    session: AnySession, kinds: Mapping[int, ExceptionKind], *, now: datetime, after: int, batch: int
) -> tuple[int, int] | None:
    """Ask about one batch of cases with an id above `after`; return how many and the last id, None for no case."""
    if not kinds:
        return None
    with unit_of_work(session) as work:
        found = left_alone(work, ASKED_KINDS, holders=kinds, after=after, size=batch)
        # Two sweeps that lock the counties' chains in one order never wait for each other in a ring.
        by_county = sorted(found, key=lambda one: one.county_id)
        asked = sum(_ask_for_holder(work, kinds[one.holder_id], one, now=now) for one in by_county)
    return (asked, found[-1].case_id) if found else None


def _ask_for_holder(work: Session, kind: ExceptionKind, one: LeftAlone, *, now: datetime) -> bool:
    return raise_exception(
        work,
        key=f"holding:{one.holding_id}",
        kind=kind,
        county_id=one.county_id,
        at=now,
        basis=CLOSED_BASIS if kind is ExceptionKind.ORGANISATION_CLOSED else QUEUE_BASIS,
        case_id=one.case_id,
        facts={"organisation": one.holder_id},
    )


def _queue_unreadable(session: AnySession, fault: _Unreadable, *, now: datetime) -> None:
    with unit_of_work(session) as work:
        clock = work.get_one(Clock, fault.clock_id)
        raise_exception(
            work,
            key=f"{ExceptionKind.CLOCK_UNREADABLE.value}:{clock.id}",
            kind=ExceptionKind.CLOCK_UNREADABLE,
            county_id=fault.county_id,
            at=now,
            basis=QUEUE_BASIS,
            case_id=clock.case_id,
            clock_id=clock.id,
            facts={"term": clock.term, "error": type(fault.__cause__).__name__},
        )
