"""The extension of the sixty days, and everything that is refused about it (T-16)."""

import pytest

from tests.scenarios.chains import IN_HAND, NOTICE, accepted

pytestmark = pytest.mark.seed("linjiang")

HANDLING = "办理并出具处理意见"
REASON = "涉及三家单位，情况复杂，需要补充勘验"


@pytest.fixture
def case(house):
    """Provide a case of 柳河镇 accepted on Monday 1 June 2026, due on Friday 31 July."""
    found = accepted(house, "Mon 2026-06-01 09:00")
    assert found.clock(HANDLING).due == "截止 2026年7月31日（周五）"
    return found


def head(house, case, when):
    """Return the case before the head of 柳河镇."""
    return house.at("lh_head", when).case(case.number)


def extended(house, case, when="Thu 2026-07-30 10:00"):
    return head(house, case, when).do("extend", days=30, reason=REASON)


def told(house, case, when="Thu 2026-07-30 15:00"):
    return house.at("lh_town", when).case(case.number).do("notify_extension", reason=REASON, **IN_HAND)


def test_thirty_days_approved_and_told_end_on_a_sunday_in_august(house, case):
    """T-16 (a)."""
    extended(house, case)
    clock = told(house, case).clock(HANDLING)
    assert clock.due == "截止 2026年8月30日（周日）"
    assert any("2026年8月28日（周五） 此前最后一个工作日" in step for step in clock.why)


def test_the_petitioner_is_told_why_and_sees_the_new_date(house):
    done = house.at("lh_town", "Mon 2026-06-01 09:00").register()
    code = done.query_code()
    case = house.at("lh_town", "Mon 2026-06-01 09:00").case(done.number).do("give_notice", **NOTICE).do("accept")
    extended(house, case)
    told(house, case)
    page = house.citizen(done.number, code, "Fri 2026-07-31 09:00")
    assert page.says("最迟 2026年8月30日（周日）", "延期告知书")
    letter = house.at("lh_town", "Fri 2026-07-31 09:00").case(done.number).page
    assert letter.follow(next(words for words in letter.links if "延期告知书" in words)).says(REASON)


def test_thirty_one_days_are_refused(house, case):
    """T-16 (b)."""
    refusal = head(house, case, "Thu 2026-07-30 10:00").refused("extend", days=31, reason=REASON)
    assert refusal.sentence == "最多只能延长 30 日。"
    assert refusal.basis == "R-1.58"


def test_after_the_due_day_nothing_is_extended(house, case):
    """T-16 (c)."""
    refusal = head(house, case, "Sat 2026-08-01 09:00").refused("extend", days=30, reason=REASON)
    assert refusal.sentence == "期限已在 2026年7月31日（周五） 届满，届满后不能再批准延长。"
    assert refusal.basis == "R-1.58"


def test_a_second_extension_is_refused(house, case):
    """T-16 (d)."""
    extended(house, case)
    told(house, case)
    refusal = head(house, case, "Thu 2026-08-20 10:00").refused("extend", days=10, reason=REASON)
    assert refusal.sentence == "这项时限已经延长过 1 次，最多只能延长 1 次。"
    assert refusal.basis == "R-1.58"


def test_an_extension_that_nobody_told_the_petitioner_is_incomplete_and_moves_nothing(house, case):
    """T-16 (e)."""
    extended(house, case)
    clock = house.at("lh_town", "Fri 2026-07-31 09:00").case(case.number).clock(HANDLING)
    assert (clock.chip, clock.due) == ("今天是最后一个工作日", "截止 2026年7月31日（周五）")
    assert any("告知之前延长不生效，截止日不变。" in step for step in clock.why)


def test_told_after_the_due_day_it_moves_nothing_either(house, case):
    extended(house, case)
    late = told(house, case, "Mon 2026-08-03 09:00").clock(HANDLING)
    assert (late.chip, late.due) == ("超期1个工作日", "截止 2026年7月31日（周五）")
    assert any("迟于2026年7月31日（周五），延长不生效，截止日不变。" in step for step in late.why)


def test_the_desk_is_told_that_the_head_extends(house, case):
    line = house.at("lh_town", "Thu 2026-07-30 10:00").case(case.number).not_offered("批准延期")
    assert line == "批准延期 责任持有单位负责人 （依据 R-1.58）"
