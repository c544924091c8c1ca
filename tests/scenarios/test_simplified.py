"""A street lamp that does not burn: simplified handling (T-33)."""

import pytest

from tests.scenarios.chains import NOTICE, OPINION, opinion_served, registered_at_town
from tests.scenarios.registering import villagers

pytestmark = pytest.mark.seed("linjiang")

LAMP = {"facts": "村口路灯坏了半个月，晚上出行不便。", "claim": "修好路灯"}


@pytest.fixture
def lamp(house):
    """Provide a first-time claim about a street lamp, received and taken for simplified handling on 27 April 2026."""
    case = registered_at_town(house, "Mon 2026-04-27 09:00", **LAMP)
    return case.do("choose_simplified")


def accepted_on_30_april(house, lamp):
    case = house.at("lh_town", "Thu 2026-04-30 09:00").case(lamp.number)
    return case.do("give_notice", **NOTICE).do("accept")


def test_a_street_lamp_is_accepted_within_three_working_days(lamp):
    clock = lamp.clock("简易办理：受理")
    assert clock.due == "截止 2026年4月30日（周四）"


def test_ten_working_days_pass_the_holiday_and_count_the_working_saturday(house, lamp):
    case = accepted_on_30_april(house, lamp)
    assert case.clock("简易办理：受理").chip == "已按期办结"
    clock = case.clock("简易办理：答复")
    assert clock.due == "截止 2026年5月18日（周一）"
    assert any("2026年5月9日（周六）" in step for step in clock.why)
    assert not case.has_clock("办理并出具处理意见")


def test_the_answer_may_come_by_message_when_the_petitioner_asks_for_it(house, lamp):
    accepted_on_30_april(house, lamp)
    on = {"drafted": "Mon 2026-05-11 09:00", "issued": "Mon 2026-05-11 10:00", "served": "Mon 2026-05-18 11:00"}
    case = opinion_served(house, lamp.number, **on, method="electronic", proof="短信回执 8812", petitioner_asked=True)
    assert case.clock("简易办理：答复").chip == "已按期办结"


def test_no_message_takes_the_place_of_paper_that_nobody_waived(house, lamp):
    accepted_on_30_april(house, lamp)
    house.at("lh_town", "Mon 2026-05-11 09:00").case(lamp.number).do("draft_opinion", **OPINION)
    house.at("lh_head", "Mon 2026-05-11 10:00").case(lamp.number).do("issue_opinion")
    case = house.at("lh_town", "Mon 2026-05-18 11:00").case(lamp.number)
    back = case.try_wrong("serve_opinion", method="electronic", proof="短信回执 8812", served_on="2026-05-18")
    assert "petitioner_asked" in back.faults or "method" in back.faults or "method-0" in back.faults


def test_a_group_is_not_handled_simply_and_the_refusal_says_why(house):
    case = registered_at_town(house, "Mon 2026-04-27 09:00", parties=villagers(5), **LAMP)
    refusal = case.refused("choose_simplified")
    assert refusal.basis == "R-3.02"
