"""At which place a visit is made: lawful, one above, a skip (T-05, T-06, T-07)."""

import pytest

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


def test_the_county_passes_a_township_matter_on_within_fifteen_days(county_visit):
    assert "15 日内转送下级有权处理的单位" in county_visit.owed
    assert county_visit.receipt().says("转送、交办", "2026年4月28日（周二）")


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


def test_a_skip_is_told_to_those_below_on_the_same_day(skip):
    assert "当场交给来访人告知单" in skip.owed
    assert skip.page.says("系统已办：", "及时通报下级有权处理的单位", "同日把登记内容交给下级")


def test_the_guide_slip_names_where_to_go_and_the_other_ways(skip):
    slip = skip.slip()
    assert slip.says(
        "依法逐级走访告知单",
        "临江县柳河镇社会治安综合治理中心",
        "临江县社会矛盾纠纷调处化解中心",
        "法定工作日 8:30—12:00，13:30—17:30",
        "也可以不用走访",
        skip.number,
    )


def test_a_skip_starts_no_period_at_the_city(skip):
    receipt = skip.receipt()
    assert "日内" not in receipt.text.partition("期限和理由")[2]
    assert "书面告知" not in receipt.text
