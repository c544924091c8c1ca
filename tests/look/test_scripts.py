"""What the small scripts add to a form that works without them."""

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page, expect

from tests.look.gallery import PASSWORD, sent

MINUTE_MS = 60_000


def opened(page: Page, path: str = "/form") -> Page:
    """Open a page and wait until its scripts have started."""
    page.goto(path, wait_until="networkidle")
    return page


def test_what_is_typed_is_saved_as_a_draft(desktop: Page, app: Flask) -> None:
    opened(desktop).fill("#subject", "院墙纠纷")
    expect(desktop.locator("[data-draft-state]")).to_have_text("草稿已于 10:32 保存")
    assert sent(app, "/draft")[-1]["subject"] == "院墙纠纷"
    assert desktop.evaluate("localStorage.getItem('fengqiao.draft.1.new')") is None


def test_on_a_dead_line_the_draft_waits_here_and_goes_out_later(desktop: Page, app: Flask) -> None:
    opened(desktop)
    desktop.context.set_offline(True)
    desktop.fill("#subject", "院墙纠纷")
    expect(desktop.locator("[data-draft-state]")).to_contain_text("暂存在本机")
    assert "院墙纠纷" in desktop.evaluate("localStorage.getItem('fengqiao.draft.1.new')")
    assert sent(app, "/draft") == []
    desktop.context.set_offline(False)
    expect(desktop.locator("[data-draft-state]")).to_contain_text("已于 10:32 保存")
    assert sent(app, "/draft")[-1]["subject"] == "院墙纠纷"
    assert desktop.evaluate("localStorage.getItem('fengqiao.draft.1.new')") is None


def test_what_waited_is_put_back_when_the_page_is_opened_again(desktop: Page) -> None:
    opened(desktop)
    desktop.click("text=再加一名当事人")
    desktop.context.set_offline(True)
    desktop.fill("#parties-2-name", "张某")
    desktop.check("#urgent")
    desktop.check("#channel-2")
    expect(desktop.locator("[data-draft-state]")).to_contain_text("暂存在本机")
    kept = desktop.evaluate("localStorage.getItem('fengqiao.draft.1.new')")
    desktop.context.set_offline(False)
    opened(desktop, "/print")
    desktop.evaluate("(kept) => localStorage.setItem('fengqiao.draft.1.new', kept)", kept)  # as if it had been closed
    opened(desktop)
    expect(desktop.locator("#parties-2-name")).to_have_value("张某")
    expect(desktop.locator("#urgent")).to_be_checked()
    expect(desktop.locator("#channel-2")).to_be_checked()


def test_sending_on_a_dead_line_stays_on_the_page(desktop: Page, app: Flask) -> None:
    opened(desktop).fill("#subject", "院墙纠纷")
    desktop.context.set_offline(True)
    desktop.click("button:has-text('登记') >> nth=-1")
    expect(desktop.locator("[data-draft-state]")).to_contain_text("暂存在本机")
    expect(desktop.locator("#subject")).to_have_value("院墙纠纷")
    assert sent(app, "/submit") == []


def test_two_presses_make_one_submission(desktop: Page, app: Flask) -> None:
    opened(desktop).fill("#subject", "院墙纠纷")
    desktop.evaluate("const send = document.querySelector('#register .button--primary'); send.click(); send.click();")
    expect(desktop.locator("h1")).to_have_text("已登记")
    desktop.wait_for_load_state("networkidle")
    assert len(sent(app, "/submit")) == 1
    assert desktop.evaluate("localStorage.getItem('fengqiao.draft.1.new')") is None


def test_a_party_comes_and_goes_on_the_page(desktop: Page, app: Flask) -> None:
    opened(desktop).fill("#parties-1-name", "李某")
    desktop.click("text=再加一名当事人")
    expect(desktop.locator("#parties-2-name")).to_be_focused()
    expect(desktop.locator("#parties-2-name")).to_have_value("")
    desktop.fill("#parties-2-name", "张某")
    desktop.click("[data-repeat-row] >> nth=0 >> [data-repeat-remove]")
    assert desktop.locator("[data-repeat-row] legend").all_inner_texts() == ["当事人 1", "当事人 2"]
    desktop.click("#register .button--primary")
    expect(desktop.locator("h1")).to_have_text("已登记")
    names = {name: value for name, value in sent(app, "/submit")[0].items() if name.endswith("-name")}
    assert names == {"parties-1-name": "李某", "parties-2-name": "张某"}


