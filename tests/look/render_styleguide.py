"""Photograph the style guide, a print, a refusal and a form at 360 and 1280 px.

`python -m tests.look.render_styleguide OUT` writes PNG files and one PDF into OUT.
"""

import logging
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from tests.fixtures.browser import CHROMIUM_ARGUMENTS
from tests.look.gallery import PAGES, build

WIDTHS = (360, 1280)


def main(out: Path) -> None:
    """Write the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, build(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(locale="zh-CN")
        for name, path in PAGES.items():
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
                page.screenshot(path=str(out / f"{name}-{width}.png"), full_page=True)
        page.goto(f"http://127.0.0.1:{server.server_port}/print")
        page.pdf(path=str(out / "print.pdf"), prefer_css_page_size=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
