"""A province may only be stricter than the country's rule (R-1.29)."""

from collections.abc import Iterable
from datetime import date, timedelta

from mediation.clocks.calendar import Workdays
from mediation.clocks.codes import DayUnit, LocalChoice
from mediation.clocks.terms import ExtensionRule, Term


class LaxerThanStatute(ValueError):
    """A province's version gives more time, or a longer extension, than the country's rule."""


def check_profiles(terms: Iterable[Term], *, workdays: Workdays) -> None:
    """Raise LaxerThanStatute for the first provincial version that is laxer than the country's of the same time.

    A term that only the province has (no country version) is an additional duty and always stricter.
    """
    every = tuple(terms)
    for local in (term for term in every if term.province is not None):
        for national in every:
            if national.province is None and national.code == local.code and _overlap(national, local):
                _check_stricter(local, national=national, workdays=workdays)


def _overlap(one: Term, other: Term) -> bool:
    ends = [term.effective_to for term in (one, other) if term.effective_to is not None]
    return not ends or max(one.effective_from, other.effective_from) < min(ends)


def _check_stricter(local: Term, *, national: Term, workdays: Workdays) -> None:
    name = f"{local.code} in province {local.province}"
    if local.bound is not national.bound:
        raise LaxerThanStatute(f"{name} binds {local.bound}, the country's rule binds {national.bound}")
    same = (local.unit, local.length) == (national.unit, national.length)
    if national.local is LocalChoice.FIXED and not same:
        raise LaxerThanStatute(f"{name} changes a length that only the country's rule may set")
    if not _is_never_longer(local, national, workdays):
        raise LaxerThanStatute(f"{name}: {local.length} {local.unit} is more than {national.length} {national.unit}")
    if not set(local.excludes) <= set(national.excludes):
        raise LaxerThanStatute(f"{name} leaves out time that the country's rule counts")
    if not _is_stricter_extension(local.extension, national.extension):
        raise LaxerThanStatute(f"{name} allows a longer extension than the country's rule")


def _is_stricter_extension(local: ExtensionRule | None, national: ExtensionRule | None) -> bool:
    if local is None or local == national:
        return True
    if national is None:
        return False
    if national.needs_notice and not local.needs_notice:
        return False
    if local.max_times > national.max_times:
        return False
    return national.max_days is None or (local.max_days is not None and local.max_days <= national.max_days)


def _is_never_longer(local: Term, national: Term, workdays: Workdays) -> bool:
    if local.unit is national.unit:
        return local.length <= national.length
    return max(_spans(local, workdays)) <= min(_spans(national, workdays))


def _spans(term: Term, workdays: Workdays) -> tuple[float, ...]:
    """Return how many days the term has lasted from every day of the published years."""
    if term.unit is DayUnit.MINUTE:
        return (term.length / (24 * 60),)
    if term.unit is not DayUnit.WORKING_DAY:
        return (float(term.length),)
    # A Spring Festival decides how long five working days can last, so every day is tried.
    anchors = (
        date(year, 1, 1) + timedelta(days=offset) for year in sorted(workdays.published) for offset in range(365)
    )
    return tuple(float((workdays.add_workdays(anchor, term.length).on - anchor).days) for anchor in anchors)
