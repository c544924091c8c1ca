"""Numbers that no page offers are told at their field, and nothing is written (13.2)."""

import pytest
from sqlalchemy import select, update

from mediation.reception.reasons import ReceptionReason
from models.operations.unit_of_work import unit_of_work
from models.tables.cases import Case
from models.tables.territory import Division
from models.unable import InvalidFields
from tests.dates import day

pytestmark = pytest.mark.seed("linjiang")

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
