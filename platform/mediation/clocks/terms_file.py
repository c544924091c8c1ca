"""Read the terms from the parsed data/terms.toml, provinces included."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mediation.clocks.calendar import Workdays
from mediation.clocks.codes import Anchor, Approver, Bound, DayUnit, Exclusion, LocalChoice, TermCode
from mediation.clocks.strictness import check_profiles
from mediation.clocks.terms import ExtensionRule, Term, TermBook
from mediation.tags import Tag


class TermsFileError(ValueError):
    """The terms contradict themselves or lack something; the message names the code."""


def read_terms(data: Mapping[str, Any], *, workdays: Workdays) -> TermBook:
    """Build the book of terms; raise TermsFileError for a faulty entry, LaxerThanStatute for a lax profile (R-1.29)."""
    entries = list(data.get("term", ()))
    national = [_read(entry) for entry in entries]
    # A profile builds on the version that stands first in the table: today's.
    by_code = {entry["code"]: entry for entry in reversed(entries) if "code" in entry}
    local = [_read(_merged(profile, by_code.get(profile["code"], {}))) for profile in data.get("profile", ())]
    book = TermBook(terms=(*national, *local))
    _check_complete(book)
    _check_single_versions(book)
    check_profiles(book.terms, workdays=workdays)
    return book


def _merged(profile: Mapping[str, Any], national: Mapping[str, Any]) -> dict[str, Any]:
    if "province" not in profile:
        raise TermsFileError(f"{profile.get('code')}: a profile names its province")
    return {**{key: value for key, value in national.items() if key != "effective_to"}, **profile}


def _read(entry: Mapping[str, Any]) -> Term:
    try:
        return Term(
            code=TermCode(entry["code"]),
            basis=entry["basis"],
            statute=entry["statute"],
            article=entry["article"],
            effective_from=_day(entry["effective_from"]),
            effective_to=_day(entry["effective_to"]) if "effective_to" in entry else None,
            unit=DayUnit(entry["unit"]),
            length=_length(entry),
            bound=Bound(entry["bound"]),
            anchor=Anchor(entry["anchor"]),
            tag=Tag(entry["tag"]),
            local=LocalChoice(entry["local"]),
            extension=_extension(entry["extension"]) if "extension" in entry else None,
            excludes=tuple(Exclusion(code) for code in entry.get("excludes", ())),
            province=entry.get("province"),
            parameter=entry.get("parameter"),
        )
    except KeyError as error:
        raise TermsFileError(f"{entry.get('code')}: {error.args[0]} is missing") from error
    except ValueError as error:
        raise TermsFileError(f"{entry.get('code')}: {error}") from error


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(f"{value!r} is not a date")
    return value


def _length(entry: Mapping[str, Any]) -> int:
    length, is_set_day = entry["length"], entry["unit"] == DayUnit.SET_DAY
    if not isinstance(length, int) or isinstance(length, bool) or (length == 0) is not is_set_day or length < 0:
        raise ValueError(f"{length!r} is no length in {entry['unit']}")
    return length


def _extension(entry: Mapping[str, Any]) -> ExtensionRule:
    return ExtensionRule(
        max_days=entry.get("max_days"),
        max_times=entry["max_times"],
        approver=Approver(entry["approver"]),
        needs_notice=entry["needs_notice"],
        basis=entry["basis"],
        parameter=entry.get("parameter"),
    )


def _check_complete(book: TermBook) -> None:
    missing = sorted(set(TermCode) - {term.code for term in book.terms})
    if missing:
        raise TermsFileError(f"no entry for {', '.join(missing)}")


def _check_single_versions(book: TermBook) -> None:
    for one, other in _pairs(book.terms):
        same = (one.code, one.province) == (other.code, other.province)
        if same and (one.is_in_force(other.effective_from) or other.is_in_force(one.effective_from)):
            raise TermsFileError(f"{one.code}: two versions are in force on the same day")


def _pairs(terms: tuple[Term, ...]) -> Iterator[tuple[Term, Term]]:
    return ((one, other) for position, one in enumerate(terms) for other in terms[position + 1 :])
