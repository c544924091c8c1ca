"""Bad input gets its message at its field, and loses nothing of what was typed (issue 2, section 8)."""

import pytest

from tests.scenarios.registering import PLAIN, WANG

pytestmark = pytest.mark.seed("linjiang")

TEN_MEGABYTES = 10 * 1024 * 1024
HEADER = "code12,name,level,parent12"


@pytest.fixture
def desk(house):
    """Provide the desk of 柳河镇 on Monday 9 March 2026."""
    return house.at("lh_town", "Mon 2026-03-09 09:00")


def kept(form):
    """Return what a plain entry has typed and still stands there."""
    return form["parties-0-name"], form["parties-0-phone"], form["facts"], form["claim"], form["place"]


TYPED = (WANG["name"], WANG["phone"], PLAIN["facts"], PLAIN["claim"], PLAIN["place"])


def test_a_wrong_check_digit_is_told_at_the_number(desk):
    back = desk.register_wrong(parties=[WANG | {"id_number": "379901198003150018"}])
    told = "身份证号的校验位不对，可能有一位写错，请对照证件逐位核对。"
    assert back.faults == {"parties-0-id_number": told}
    form = back.form("facts")
    assert kept(form) == TYPED
    assert form["parties-0-id_number"] == "379901198003150018"


def test_a_day_to_come_is_told_at_the_date(desk):
    back = desk.register_wrong(visited_on="2026-03-10")
    assert back.faults == {"visited_on": "日期不能晚于今天。"}
    assert kept(back.form("facts")) == TYPED
    assert back.form("facts")["visited_on"] == "2026-03-10"


def test_a_date_that_does_not_exist_is_told_at_the_date(desk):
    back = desk.register_wrong(visited_on="2026-02-30")
    assert list(back.faults) == ["visited_on"]
    assert kept(back.form("facts")) == TYPED
    assert back.form("facts")["visited_on"] == "2026-02-30"


def test_a_place_that_nobody_knows_is_told_at_the_place(desk):
    back = desk.register_wrong(place="桃花源村")
    assert back.faults == {"place": "区划表里没有这个地方，请核对名称，或从下面的列表中选择。"}
    assert kept(back.form("facts")) == (*TYPED[:-1], "桃花源村")


def test_ten_megabytes_of_text_are_too_long_and_still_there(desk):
    text = "路" * (TEN_MEGABYTES // 3)
    back = desk.register_wrong(facts=text)
    assert back.faults["facts"].startswith("最多 ")
    form = back.form("facts")
    assert form["facts"] == text
    assert form["parties-0-name"] == WANG["name"]


def test_what_is_put_right_is_registered_without_typing_it_again(desk):
    back = desk.register_wrong(visited_on="2026-03-10")
    done = back.form("facts").send(visited_on="2026-03-09", button="登记")
    assert done.heading == "登记结果"


def test_several_faults_are_told_at_once_each_at_its_field(desk):
    back = desk.register_wrong(
        parties=[WANG | {"id_number": "37990119800315001", "phone": "12"}], visited_on="2026-03-10", facts=""
    )
    assert set(back.faults) == {"parties-0-id_number", "parties-0-phone", "visited_on", "facts"}


# ---- the import of divisions


@pytest.fixture
def importing(house):
    """Provide the page where the administrator imports a table of divisions."""
    desk = house.at("admin", "Mon 2026-03-09 09:00")
    return desk.open("/administration/territory/import").form("table").fill(as_of="2026-03-09")


def test_a_picture_is_no_table(importing):
    back = importing.send_wrong(table=(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.csv"), button="导入")
    assert back.faults == {"table": "这不是文本文件。请在电子表格里另存为 CSV 后再上传。"}
    assert back.form("table")["as_of"] == "2026-03-09"


def test_a_letter_is_no_table_either(importing):
    back = importing.send_wrong(table=("尊敬的领导：\n您好。\n".encode(), "letter.csv"), button="导入")
    assert "code12,name,level,parent12" in back.faults["table"]


def test_a_bad_line_is_told_by_its_number_and_nothing_is_imported(house, importing):
    table = f"{HEADER}\n379901103000,石桥镇,4,379901000000\n37990110,坏行,4,379901000000\n"
    back = importing.send(table=(table.encode(), "table.csv"), button="导入", expect=422)
    assert back.says("没有导入")
    assert [row[0] for row in back.rows("不合要求的行")] == ["3"]
    desk = house.at("admin", "Mon 2026-03-09 09:10")
    assert "石桥镇" not in desk.open("/administration/territory").text
