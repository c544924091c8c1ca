"""Coming again with the same matter, to the same desk and to the one above (T-12, T-13)."""

import pytest

from tests.scenarios.chains import accepted
from tests.scenarios.registering import Registered

pytestmark = pytest.mark.seed("linjiang")

HANDLING = "办理并出具处理意见"
AGAIN = "同一人同一事：并入此事项，期限不变"


@pytest.fixture
def road(house):
    """Provide the case of a villager about his road, accepted by 柳河镇 on Monday 9 March 2026."""
    return accepted(house, "Mon 2026-03-09 09:00")


def come_again(desk):
    """Tell the same matter at a desk: the form asks whether it is a repeat, and the clerk says yes."""
    asked = desk.register_wrong()
    assert asked.faults["outcome"] == "以前可能登记过同一人的同一事项，请选择是并入还是另立。"
    return Registered(asked.form("facts").send(outcome=AGAIN, button="登记"))


# ---- T-12: to the same organ


def test_the_same_facts_at_the_same_desk_are_a_linked_repeat(house, road):
    done = come_again(house.at("lh_town", "Mon 2026-03-30 09:00"))
    assert (done.number, done.decision) == (road.number, "接收登记")
    assert done.headline == "已并入原事项登记，期限不变"


def test_a_repeat_starts_no_clock_and_moves_none(house, road):
    before = set(road.page.clocks)
    come_again(house.at("lh_town", "Mon 2026-03-30 09:00"))
    case = house.at("lh_town", "Mon 2026-03-30 09:30").case(road.number)
    assert set(case.page.clocks) == before
    assert case.clock(HANDLING).due == "截止 2026年5月8日（周五）"


def test_a_repeated_visit_is_counted_and_its_owner_is_told(house, road):
    come_again(house.at("lh_town", "Mon 2026-03-30 09:00"))
    desk = house.at("lh_town", "Mon 2026-03-30 09:30")
    visits = desk.case(road.number).visits
    assert visits[0] == "3月30日（周一） 来访 1 批 1 人次，重复 柳河镇综治中心 刘振"
    assert len(visits) == 2
    assert desk.open("/work/notices").says(road.number, "再次")


# ---- T-13: to the county instead


@pytest.fixture
def county(house, road):
    """Provide the same matter told to the county on Monday 30 March 2026."""
    return come_again(house.at("mtc_window", "Mon 2026-03-30 10:00"))


def test_the_county_does_not_take_what_the_town_is_handling(county):
    assert county.decision == "登记，不予受理"
    assert county.headline == "已登记，下级正在办理，本级不予受理"
    assert county.reason.endswith("（依据 N3）")


def test_coming_one_level_up_is_no_skip(county):
    assert county.skip is None
    assert "越" not in county.facts.get("人数", "")


def test_the_county_tells_owner_stage_and_due_day_in_writing(house, county, road):
    case = house.at("mtc_window", "Mon 2026-03-30 10:00").case(road.number)
    paper = case.page.follow(next(words for words in case.page.links if "不予受理" in words))
    assert paper.facts["承办单位"] == "临江县柳河镇人民政府"
    assert (paper.facts["目前阶段"], paper.facts["办理期限"]) == ("办理中", "2026年5月8日（周五）")


def test_the_visit_above_is_linked_and_no_new_matter(house, county, road):
    assert county.number == road.number
    case = house.at("lh_town", "Mon 2026-03-30 11:00").case(road.number)
    assert any("重复" in line and "矛调中心" in line for line in case.visits)
    assert case.clock(HANDLING).due == "截止 2026年5月8日（周五）"
