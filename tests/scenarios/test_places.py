"""At which place a visit is made: lawful, one level up, a skip, a skip with a ground (T-05, T-06, T-07)."""

import pytest

from tests.scenarios.chains import NOTICE, registered_at_town
from tests.scenarios.registering import Registered

pytestmark = pytest.mark.seed("linjiang")

DECISION = {
    "facts": "不服柳河镇人民政府关于村东宅基地的处理决定，认为四至不清。",
    "claim": "请求重新处理",
}


# ---- T-05: the county for a matter of a township


@pytest.fixture
def county_visit(house):
    """Provide a visit to the county's centre about a decision of 柳河镇, on Monday 13 April 2026."""
    return house.at("mtc_window", "Mon 2026-04-13 10:00").register(**DECISION)


def test_the_county_is_a_lawful_place_for_a_township_matter(county_visit):
    assert (county_visit.decision, county_visit.skip) == ("接收登记", None)
    assert county_visit.headline == "可以在这里提出，已登记接收"
    assert county_visit.reason.startswith("这里是有权处理的单位本级或者上一级的接待场所")
    assert county_visit.reason.endswith("（依据 R-1.10）")


def test_the_county_passes_a_township_matter_on_within_fifteen_days(house, county_visit):
    assert "15 日内转送下级有权处理的单位" in county_visit.owed
    case = house.at("mtc_window", "Tue 2026-04-28 10:00").case(county_visit.number)
    assert case.clock("登记并转送、交办").due == "截止 2026年4月28日（周二）"
    case = case.do("transfer", to_id="临江县柳河镇人民政府", reason="属其法定职责")
    assert case.clock("登记并转送、交办").chip == "已按期办结"
    assert case.facts["责任持有单位"].startswith("临江县柳河镇人民政府")


def test_a_township_matter_at_the_county_is_marked_as_no_skip_anywhere(house, county_visit):
    case = house.at("mtc_window", "Mon 2026-04-13 10:00").case(county_visit.number)
    assert case.tags == ["已登记"]
    listed = house.at("leader", "Mon 2026-04-13 11:00").open(f"/cases?q={county_visit.number}&skip=1")
    assert county_visit.number not in listed.links


# ---- T-06: a level skipped


@pytest.fixture
def skip(house):
    """Provide a visit to the city about the same matter, on Monday 6 July 2026."""
    return house.at("city_window", "Mon 2026-07-06 10:00").register(county="临江县", **DECISION)


def test_a_skip_is_registered_guided_and_counted_once(skip):
    assert (skip.decision, skip.skip) == ("登记并引导", "越过 1 级")
    assert skip.headline == "已登记，请先到有权处理的单位办理"
    assert skip.reason.endswith("（依据 N2）")
    assert skip.number == "XF-379901-20260706-F0001"


def test_a_skip_is_told_to_town_and_county_on_the_same_day(house, skip):
    assert "当场交给来访人告知单" in skip.owed
    assert skip.page.says("系统已办：", "及时通报下级有权处理的单位", "同日把登记内容交给下级")
    for login in ("lh_town", "mtc_window"):
        notices = house.at(login, "Mon 2026-07-06 16:00").open("/work/notices")
        assert notices.says(skip.number, "有人越级走访反映应由您单位处理的事项，情况已登记。", "7月6日（周一） 10:00")


def test_the_guide_slip_names_where_to_go_and_the_other_ways(skip):
    assert skip.slip().says(
        "依法逐级走访告知单",
        "临江县柳河镇社会治安综合治理中心",
        "临江县社会矛盾纠纷调处化解中心",
        "法定工作日 8:30—12:00，13:30—17:30",
        "也可以不用走访",
        skip.number,
    )


def test_a_skip_starts_no_period_but_the_first_contact_of_the_town(house, skip):
    case = house.at("lh_town", "Mon 2026-07-06 16:00").case(skip.number)
    assert len(case.page.clocks) == 1
    assert case.clock("联系被引导的来访人").due == "截止 2026年7月8日（周三）"
    assert case.tags == ["已引导", "越 1 级"]


def test_the_town_finds_the_skip_among_what_waits_for_it(house, skip):
    desk = house.at("lh_town", "Tue 2026-07-07 09:00")
    assert desk.open("/handovers").says(skip.number, "引导移交", "待签收")


