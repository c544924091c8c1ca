"""Read a case's clocks with their reasons, what is due for an office, and what was missed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session

from mediation.clocks.chip import Chip, chip
from mediation.clocks.codes import ClockState as State
from mediation.clocks.reading import ClockReading
from mediation.moments import day_begins_at, local_day
from mediation.tags import Tag
from models.ids import row_id
from models.law import Law
from models.session import AnySession
from models.steps.clock_reading import read_events
from models.tables.cases import Case
from models.tables.clocks import Breach, Clock, ClockEvent, ClockState
from models.tables.organisations import Organisation

PAGE = 25


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock of a case: its sign, the reading with the steps of "why this date", and whom it binds."""

    id: int
    term: str
    organisation_id: int | None
    organisation: str | None
    account_id: int | None
    hand_over_id: int | None
    started_on: date
    reading: ClockReading
    chip: Chip

    @property
    def basis(self) -> str:
        """The rule the term rests on."""
        return self.reading.basis

    @property
    def is_statutory(self) -> bool:
        """Whether the term may be shown as law."""
        return self.reading.term.is_statutory

    @property
    def is_internal(self) -> bool:
        """Whether it is the platform's own target, which a citizen is not told about."""
        return self.reading.term.tag is Tag.PROPOSAL

    @property
    def is_open(self) -> bool:
        """Whether what the term asks for is still to be done."""
        return self.reading.state in (State.RUNNING, State.OVERDUE)


def clocks_of_case(session: AnySession, law: Law, case_id: int, *, now: datetime) -> tuple[ClockRow, ...]:
    """Return a case's clocks, running ones first and by due date; two statements. The caller has reached the case."""
    query = (
        select(Clock, Organisation.short_name)
        .outerjoin(Organisation, Organisation.id == Clock.organisation_id)
        .where(Clock.case_id == case_id)
        .order_by(Clock.stopped_at.is_not(None), Clock.due_at, Clock.id)
    )
    clocks = session.execute(query).tuples().all()
    events = events_of(session, [clock.id for clock, _ in clocks])
    return tuple(_row(law, clock, name, events[clock.id], now=now) for clock, name in clocks)


def events_of(session: AnySession, clock_ids: Collection[int]) -> dict[int, list[ClockEvent]]:
    """Return the events of clocks by clock, oldest first, in one statement."""
    found: dict[int, list[ClockEvent]] = {clock_id: [] for clock_id in clock_ids}
    if clock_ids:
        query = select(ClockEvent).where(ClockEvent.clock_id.in_(clock_ids))
        for event in session.scalars(query.order_by(ClockEvent.clock_id, ClockEvent.position)):
            found[event.clock_id].append(event)
    return found


def _row(law: Law, clock: Clock, organisation: str | None, events: list[ClockEvent], *, now: datetime) -> ClockRow:
    reading = read_events(law, code=clock.term, version=clock.term_version, events=events, now=now)
    return ClockRow(
        id=clock.id,
        term=clock.term,
        organisation_id=clock.organisation_id,
        organisation=organisation,
        account_id=clock.account_id,
        hand_over_id=clock.hand_over_id,
        started_on=clock.started_on,
        reading=reading,
        chip=chip(reading, now=now, due_soon_workdays=law.parameters.due_soon_wd),
    )


