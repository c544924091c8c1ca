"""Accusations: the accused find no trace of them anywhere, and a mixed letter is taken apart (T-08, T-37, T-49)."""

import pytest

from tests.scenarios.looking import seen_by
from tests.scenarios.registering import query_code_of, villagers

pytestmark = pytest.mark.seed("linjiang")

TOWN = "临江县柳河镇人民政府"
HOUSING = "临江县住房和城乡建设局"
WAGES_BUREAU = "临江县人力资源和社会保障局"
DISCIPLINE = "中共临江县纪律检查委员会、临江县监察委员会"
TO_DISCIPLINE = f"{DISCIPLINE}（纪检监察）"
ACCUSATION = {"kind": "检举控告", "branch": "", "competent": ""}
CLERK, PASSED_ON = "mtc_window", "已依法转送，按规定答复。"


def transferred(case):
    """Transfer an accusation to discipline as its page offers it."""
    return case.do("transfer", to_id=TO_DISCIPLINE, reason="按干部管理权限移送")


# ---- T-08: the head of a town, accused at the city

BRIBE = {
    "facts": "柳河镇镇长收受工程老板现金五万元，要求查处。",
    "claim": "依纪依法查处",
    "county": "临江县",
    "accused": [TOWN],
} | ACCUSATION
TOWN_PEOPLE = ("lh_town", "lh_head", "lh_mediator")
AT_CITY, TOWN_LOOKS = "Mon 2026-06-01 10:00", "Mon 2026-06-01 15:00"
TOWN_SEEKS = ("收受", "工程老板", "王建国", "13800000001", "0001")


@pytest.fixture
def bribe(house):
    """Provide the accusation brought to the city, as its visit's page tells it."""
    return house.at("city_window", AT_CITY).register(**BRIBE)


def test_the_level_rule_does_not_bind_an_accusation(bribe):
    assert (bribe.decision, bribe.skip) == ("接收登记", None)
    assert bribe.reason.startswith("检举控告不受逐级走访限制，按干部管理权限移送")
    assert bribe.reason.endswith("（依据 R-1.53）")
    assert "按干部管理权限移送纪检监察机关" in bribe.owed


def test_it_goes_to_discipline_and_nowhere_else(house, bribe):
    case = house.at("city_window", AT_CITY).case(bribe.number)
    refusal = case.refused("transfer", to_id=HOUSING, reason="请核实")
    assert refusal.sentence == "检举控告只能按管理权限移送纪检监察机关。"
    assert refusal.basis == "R-1.23"
    assert transferred(case).facts["责任持有单位"].startswith(DISCIPLINE)
    assert house.at("discipline", TOWN_LOOKS).sees(bribe.number)


def test_the_town_is_no_target_of_its_own_accusation(house, bribe):
    case = house.at("city_window", AT_CITY).case(bribe.number)
    assert case.refused("transfer", to_id=TOWN, reason="请核实").sentence == "这个单位不能接收这件事项。"


@pytest.mark.parametrize("login", TOWN_PEOPLE)
def test_the_town_sees_nothing(house, login):
    """List, search, counts, clocks, trays, notices, exceptions, desk: word for word as before."""
    before = seen_by(house, login, TOWN_LOOKS, words=TOWN_SEEKS)
    desk = house.at("city_window", AT_CITY)
    number = desk.register(**BRIBE).number
    transferred(desk.case(number))
    house.sweep("Mon 2026-06-01 14:00")
    assert seen_by(house, login, TOWN_LOOKS, words=TOWN_SEEKS) == before
    assert not house.at(login, TOWN_LOOKS).sees(number)


def test_the_towns_next_number_has_no_gap(house, bribe):
    assert house.at("lh_town", TOWN_LOOKS).register().number == "XF-379901-20260601-F0001"
    assert bribe.number.split("-")[2] != "20260601"


def test_the_desk_of_the_town_is_told_of_no_earlier_case_of_the_same_person(house):
    before = house.at("lh_town", TOWN_LOOKS).look().text
    house.at("city_window", AT_CITY).register(**BRIBE)
    assert house.at("lh_town", TOWN_LOOKS).look().text == before


# ---- mixed letters are split


def part_fields(*parts):
    """Return parts as the form of a split names them."""
    return {f"parts__{row}__{name}": value for row, part in enumerate(parts) for name, value in part.items()}


def split(case, *parts):
    """Split a case into parts, pressing for a row more for every one beyond the second."""
    page = case.open("split")
    for _more in parts[2:]:
        page = page.form("version").send(button="再加一部分")
    page.form("version").send(**part_fields(*parts))
    return case.reload()


def related(case):
    """Return the numbers of the cases that a case's page calls related, in their order."""
    return [words for words, path in case.page.links.items() if words.startswith("XF-") and path != case.path]


