"""Numbers that no page offers are told at their field, and nothing is written (13.2)."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from mediation.reception.reasons import ReceptionReason
from models.operations.unit_of_work import unit_of_work
from models.tables.cases import Case
from models.tables.organisations import Window
from models.tables.territory import Division
from models.unable import InvalidFields
from tests.dates import day
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

NOWHERE = 987_654
AT = "Mon 2026-03-09 09:30"


def faults(desk, **changes):
    with pytest.raises(InvalidFields) as refused:
        desk.register("mtc_window", AT, **changes)
    assert desk.look().scalars(select(Case.id)).all() == []
    return {field: answer.reason for field, answer in refused.value.faults.items()}


@pytest.mark.parametrize(
    "named",
    [
        {"county_id": "city", "town_id": None, "village_id": None},
        {"county_id": "liuhe", "town_id": None, "village_id": None},
        {"county_id": "city", "town_id": "county", "village_id": "liuhe"},
        {"county_id": "county", "town_id": "liuhe_village", "village_id": None},
        {"county_id": "county", "town_id": None, "village_id": "liuhe_village"},
    ],
)
def test_a_matter_lies_in_a_county_its_township_and_its_village(desk, named):
    about = {field: place and desk.world.place(place) for field, place in named.items()}
    assert faults(desk, about=about) == {"place": ReceptionReason.PLACE_UNKNOWN}


@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ("liuhe_village", {"valid_to": day("Mon 2026-03-09")}),
        ("liuhe", {"valid_to": day("Mon 2026-03-09")}),
        ("liuhe", {"valid_from": day("Tue 2026-03-10")}),
    ],
)
def test_a_place_that_is_not_in_force_that_day_is_unknown(desk, place, changed):
    with unit_of_work(desk.session) as work:
        work.execute(update(Division).where(Division.id == desk.world.place(place)).values(**changed))
    assert faults(desk) == {"place": ReceptionReason.PLACE_UNKNOWN}


def test_a_window_is_one_of_this_centre(desk):
    other = Window(organisation_id=desk.world.org("lh_centre"), number=9, name="别处的窗口")
    with unit_of_work(desk.session) as work:
        work.add(other)
    for window_id in (NOWHERE, other.id):
        assert faults(desk, window_id=window_id) == {"window_id": ReceptionReason.CHOICE_UNKNOWN}


def test_every_unknown_home_and_organisation_of_a_party_is_told_at_its_row(desk):
    strangers = (
        person(),
        replace(person("李春花", phone="13900000001"), division_id=NOWHERE),
        replace(person("赵春来", phone="13900000002"), organisation_id=NOWHERE),
    )
    assert faults(desk, parties=strangers) == {
        "parties-1-home": ReceptionReason.PLACE_UNKNOWN,
        "parties-2-organisation": ReceptionReason.CHOICE_UNKNOWN,
    }


def test_what_the_page_offers_is_taken(desk):
    known = replace(person(), division_id=desk.world.place("liuhe_village"), organisation_id=desk.world.org("zr"))
    window_id = desk.session.scalars(select(Window.id).where(Window.organisation_id == desk.world.org("mtc"))).first()
    assert window_id is not None
    assert desk.register("mtc_window", AT, parties=(known,), window_id=window_id).case_id
