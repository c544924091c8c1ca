"""The desk in a browser: by keyboard, without scripts, on a phone, over a dead line; nothing axe objects to."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import assert_no_axe_violations
from tests.pages.desk import ROAD
from tests.worlds.linjiang import PASSWORD

NEW = "/reception/new"


def come_in(page, login):
    page.goto("/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state()
    return page


def type_plain(page, linjiang):
    """Type what a plain matter needs at a desk with every field."""
    page.fill("[name=parties-0-name]", "王建国")
    page.fill("[name=parties-0-phone]", "13800000001")
    page.fill("#facts", ROAD)
    page.fill("#place", "柳河村")
    page.check("input[name=kind][value=claim]")
    page.select_option("#branch", "6")
    page.select_option("#competent", str(linjiang.org("lh_gov")))


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("path", ["/reception", NEW, "/reception/drafts", "/reception/queue"])
def test_the_pages_of_the_desk_fit_and_are_accessible(page, linjiang, path):
    come_in(page, "mtc_window").goto(path)
    assert_no_axe_violations(page)
    assert fits(page)


def test_a_refused_form_its_result_and_its_receipt_are_accessible(page, linjiang):
    come_in(page, "mtc_window").goto(NEW)
    page.click("button[name=register]")
    page.wait_for_selector(".error-summary")
    assert_no_axe_violations(page)
    type_plain(page, linjiang)
    page.click("button[name=register]")
    page.wait_for_url("**/reception/visits/1")
    assert_no_axe_violations(page)
    assert fits(page)
    page.click("text=打印回执")
    page.wait_for_url("**/receipt")
    assert_no_axe_violations(page)


def test_a_visit_is_registered_without_scripts(page_without_scripts, linjiang):
    page = come_in(page_without_scripts, "mtc_window")
    page.goto(NEW)
    type_plain(page, linjiang)
    page.click("button[name=look]")
    expect(page.locator("#look")).to_contain_text("可以在这里提出")
    page.click("button[name=register]")
    page.wait_for_url("**/reception/visits/1")
    expect(page.locator("#verdict")).to_contain_text("可以在这里提出，已登记接收")


def test_the_panel_follows_what_is_typed_and_the_alarm_comes_first(desktop, linjiang):
    page = come_in(desktop, "mtc_window")
    page.goto(NEW)
    page.fill("#facts", "再不解决就跳楼")
    page.wait_for_selector("#alarm .notice--alarm")
    expect(page.locator("#alarm")).to_contain_text("110")
    page.wait_for_selector("#look >> text=分类建议")
    first = page.evaluate("document.querySelector('#register input:not([type=hidden])').name")
    assert first == "urgent"


def test_the_keyboard_alone_registers_a_visit(desktop, linjiang):
    page = come_in(desktop, "mtc_window")
    page.goto("/reception")
    page.keyboard.press("n")
    page.wait_for_url(f"**{NEW}")
    page.focus("[name=parties-0-name]")
    page.keyboard.type("王建国")
    page.keyboard.press("Tab")
    page.keyboard.type("13800000001")
    page.focus("#facts")
    page.keyboard.type(ROAD)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("柳河村")
    page.focus("input[name=kind][value=suggestion]")
    page.keyboard.press("Space")
    page.keyboard.press("s")
    page.wait_for_url("**/reception/visits/1")


def test_what_is_typed_is_a_draft_within_seconds_and_comes_back(desktop, linjiang):
    page = come_in(desktop, "mtc_window")
    page.goto(NEW)
    page.fill("#facts", "写到一半停电了")
    page.wait_for_selector("text=草稿已于")
    page.goto("/reception/drafts")
    page.click("text=继续填写")
    assert page.input_value("#facts") == "写到一半停电了"


def test_a_dead_line_keeps_the_text_in_the_browser_and_sends_it_later(desktop, linjiang):
    page = come_in(desktop, "mtc_window")
    page.goto(NEW)
    page.context.set_offline(True)
    page.fill("#facts", "断网时写的")
    page.wait_for_selector("text=已暂存在本机")
    page.context.set_offline(False)
    page.wait_for_selector("text=草稿已于")
    page.goto("/reception/drafts")
    expect(page.locator("main")).to_contain_text("断网时写的")


def test_rows_come_and_go_and_the_place_question_is_answered_on_a_phone(phone, linjiang):
    page = come_in(phone, "lh_mediator")
    page.goto(NEW)
    page.click("text=再加一人")
    page.fill("[name=parties-1-name]", "尚老三")
    page.select_option("[name=parties-1-side]", "respondent")
    page.fill("[name=parties-0-name]", "王建国")
    page.fill("#facts", "两家为院墙边界争执。")
    page.check("input[name=kind][value=dispute]")
    page.click("button[name=register]")
    page.wait_for_url("**/reception/visits/1")
    assert re.search("在这里调解", page.inner_text("#verdict"))


def test_the_target_of_every_control_is_large_enough_for_a_finger(phone, linjiang):
    page = come_in(phone, "lh_mediator")
    page.goto(NEW)
    small = page.evaluate(
        """[...document.querySelectorAll('#register :is(button, select, input:not([type=hidden]), summary)')]
        .filter((one) => one.offsetParent && !['radio', 'checkbox'].includes(one.type))
        .filter((one) => one.getBoundingClientRect().height < 43).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