def papers_behind(case):
    """Return the words of the case's page and of every paper and visit it leads to."""
    paths = [path for path in case.page.links.values() if "/documents/" in path or "/reception/visits/" in path]
    visits = [case.page.browser.open(path) for path in paths]
    further = [path for page in visits for path in page.links.values() if path.endswith(("/receipt", "/guide-slip"))]
    return "\n".join([case.page.text, *(page.text for page in visits), *map(str, map(case.page.browser.open, further))])


# ---- T-37: a letter of 1 June that accuses the housing bureau's director and asks for a permit

LETTER = {
    "channel": "来信",
    "facts": "办理准建手续半年没有结果，请求给个答复。另反映局里负责人索要好处。",
    "claim": "办理准建手续",
    "branch": "4 行政复议、裁决、确认、许可、处罚",
    "competent": HOUSING,
}
PERMIT = {
    "kind": "申诉求决",
    "branch": "4 行政复议、裁决、确认、许可、处罚",
    "route": "行政许可、确认、裁决",
    "title": "办理准建手续",
    "facts": "办理准建手续半年没有结果，请求给个答复。",
    "claim": "办理准建手续",
}
DIRECTOR = {
    "kind": "检举控告",
    "branch": "",
    "route": "纪检监察",
    "title": "反映负责人问题",
    "facts": "局里负责人索要好处。",
    "accused": [HOUSING],
}
ON_1_JUNE, HOUSING_LOOKS = "Mon 2026-06-01 10:00", "Tue 2026-06-02 15:00"
HOUSING_PEOPLE = ("zj_handler", "zj_head")
HOUSING_SEEKS = ("索要", "好处", "反映", "王建国", "13800000001", "0001")
DIRECTOR_WORDS = ("索要", "好处", "负责人问题", "保密", "由拆分", "由一件拆分")


@pytest.fixture
def letter(house):
    """Provide the permit's case and its accusation's number; the permit is on its way to the bureau."""
    desk = house.at(CLERK, ON_1_JUNE)
    case = split(desk.case(desk.register(**LETTER).number), PERMIT, DIRECTOR)
    (accusation,) = related(case)
    return case.do("transfer", to_id=HOUSING, reason="属其法定职责"), accusation


def permit_alone(house):
    """Let the same letter come without the accusation, and be sent to the bureau."""
    desk = house.at(CLERK, ON_1_JUNE)
    case = desk.case(desk.register(**LETTER | {"facts": PERMIT["facts"], "route": PERMIT["route"]}).number)
    case.do("transfer", to_id=HOUSING, reason="属其法定职责")


def test_a_mixed_letter_is_two_cases_for_the_clerk_who_took_it_apart(house, letter):
    permit, accusation = letter
    assert house.at(CLERK, HOUSING_LOOKS).case(accusation).page.says("保密，仅指定人员可见", DIRECTOR["facts"])
    assert house.at("discipline", HOUSING_LOOKS).sees(accusation)
    assert permit.facts["责任持有单位"].startswith(HOUSING)
    assert accusation.split("-")[2] != "20260601"


@pytest.mark.parametrize("login", HOUSING_PEOPLE)
def test_the_bureau_sees_the_permit_and_nothing_beside_it(house, letter, login):
    permit, accusation = letter
    told = seen_by(house, login, HOUSING_LOOKS, words=[*HOUSING_SEEKS, accusation])
    del told[f"/cases?q={accusation}"]
    assert [path for path, text in told.items() if accusation in text] == []
    case = house.at(login, HOUSING_LOOKS).case(permit.number)
    assert related(case) == []
    everything = papers_behind(case) + "".join(told.values())
    assert [word for word in DIRECTOR_WORDS if word in everything] == []
    assert not house.at(login, HOUSING_LOOKS).sees(accusation)


@pytest.mark.parametrize("login", HOUSING_PEOPLE)
def test_the_bureaus_counts_do_not_move_when_the_letter_is_taken_apart(house, login):
    """The home tiles, the trays and the clocks' tabs are the same with an accusation in the county as without."""
    permit_alone(house)
    before = seen_by(house, login, HOUSING_LOOKS, words=HOUSING_SEEKS)
    desk = house.at(CLERK, ON_1_JUNE)
    desk.register(**ACCUSATION | {"channel": "来信", "facts": DIRECTOR["facts"], "accused": [HOUSING]})
    assert seen_by(house, login, HOUSING_LOOKS, words=HOUSING_SEEKS) == before


def test_the_bureau_may_not_be_sent_its_own_accusation(house, letter):
    _permit, accusation = letter
    refusal = house.at(CLERK, HOUSING_LOOKS).case(accusation).refused("transfer", to_id=HOUSING, reason="请核实")
    assert refusal.sentence == "这个单位不能接收这件事项。"


