"""The law of one county on one day: the rule book, the county's own parameters, the calendar years loaded since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.engine import Engine

from mediation.clocks.calendar import CalendarDay as NoticeDay
from mediation.clocks.calendar import Workdays
from mediation.clocks.dates import RollPolicy
from mediation.clocks.terms import Term, TermBook
from mediation.moments import JURISDICTION_ZONE
from mediation.moments import local_day as day_of
from mediation.parameters.definitions import Value
from mediation.parameters.registry import Parameters
from mediation.rulebook import Rulebook
from mediation.territory.tiers import Tier
from mediation.verdict import Refused
from models.session import AnySession
from models.tables.accounts import Parameter
from models.tables.clocks import CalendarDay, CalendarYear
from models.tables.law import LawVersion
from models.tables.territory import Division

NEVER_CHANGED = ""
"""The token of a database in which neither a parameter nor a calendar year was ever written."""
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Law:
    """What a county's clocks and gates are read with on a day: frozen, and the same in every process.

    `province` is the two-digit code that chooses a province's stricter terms, None above the provinces.
    """

    book: Rulebook
    county_id: int
    province: str | None
    zone: ZoneInfo = JURISDICTION_ZONE

    @property
    def terms(self) -> TermBook:
        """Return the terms at the lengths this county chose."""
        return self.book.terms

    @property
    def workdays(self) -> Workdays:
        """Return the calendar, the years loaded into the database included."""
        return self.book.workdays

    @property
    def parameters(self) -> Parameters:
        """Return the values in force in this county."""
        return self.book.parameters

    @property
    def policy(self) -> RollPolicy:
        """Return which duties are judged at the rolled date."""
        return self.book.roll_policy

    @property
    def version(self) -> str:
        """Return the digest of terms and parameters, as stored beside a verdict."""
        return self.book.version

    def term(self, code: str, *, on: date) -> Term:
        """Return the term in force here for an event of that day; raise NoTermInForce when there is none."""
        return self.terms.term(code, on=on, province=self.province)

    def tier_target(self, tier: Tier) -> int:
        """Return the days in which a dispute is first tried at a tier (a parameter, section 14)."""
        targets = {
            Tier.VILLAGE: self.parameters.tier_target_village,
            Tier.TOWNSHIP: self.parameters.tier_target_township,
        }
        return targets.get(tier, self.parameters.tier_target_county)

    def local_day(self, moment: datetime) -> date:
        """Turn an aware moment into the jurisdiction's day."""
        return day_of(moment)


@dataclass(frozen=True, slots=True)
class Choice:
    """A county's value of a parameter from a day on."""

    key: str
    value: str
    from_on: date


@dataclass(slots=True)
class _Remembered:
    """What this process read of one database at one version of the law.

    The rule books are kept beside what was made of them, so that an id is never given to another one meanwhile.
    """

    version: str
    books: dict[int, Rulebook] = field(default_factory=dict)
    workdays: dict[int, Workdays] = field(default_factory=dict)
    rows: dict[int, tuple[Choice, ...]] = field(default_factory=dict)
    provinces: dict[int, str | None] = field(default_factory=dict)
    laws: dict[tuple[int, int, date], Law] = field(default_factory=dict)


_remembered: WeakKeyDictionary[Engine, _Remembered] = WeakKeyDictionary()
_turn = Lock()


def law_of(session: AnySession, rulebook: Rulebook, county_id: int, on: date) -> Law:
    """Return a county's law of a day; one small read tells whether what this process remembers is still true.

    Call it with the reads of a request or at the beginning of a unit of work, never after that unit itself has
    changed a parameter or the calendar: see `read_law` for that.
    """
    version = law_version(session)
    engine = _engine(session)
    with _turn:
        memory = _remembered.get(engine)
        if memory is None or memory.version != version or len(memory.laws) > KEPT:
            memory = _remembered[engine] = _Remembered(version)
        key = (id(rulebook), county_id, on)
        if key not in memory.laws:
            memory.laws[key] = _read(session, rulebook, county_id, on, memory)
        return memory.laws[key]


def read_law(session: AnySession, rulebook: Rulebook, county_id: int, on: date) -> Law:
    """Return a county's law as this transaction sees it, its own changes included; nothing is remembered."""
    return _read(session, rulebook, county_id, on, _Remembered(NEVER_CHANGED))


def law_version(session: AnySession) -> str:
    """Return the token that every change of a parameter or of the calendar draws anew."""
    return session.scalar(select(LawVersion.version).where(LawVersion.id == 1)) or NEVER_CHANGED


def calendar_of(session: AnySession, rulebook: Rulebook) -> Workdays:
    """Return the rule book's calendar with the years loaded into the database put over it, oldest first."""
    years: dict[int, list[NoticeDay]] = {year: [] for year in session.scalars(select(CalendarYear.year))}
    for row in session.execute(
        select(CalendarDay.year, CalendarDay.on_date, CalendarDay.is_workday, CalendarDay.name, CalendarDay.source)
    ):
        years[row.year].append(NoticeDay(row.on_date, row.is_workday, row.name, row.source))
    workdays = rulebook.workdays
    for year in sorted(years):
        workdays = workdays.with_year(year, years[year])
    return workdays


def _read(session: AnySession, rulebook: Rulebook, county_id: int, on: date, memory: _Remembered) -> Law:
    if id(rulebook) not in memory.workdays:
        memory.books[id(rulebook)] = rulebook
        memory.workdays[id(rulebook)] = calendar_of(session, rulebook)
    if county_id not in memory.rows:
        memory.rows[county_id] = choices_of(session, county_id)
        memory.provinces[county_id] = _province(session, county_id)
    chosen = rulebook.parameters.with_overrides(values_on(memory.rows[county_id], on))
    if isinstance(chosen, Refused):
        # A release may narrow a bound below what a county once chose; then the law's own number counts.
        chosen = _acceptable(rulebook.parameters, values_on(memory.rows[county_id], on))
    workdays = memory.workdays[id(rulebook)]
    book = Rulebook(workdays=workdays, published_terms=rulebook.published_terms, parameters=chosen)
    return Law(book=book, county_id=county_id, province=memory.provinces[county_id])


def values_on(choices: tuple[Choice, ...], on: date) -> dict[str, Value]:
    """Return the value of each key in force on a day; choices are ordered by their first day."""
    return {choice.key: choice.value for choice in choices if choice.from_on <= on}


def choices_of(session: AnySession, county_id: int) -> tuple[Choice, ...]:
    """Return every value a county has ever chosen, ordered by its first day."""
    query = select(Parameter.key, Parameter.value, Parameter.from_on).where(Parameter.county_id == county_id)
    rows = session.execute(query.order_by(Parameter.from_on, Parameter.id))
    return tuple(Choice(row.key, row.value, row.from_on) for row in rows)


def _acceptable(parameters: Parameters, values: Mapping[str, Value]) -> Parameters:
    for key, value in values.items():
        tried = parameters.with_overrides({key: value})
        parameters = parameters if isinstance(tried, Refused) else tried
    return parameters


def _province(session: AnySession, county_id: int) -> str | None:
    code = session.scalar(select(Division.code12).where(Division.id == county_id))
    return code[:2] if code else None


def _engine(session: AnySession) -> Engine:
    bind = session.get_bind()
    return bind if isinstance(bind, Engine) else bind.engine
