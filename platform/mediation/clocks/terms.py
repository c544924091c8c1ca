"""Terms: what a period is, where it comes from, and which one is in force for a day and a province."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mediation.clocks.codes import Anchor, Approver, Bound, DayUnit, Exclusion, LocalChoice, TermCode
from mediation.tags import Tag


class NoTermInForce(LookupError):
    """No version of this term was in force on the day (and in the province) asked for."""


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """How far a term may be extended, by whom, and whether the petitioner must be told why (R-1.58).

    `max_days` is in the term's own unit; None means as long as the approver agrees. `parameter` is the key
    that may shorten it.
    """

    max_days: int | None
    max_times: int
    approver: Approver
    needs_notice: bool
    basis: str
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One version of a statutory or chosen period, with the rule and the statute it rests on.

    `length` is in `unit`, 0 for a day set by the assigner. `province` is None for the whole country; a profile's
    version keeps the code and names its own statute. `effective_to` is exclusive.
    """

    code: TermCode
    basis: str
    statute: str
    article: str
    effective_from: date
    effective_to: date | None
    unit: DayUnit
    length: int
    bound: Bound
    anchor: Anchor
    tag: Tag
    local: LocalChoice
    extension: ExtensionRule | None = None
    excludes: tuple[Exclusion, ...] = ()
    province: str | None = None
    parameter: str | None = None

    @property
    def is_statutory(self) -> bool:
        """Whether it may be shown as law; numbers tagged otherwise are targets of the platform."""
        return self.tag.is_law

    @property
    def version(self) -> str:
        """The statute's version, as stored beside a clock: `XF22@2022-05-01`."""
        return f"{self.statute}@{self.effective_from.isoformat()}"

    def is_in_force(self, on: date) -> bool:
        """Return whether this version governs an event of that day."""
        return self.effective_from <= on and (self.effective_to is None or on < self.effective_to)


@dataclass(frozen=True, slots=True)
class TermBook:
    """All versions of all terms, the whole country's and the provinces'."""

    terms: tuple[Term, ...]

    def term(self, code: str, *, on: date, province: str | None = None) -> Term:
        """Return the version of `code` for an event of `on` in `province` (two digits); raise NoTermInForce.

        A province's own version goes before the country's (R-1.29); only stricter ones are ever in the book.
        """
        found = self.find_term(code, on=on, province=province)
        if found is None:
            raise NoTermInForce(f"{code} on {on.isoformat()} in province {province or 'any'}")
        return found

    def find_term(self, code: str, *, on: date, province: str | None = None) -> Term | None:
        """Return the version of `code` in force, or None where this period does not exist."""
        versions = [term for term in self.terms if term.code == code and term.is_in_force(on)]
        return next(
            (term for wanted in (province, None) for term in versions if term.province == wanted),
            None,
        )

    def in_force(self, *, on: date, province: str | None = None) -> tuple[Term, ...]:
        """Return every term in force on that day in that province, one per code, in the book's order."""
        codes = dict.fromkeys(term.code for term in self.terms)
        found = (self.find_term(code, on=on, province=province) for code in codes)
        return tuple(term for term in found if term is not None)

    def with_lengths(self, lengths: Mapping[str, int]) -> "TermBook":
        """Return the book with the lengths of parameters put in; `lengths` is by parameter key.

        A province's version keeps its own length where the parameter would be longer.
        """
        return TermBook(terms=tuple(_measured(term, lengths) for term in self.terms))


def _measured(term: Term, lengths: Mapping[str, int]) -> Term:
    wanted = lengths.get(term.parameter, term.length) if term.parameter else term.length
    length = {
        LocalChoice.FIXED: term.length,
        LocalChoice.SHORTER: min(wanted, term.length),
        LocalChoice.FREE: wanted,
    }[term.local]
    return replace(term, length=length, extension=_measured_extension(term.extension, lengths))


def _measured_extension(rule: ExtensionRule | None, lengths: Mapping[str, int]) -> ExtensionRule | None:
    if rule is None or rule.max_days is None or rule.parameter is None:
        return rule
    return replace(rule, max_days=min(rule.max_days, lengths.get(rule.parameter, rule.max_days)))
