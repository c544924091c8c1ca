"""How many came, and who speaks for them (T-10, T-11)."""

import pytest

from tests.scenarios.registering import villagers

pytestmark = pytest.mark.seed("linjiang")

COMPENSATION = {
    "facts": "柳河村土地征收补偿款至今没有发放，六户村民要求公布补偿标准。",
    "claim": "公布补偿标准，发放补偿款",
    "competent": "临江县自然资源和规划局",
}


# ---- T-10: six people


@pytest.fixture
def window(house):
    """Provide the county's window on Monday 11 May 2026."""
    return house.at("mtc_window", "Mon 2026-05-11 09:00")


def test_six_villagers_are_one_batch_of_six_persons_and_a_group_visit(window):
    done = window.register(parties=villagers(6, representatives=5), **COMPENSATION)
    assert done.facts["人数"] == "1 批 6 人次，集体访"
    assert done.headline == "可以在这里提出，已登记接收"
    assert done.receipt().facts["人数"] == "1 批 6 人次"


def test_the_desk_asks_six_villagers_for_at_most_five_representatives(window):
    beside = window.look(parties=villagers(6), **COMPENSATION)
    assert beside.says("1 批 6 人次，属集体访，登记时即报告领导。", "请推选代表，最多 5 人；其余的人登记为共同反映人。")


def test_six_representatives_are_one_too_many_and_nothing_typed_is_lost(window):
    parties = villagers(6, representatives=6)
    back = window.register_wrong(parties=parties, **COMPENSATION)
    told = "代表最多 5 人，现在选了 6 人；其余的人请登记为“共同反映人”。"
    assert back.faults == {"parties-5-role": told}
    form = back.form("facts")
    assert [form[f"parties-{row}-name"] for row in range(6)] == [party["name"] for party in parties]
    assert form["facts"] == COMPENSATION["facts"]
    done = form.send(parties__5__role="共同反映人", button="登记")
    assert done.facts["人数"] == "1 批 6 人次，集体访"


def test_the_sixth_villager_stays_as_a_joint_petitioner(window):
    number = window.register(parties=villagers(6, representatives=5), **COMPENSATION).number
    roles = window.case(number).parties
    assert sum("推选的代表" in line for line in roles) == 5
    assert sum("共同反映人" in line for line in roles) == 1


def test_the_leader_is_alarmed_and_finds_the_case(house, window):
    number = window.register(parties=villagers(6, representatives=5), **COMPENSATION).number
    desk = house.at("leader", "Mon 2026-05-11 09:10")
    notice = next(row for row in desk.open("/work/notices").rows() if number in " ".join(row))
    assert notice[0].startswith("发生集体走访，共6人，请安排代表接谈。近30日同一镇街同类事项1件。")
    assert "集体访" in " ".join(desk.case(number).tags)


def test_without_representatives_the_interview_may_be_declined_and_the_record_stays(window):
    beside = window.look(parties=villagers(6), **COMPENSATION)
    assert beside.says("没有推选代表的，可以不予接谈，登记照常。")
    done = window.register(parties=villagers(6), interview_declined=True, **COMPENSATION)
    assert done.facts["人数"] == "1 批 6 人次，集体访，未推选代表，本次未接谈"
    assert done.number.startswith("XF-379901-20260511-")
    assert window.sees(done.number)


def test_with_representatives_nobody_declines_the_interview(window):
    done = window.register(parties=villagers(6, representatives=5), interview_declined=True, **COMPENSATION)
    assert done.facts["人数"] == "1 批 6 人次，集体访"


# ---- T-11: four and five


def test_four_people_are_no_group_visit(window):
    done = window.register(parties=villagers(4), **COMPENSATION)
    assert done.facts["人数"] == "1 批 4 人次"


def test_five_people_are_a_group_visit_and_all_may_be_representatives(window):
    done = window.register(parties=villagers(5, representatives=5), **COMPENSATION)
    assert done.facts["人数"] == "1 批 5 人次，集体访"


def test_five_people_are_not_asked_to_elect_anybody(window):
    beside = window.look(parties=villagers(5), **COMPENSATION)
    assert "请推选代表" not in beside.text
