"""The house as outside: tokens are asked for, and every person has a browser of his own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import DESKTOP

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys that need a browser, as every other test that needs one is marked."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def tokens(app: Flask) -> None:
    """Ask for tokens against forgery, as outside."""
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def open_browser(chromium: Browser, live_server: str) -> Iterator[Open]:
    """Provide `open_browser(**options)`: another person's browser, with a page in it."""
    contexts = []

    def run(*, size: dict[str, int] = DESKTOP, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server,
            viewport={"width": size["width"], "height": size["height"]},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield run
    for context in contexts:
        context.close()
