"""The list of cases as a browser sees it: filters in the address, pages, kept filters, the search box."""

import re
from html import unescape

import pytest
from playwright.sync_api import expect

from models.operations.reception.register import register_visit
from models.queries.case_lists import saved_filters
from tests.factories.visits import people, visit
from tests.fixtures.browser import assert_no_axe_violations
from tests.pages.test_reception_browser import come_in, fits

AT = "Mon 2026-03-02 08:30"


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case's number."""

    def run(login="lh_town", at=AT, **changes):
        command = visit(linjiang, session, login, at, **changes)
        return register_visit(session, app.extensions["setting"], command).case_number

    return run


def numbers(page):
    return re.findall(
        r"XF-379901-[0-9]{8}-[A-Z][0-9]{4}", "".join(re.findall(r'<th role="rowheader".*?</th>', page.text))
    )


def test_a_line_says_number_matter_place_stage_holder_and_clock(register, signed_in):
    number = register(parties=people(6))
    page = signed_in("lh_town").get("/cases")
    assert numbers(page) == [number]
    for words in (
        "村路破损无人维修",
        "柳河镇 柳河村",
        "已登记",
        "柳河镇综治中心",
        "剩2个工作日",
        "首次联系",
        "集体 6人",
    ):
        assert words in page.text


def test_the_address_narrows_and_the_form_remembers(register, signed_in, linjiang):
    group, other = register(parties=people(6)), register()
    browser = signed_in("lh_town")
    page = browser.get(f"/cases?group=1&town={linjiang.place('liuhe')}")
    assert numbers(page) == [group]
    assert 'name="group" value="1" checked' in page.text
    assert f'<option value="{linjiang.place("liuhe")}" selected>柳河镇' in page.text
    assert numbers(browser.get("/cases")) == [other, group]


@pytest.mark.parametrize("query", ["stage=x", "town=abc", "from=2026-13-01", "after=-1", "holder=-1", "sort=; DROP"])
def test_what_cannot_be_read_is_not_asked_for(register, signed_in, query):
    number = register()
    page = signed_in("lh_town").get(f"/cases?{query}")
    assert (page.status_code, numbers(page)) == (200, [number])


def test_pages_keep_the_filter_and_lead_back(register, signed_in):
    made = [register() for _ in range(27)]
    browser = signed_in("lh_town")
    first = browser.get("/cases?kind=claim")
    following = unescape(re.search(r'rel="next" href="([^"]+)"', first.text).group(1))
    assert "kind=claim" in following
    second = browser.get(following)
    assert numbers(first) + numbers(second) == made[::-1]
    back = unescape(re.search(r'rel="prev" href="([^"]+)"', second.text).group(1))
    assert numbers(browser.get(back)) == numbers(first)


def test_the_search_box_finds_a_number_a_tail_and_words(register, signed_in):
    number = register()
    browser = signed_in("lh_town")
    for typed in (number.lower(), "0001", "破损"):
        answer = browser.get("/cases/search", query_string={"q": typed})
        assert answer.status_code == 302
        assert numbers(browser.get(answer.location)) == [number]
    assert "没有符合条件的事项" in browser.get("/cases?q=9999").text


def test_a_filter_is_kept_used_renamed_and_removed(register, signed_in, session, linjiang):
    browser, account = signed_in("lh_town"), linjiang.account("lh_town")
    kept = {"name": " 集体  走访 ", "query": "group=1&nonsense=2&stage=registered"}
    assert browser.post("/cases/filters", data=kept).location == "/cases?stage=registered&group=1"
    (row,) = saved_filters(session, account)
    assert (row.name, row.query) == ("集体 走访", "stage=registered&group=1")
    page = browser.get("/cases?stage=registered&group=1")
    assert 'href="/cases?stage=registered&amp;group=1" aria-current="true">集体 走访' in page.text
    browser.post(f"/cases/filters/{row.id}/rename", data={"name": "大的"})
    assert "大的" in browser.get("/cases/filters").text
    browser.post(f"/cases/filters/{row.id}/delete")
    session.rollback()
    assert saved_filters(session, account) == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "", "query": "group=1"}, "名称须为 1 至 40 个字"),
        ({"name": "字" * 41, "query": "group=1"}, "名称须为 1 至 40 个字"),
        ({"name": "全部", "query": "nonsense=1"}, "请先选择筛选条件"),
    ],
)
def test_a_filter_that_cannot_be_kept_is_told(signed_in, linjiang, typed, told):
    browser = signed_in("lh_town")
    assert told in browser.post("/cases/filters", data=typed, follow_redirects=True).text


def test_the_filters_of_others_are_not_there(signed_in, session, linjiang):
    mine, other = signed_in("lh_town"), signed_in("mtc_window")
    mine.post("/cases/filters", data={"name": "集体", "query": "group=1"})
    (row,) = saved_filters(session, linjiang.account("lh_town"))
    assert "集体</a>" not in other.get("/cases").text
    for verb in ("rename", "delete"):
        assert other.post(f"/cases/filters/{row.id}/{verb}", data={"name": "x"}).status_code == 404
        assert other.post(f"/cases/filters/4711/{verb}", data={"name": "x"}).status_code == 404


def test_a_name_in_use_is_refused_at_renaming_and_thirty_are_enough(signed_in, linjiang):
    browser = signed_in("lh_town")
    for number in range(30):
        browser.post("/cases/filters", data={"name": f"筛选{number}", "query": "group=1"})
    page = browser.post("/cases/filters", data={"name": "再一个", "query": "group=1"}, follow_redirects=True)
    assert "最多保存 30 个" in page.text
    filter_id = re.search(r"/cases/filters/(\d+)/rename", browser.get("/cases/filters").text).group(1)
    page = browser.post(f"/cases/filters/{filter_id}/rename", data={"name": "筛选7"}, follow_redirects=True)
    assert "已有同名" in page.text


@pytest.mark.parametrize("path", ["/cases", "/cases?group=1&stage=guided", "/cases/filters"])
def test_the_list_fits_and_is_accessible(page, register, linjiang, path):
    register(parties=people(6))
    come_in(page, "lh_town").goto(path)
    assert_no_axe_violations(page)
    assert fits(page)


def test_the_list_is_narrowed_by_keyboard_without_scripts(page_without_scripts, register, linjiang):
    register(parties=people(6))
    page = come_in(page_without_scripts, "lh_town")
    page.goto("/cases")
    page.fill("#filter-q", "村民3")
    page.press("#filter-q", "Enter")
    page.wait_for_url("**/cases?q=*")
    expect(page.locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize("query", ["from=0001-01-01", "until=9999-12-31", "from=0001-01-01&until=9999-12-31"])
def test_the_ends_of_the_calendar_narrow_nothing(register, signed_in, query):
    number = register()
    page = signed_in("lh_town").get(f"/cases?{query}")
    assert (page.status_code, numbers(page)) == (200, [number])


@pytest.mark.parametrize("query", ["from=9999-12-31", "until=0001-01-01"])
def test_beyond_the_ends_of_the_calendar_nothing_is_found(register, signed_in, query):
    register()
    page = signed_in("lh_town").get(f"/cases?{query}")
    assert (page.status_code, numbers(page)) == (200, [])
