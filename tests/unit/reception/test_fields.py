"""What the fields of a visit may hold."""

from dataclasses import replace

import pytest

from mediation.reception.fields import FACTS_MAX, VisitFields, check_visit_fields
from mediation.reception.reasons import ReceptionReason as Why
from tests.dates import day

TODAY = day("Mon 2026-03-09")
GOOD = VisitFields(
    title="村路损坏",
    facts="",
    claim="",
    address="",
    persons=3,
    visited_on=TODAY,
    occurred_on=None,
    place_known=True,
    place_required=True,
)


def refusals(fields: VisitFields) -> list[tuple[str, object]]:
    return [(item.field, item.answer.reason) for item in check_visit_fields(fields, today=TODAY)]


def test_a_title_or_facts_are_enough() -> None:
    assert refusals(GOOD) == []
    assert refusals(replace(GOOD, title="", facts="来访人口述：路坏了。")) == []


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"title": " ", "facts": "\n"}, "facts", Why.TEXT_MISSING),
        ({"facts": "字" * (FACTS_MAX + 1)}, "facts", Why.TEXT_TOO_LONG),
        ({"facts": "字" * 10_000_000}, "facts", Why.TEXT_TOO_LONG),
        ({"title": "字" * 121}, "title", Why.TEXT_TOO_LONG),
        ({"facts": "路\x00坏了"}, "facts", Why.TEXT_UNREADABLE),
        ({"visited_on": day("Tue 2026-03-10")}, "visited_on", Why.DATE_IN_FUTURE),
        ({"occurred_on": day("Tue 2026-03-10")}, "occurred_on", Why.DATE_IN_FUTURE),
        ({"occurred_on": day("Fri 1949-09-30")}, "occurred_on", Why.DATE_TOO_EARLY),
        ({"visited_on": day("Sat 2005-04-30")}, "visited_on", Why.DATE_TOO_EARLY),
        ({"place_known": False}, "place", Why.PLACE_UNKNOWN),
        ({"place_known": None}, "place", Why.PLACE_MISSING),
        ({"persons": 0}, "persons", Why.PERSONS_OUT_OF_RANGE),
        ({"persons": 10_000}, "persons", Why.PERSONS_OUT_OF_RANGE),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, object], field: str, reason: Why) -> None:
    assert refusals(replace(GOOD, **change)) == [(field, reason)]  # type: ignore[arg-type]


def test_what_is_just_possible_is_let_in() -> None:
    longest = replace(GOOD, facts="字" * FACTS_MAX, title="字" * 120, persons=9_999)
    assert refusals(longest) == []
    assert refusals(replace(GOOD, place_known=None, place_required=False)) == []
    assert refusals(replace(GOOD, facts="第一行\r\n\t第二行")) == []


def test_all_faults_are_told_at_once() -> None:
    both = replace(GOOD, persons=0, place_known=False)
    assert refusals(both) == [("place", Why.PLACE_UNKNOWN), ("persons", Why.PERSONS_OUT_OF_RANGE)]
