"""Two-step sign-in, proof of person and password links in a real browser, on a phone and on a desk."""

import re
from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

pytestmark = pytest.mark.browser
NEXT = "小事不出村 大事不出镇"


def _knock(page, login, password=PASSWORD):
    page.goto("/sign-in?next=/me")
    page.locator("#login").fill(login)
    page.locator("#password").fill(password)
    page.locator("#password").press("Enter")
    page.wait_for_url(re.compile(r"/me$|/sign-in/code$"))


def _is_readable(page):
    assert_no_axe_violations(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not too_wide, f"{page.url} scrolls sideways"


def test_a_second_factor_is_set_up_asked_for_and_shown(page, linjiang, clock):
    _knock(page, "zr_handler")
    page.get_by_role("link", name="设置两步验证").click()
    expect(page.locator("svg[width]")).to_be_visible()
    _is_readable(page)
    shows = pyotp.TOTP(page.locator("code").inner_text().replace(" ", ""))
    page.locator("#code").fill(shows.at(clock()))
    page.locator("#code").press("Enter")
    expect(page.get_by_role("heading", name="备用码", exact=True).first).to_be_visible()
    _is_readable(page)
    page.get_by_role("link", name="已保存，继续").click()
    expect(page.get_by_text("剩余备用码")).to_be_visible()
    _is_readable(page)
    clock.advance(timedelta(minutes=1))
    _knock(page, "zr_handler")
    _is_readable(page)
    page.locator("#code").fill(shows.at(clock()))
    page.locator("#code").press("Enter")
    expect(page.get_by_role("heading", name="我的账号")).to_be_visible()


def test_what_was_typed_goes_on_after_the_question(page, linjiang, clock):
    _knock(page, "admin")
    page.goto("/administration/accounts/new")
    page.locator("#login").fill("neu")
    page.locator("#display_name").fill("新同志")
    clock.advance(timedelta(minutes=11))
    page.locator("#display_name").press("Enter")
    expect(page.get_by_role("heading", name="再次确认身份")).to_be_visible()
    _is_readable(page)
    page.locator("#proof_of_person").fill(PASSWORD)
    page.locator("#proof_of_person").press("Enter")
    expect(page.get_by_text("新同志")).to_be_visible()
    expect(page.get_by_role("heading", name="一次性密码")).to_be_visible()


def test_a_link_is_shown_once_and_sets_a_password(page, linjiang):
    _knock(page, "admin")
    page.goto(f"/administration/accounts/{linjiang.account('zr_handler')}")
    _is_readable(page)
    page.get_by_role("button", name="生成重设密码链接").click()
    link = page.get_by_text(re.compile(r"/reset/[\w-]{20,}")).inner_text()
    _is_readable(page)
    page.goto(link)
    page.wait_for_url("**/reset")
    _is_readable(page)
    page.locator("#new").fill(NEXT)
    page.locator("#again").fill(NEXT)
    page.locator("#again").press("Enter")
    page.wait_for_url("**/sign-in?login=zr_handler")
    _knock(page, "zr_handler", NEXT)


def test_the_list_of_rights_can_be_read(page, linjiang):
    _knock(page, "auditor")
    page.goto("/administration/rights")
    _is_readable(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="导出表格").click()
    assert taken.value.suggested_filename == "rights-2026-03-02.csv"
