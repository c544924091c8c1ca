"""Every component, looked at by a browser at both widths."""

import re
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.fixtures.browser import assert_no_axe_violations
from tests.look.gallery import PAGES, ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|hx-on|javascript:|<script(?![^>]*\ssrc=)")
FINGER = 44


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_stands_against_wcag(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    assert_no_axe_violations(page)


def test_the_open_menu_and_the_dialogue_stand_against_nothing_either(phone: Page) -> None:
    phone.goto("/")
    phone.click(".user-menu summary")
    assert_no_axe_violations(phone)
    phone.evaluate("document.dispatchEvent(new Event('signedout'))")
    assert_no_axe_violations(phone)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(desktop: Page, width: int) -> None:
    desktop.set_viewport_size({"width": width, "height": 256})  # 320 is 1280 at 400 %
    for path in PAGES.values():
        desktop.goto(path)
        assert desktop.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_finger_finds_every_button_and_field_of_a_phone(phone: Page) -> None:
    phone.goto("/form")
    phone.click(".nav__narrow summary")
    small = phone.eval_on_selector_all(
        ".button:not(.button--small), .nav a, summary, select, textarea, .choice label,"
        " .field input:not([type=checkbox]):not([type=radio])",
        "(found, least) => found.filter(one => one.offsetHeight && one.offsetHeight < least).map(one => one.outerHTML)",
        FINGER,
    )
    assert small == []


def test_the_first_stop_of_the_tab_key_skips_to_the_content(desktop: Page) -> None:
    desktop.goto("/form")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent") == "跳到主要内容"
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "content"


def test_every_error_is_summarised_and_leads_to_its_field(desktop: Page) -> None:
    desktop.goto("/")
    links = desktop.eval_on_selector_all(".error-summary a", "(found) => found.map(one => one.getAttribute('href'))")
    assert "#place" in links
    assert "#parties-1-name" in links
    for link in links:
        field = desktop.locator(f"[id='{link[1:]}']")
        assert field.get_attribute("aria-invalid") == "true"
        described = field.get_attribute("aria-describedby") or ""
        assert f"{link[1:]}-error" in described.split()
    assert "error-summary" in str(desktop.evaluate("document.activeElement.className"))


def test_focus_can_be_seen_wherever_it_stands(desktop: Page) -> None:
    desktop.goto("/form")
    stops = 0
    desktop.keyboard.press("Tab")
    while desktop.evaluate("document.activeElement !== document.body"):
        stops += 1
        outline = desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", desktop.evaluate("document.activeElement.outerHTML")
        desktop.keyboard.press("Tab")
    assert stops > 20


def test_without_scripts_everything_is_there(page_without_scripts: Page) -> None:
    page_without_scripts.goto("/form")
    page_without_scripts.fill("#subject", "院墙纠纷")
    page_without_scripts.click("text=再加一名当事人")
    assert page_without_scripts.locator("h1").inner_text() == "已登记"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_breaks_the_content_policy(template: Path) -> None:
    assert INLINE.findall(template.read_text(encoding="utf-8")) == []


def test_sentences_are_punctuated_in_chinese() -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;!?:](?![a-z])|[\u4e00-\u9fff]\(|\([\u4e00-\u9fff]")
    for template in TEMPLATES:
        for number, line in enumerate(template.read_text(encoding="utf-8").splitlines(), 1):
            assert not half_width.search(line), f"{template.name}:{number}: {line.strip()}"


def test_the_first_page_costs_less_than_its_budget(app: Flask) -> None:
    from gzip import compress

    static = ROOT / "static"
    ours = [path for folder in ("css", "js", "img") for path in (static / folder).iterdir()]
    weight = sum(len(compress(path.read_bytes())) for path in ours)
    client = app.test_client()
    weight += len(compress(client.get("/vendor/htmx-2.min.js").data))
    weight += len(compress(client.get("/").data))
    assert weight < 60_000