class DueKind(StrEnum):
    """Which list of the home page."""

    OVERDUE = "overdue"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many running clocks of some offices are overdue, and how many are due within the parameter DUE_SOON_WD."""

    overdue: int
    soon: int


@dataclass(frozen=True, slots=True)
class DueRow:
    """One running clock in a list: whose, of which case, until when, how many working days left or late."""

    clock_id: int
    case_id: int
    number: str
    title: str
    term: str
    organisation_id: int | None
    organisation: str | None
    due_on: date
    due_at: datetime
    alarm_on: date
    is_provisional: bool
    is_overdue: bool
    workdays: int


@dataclass(frozen=True, slots=True)
class DuePage:
    """Rows in due order; `after` is the key of the following page, None on the last one."""

    rows: tuple[DueRow, ...]
    after: str | None


def due_counts(
    session: Session, law: Law, organisation_ids: Collection[int] | None, *, now: datetime, reached: ColumnElement[bool]
) -> DueCounts:
    """Count what is overdue and what is due soon for some offices (None: all), among the cases within `reached`."""
    wanted = {kind: _due(kind, law, organisation_ids, now=now, reached=reached) for kind in DueKind}
    counts = [
        session.scalar(select(func.count(Clock.id)).join(Case, Case.id == Clock.case_id).where(*conditions)) or 0
        for conditions in wanted.values()
    ]
    return DueCounts(overdue=counts[0], soon=counts[1])


def due_page(
    session: Session,
    law: Law,
    organisation_ids: Collection[int] | None,
    *,
    kind: DueKind,
    now: datetime,
    reached: ColumnElement[bool],
    after: str | None = None,
    size: int = PAGE,
) -> DuePage:
    """Return a page of what is overdue or due soon for some offices (None: all), first due first; one statement."""
    query = (
        _DUE_COLUMNS.where(*_due(kind, law, organisation_ids, now=now, reached=reached))
        .order_by(Clock.due_at, Clock.id)
        .limit(size + 1)
    )
    if after is not None:
        query = query.where(tuple_(Clock.due_at, Clock.id) > _from_key(after))
    found = [_due_row(law, tuple(row), now=now) for row in session.execute(query)]
    more = len(found) > size
    rows = tuple(found[:size])
    return DuePage(rows=rows, after=_to_key(rows[-1]) if more else None)


_DUE_COLUMNS: Select[tuple[int, int, str, str, str, int | None, str | None, date, datetime, date, bool]] = (
    select(
        Clock.id,
        Clock.case_id,
        Case.number,
        Case.title,
        Clock.term,
        Clock.organisation_id,
        Organisation.short_name,
        Clock.due_on,
        Clock.due_at,
        Clock.alarm_on,
        Clock.provisional,
    )
    .join(Case, Case.id == Clock.case_id)
    .outerjoin(Organisation, Organisation.id == Clock.organisation_id)
)


def _due(
    kind: DueKind, law: Law, organisation_ids: Collection[int] | None, *, now: datetime, reached: ColumnElement[bool]
) -> Iterable[ColumnElement[bool]]:
    offices = () if organisation_ids is None else (Clock.organisation_id.in_(organisation_ids),)
    mine = (*offices, Clock.state == ClockState.RUNNING, reached)
    if kind is DueKind.OVERDUE:
        return (*mine, Clock.due_at <= now)
    return (*mine, Clock.due_at > now, Clock.due_at <= soon_until(law, now))


def soon_until(law: Law, now: datetime) -> datetime:
    """Return the moment up to which a clock's end counts as soon: the end of the day before one workday too many."""
    beyond = law.workdays.add_workdays(local_day(now), law.parameters.due_soon_wd + 1).on
    return day_begins_at(beyond)


def _due_row(
    law: Law,
    columns: tuple[int, int, str, str, str, int | None, str | None, date, datetime, date, bool],
    *,
    now: datetime,
) -> DueRow:
    due_on, due_at, today = columns[7], columns[8], local_day(now)
    is_overdue = due_at <= now
    span = (due_on, today) if is_overdue else (today, due_on)
    return DueRow(*columns, is_overdue=is_overdue, workdays=law.workdays.workdays_between(*span).number)


def _to_key(row: DueRow) -> str:
    return f"{row.due_at.isoformat()}~{row.clock_id}"


def _from_key(key: str) -> tuple[datetime, int]:
    at, _, clock_id = key.partition("~")
    return datetime.fromisoformat(at), row_id(clock_id)


def is_page_key(key: str) -> bool:
    """Tell whether a key taken from an address is one of `DuePage.after`."""
    try:
        at, clock_id = _from_key(key)
    except ValueError:
        return False
    return at.tzinfo is not None and clock_id > 0


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A missed term: `stands` is false when what was asked for turned out to have been done in time."""

    id: int
    clock_id: int
    case_id: int
    number: str
    term: str
    organisation_id: int | None
    organisation: str | None
    due_on: date
    noticed_at: datetime
    stands: bool


def breaches_of_case(session: AnySession, case_id: int) -> tuple[BreachRow, ...]:
    """Return a case's breaches, oldest first; the caller has reached the case."""
    query = _BREACH_COLUMNS.where(Breach.case_id == case_id).order_by(Breach.due_on, Breach.id)
    return tuple(BreachRow(*row) for row in session.execute(query).tuples())


def breaches_of_organisation(
    session: Session,
    organisation_id: int,
    *,
    reached: ColumnElement[bool],
    from_on: date | None = None,
    before_id: int | None = None,
    size: int = PAGE,
) -> tuple[BreachRow, ...]:
    """Return the newest breaches of an office among the cases within `reached`; `before_id` turns the page."""
    query = _BREACH_COLUMNS.where(Breach.organisation_id == organisation_id, reached)
    if from_on is not None:
        query = query.where(Breach.due_on >= from_on)
    if before_id is not None:
        query = query.where(Breach.id < before_id)
    return tuple(BreachRow(*row) for row in session.execute(query.order_by(Breach.id.desc()).limit(size)).tuples())


_BREACH_COLUMNS: Select[tuple[int, int, int, str, str, int | None, str, date, datetime, bool]] = (
    select(
        Breach.id,
        Breach.clock_id,
        Breach.case_id,
        Case.number,
        Breach.term,
        Breach.organisation_id,
        Organisation.short_name,
        Breach.due_on,
        Breach.noticed_at,
        Clock.breached_at.is_not(None) & (Clock.due_on == Breach.due_on),
    )
    .join(Case, Case.id == Breach.case_id)
    .join(Clock, Clock.id == Breach.clock_id)
    .outerjoin(Organisation, Organisation.id == Breach.organisation_id)
)
