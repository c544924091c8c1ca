"""A threat by telephone, an anonymous letter, a complaint called a disclosure request (T-43, T-44, T-55)."""

import pytest

pytestmark = pytest.mark.seed("linjiang")

ANONYMOUS = {"parties": [{"nature": "匿名"}], "channel": "来信", "no_address": True}
THREAT = {
    "channel": "来电",
    "facts": "来电人说工钱再不给，今晚就从工地塔吊上跳楼。",
    "claim": None,
    "kind": None,
    "branch": None,
    "competent": "不清楚由谁管",
}
DISCLOSURE = {
    "facts": "申请信息公开：为什么不给我们修路，镇里没人管，要求查处不作为的干部，请给个说法。",
    "claim": "要求查处",
}


# ---- T-43: somebody says he will jump


@pytest.fixture
def telephone(house):
    """Provide the county's window on Monday 16 March 2026 at 16:50."""
    return house.at("mtc_window", "Mon 2026-03-16 16:50")


def test_the_alarm_comes_before_anything_is_classified(telephone):
    beside = telephone.look(**THREAT)
    assert beside.says("先处置，后分类：文字中有“跳楼”（扬言自伤、轻生）", "立即报 110", "30 分钟内签收、2 小时内首报")


def test_what_sounds_like_a_threat_is_not_registered_before_somebody_says_whether_it_is_one(telephone):
    back = telephone.register_wrong(**THREAT)
    assert back.faults["urgent"] == "文字中有“跳楼”，请先确认是不是紧急情况。"
    assert back.form("facts")["facts"] == THREAT["facts"]


@pytest.fixture
def threat(telephone):
    """Provide the threat as it was registered: classified by nobody, police called."""
    return telephone.register(urgent="是，紧急", police_called=True, **THREAT)


def test_a_threat_is_registered_unclassified_and_counts_in_minutes(house, threat):
    assert threat.owed[0] == "立即报告：30 分钟内签收，2 小时内首报"
    case = house.at("mtc_window", "Mon 2026-03-16 16:55").case(threat.number)
    assert (case.clock("紧急情况签收").chip, case.clock("紧急情况首报").chip) == ("剩25分钟", "剩115分钟")


def test_leader_and_office_are_alarmed_at_once(house, threat):
    for login in ("leader", "xf_office"):
        assert threat.number in house.at(login, "Mon 2026-03-16 16:52").open("/work/urgent").text


def test_the_alarm_is_heard_in_thirty_minutes_and_reported_up_to_the_state_bureau_in_two_hours(house, threat):
    case = house.at("leader", "Mon 2026-03-16 17:15").case(threat.number).do("acknowledge_urgent")
    assert case.clock("紧急情况签收").chip == "已按期办结"
    case = house.at("leader", "Mon 2026-03-16 18:30").case(threat.number).do("report_urgent")
    assert case.clock("紧急情况首报").chip == "已按期办结"
    told = " ".join(case.page.section("紧急报告"))
    targets = ("本级党委、政府", "主管部门", "联席会议办公室", "上一级信访部门", "国家信访局")
    assert all(target in told for target in targets)


def test_an_alarm_nobody_heard_is_missed_after_thirty_minutes(house, threat):
    house.sweep("Mon 2026-03-16 17:21")
    case = house.at("mtc_window", "Mon 2026-03-16 17:25").case(threat.number)
    assert case.clock("紧急情况签收").chip == "超期5分钟"


# ---- T-44: an anonymous letter without an address


@pytest.fixture
def letter(house):
    """Provide the county's window on Monday 16 March 2026, and the anonymous letter registered there."""
    return house.at("mtc_window", "Mon 2026-03-16 09:00").register(**ANONYMOUS)


def test_an_anonymous_letter_is_registered_and_not_called_a_skip(letter):
    assert (letter.decision, letter.skip) == ("接收登记", None)
    assert letter.number == "XF-379901-20260316-X0001"
    assert "15 日内书面告知接收情况、途径和程序" not in letter.owed


def test_an_anonymous_letter_is_passed_on_within_fifteen_days_and_owes_nobody_a_notice(letter):
    receipt = letter.receipt()
    assert receipt.says("转送、交办", "2026年3月31日（周二）")
    assert "书面告知" not in receipt.text


def test_the_anonymous_letter_reaches_the_town_without_a_notice_clock(house, letter):
    case = house.at("mtc_window", "Tue 2026-03-31 10:00").case(letter.number)
    case = case.do("transfer", to_id="临江县柳河镇人民政府", reason="属其法定职责")
    assert case.clock("登记并转送、交办").chip == "已按期办结"
    assert not case.has_clock("书面告知")
    town = house.at("lh_town", "Wed 2026-04-01 10:00").case(letter.number)
    town = town.do("give_notice", claims_exemption=True)
    assert town.tags[0] == "已告知"


# ---- T-55: an information request that is really a complaint


def test_a_complaint_in_the_dress_of_a_disclosure_request_is_told_apart(house):
    beside = house.at("mtc_window", "Mon 2026-03-16 09:00").look(**DISCLOSURE)
    assert beside.says(
        "名为信息公开，实为反映问题",
        "依法不作为信息公开申请处理，请告知对方按信访渠道提出（《政府信息公开条例》第39条）。",
    )
    assert "法定途径：政府信息公开" not in beside.text
    assert next(where for words, where in beside.links.items() if "接待场所和办理程序" in words).endswith("/centres")


def test_a_request_for_a_document_is_no_complaint(house):
    request = {"facts": "申请信息公开：柳河村2025年征地批复文件和补偿方案复印件。", "claim": "提供复印件"}
    beside = house.at("mtc_window", "Mon 2026-03-16 09:00").look(**request)
    assert "名为信息公开" not in beside.text
    assert beside.says("政府信息公开")
