"""Divisions as a browser and the command line see them."""

import gzip
import io

import pytest
from sqlalchemy import func, select

from models.queries.territory import towns_of
from models.tables.territory import Division
from tests.dates import day, moment
from tests.worlds.linjiang import TABLE

TODAY = day("Mon 2026-03-02")
HEADER = "code12,name,level,parent12"
WHOLE = TABLE.read_text(encoding="utf-8")
WITH_ANOTHER_TOWN = WHOLE + "379901103000,青石镇,4,379901000000\n"
FORM = "/administration/territory/import"


@pytest.fixture
def admin(signed_in, linjiang):
    return signed_in("admin")


def upload(browser, content, *, name="divisions.csv", button="write", as_of="2026-03-02"):
    data = content if isinstance(content, bytes) else content.encode()
    return browser.post(FORM, data={"table": (io.BytesIO(data), name), "as_of": as_of, button: "1"})


def divisions_in(session):
    session.rollback()
    return session.scalar(select(func.count(Division.id)))


def test_divisions_are_looked_up_from_the_country_down(signed_in, linjiang):
    browser = signed_in("mtc_window")
    assert "山东省" in browser.get("/administration/territory").text
    below = browser.get(f"/administration/territory?under={linjiang.county}").text
    assert "柳河镇" in below
    assert "379901102000" in below


def test_a_table_is_checked_first_and_nothing_is_written(admin, session):
    page = upload(admin, WITH_ANOTHER_TOWN, button="check")
    assert page.status_code == 200
    assert "检查通过，尚未写入" in page.text
    assert divisions_in(session) == 8


def test_a_table_is_imported_at_the_button(admin, session, linjiang):
    page = upload(admin, WITH_ANOTHER_TOWN)
    assert "已导入" in page.text
    session.rollback()
    assert "青石镇" in [town.name for town in towns_of(session, linjiang.county, on=TODAY)]


def test_a_table_as_spreadsheets_here_save_it_is_read(admin, session):
    upload(admin, WITH_ANOTHER_TOWN.encode("gb18030"))
    assert session.scalar(select(Division.id).where(Division.name == "青石镇"))


def test_a_zipped_table_is_read(admin, session):
    upload(admin, gzip.compress(WITH_ANOTHER_TOWN.encode()), name="divisions.csv.gz")
    assert divisions_in(session) == 9


def test_bad_rows_are_listed_by_line_with_the_reason(admin, session):
    page = upload(admin, WITH_ANOTHER_TOWN + "3799011,短码镇,4,379901000000\n")
    assert page.status_code == 422
    assert "第一处在第 11 行" in page.text
    assert "区划代码须为 12 位数字" in page.text
    assert divisions_in(session) == 8


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\x00\x00", "这不是文本文件"),
        (b"\x1f\x8bbroken", "这不是文本文件"),
        (b"", "文件是空的"),
        (b"name,age\nx,1\n", "这不是区划表"),
        ("随便一段文字".encode(), "这不是区划表"),
    ],
)
def test_what_is_no_division_table_gets_a_clear_error_at_its_field(admin, session, content, sentence):
    page = upload(admin, content)
    assert page.status_code == 422
    error = page.text.partition('id="table-error"')[2].partition("</p>")[0]
    assert sentence in error
    assert divisions_in(session) == 8


def test_no_file_and_a_day_to_come_are_told_at_their_fields(admin):
    page = admin.post(FORM, data={"as_of": "2026-03-03", "write": "1"})
    assert 'id="table-error"' in page.text
    assert "生效日期不能晚于今天" in page.text


def test_a_table_too_large_for_a_page_is_sent_to_the_command_line(admin):
    page = upload(admin, HEADER + "\n" + "x" * (4 * 1024 * 1024))
    assert page.status_code == 422
    assert "请用命令行导入" in page.text


def test_the_picker_offers_the_villages_of_a_township(signed_in, linjiang):
    options = signed_in("lh_town").get(f"/places/options?under={linjiang.place('liuhe')}").text
    assert f'<option value="{linjiang.place("liuhe_village")}">柳河村</option>' in options
    assert "南关" not in options


@pytest.mark.seed("empty")
def test_the_command_line_imports_a_table_and_opens_its_county(app, session, tmp_path):
    file = tmp_path / "divisions.csv.gz"
    file.write_bytes(gzip.compress(WHOLE.encode()))
    run = app.test_cli_runner()
    dry = run.invoke(args=["territory", "import", str(file), "--dry-run"])
    assert "new 8, changed 0, ended 0, unchanged 0, bad 0" in dry.output
    assert divisions_in(session) == 0
    done = run.invoke(args=["territory", "import", str(file), "--as-of", "2026-01-01"])
    assert done.exit_code == 0, done.output
    assert divisions_in(session) == 8
    early = run.invoke(args=["territory", "import", str(file), "--as-of", "2026-03-03"])
    assert early.exit_code == 2
    opened = run.invoke(args=["territory", "open-county", "379901", "--on", "2026-01-01"])
    assert "临江县" in opened.output


@pytest.mark.seed("empty")
def test_the_command_line_lists_bad_rows_and_fails(app, session, tmp_path):
    file = tmp_path / "divisions.csv"
    file.write_text(WHOLE + "3799011,短码镇,4,379901000000\n", encoding="utf-8")
    done = app.test_cli_runner().invoke(args=["territory", "import", str(file)])
    assert done.exit_code == 1
    assert "line 10" in done.output
    assert "Nothing was written" in done.output
    assert divisions_in(session) == 0


@pytest.fixture
def run_import(app, clock, linjiang, tmp_path):
    """Provide `run_import(content, *options)`: the command over a file."""
    clock.set(moment("Mon 2026-03-02 09:00"))

    def run(content, *options):
        file = tmp_path / "table.gz"
        file.write_bytes(content)
        return app.test_cli_runner().invoke(args=["territory", "import", str(file), *options])

    return run


@pytest.mark.parametrize("damage", [lambda packed: packed[:-40], lambda packed: packed[:80] + bytes(40) + packed[120:]])
def test_a_packed_table_that_is_cut_or_broken_is_told_by_its_name(run_import, session, damage):
    told = run_import(damage(gzip.compress(WITH_ANOTHER_TOWN.encode() * 40)))
    assert told.exit_code == 1
    assert "table.gz is no text, or a packed file that is broken or cut" in told.output
    assert divisions_in(session) == 8


def test_every_bad_row_is_told_and_a_dry_run_ends_with_a_fault(run_import):
    bad = "".join(f"39990{at:04d}000,无上级{at}镇,4,399900000000\n" for at in range(77))
    told = run_import(gzip.compress((WHOLE + bad).encode()), "--dry-run")
    assert told.exit_code == 1
    assert told.output.count("\nline ") == 77
    assert "This table cannot be imported." in told.output
