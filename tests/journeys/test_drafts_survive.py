"""Half a visit is typed when the line, the session or the machine goes away: nothing is lost, and the page says so."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from models.tables.reception import Draft, Visit
from tests.dates import moment
from tests.journeys.desk_form import NEW, SAVED, WAITING, type_plain
from tests.journeys.people import come_in
from tests.journeys.serving import House

HALF = "写到一半，线断了。"


@pytest.fixture
def clerk(desktop, linjiang, clock):
    """Provide the screen of the clerk at the county's window."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    return come_in(desktop, "mtc_window")


@pytest.fixture
def house(database, clock):
    """Provide a server that can be restarted."""
    served = House(database.url, clock)
    served.start()
    yield served
    served.stop()


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_on_a_dead_line_the_text_stays_here_and_goes_out_when_the_line_is_back(clerk, session):
    clerk.goto(NEW)
    clerk.context.set_offline(True)
    clerk.fill("#facts", HALF)
    expect(clerk.locator(WAITING)).to_contain_text("暂存在本机")
    assert count(session, Draft) == 0
    clerk.context.set_offline(False)
    expect(clerk.locator(SAVED)).to_contain_text("草稿已于")
    assert count(session, Draft) == 1


def test_sending_on_a_dead_line_loses_nothing_and_makes_one_visit_later(clerk, linjiang, session):
    clerk.goto(NEW)
    type_plain(clerk, linjiang)
    clerk.context.set_offline(True)
    clerk.click("button[name=register]")
    expect(clerk.locator(WAITING)).to_contain_text("暂存在本机")
    expect(clerk.locator("#place")).to_have_value("柳河村")
    clerk.context.set_offline(False)
    clerk.click("button[name=register]")
    clerk.wait_for_url("**/reception/visits/*")
    assert count(session, Visit) == 1
    clerk.goto("/reception/drafts")
    expect(clerk.locator("main")).to_contain_text("没有草稿")


def test_whoever_signs_out_and_in_again_finds_the_draft(clerk):
    clerk.goto(NEW)
    clerk.fill("#facts", HALF)
    expect(clerk.locator(SAVED)).to_be_visible()
    clerk.click(".user-menu summary")
    clerk.get_by_role("button", name="退出登录").click()
    clerk.wait_for_url("**/sign-in*")
    come_in(clerk, "mtc_window").goto("/reception/drafts")
    clerk.get_by_role("link", name="继续填写").click()
    expect(clerk.locator("#facts")).to_have_value(HALF)


def test_while_the_machine_is_down_the_text_waits_here_and_after_its_restart_it_is_a_draft(
    chromium, house, linjiang, session
):
    context = chromium.new_context(base_url=house.address, locale="zh-CN")
    page = come_in(context.new_page(), "mtc_window")
    page.goto(NEW)
    page.fill("[name=parties-0-name]", "王建国")
    expect(page.locator(SAVED)).to_be_visible()
    house.stop()
    page.fill("#facts", HALF)
    expect(page.locator(WAITING)).to_contain_text("暂存在本机")
    house.start()
    expect(page.locator(SAVED)).to_be_visible(timeout=20_000)
    assert count(session, Draft) == 1
    page.goto("/reception/drafts")
    page.get_by_role("link", name="继续填写").click()
    expect(page.locator("#facts")).to_have_value(HALF)
    expect(page.locator("[name=parties-0-name]")).to_have_value("王建国")
    context.close()


def test_a_browser_closed_on_a_dead_line_still_has_the_text_when_it_is_opened_again(clerk):
    clerk.goto(NEW)
    clerk.context.set_offline(True)
    clerk.fill("#facts", HALF)
    expect(clerk.locator(WAITING)).to_be_visible()
    context = clerk.context
    clerk.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(NEW)
    expect(later.locator("#facts")).to_have_value(HALF)
    expect(later.locator(SAVED)).to_be_visible()
