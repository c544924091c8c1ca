"""Write that a term was missed, tell those concerned, and climb one superior at a time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.clocks.codes import Bound, DayUnit
from mediation.clocks.reading import ClockReading
from mediation.moments import JURISDICTION_ZONE
from mediation.verdict import Fact
from models.law import Law
from models.queries.sweep import Climb, Concern, Unit, concerns_of
from models.steps.clock_reading import MORNING
from models.steps.exceptions import ExceptionKind, raise_exception
from models.steps.notices import notify
from models.steps.record import append_entry
from models.steps.secrecy import ask_for_somebody
from models.tables.clocks import Breach, Clock, ClockState

EVENING = time(17, 30)
"""Office hours end; nobody is disturbed after it, except by what is measured in minutes."""
CLOSED_BASIS = "R-1.41"


@dataclass(frozen=True, slots=True)
class DueClock:
    """A clock that is due, read anew at a moment, with its case's concern and the way up from the unit it binds."""

    clock: Clock
    reading: ClockReading
    law: Law
    concern: Concern
    climb: Climb
    at: datetime

    @property
    def bound_id(self) -> int:
        """The unit that answers for the term; a term that names none binds whoever holds the case."""
        return self.clock.organisation_id or self.concern.holder_id

    @property
    def acting_id(self) -> int | None:
        """The unit that does the bound one's duty now."""
        acting = self.climb.acting(self.bound_id)
        return acting.id if acting else None

    @property
    def facts(self) -> dict[str, Fact]:
        """What record and notices say of it: ids, codes and dates."""
        return {"clock": self.clock.id, "term": self.clock.term, "due_on": self.clock.due_on.isoformat()}


def due_clock(work: Session, law: Law, clock: Clock, reading: ClockReading, *, at: datetime) -> DueClock:
    """Gather what concerns one clock; a sweep gathers for a whole batch."""
    concern = concerns_of(work, [clock.case_id])[clock.case_id]
    return DueClock(clock, reading, law, concern, Climb(work, on=law.local_day(at)), at)


def write_breach(work: Session, due: DueClock) -> Breach | None:
    """Write a missed term once: breach, record, notices to the organ and its superior, and what nobody could be told.

    A petitioner's time that ran out is no breach: it is marked and recorded, None is returned.
    """
    is_organs = due.reading.term.bound is Bound.ORGAN
    climbs = is_organs and not due.concern.is_secret
    # The way up is read before the clock is touched, so that its row is sent once.
    above = due.climb.superior(due.bound_id) if climbs else None
    _mark(due, climbs=climbs, above=above)
    if not is_organs:
        _enter(work, due, "clock.elapsed")
        return None
    breach = _keep_breach(work, due)
    _enter(work, due, "clock.breached", {"breach": breach.id})
    _tell(work, due, "clock.breach")
    if due.concern.is_secret:
        if not due.concern.named:
            ask_for_somebody(work, case_id=due.clock.case_id, county_id=due.concern.county_id, at=due.at)
        return breach
    _tell_superior(work, due, above)
    return breach


def lift_breach(work: Session, law: Law, clock: Clock, reading: ClockReading, *, at: datetime) -> None:
    """Take the mark of a breach off a clock whose dates moved past it; the breach's row and its record remain."""
    clock.breached_at, clock.next_hop_at, clock.hops = None, None, 0
    if clock.alarm_at > at:
        clock.alarmed_at = None
    _enter(work, due_clock(work, law, clock, reading, at=at), "clock.breach_lifted")


def climb_one_hop(work: Session, due: DueClock) -> bool:
    """Tell the next superior of a breach that still stands; tell whether there was one; at the top the climb ends."""
    clock = due.clock
    above = None if due.concern.is_secret else due.climb.superior(due.bound_id, hop=clock.hops + 1)
    if above is None:
        clock.next_hop_at = None
        return False
    clock.hops, clock.next_hop_at = clock.hops + 1, next_hop_at(due.law, due.at)
    facts: dict[str, Fact] = {"hop": clock.hops, "told": above.id}
    _notify(work, due, "clock.breach_above", organisation_id=above.id, facts=facts)
    _enter(work, due, "clock.climbed", facts)
    return True


def write_alarm(work: Session, due: DueClock) -> None:
    """Mark the alarm of a clock and tell the unit bound by it, and the person when one is bound by name.

    A petitioner's own time alarms no office.
    """
    due.clock.alarmed_at = due.at
    if due.reading.term.bound is Bound.ORGAN:
        _tell(work, due, "clock.alarm")


def write_move(work: Session, due: DueClock, *, was_due_on: date) -> None:
    """Write that a published calendar moved the dates of a running clock, and tell the unit bound by it."""
    facts: dict[str, Fact] = {"was_due_on": was_due_on.isoformat(), "calendar": due.clock.calendar_version}
    _tell(work, due, "clock.moved", facts)
    _enter(work, due, "clock.moved", facts)