def test_no_part_beside_the_accusation_may_carry_its_words(house):
    desk = house.at(CLERK, ON_1_JUNE)
    case = desk.case(desk.register(**LETTER).number)
    leaky = PERMIT | {"facts": "办理准建手续半年没有结果，局长受贿。"}
    answer = case.open("split").form("version").send(expect=409, **part_fields(leaky, DIRECTOR))
    assert answer.refusal.basis == "R-1.53"


def test_the_auditor_reads_of_a_case_that_was_registered_and_sent_and_of_nothing_else(house, letter):
    lines = [row for row in house.at("auditor", HOUSING_LOOKS).open("/record").rows() if row[3]]
    assert [row[1].split()[-1] for row in lines] == ["case.transfer", "visit.registered"]
    named = house.at("discipline", HOUSING_LOOKS).open("/record").text
    assert "case.split_off" in named
    assert "case.split" in named


# ---- T-49: wages, a beating and a bribe in one letter

WAGE_BRANCH = "5 查处违法、履行职责"
MIXED = {
    "channel": "来信",
    "facts": "包工头拖欠三个月工资，讨要时把人打伤，还给村干部送钱。",
    "claim": "发还工资，处理打人者",
    "branch": WAGE_BRANCH,
    "competent": WAGES_BUREAU,
}
WAGES = {
    "kind": "申诉求决",
    "branch": WAGE_BRANCH,
    "route": "欠薪投诉",
    "title": "拖欠工资",
    "facts": "包工头拖欠三个月工资",
    "claim": "发还工资",
}
BEATING = {
    "kind": "申诉求决",
    "branch": "4 行政复议、裁决、确认、许可、处罚",
    "route": "治安调解、处罚",
    "title": "讨薪被打",
    "facts": "讨要工资时被人打伤",
    "claim": "处理打人者",
}
CADRE = {
    "kind": "检举控告",
    "branch": "",
    "route": "纪检监察",
    "title": "反映干部问题",
    "facts": "村干部收了包工头的钱",
    "accused": [TOWN],
}
LATER = "Mon 2026-06-08 10:00"


@pytest.fixture
def mixed(house):
    """Provide the code on the receipt, and the numbers of the three cases."""
    desk = house.at(CLERK, ON_1_JUNE)
    done = desk.register(**MIXED, parties=villagers(2))
    code = done.query_code()
    case = split(desk.case(done.number), WAGES, BEATING, CADRE)
    return code, [case.number, *related(case)]


def test_one_letter_becomes_three_linked_cases_each_on_its_way(house, mixed):
    _code, numbers = mixed
    wages, beating, bribe = (house.at(CLERK, ON_1_JUNE).case(number) for number in numbers)
    assert [case.facts["类别"].split(" · ")[0] for case in (wages, beating, bribe)] == [
        "申诉求决",
        "申诉求决",
        "检举控告",
    ]
    assert [case.facts["途径"] for case in (wages, beating, bribe)] == ["欠薪投诉", "治安调解、处罚", "纪检监察"]
    assert "保密，仅指定人员可见" in bribe.tags
    assert transferred(bribe).facts["责任持有单位"].startswith(DISCIPLINE)


def test_who_holds_one_of_the_open_parts_is_told_of_the_other_alone(house, mixed):
    _code, (wages, beating, bribe) = mixed
    house.at(CLERK, ON_1_JUNE).case(wages).do("transfer", to_id=WAGES_BUREAU, reason="属其法定职责")
    case = house.at("rs_handler", LATER).case(wages)
    assert beating in case.page.text
    assert bribe not in case.page.text
    assert "干部" not in papers_behind(case)


def test_the_petitioner_sees_all_three_under_one_code(house, mixed):
    code, (wages, beating, bribe) = mixed
    page = house.citizen(wages, code, LATER)
    assert page.says("拖欠工资", "讨薪被打", beating, bribe, PASSED_ON)
    assert "反映干部问题" not in page.text


def test_a_receipt_printed_by_who_holds_an_open_part_does_not_tell_of_the_accusation(house, mixed):
    _code, (wages, _beating, bribe) = mixed
    house.at(CLERK, ON_1_JUNE).case(wages).do("transfer", to_id=WAGES_BUREAU, reason="属其法定职责")
    held = house.at("rs_handler", LATER).case(wages)
    receipt = next(path for path in held.page.links.values() if path.endswith("/receipt"))
    other = query_code_of(held.page.browser.open(receipt))
    page = house.citizen(wages, other, LATER)
    assert page.says("拖欠工资", "讨薪被打")
    assert (bribe in page.text, PASSED_ON in page.text) == (False, False)