@pytest.fixture
def consented(house, skip):
    """Provide the case after the town's call on 7 July and the petitioner's consent on 8 July."""
    case = house.at("lh_town", "Tue 2026-07-07 10:00").case(skip.number)
    case = case.do("first_contact", method="phone", result="已联系，本人同意由镇里办理。")
    assert case.clock("联系被引导的来访人").chip == "已按期办结"
    return house.at("lh_town", "Wed 2026-07-08 09:00").case(skip.number).do("consent_after_guidance")


def test_with_consent_the_town_opens_the_matter_with_fifteen_days_of_its_own(consented):
    assert consented.tags[0] == "已登记"
    assert consented.facts["责任持有单位"].startswith("临江县柳河镇")
    assert consented.clock("书面告知").due == "截止 2026年7月23日（周四）"


def test_the_visit_stays_a_skip_of_one_level(consented):
    assert consented.visits == ["7月6日（周一） 来访 1 批 1 人次，越 1 级 江州市来访接待中心 史访"]


def test_the_skip_is_in_the_list_of_skips_by_the_place_of_the_problem(house, skip):
    listed = house.at("leader", "Tue 2026-07-07 09:00").open("/cases?skip=1")
    assert [(row[0], row[2]) for row in listed.rows()] == [(skip.number, "柳河镇 柳河村")]


# ---- T-07: the town never answered


@pytest.fixture
def unanswered(house):
    """Provide a visit registered by 柳河镇 on Monday 1 June 2026, of which it gave no written notice by 16 June."""
    return registered_at_town(house, "Mon 2026-06-01 09:00")


@pytest.fixture
def above(house, unanswered):
    """Provide the same matter told to the city on Wednesday 17 June 2026; the desk says it is the same."""
    asked = house.at("city_window", "Wed 2026-06-17 10:00").register_wrong(county="临江县")
    return Registered(asked.form("facts").send(outcome="就是这一件，作为重复反映并入", button="登记"))


def approved(house, number):
    """Let somebody else at the city approve the ground, and return the case as he sees it."""
    case = house.at("city_leader", "Wed 2026-06-17 11:00").case(number)
    return case.do("decide_exception", decision="yes")


def test_the_missing_notice_is_the_evidence_and_nobody_types_it(house, unanswered, above):
    assert above.number == unanswered.number
    assert above.facts["待批准的例外理由"] == "下级未受理、未按期书面告知或已超期"
    case = house.at("city_leader", "Wed 2026-06-17 11:00").case(above.number)
    assert case.page.says("X1 下级未受理、未按期书面告知或已超期", "待另一人批准")
    assert case.open("decide_exception").says("X1 下级未受理、未按期书面告知或已超期", "失误单位", "柳河镇人民政府")


def test_who_registered_it_does_not_approve_it(house, above):
    case = house.at("city_window", "Wed 2026-06-17 10:30").case(above.number)
    assert "decide_exception" not in case.offered
    case.open("decide_exception", expect=403)


def test_an_approved_ground_makes_the_visit_lawful_and_no_skip(house, above):
    case = approved(house, above.number)
    assert case.page.says("例外受理，已登记接收", "X1")
    assert case.visits[0].startswith("6月17日（周三） 来访 1 批 1 人次，重复")
    assert "越" not in case.visits[0]
    listed = house.at("leader", "Wed 2026-06-17 12:00").open("/cases?skip=1")
    assert above.number not in listed.links


def test_the_town_is_ordered_to_make_good_with_its_ground(house, above):
    case = approved(house, above.number)
    order = " ".join(case.page.section("督办单"))
    assert "柳河镇" in order
    paper = case.page.follow(next(words for words in case.page.links if "督办单" in words))
    assert paper.says("第44条第（三）项", "到期没有书面告知", "2026年6月16日（周二）")
    assert house.at("lh_head", "Wed 2026-06-17 14:00").open("/work/notices").says(above.number, "督办")


def test_with_the_notice_given_in_time_there_is_no_ground(house, unanswered):
    house.at("lh_town", "Tue 2026-06-16 10:00").case(unanswered.number).do("give_notice", **NOTICE)
    asked = house.at("city_window", "Wed 2026-06-17 10:00").register_wrong(county="临江县")
    done = Registered(asked.form("facts").send(outcome="就是这一件，作为重复反映并入", skip_ground="X1", button="登记"))
    assert done.headline == "已登记，下级正在办理，本级不予受理"
    assert "待批准的例外理由" not in done.facts
    case = house.at("city_leader", "Wed 2026-06-17 11:00").case(done.number)
    assert "督办单" not in case.page.text