def test_the_last_party_cannot_be_removed(desktop: Page) -> None:
    opened(desktop)
    desktop.click("[data-repeat-remove] >> nth=0")
    expect(desktop.locator("[data-repeat-remove]")).to_be_hidden()


def test_the_side_panel_follows_the_form(desktop: Page, app: Flask) -> None:
    opened(desktop).fill("#subject", "院墙纠纷")
    expect(desktop.locator("#repeats")).to_have_text("相似事项：4 字")
    assert sent(app, "/repeats")


def test_a_side_panel_that_cannot_load_says_so(desktop: Page) -> None:
    opened(desktop)
    desktop.context.set_offline(True)
    desktop.fill("#subject", "院墙纠纷")
    expect(desktop.locator("#repeats")).to_have_text("未能载入，请重试")


def test_a_slash_finds_the_search_and_n_a_new_visit(desktop: Page) -> None:
    opened(desktop)
    desktop.keyboard.press("/")
    expect(desktop.locator("#top-search")).to_be_focused()
    desktop.keyboard.press("n")
    expect(desktop.locator("#top-search")).to_have_value("n")
    desktop.locator("#top-search").blur()
    desktop.keyboard.press("n")
    expect(desktop.locator("h1")).to_have_text("登记来访")
    assert desktop.url.endswith("/new")


def test_single_keys_can_be_switched_off(desktop: Page) -> None:
    opened(desktop).click(".user-menu summary")
    desktop.click("text=单键快捷键：已开启")
    expect(desktop.locator("[data-shortcut-toggle]")).to_have_text("单键快捷键：已关闭")
    desktop.keyboard.press("Escape")
    desktop.keyboard.press("n")
    assert desktop.url.endswith("/form")


def test_after_idling_people_sign_in_on_the_spot_and_keep_the_form(desktop: Page, app: Flask) -> None:
    desktop.clock.install()
    opened(desktop).fill("#subject", "院墙纠纷")
    desktop.clock.fast_forward(19 * MINUTE_MS)
    expect(desktop.locator("#idle-dialog")).to_contain_text("秒后退出登录")
    desktop.clock.fast_forward(2 * MINUTE_MS)
    expect(desktop.locator("#idle-title")).to_have_text("请重新登录")
    _sign_in(desktop, "wrong")
    expect(desktop.locator("#relogin-error")).to_have_text("密码不正确")
    _sign_in(desktop, PASSWORD)
    expect(desktop.locator("#idle-dialog")).to_be_hidden()
    expect(desktop.locator("#subject")).to_have_value("院墙纠纷")
    assert desktop.get_attribute('meta[name="csrf-token"]', "content") == "fresh"


def _sign_in(page: Page, password: str) -> None:
    page.fill("#relogin-password", password)
    page.click("#idle-dialog >> text=重新登录 >> nth=-1")


def test_whoever_says_so_in_time_goes_on_working(desktop: Page) -> None:
    desktop.clock.install()
    opened(desktop)
    desktop.clock.fast_forward(19 * MINUTE_MS)
    desktop.click("#idle-dialog >> text=继续工作 >> nth=-1")
    expect(desktop.locator("#idle-dialog")).to_be_hidden()
    desktop.clock.fast_forward(10 * MINUTE_MS)
    expect(desktop.locator("#idle-dialog")).to_be_hidden()


def test_folded_reasons_are_unfolded_on_paper(desktop: Page) -> None:
    opened(desktop, "/")
    folded: Callable[[], int] = lambda: desktop.locator("main details:not([open])").count()  # noqa: E731 - asked three times
    assert folded() > 0
    desktop.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert folded() == 0
    desktop.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert folded() > 0
