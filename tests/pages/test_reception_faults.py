"""Bad input at the desk gets a clear error at its field, and loses nothing."""

import re

import pytest
from sqlalchemy import func, select

from models.tables.reception import Visit
from tests.dates import moment
from tests.pages.desk import ROAD, road, villagers


def at_field(page, field):
    """Return the message that stands at a field."""
    found = re.search(rf'id="{field}-error">(.*?)</p>', page, re.S)
    assert found, f"nothing is told at {field}"
    assert f'href="#{field}' in page, f"the summary does not lead to {field}"
    return re.sub(r"<[^>]+>.*?</[^>]+>", "", found.group(1)).strip()


def nothing_written(session):
    session.rollback()
    return session.scalar(select(func.count()).select_from(Visit)) == 0


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"parties-0-id_number": "379901198003150018"}, "parties-0-id_number", "校验位不对"),
        ({"parties-0-id_number": "12345"}, "parties-0-id_number", "应为 18 位，现在是 5 位"),
        ({"parties-0-phone": "12"}, "parties-0-phone", "不像电话号码"),
        ({"parties-0-name": ""}, "parties-0-name", "请填写姓名或名称"),
        ({"visited_on": "2026-03-10"}, "visited_on", "日期不能晚于今天"),
        ({"visited_on": "2026-13-45"}, "visited_on", ""),
        ({"visited_on": ""}, "visited_on", "请填写日期"),
        ({"persons": "0"}, "persons", "人数应为 1 至"),
        ({"persons": "many"}, "persons", ""),
        ({"place": "不存在的庄"}, "place", "区划表里没有这个地方"),
        ({"place": "", "town": "99999999"}, "place", "区划表里没有这个地方"),
        ({"place": ""}, "place", "请填写事情发生的乡镇"),
        ({"parties-0-home": "不存在的庄"}, "parties-0-home", "本县没有这个村"),
        ({"facts": "", "title": ""}, "facts", "请记录反映的事实"),
        ({"facts": "字" * 20_001}, "facts", "最多 20000 字，现在是 20001 字"),
        ({"title": "字" * 121}, "title", "最多 120 字"),
        ({"kind": ""}, "kind", "请选择类别"),
        ({"branch": "", "route": ""}, "branch", "须选择一条途径"),
        ({"route": "discipline"}, "route", "不符"),
        ({"competent": ""}, "competent", "不清楚由谁管"),
        ({"national_number": "9" * 39}, "national_number", "最多 38 位"),
        ({"parties-0-born_on": "2015-01-01"}, "parties-0-born_on", "须由监护人参加"),
        ({"parties-0-role": "agent"}, "parties-0-acts_for", "代理的是哪一位"),
    ],
)
def test_a_fault_is_told_at_its_field_and_the_rest_is_kept(send, session, typed, field, told):
    page = send(claim="尽快修好", **typed)
    assert page.status_code == 422
    assert told in at_field(page.text, field)
    assert "尽快修好" in page.text
    assert nothing_written(session)


def test_six_representatives_are_one_too_many(send, session):
    page = send("mtc_window", "Mon 2026-05-11 09:00", persons="6", **villagers(6, representatives=6))
    assert page.status_code == 422
    assert "代表最多 5 人，现在选了 6 人" in at_field(page.text, "parties-5-role")
    assert all(f'value="村民{at}"' in page.text for at in range(1, 7))
    assert nothing_written(session)


def test_a_fault_behind_an_empty_row_is_told_in_its_own_row(send):
    rows = {"parties-1-name": "", "parties-1-side": "respondent", "parties-2-name": "乙", "parties-2-phone": "12"}
    assert "不像电话号码" in at_field(send(**rows).text, "parties-2-phone")


def test_ten_megabytes_of_text_are_refused_at_the_field_and_come_back(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    text = ROAD * (10 * 1024 * 1024 // len(ROAD.encode()))
    page = signed_in("lh_town").post(
        "/reception/new", data=road(linjiang, facts=text), content_type="multipart/form-data"
    )
    assert page.status_code == 422
    assert "请摘要填写" in at_field(page.text, "facts")
    assert text in page.text


def test_even_more_text_is_answered_in_words(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    browser = signed_in("lh_town")
    kept = browser.post("/reception/drafts", data=road(linjiang))
    page = browser.post(
        "/reception/new", data=road(linjiang, facts="x" * 17 * 1024 * 1024), content_type="multipart/form-data"
    )
    assert page.status_code == 413
    assert "这一次没有保存" in page.text
    assert kept.status_code == 200
    assert "王*国" in browser.get("/reception/drafts").text


def test_signs_that_cannot_be_stored_are_refused(send):
    assert "无法保存的字符" in at_field(send(facts="路坏了\x00").text, "facts")


def test_an_organisation_shows_its_credit_code(send):
    company = {"parties-0-nature": "organisation", "parties-0-name": "临江县供水有限公司"}
    wrong = send(**company, **{"parties-0-id_number": "913799 01MA30000031"})
    assert "统一社会信用代码的校验位不对" in at_field(wrong.text, "parties-0-id_number")
    assert send(**company, **{"parties-0-id_number": "91379901MA30000030"}).status_code == 303