def next_hop_at(law: Law, at: datetime) -> datetime:
    """Return the morning on which the next superior hears of a breach (parameter ESCALATE_WD)."""
    on = law.workdays.add_workdays(law.local_day(at), law.parameters.escalate_wd).on
    return datetime.combine(on, MORNING, JURISDICTION_ZONE)


def office_moment(law: Law, at: datetime) -> datetime:
    """Return the moment itself within office hours, else the morning of the next working day (aware)."""
    local = at.astimezone(JURISDICTION_ZONE)
    on = local.date()
    if law.workdays.is_workday(on) and MORNING <= local.time() < EVENING:
        return at
    later = on if local.time() < MORNING else on + timedelta(days=1)
    return datetime.combine(law.workdays.first_workday_on_or_after(later).on, MORNING, JURISDICTION_ZONE)


def _mark(due: DueClock, *, climbs: bool, above: Unit | None) -> None:
    clock = due.clock
    clock.breached_at = due.at
    clock.alarmed_at = clock.alarmed_at or due.at
    if above is not None:
        clock.hops = 1
    if climbs and clock.state is ClockState.RUNNING and due.reading.term.is_statutory:
        clock.next_hop_at = next_hop_at(due.law, due.at)


def _keep_breach(work: Session, due: DueClock) -> Breach:
    # A breach that was lifted and came back is still the one breach of that day.
    clock = due.clock
    known = work.scalars(select(Breach).where(Breach.clock_id == clock.id, Breach.due_on == clock.due_on)).one_or_none()
    if known is not None:
        return known
    breach = Breach(
        clock_id=clock.id,
        case_id=clock.case_id,
        term=clock.term,
        organisation_id=due.bound_id,
        account_id=clock.account_id,
        due_on=clock.due_on,
        noticed_at=due.at,
    )
    work.add(breach)
    work.flush()
    return breach


def _tell_superior(work: Session, due: DueClock, above: Unit | None) -> None:
    acting = due.climb.acting(due.bound_id)
    if acting is None:
        _ask_a_person(work, due, ExceptionKind.ORGANISATION_CLOSED, basis=CLOSED_BASIS)
    elif not acting.is_staffed:
        _ask_a_person(work, due, ExceptionKind.NO_POST, basis=due.reading.basis)
    if above is None:
        _ask_a_person(work, due, ExceptionKind.NO_SUPERIOR, basis=due.reading.basis)
    else:
        _notify(work, due, "clock.breach_above", organisation_id=above.id, facts={"hop": 1, "told": above.id})


def _tell(work: Session, due: DueClock, kind: str, facts: dict[str, Fact] | None = None) -> None:
    if due.concern.is_secret:
        for account_id in due.concern.named:
            _notify(work, due, kind, account_id=account_id, facts=facts)
        return
    if due.acting_id is not None:
        _notify(work, due, kind, organisation_id=due.acting_id, facts=facts)
    if due.clock.account_id is not None:
        _notify(work, due, kind, account_id=due.clock.account_id, facts=facts)


def _notify(
    work: Session,
    due: DueClock,
    kind: str,
    *,
    organisation_id: int | None = None,
    account_id: int | None = None,
    facts: dict[str, Fact] | None = None,
) -> None:
    clock = due.clock
    whom = f"o{organisation_id}" if organisation_id is not None else f"a{account_id}"
    which = clock.calendar_version if kind == "clock.moved" else clock.due_on.isoformat()
    in_minutes = due.reading.term.unit is DayUnit.MINUTE
    # The notice stands on the page at once; whatever carries it further waits for office hours.
    send_from = due.at if in_minutes else office_moment(due.law, due.at)
    notify(
        work,
        key=f"{kind}:{clock.id}:{which}:{whom}",
        kind=kind,
        at=due.at,
        case_id=clock.case_id,
        organisation_id=organisation_id,
        account_id=account_id,
        facts={**due.facts, "send_from": send_from.isoformat(), **(facts or {})},
    )


def _ask_a_person(work: Session, due: DueClock, kind: ExceptionKind, *, basis: str) -> None:
    raise_exception(
        work,
        key=f"{kind.value}:{due.clock.id}:{due.clock.due_on.isoformat()}",
        kind=kind,
        county_id=due.concern.county_id,
        at=due.at,
        basis=basis,
        case_id=due.clock.case_id,
        clock_id=due.clock.id,
        facts={"term": due.clock.term, "organisation": due.bound_id, "due_on": due.clock.due_on.isoformat()},
    )


def _enter(work: Session, due: DueClock, tag: str, facts: dict[str, Fact] | None = None) -> None:
    append_entry(
        work,
        tag=tag,
        at=due.at,
        basis=due.reading.basis,
        case_id=due.clock.case_id,
        chain=due.concern.county_id,
        facts={**due.facts, "organisation": due.bound_id, **(facts or {})},
    )
