"""The calendar of working days as pages and as a command."""

import io

import pytest

from mediation.clocks.codes import TermCode
from models.operations.unit_of_work import unit_of_work
from models.queries.clocks import clocks_of_case
from tests.dates import day, moment
from tests.factories.clocks import begin_in_liuhe
from tests.factories.law import law_on
from tests.operations.test_calendar import NOTICE_2027, SOURCE


def upload(browser, lines=NOTICE_2027, *, button="write", year="2027", source=SOURCE, encoding="utf-8"):
    content = io.BytesIO("".join(lines).encode(encoding))
    data = {"year": year, "source": source, "notice": (content, "2027.csv"), button: "1"}
    return browser.post("/administration/calendar/load", data=data, content_type="multipart/form-data")


def test_everybody_sees_which_days_are_off_and_whether_they_are_published(signed_in, clock, linjiang):
    clock.set(moment("Mon 2026-11-23 10:00"))
    page = signed_in("lh_mediator").get("/administration/calendar?year=2026").text
    assert "5月1日（周五）至5月5日（周二）" in page
    assert "5月9日（周六）" in page
    assert "已公布" in page
    assert "载入放假安排" not in page
    assert "尚未载入" in signed_in("admin").get("/administration/calendar?year=2027").text


def test_a_notice_is_checked_first_and_then_loaded(signed_in, clock, linjiang, session):
    clock.set(moment("Mon 2027-08-09 09:00"))
    with unit_of_work(session) as work:
        case_id = begin_in_liuhe(work, linjiang, TermCode.HANDLE_60, "Sun 2027-08-08 09:00", number="XF-1")
    admin = signed_in("admin")
    checked = upload(admin, button="check")
    assert (checked.status_code, "检查通过，尚未写入" in checked.text) == (200, True)
    assert "2027年10月7日（周四）" in checked.text
    assert upload(admin).status_code == 302
    page = admin.get("/administration/calendar?year=2027").text
    assert "其中 1 项日期有变" in page
    assert SOURCE in page
    (row,) = clocks_of_case(
        session(), law_on(session, day("Mon 2027-08-09")), case_id, now=moment("Mon 2027-08-09 09:00")
    )
    assert row.reading.alarm_on == day("Thu 2027-09-30")


def test_a_notice_saved_by_a_chinese_spreadsheet_is_read_too(signed_in, clock, linjiang):
    clock.set(moment("Mon 2026-11-23 10:00"))
    assert upload(signed_in("admin"), encoding="gb18030").status_code == 302


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"lines": [*NOTICE_2027, "2027-13-01,元旦,off\n"]}, "第26行：“2027-13-01”不是日期"),
        ({"lines": ["日期\n"]}, "第一行应为表头"),
        ({"lines": ["\x00\x01"]}, "这不是文本文件"),
        ({"lines": ["x" * 300_000]}, "文件太大"),
        ({"year": "2072"}, "2072 年离今年太远"),
        ({"year": "abc"}, "请填写四位年份。"),
        ({"source": ""}, "请写明依据的通知。"),
    ],
)
def test_a_bad_notice_is_told_where_it_is_bad_and_writes_nothing(signed_in, clock, linjiang, changes, told):
    clock.set(moment("Mon 2026-11-23 10:00"))
    admin = signed_in("admin")
    answer = upload(admin, **changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert "尚未载入" in admin.get("/administration/calendar?year=2027").text


def test_only_the_administrator_loads_a_notice(signed_in, linjiang):
    assert upload(signed_in("leader")).status_code == 403


def test_a_notice_is_loaded_from_the_command_line(app, clock, linjiang, tmp_path):
    clock.set(moment("Mon 2026-11-23 10:00"))
    file = tmp_path / "2027.csv"
    file.write_text("".join(NOTICE_2027), encoding="utf-8")
    run = app.test_cli_runner().invoke
    dry = run(args=["calendar", "load", str(file), "--year", "2027", "--source", SOURCE, "--dry-run"])
    assert "nothing was written" in dry.output
    done = run(args=["calendar", "load", str(file), "--year", "2027", "--source", SOURCE])
    assert (done.exit_code, "22 days off, 2 worked" in done.output) == (0, True)
    file.write_text("date,name,kind\n2027-13-01,元旦,off\n", encoding="utf-8")
    bad = run(args=["calendar", "load", str(file), "--year", "2027", "--source", SOURCE])
    assert bad.exit_code == 1
    assert "第2行" in bad.output
