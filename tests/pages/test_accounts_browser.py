"""Accounts in a real browser: readable by everyone, usable with a keyboard, on a phone and on a desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

pytestmark = pytest.mark.browser


def _come_in(page, login="admin"):
    page.goto("/sign-in?next=/me")
    page.locator("#login").fill(login)
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_the_door_can_be_read_and_opened_with_the_keyboard(page, linjiang):
    page.goto("/sign-in")
    assert_no_axe_violations(page)
    _come_in(page)
    expect(page.get_by_role("heading", name="我的账号")).to_be_visible()


def test_a_refused_sign_in_is_told_to_a_screen_reader(desktop, linjiang):
    desktop.goto("/sign-in")
    desktop.locator("#login").fill("admin")
    desktop.locator("#password").fill("wrong")
    desktop.locator("#password").press("Enter")
    expect(desktop.get_by_role("alert")).to_contain_text("账号或密码不正确")
    assert_no_axe_violations(desktop)


def test_every_page_of_accounts_is_accessible(page, linjiang):
    _come_in(page)
    account = linjiang.account("zr_handler")
    for path in (
        "/me",
        "/me/password",
        "/me/tokens/new",
        "/administration/accounts",
        "/administration/accounts/new",
        f"/administration/accounts/{account}",
        f"/administration/accounts/{account}/appointments/new?q=自然资源",
        "/administration/accounts/posts/new?q=自然资源",
    ):
        page.goto(path)
        assert_no_axe_violations(page)
        too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not too_wide, f"{path} scrolls sideways"


def test_another_post_is_chosen_in_the_menu(desktop, linjiang):
    _come_in(desktop, "lh_town")
    desktop.locator(".user-menu summary").click()
    desktop.get_by_role("button", name="改用岗位").click()
    desktop.goto("/me")
    desktop.locator(".user-menu summary").click()
    expect(desktop.locator(".user-menu__panel")).to_contain_text("信访干部")


def test_whoever_was_away_goes_on_where_he_was(desktop, linjiang, clock):
    from datetime import timedelta

    _come_in(desktop)
    clock.advance(timedelta(hours=2))
    desktop.evaluate("document.dispatchEvent(new Event('signedout'))")
    desktop.get_by_label("密码").fill(PASSWORD)
    desktop.get_by_role("button", name="重新登录").click()
    desktop.wait_for_selector("#idle-dialog", state="hidden")
    assert desktop.request.get("/keep-alive").status == 204


def test_the_door_opens_without_scripts(page_without_scripts, linjiang):
    _come_in(page_without_scripts)
    expect(page_without_scripts.get_by_role("heading", name="我的岗位")).to_be_visible()


def test_a_token_is_made_shown_once_and_revoked(page, linjiang):
    _come_in(page, "lh_town")
    page.goto("/me")
    page.get_by_role("link", name="生成令牌").click()
    page.get_by_label("用途").fill("县数据平台每日汇总")
    for scope in ("读取和检索事项", "计算工作日"):
        page.get_by_label(scope).check()
    page.get_by_role("button", name="生成令牌").click()
    expect(page.get_by_label("令牌", exact=True)).to_have_value(re.compile("^fq_.{43}$"))
    _is_readable(page)
    page.get_by_role("link", name="返回账号").click()
    expect(page.get_by_role("heading", name="接口令牌")).to_be_visible()
    _is_readable(page)
    page.get_by_role("button", name="作废").click()
    expect(page.get_by_text("已作废", exact=True)).to_be_visible()


def _is_readable(page):
    assert_no_axe_violations(page)
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
