"""What everybody does in a browser: come in at the door, look at what the page tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.worlds.linjiang import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page


def come_in(page: Page, login: str) -> Page:
    """Sign somebody in through the door and return the page, which stands at the home page."""
    page.goto("/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    return page


def too_wide(page: Page) -> int:
    """Return by how many points the page is wider than its window."""
    wider: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wider)
