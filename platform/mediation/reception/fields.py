"""What the fields of a visit may hold: length, dates, place (R-1.03, 13.2). Syntax only; the gate judges the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.reception.reasons import ReceptionReason
from mediation.verdict import Fact, Refused

TITLE_MAX = 120
FACTS_MAX = 20_000
CLAIM_MAX = 2_000
ADDRESS_MAX = 200
NAME_MAX = 60
PERSONS_MAX = 9_999
EARLIEST = date(1949, 10, 1)
"""A matter may be old; a date before this one is a slip of the pen."""
FIRST_RECEIPT = date(2005, 5, 1)
"""No period counts from a receipt before the first regulation that has any."""


@dataclass(frozen=True, slots=True)
class FieldRefused:
    """A refusal that belongs to one field of the form, named as the form names it."""

    field: str
    answer: Refused


@dataclass(frozen=True, slots=True)
class VisitFields:
    """What was typed about the matter received on `visited_on`; `place_known` is None while no place is given."""

    title: str
    facts: str
    claim: str
    address: str
    persons: int
    visited_on: date
    occurred_on: date | None
    place_known: bool | None
    place_required: bool


def check_visit_fields(fields: VisitFields, *, today: date) -> list[FieldRefused]:
    """Return every field that cannot stay as it is; an oral matter needs a title or facts, not both (R-1.03)."""
    return [
        *_text_refusals(fields),
        *_date_refusals(fields, today=today),
        *_place_refusals(fields),
        *_person_refusals(fields),
    ]


def check_text(field: str, text: str, *, longest: int) -> list[FieldRefused]:
    """Return what is wrong with a text: longer than `longest` characters, or with signs that cannot be stored."""
    if len(text) > longest:
        return [refused_at(field, ReceptionReason.TEXT_TOO_LONG, length=len(text), longest=longest)]
    if any(sign < " " and sign not in "\t\n\r" for sign in text) or "\ufffd" in text:
        return [refused_at(field, ReceptionReason.TEXT_UNREADABLE)]
    return []


def refused_at(field: str, reason: ReceptionReason, *, basis: str = "R-1.03", **facts: Fact) -> FieldRefused:
    """Return a refusal bound to its field."""
    return FieldRefused(field=field, answer=Refused(reason=reason, basis=basis, facts=facts))


def _text_refusals(fields: VisitFields) -> Iterator[FieldRefused]:
    if not fields.title.strip() and not fields.facts.strip():
        yield refused_at("facts", ReceptionReason.TEXT_MISSING)
    yield from check_text("title", fields.title, longest=TITLE_MAX)
    yield from check_text("facts", fields.facts, longest=FACTS_MAX)
    yield from check_text("claim", fields.claim, longest=CLAIM_MAX)
    yield from check_text("address", fields.address, longest=ADDRESS_MAX)


def _date_refusals(fields: VisitFields, *, today: date) -> Iterator[FieldRefused]:
    dates = (("visited_on", fields.visited_on, FIRST_RECEIPT), ("occurred_on", fields.occurred_on, EARLIEST))
    for field, on, earliest in dates:
        if on is None:
            continue
        if on > today:
            yield refused_at(field, ReceptionReason.DATE_IN_FUTURE, on=on.isoformat(), today=today.isoformat())
        elif on < earliest:
            yield refused_at(field, ReceptionReason.DATE_TOO_EARLY, on=on.isoformat(), earliest=earliest.isoformat())


def _place_refusals(fields: VisitFields) -> Iterator[FieldRefused]:
    if fields.place_known is False:
        yield refused_at("place", ReceptionReason.PLACE_UNKNOWN, basis="13.2")
    elif fields.place_known is None and fields.place_required:
        yield refused_at("place", ReceptionReason.PLACE_MISSING, basis="13.2")


def _person_refusals(fields: VisitFields) -> Iterator[FieldRefused]:
    if not 1 <= fields.persons <= PERSONS_MAX:
        yield refused_at("persons", ReceptionReason.PERSONS_OUT_OF_RANGE, persons=fields.persons, most=PERSONS_MAX)
