"""A road in 柳河村 from the first visit to the end, and a due day inside a holiday (T-01, T-02)."""

import pytest

from tests.scenarios.chains import NOT_APPLICABLE, NOTICE, accepted, opinion_served
from tests.scenarios.registering import villagers

pytestmark = pytest.mark.seed("linjiang")

HANDLING = "办理并出具处理意见"


# ---- T-01: three people and a village road


@pytest.fixture
def road(house):
    """Provide the case of three villagers about their road, accepted by 柳河镇 on Monday 9 March 2026."""
    return accepted(house, "Mon 2026-03-09 09:00", parties=villagers(3))


def served(house, number):
    """Serve the opinion on Wednesday 6 May 2026 and return the case."""
    on = {"drafted": "Mon 2026-04-27 10:00", "issued": "Thu 2026-04-30 10:00", "served": "Wed 2026-05-06 15:00"}
    return opinion_served(house, number, **on)


def test_three_visitors_are_one_case_and_no_group_visit(road):
    assert road.number == "XF-379901-20260309-F0001"
    assert road.visits == ["3月9日（周一） 来访 1 批 3 人次 柳河镇综治中心 刘振"]


def test_sixty_days_from_the_acceptance_end_on_a_friday(road):
    clock = road.clock(HANDLING)
    assert (clock.chip, clock.due) == ("剩40个工作日", "截止 2026年5月8日（周五）")
    assert clock.why[1] == "2026年3月9日（周一） 受理之日。当日不计，从次日起算。 （R-1.58）"


def test_an_opinion_served_two_days_before_is_in_time(house, road):
    case = served(house, road.number)
    assert case.tags[0] == "已送达、答复"
    assert case.clock(HANDLING).chip == "已按期办结"
    assert case.clock("申请复查").due == "截止 2026年6月5日（周五）"


def test_a_case_is_concluded_with_four_dispositions_and_a_plan(house, road):
    served(house, road.number)
    case = house.at("lh_town", "Mon 2026-06-15 10:00").case(road.number)
    wrong = case.try_wrong("conclude", resolved="适用", is_resolved="是")
    assert {"resolved", "explained", "assisted", "by_law", "plan"} <= {field.split("-")[0] for field in wrong.faults}
    done = {"resolved": "适用", "resolved_action": "已修好村东道路", "plan": "6月底前完工", "is_resolved": "是"}
    assert case.do("conclude", **done, **NOT_APPLICABLE).tags[0] == "已办结"


def test_the_query_code_shows_each_step(house):
    done = house.at("lh_town", "Mon 2026-03-09 09:00").register(parties=villagers(3))
    code = done.query_code()

    def step(when):
        page = house.citizen(done.number, code, when)
        return page.one(".progress [aria-current=step] .progress__title").split()[0], page

    now, page = step("Mon 2026-03-09 10:00")
    assert now == "告知"
    assert "单位 临江县柳河镇社会治安综合治理中心" in page.section("现在由谁负责")
    house.at("lh_town", "Mon 2026-03-09 10:30").case(done.number).do("give_notice", **NOTICE)
    assert step("Mon 2026-03-09 11:00")[0] == "受理"
    house.at("lh_town", "Mon 2026-03-09 11:30").case(done.number).do("accept")
    now, page = step("Mon 2026-03-09 12:00")
    assert now == "办理"
    assert page.says("最迟 2026年5月8日（周五）", "受理之日。当日不计，从次日起算。")
    served(house, done.number)
    now, page = step("Wed 2026-05-06 16:00")
    assert now == "办结"
    assert page.says("处理意见书", "最迟 2026年6月5日（周五）")


def test_a_wrong_code_and_a_number_that_is_not_there_have_the_same_answer(house, road):
    wrong = house.citizen(road.number, "AAAA BBBB CCCC", "Mon 2026-03-09 10:00", expect=422)
    nobody = house.citizen("XF-379901-20260309-F0009", "AAAA BBBB CCCC", "Mon 2026-03-09 10:00", expect=422)
    assert wrong.notices == nobody.notices
    assert wrong.notices[0].startswith("没有查到")


# ---- T-02: the due day lies in the May holiday


@pytest.fixture
def holiday(house):
    """Provide a case accepted on Wednesday 4 March 2026; its sixty days end on Sunday 3 May."""
    return accepted(house, "Wed 2026-03-04 09:00")


def test_a_due_day_in_a_holiday_stays_and_is_told_with_the_days_around_it(holiday):
    clock = holiday.clock(HANDLING)
    assert clock.due == "截止 2026年5月3日（周日）"
    assert any("2026年4月30日（周四） 此前最后一个工作日" in step for step in clock.why)
    assert any("2026年5月6日（周三） 其后第一个工作日；机关的时限不顺延到这一天。" in step for step in clock.why)


def test_the_lists_of_the_last_working_day_call_it_so(house, holiday):
    desk = house.at("lh_town", "Thu 2026-04-30 09:00")
    for address in ("/clocks?list=soon", f"/cases?q={holiday.number}", "/"):
        page = desk.open(address)
        assert page.says(holiday.number, "今天是最后一个工作日")


def test_the_sweep_tells_the_office_on_the_last_working_day(house, holiday):
    house.sweep("Thu 2026-04-30 08:31")
    notices = house.at("lh_town", "Thu 2026-04-30 09:00").open("/work/notices")
    assert notices.says(holiday.number, "2026年5月3日（周日）")


def test_served_after_the_holiday_is_too_late(house, holiday):
    case = opinion_served(
        house,
        holiday.number,
        drafted="Mon 2026-04-27 10:00",
        issued="Tue 2026-04-28 10:00",
        served="Wed 2026-05-06 15:00",
    )
    assert case.clock(HANDLING).chip == "已办结，曾超期1个工作日"


def test_a_missed_day_is_listed_and_told_to_the_head(house, holiday):
    house.sweep("Mon 2026-05-04 00:10")
    desk = house.at("lh_head", "Wed 2026-05-06 09:00")
    assert desk.open("/clocks").says(holiday.number, "超期1个工作日")


def test_with_rolling_switched_on_the_first_workday_after_it_is_in_time(house):
    form = house.at("admin", "Mon 2026-03-02 09:00").open("/administration/parameters/ORGAN_ROLL").form("value")
    form.send(value="true", from_on="2026-03-02")
    case = accepted(house, "Wed 2026-03-04 09:00")
    assert case.clock(HANDLING).due == "截止 2026年5月6日（周三）"
    late = opinion_served(
        house, case.number, drafted="Mon 2026-04-27 10:00", issued="Tue 2026-04-28 10:00", served="Wed 2026-05-06 15:00"
    )
    assert late.clock(HANDLING).chip == "已按期办结"
