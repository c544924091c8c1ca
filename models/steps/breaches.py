"""Write that a term was missed, tell those concerned, and climb one superior at a time."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.clocks.codes import Bound, TermCode
from mediation.clocks.reading import ClockReading
from mediation.moments import JURISDICTION_ZONE
from mediation.verdict import Fact
from models.law import Law
from models.queries.sweep import Climb, Concern, concerns_of
from models.steps.clock_reading import MORNING
from models.steps.exceptions import ExceptionKind, raise_exception
from models.steps.notices import notify
from models.steps.record import append_entry
from models.tables.clocks import Breach, Clock, ClockState

CLOSED_BASIS = "R-1.41"
BY_NAME_BASIS = "R-1.53"
RIGHTS = frozenset({TermCode.OBJECTION_5WD})
"""An organ's time for something it may do and need not: letting it pass is no failing (R-1.26)."""


def write_breach(
    work: Session,
    law: Law,
    clock: Clock,
    reading: ClockReading,
    *,
    at: datetime,
    concern: Concern | None = None,
    climb: Climb | None = None,
) -> Breach | None:
    """Write a missed term once: breach, record, notices to the organ and its superior, and what nobody could be told.

    A petitioner's time that ran out, or an organ's right not used, is no breach: it is marked and recorded, None is
    returned.
    """
    concern = concern or concerns_of(work, [clock.case_id])[clock.case_id]
    climb = climb or Climb(work, on=law.local_day(at))
    clock.breached_at = at
    clock.alarmed_at = clock.alarmed_at or at
    if reading.term.bound is not Bound.ORGAN or reading.term.code in RIGHTS:
        _enter(work, "clock.elapsed", clock, reading, concern, at=at)
        return None
    breach = _keep_breach(work, clock, concern, at=at)
    _enter(work, "clock.breached", clock, reading, concern, at=at, facts={"breach": breach.id})
    _tell_organ(work, clock, reading, concern, climb, at=at)
    if clock.state is ClockState.RUNNING and reading.term.is_statutory and not concern.is_secret:
        clock.next_hop_at = next_hop_at(law, at)
    return breach


def lift_breach(work: Session, law: Law, clock: Clock, reading: ClockReading, *, at: datetime) -> None:
    """Take the mark of a breach off a clock whose dates moved past it; the breach's row and its record remain."""
    concern = concerns_of(work, [clock.case_id])[clock.case_id]
    clock.breached_at, clock.next_hop_at, clock.hops = None, None, 0
    if clock.alarm_at > at:
        clock.alarmed_at = None
    _enter(work, "clock.breach_lifted", clock, reading, concern, at=at)


def climb_one_hop(
    work: Session, law: Law, clock: Clock, reading: ClockReading, *, at: datetime, concern: Concern, climb: Climb
) -> bool:
    """Tell the next superior of a breach that still stands; tell whether there was one; at the top the climb ends."""
    above = climb.superior(_bound(clock, concern), hop=clock.hops + 1)
    if above is None or concern.is_secret:
        clock.next_hop_at = None
        return False
    clock.hops, clock.next_hop_at = clock.hops + 1, next_hop_at(law, at)
    facts: dict[str, Fact] = {"hop": clock.hops, "told": above.id}
    _notify(work, clock, "clock.breach_above", at=at, organisation_id=above.id, facts=facts)
    _enter(work, "clock.climbed", clock, reading, concern, at=at, facts=facts)
    return True


def write_alarm(
    work: Session, clock: Clock, reading: ClockReading, *, at: datetime, concern: Concern, climb: Climb
) -> None:
    """Mark the alarm of a clock and tell the unit bound by it, and the person when one is bound by name.

    A petitioner's own time alarms no office.
    """
    clock.alarmed_at = at
    if reading.term.bound is Bound.ORGAN:
        acting = climb.acting(_bound(clock, concern))
        _tell(work, clock, "clock.alarm", at=at, concern=concern, organisation_id=acting.id if acting else None)


def write_move(
    work: Session,
    clock: Clock,
    reading: ClockReading,
    *,
    was_due_on: date,
    at: datetime,
    concern: Concern,
    climb: Climb,
) -> None:
    """Write that a published calendar moved the dates of a running clock, and tell the unit bound by it."""
    facts: dict[str, Fact] = {"was_due_on": was_due_on.isoformat(), "calendar": clock.calendar_version}
    acting = climb.acting(_bound(clock, concern))
    told_id = acting.id if acting else None
    _tell(work, clock, "clock.moved", at=at, concern=concern, organisation_id=told_id, facts=facts)
    _enter(work, "clock.moved", clock, reading, concern, at=at, facts=facts)


