"""The desk's form as it is filled in on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.desk import ROAD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.worlds.linjiang import Linjiang

NEW = "/reception/new"
SAVED = "[data-draft-state][data-state=saved]"
WAITING = "[data-draft-state][data-state=waiting]"


def type_plain(page: Page, linjiang: Linjiang) -> None:
    """Type a villager's plain entry about a road of 柳河镇."""
    page.fill("[name=parties-0-name]", "王建国")
    page.fill("[name=parties-0-phone]", "13800000001")
    page.fill("#facts", ROAD)
    page.fill("#place", "柳河村")
    page.check("input[name=kind][value=claim]")
    page.select_option("#branch", "6")
    page.select_option("#competent", str(linjiang.org("lh_gov")))


def register(page: Page, linjiang: Linjiang) -> None:
    """Open the form, type the plain entry and register it."""
    page.goto(NEW)
    type_plain(page, linjiang)
    page.click("button[name=register]")
    page.wait_for_url("**/reception/visits/*")
