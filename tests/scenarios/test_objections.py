"""An organ that is sent what it holds not to be its own (T-04, T-21)."""

import pytest

from tests.scenarios.chains import transferred

pytestmark = pytest.mark.seed("linjiang")

URBAN = "临江县综合行政执法局"
LAND = "临江县自然资源和规划局"
REASONS = "该路段由交通运输部门管养，不属本局职责，应由临江县交通运输局办理。"
DRAIN = {"facts": "柳河村东头排水沟被占，要求清理。", "claim": "清理排水沟"}


# ---- T-04: five working days over a working Sunday


@pytest.fixture
def sent(house):
    """Provide a case transferred to the urban management bureau on Friday 18 September 2026."""
    return transferred(house.at("mtc_window", "Fri 2026-09-18 10:00"), URBAN, **DRAIN)


def test_the_receiver_holds_the_case_at_once(house, sent):
    case = house.at("cg_handler", "Fri 2026-09-18 11:00").case(sent.number)
    assert case.facts["责任持有单位"].startswith(URBAN)


def test_five_working_days_count_the_working_sunday(house, sent):
    clock = house.at("cg_handler", "Fri 2026-09-18 11:00").case(sent.number).clock("提出异议")
    assert clock.due == "截止 2026年9月24日（周四）"
    assert any("2026年9月20日（周日）" in step for step in clock.why)


def test_an_objection_on_the_fifth_working_day_is_in_time(house, sent):
    case = house.at("cg_handler", "Thu 2026-09-24 16:00").case(sent.number).do("object", reasons=REASONS)
    assert "已提异议，待核实" in " ".join(case.holders)


def test_an_objection_after_the_holiday_is_late_and_the_refusal_says_so(house, sent):
    case = house.at("cg_handler", "Mon 2026-09-28 09:00").case(sent.number)
    refusal = case.refused("object", reasons=REASONS)
    assert refusal.sentence == "异议最迟应在2026年9月24日（周四）提出，现已逾期，由本单位负责办理。"
    assert refusal.basis == "R-1.26"


def test_it_is_late_after_the_sweep_too(house, sent):
    house.sweep("Fri 2026-09-25 00:10")
    case = house.at("cg_handler", "Mon 2026-09-28 09:00").case(sent.number)
    refusal = case.refused("object", reasons=REASONS)
    assert "2026年9月24日" in refusal.sentence
    assert case.facts["责任持有单位"].startswith(URBAN)


# ---- T-21: in time, and refused


@pytest.fixture
def land(house):
    """Provide a case transferred to the land bureau on Thursday 8 October 2026."""
    return transferred(house.at("mtc_window", "Thu 2026-10-08 10:00"), LAND, **DRAIN)


def objected(house, land):
    return house.at("zr_handler", "Wed 2026-10-14 16:00").case(land.number).do("object", reasons=REASONS)


def refused(house, land):
    """Refuse the objection on Thursday 15 October 2026 and return the case as the sender sees it."""
    case = house.at("mtc_window", "Thu 2026-10-15 10:00").case(land.number)
    return case.do("decide_objection", decision="refused", reason="经核实属自然资源部门职责，请继续办理。")


def test_the_objection_limit_counts_the_working_saturday(house, land):
    clock = house.at("zr_handler", "Thu 2026-10-08 11:00").case(land.number).clock("提出异议")
    assert clock.due == "截止 2026年10月14日（周三）"
    assert any("2026年10月10日（周六）" in step for step in clock.why)


def test_while_an_objection_waits_the_receiver_stays_holder_and_its_time_runs(house, land):
    case = objected(house, land)
    assert case.facts["责任持有单位"].startswith(LAND)
    assert case.clock("书面告知").due == "截止 2026年10月23日（周五）"


def test_an_objection_waits_for_its_sender(house, land):
    objected(house, land)
    desk = house.at("mtc_window", "Thu 2026-10-15 09:00")
    assert desk.open("/work/objections").says(land.number)


def test_a_refused_objection_leaves_the_land_bureau_the_owner_and_its_notice_due_on_the_twenty_third(house, land):
    objected(house, land)
    case = refused(house, land)
    assert case.facts["责任持有单位"].startswith(LAND)
    assert case.clock("书面告知").due == "截止 2026年10月23日（周五）"


def test_the_refusal_is_on_file_with_its_reason(house, land):
    objected(house, land)
    case = refused(house, land)
    assert any("经核实属自然资源部门职责" in line for line in case.holders + case.story)
    told = house.at("zr_handler", "Thu 2026-10-15 11:00").open("/work/notices")
    assert told.says(land.number, "异议")


def test_silence_releases_nobody(house, land):
    objected(house, land)
    house.sweep("Fri 2026-10-30 09:00")
    case = house.at("zr_handler", "Fri 2026-10-30 09:30").case(land.number)
    assert case.facts["责任持有单位"].startswith(LAND)
    assert case.clock("书面告知").chip == "超期5个工作日"
