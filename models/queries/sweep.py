"""Read what is due, whom a missed term concerns, and who stands above."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, not_, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from mediation.casefile.kinds import Stage
from mediation.secrecy.kinds import SecrecyClass
from models.queries.accounts import in_force
from models.session import AnySession
from models.tables.accounts import Account, Appointment, Post
from models.tables.cases import Case, CaseAccess, Holding
from models.tables.clocks import ExceptionItem
from models.tables.law import Tick
from models.tables.organisations import Organisation

OVER = (Stage.CONCLUDED, Stage.MERGED)


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation as the climb sees it; `is_staffed` when somebody holds a post there on the day."""

    id: int
    superior_id: int | None
    is_open: bool
    successor_id: int | None
    is_staffed: bool


class Climb:
    """The way from an organisation to those above it on one day; every unit is read once."""

    def __init__(self, session: AnySession, *, on: date) -> None:
        self._session = session
        self._on = on
        self._read: dict[int, Unit | None] = {}

    def acting(self, organisation_id: int | None) -> Unit | None:
        """Return the unit that does the duty now: itself, or its successor (R-1.41); None when closed without one."""
        seen: set[int] = set()
        while organisation_id is not None and organisation_id not in seen:
            seen.add(organisation_id)
            unit = self._unit(organisation_id)
            if unit is None or unit.is_open:
                return unit
            organisation_id = unit.successor_id
        return None

    def superior(self, organisation_id: int | None, *, hop: int = 1) -> Unit | None:
        """Return the `hop`-th unit above that is open and staffed, stepping over others; None above the top."""
        seen: set[int] = set()
        unit = self.acting(organisation_id) or self._closed(organisation_id)
        while unit is not None and unit.superior_id is not None and unit.superior_id not in seen:
            seen.add(unit.superior_id)
            above = self.acting(unit.superior_id)
            if above is not None and above.is_staffed:
                hop -= 1
                if hop == 0:
                    return above
            unit = above or self._closed(unit.superior_id)
        return None

    def _closed(self, organisation_id: int | None) -> Unit | None:
        return self._unit(organisation_id) if organisation_id is not None else None

    def _unit(self, organisation_id: int) -> Unit | None:
        if organisation_id not in self._read:
            self._read[organisation_id] = _find_unit(self._session, organisation_id, on=self._on)
        return self._read[organisation_id]


def _find_unit(session: AnySession, organisation_id: int, *, on: date) -> Unit | None:
    row = session.execute(
        select(
            Organisation.id, Organisation.superior_id, _is_open(on), Organisation.successor_id, _is_staffed(on)
        ).where(Organisation.id == organisation_id)
    ).one_or_none()
    return Unit(row[0], row[1], bool(row[2]), row[3], bool(row[4])) if row else None


def _is_open(on: date) -> ColumnElement[bool]:
    return (Organisation.valid_from <= on) & or_(Organisation.valid_to.is_(None), Organisation.valid_to > on)


def _is_staffed(on: date) -> ColumnElement[bool]:
    return (
        exists()
        .where(Post.organisation_id == Organisation.id, Appointment.post_id == Post.id, in_force(on))
        .where(Account.id == Appointment.account_id, Account.active)
    )


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """An open holding whose office is closed or has nobody in post, which is in no queue yet."""

    holding_id: int
    case_id: int
    county_id: int
    holder_id: int


def empty_holders(session: AnySession, *, on: date) -> list[int]:
    """Return the offices that hold a case under way and are closed or have nobody in post; a few of many."""
    held = exists().where(Case.holder_id == Organisation.id, *_asked_for())
    query = select(Organisation.id).where(held, not_(_is_open(on) & _is_staffed(on))).order_by(Organisation.id)
    return list(session.scalars(query))


def left_alone(
    session: Session, kinds: Collection[str], *, holders: Collection[int], after: int, size: int
) -> list[LeftAlone]:
    """Return up to `size` holdings of these offices with a case id above `after`, by case.

    Left out is what an item of these kinds has asked about since the holding began.
    """
    asked = exists().where(
        ExceptionItem.case_id == Case.id, ExceptionItem.kind.in_(kinds), ExceptionItem.raised_at >= Holding.from_at
    )
    query = (
        select(Holding.id, Case.id, Case.county_id, Case.holder_id)
        .join(Case, (Holding.case_id == Case.id) & (Holding.is_open == 1))
        .where(Case.holder_id.in_(list(holders)), Case.id > after, *_asked_for(), not_(asked))
        .order_by(Case.id)
        .limit(size)
    )
    return [LeftAlone(*row) for row in session.execute(query).tuples()]


def _asked_for() -> tuple[ColumnElement[bool], ...]:
    # Of class D those named answer, not an office.
    return Case.stage.not_in(OVER), Case.secrecy != SecrecyClass.D


@dataclass(frozen=True, slots=True)
class Concern:
    """Who may hear of a case's missed term: county and holder, and by name alone in class D (R-1.53)."""

    case_id: int
    county_id: int
    holder_id: int
    is_secret: bool
    named: tuple[int, ...] = ()


def concerns_of(session: Session, case_ids: Iterable[int]) -> dict[int, Concern]:
    """Return the concern of each case, in one statement and one more when some are of class D."""
    query = select(Case.id, Case.county_id, Case.holder_id, Case.secrecy).where(Case.id.in_(set(case_ids)))
    rows = session.execute(query).all()
    named = _named(session, {row.id for row in rows if row.secrecy is SecrecyClass.D})
    return {
        row.id: Concern(
            case_id=row.id,
            county_id=row.county_id,
            holder_id=row.holder_id,
            is_secret=row.secrecy is SecrecyClass.D,
            named=tuple(named.get(row.id, ())),
        )
        for row in rows
    }


def _named(session: Session, case_ids: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    if case_ids:
        query = select(CaseAccess.case_id, CaseAccess.account_id).where(CaseAccess.case_id.in_(case_ids))
        for case_id, account_id in session.execute(query.order_by(CaseAccess.account_id)).tuples():
            found.setdefault(case_id, []).append(account_id)
    return found


@dataclass(frozen=True, slots=True)
class LastTick:
    """When the scheduler's leader last went through what is due, and which process it was."""

    at: datetime
    leader: str


class DatabaseSilent(Exception):
    """The database does not answer."""


def last_tick(session: Session) -> LastTick | None:
    """Return the last tick, or None before the first; raise DatabaseSilent when there is no answer."""
    try:
        row = session.execute(select(Tick.at, Tick.leader).where(Tick.id == 1)).one_or_none()
    except DBAPIError as error:
        raise DatabaseSilent from error
    return LastTick(row.at, row.leader) if row else None