def next_hop_at(law: Law, at: datetime) -> datetime:
    """Return the morning on which the next superior hears of a breach (parameter ESCALATE_WD)."""
    on = law.workdays.add_workdays(law.local_day(at), law.parameters.escalate_wd).on
    return datetime.combine(on, MORNING, JURISDICTION_ZONE)


def _keep_breach(work: Session, clock: Clock, concern: Concern, *, at: datetime) -> Breach:
    # A breach that was lifted and came back is still the one breach of that day.
    known = work.scalars(select(Breach).where(Breach.clock_id == clock.id, Breach.due_on == clock.due_on)).one_or_none()
    if known is not None:
        return known
    breach = Breach(
        clock_id=clock.id,
        case_id=clock.case_id,
        term=clock.term,
        organisation_id=_bound(clock, concern),
        account_id=clock.account_id,
        due_on=clock.due_on,
        noticed_at=at,
    )
    work.add(breach)
    work.flush()
    return breach


def _tell_organ(
    work: Session, clock: Clock, reading: ClockReading, concern: Concern, climb: Climb, *, at: datetime
) -> None:
    acting = climb.acting(_bound(clock, concern))
    _tell(work, clock, "clock.breach", at=at, concern=concern, organisation_id=acting.id if acting else None)
    if concern.is_secret:
        if not concern.named:
            _ask_a_person(work, clock, concern, ExceptionKind.NOBODY_NAMED, basis=BY_NAME_BASIS, at=at)
        return
    if acting is None:
        _ask_a_person(work, clock, concern, ExceptionKind.ORGANISATION_CLOSED, basis=CLOSED_BASIS, at=at)
    elif not acting.is_staffed:
        _ask_a_person(work, clock, concern, ExceptionKind.NO_POST, basis=reading.basis, at=at)
    above = climb.superior(_bound(clock, concern))
    if above is None:
        _ask_a_person(work, clock, concern, ExceptionKind.NO_SUPERIOR, basis=reading.basis, at=at)
    else:
        clock.hops = 1
        _notify(work, clock, "clock.breach_above", at=at, organisation_id=above.id, facts={"hop": 1, "told": above.id})


def _tell(
    work: Session,
    clock: Clock,
    kind: str,
    *,
    at: datetime,
    concern: Concern,
    organisation_id: int | None,
    facts: dict[str, Fact] | None = None,
) -> None:
    if concern.is_secret:
        for account_id in concern.named:
            _notify(work, clock, kind, at=at, account_id=account_id, facts=facts)
        return
    if organisation_id is not None:
        _notify(work, clock, kind, at=at, organisation_id=organisation_id, facts=facts)
    if clock.account_id is not None:
        _notify(work, clock, kind, at=at, account_id=clock.account_id, facts=facts)


def _notify(
    work: Session,
    clock: Clock,
    kind: str,
    *,
    at: datetime,
    organisation_id: int | None = None,
    account_id: int | None = None,
    facts: dict[str, Fact] | None = None,
) -> None:
    whom = f"o{organisation_id}" if organisation_id is not None else f"a{account_id}"
    which = clock.calendar_version if kind == "clock.moved" else clock.due_on.isoformat()
    notify(
        work,
        key=f"{kind}:{clock.id}:{which}:{whom}",
        kind=kind,
        at=at,
        case_id=clock.case_id,
        organisation_id=organisation_id,
        account_id=account_id,
        facts={"clock": clock.id, "term": clock.term, "due_on": clock.due_on.isoformat(), **(facts or {})},
    )


def _ask_a_person(
    work: Session, clock: Clock, concern: Concern, kind: ExceptionKind, *, basis: str, at: datetime
) -> None:
    raise_exception(
        work,
        key=f"{kind.value}:{clock.id}:{clock.due_on.isoformat()}",
        kind=kind,
        county_id=concern.county_id,
        at=at,
        basis=basis,
        case_id=clock.case_id,
        clock_id=clock.id,
        facts={"term": clock.term, "organisation": _bound(clock, concern), "due_on": clock.due_on.isoformat()},
    )


def _enter(
    work: Session,
    tag: str,
    clock: Clock,
    reading: ClockReading,
    concern: Concern,
    *,
    at: datetime,
    facts: dict[str, Fact] | None = None,
) -> None:
    entry: dict[str, Fact] = {
        "clock": clock.id,
        "term": clock.term,
        "due_on": clock.due_on.isoformat(),
        "organisation": _bound(clock, concern),
        **(facts or {}),
    }
    append_entry(work, tag=tag, at=at, basis=reading.basis, case_id=clock.case_id, chain=concern.county_id, facts=entry)


def _bound(clock: Clock, concern: Concern) -> int:
    # A term that names no unit binds whoever holds the case.
    return clock.organisation_id or concern.holder_id
