"""The published tables, built once at start and frozen: calendar, terms, parameters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from mediation.clocks.acceptance import AcceptStart
from mediation.clocks.calendar import CalendarDay, Workdays
from mediation.clocks.calendar_file import read_calendar
from mediation.clocks.dates import RollPolicy
from mediation.clocks.terms import TermBook
from mediation.clocks.terms_file import read_terms
from mediation.parameters.registry import DEFINITIONS as DEFINITIONS
from mediation.parameters.registry import Parameters as Parameters


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the rules are read from: the calendar, the terms at their chosen lengths, the parameters.

    `published_terms` are the terms before any parameter; `terms` is what a clock is read with.
    """

    workdays: Workdays
    published_terms: TermBook
    parameters: Parameters = field(default_factory=Parameters)
    terms: TermBook = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", self.published_terms.with_lengths(self.parameters.lengths))

    @property
    def roll_policy(self) -> RollPolicy:
        """Return which duties are judged at the rolled date."""
        return RollPolicy(organ_roll=self.parameters.organ_roll, petitioner_roll=self.parameters.petitioner_roll)

    @property
    def accept_start(self) -> AcceptStart:
        """Return what is taken for the day of acceptance (R-1.30)."""
        return AcceptStart(self.parameters.accept_start)

    @property
    def version(self) -> str:
        """Return a digest of the terms and parameters in force, as stored beside a verdict."""
        lines = [repr(term) for term in self.published_terms.terms]
        lines += [f"{key}={self.parameters.value(key)}" for key in DEFINITIONS]
        return sha256("\n".join(lines).encode()).hexdigest()[:16]

    def with_parameters(self, parameters: Parameters) -> "Rulebook":
        """Return the rule book with other parameters; the terms take their lengths from them."""
        return replace(self, parameters=parameters)

    def with_year(self, year: int, rows: Iterable[CalendarDay]) -> "Rulebook":
        """Return the rule book with the days of `year` replaced (see `Workdays.with_year`)."""
        return replace(self, workdays=self.workdays.with_year(year, rows))


def load_rulebook(*, terms: Mapping[str, Any], calendar: Mapping[str, Any]) -> Rulebook:
    """Build the rule book from the parsed data/terms.toml and data/calendar.toml.

    Raise CalendarFileError or TermsFileError for faulty data, LaxerThanStatute for a laxer province (R-1.29).
    """
    workdays = read_calendar(calendar)
    return Rulebook(workdays=workdays, published_terms=read_terms(terms, workdays=workdays))
