"""Look at a page as it stands: axe at both widths, its frame, its width on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fixtures.browser import DESKTOP, PHONE, WCAG_22_AA
from tests.journeys.people import too_wide

if TYPE_CHECKING:
    from playwright.sync_api import Page

FRAME = """() => ({
  h1: document.querySelectorAll('h1').length,
  title: document.title.replace(/[\\s-]/g, ''),
  lang: document.documentElement.lang,
  first: (document.querySelector('a[href], button, input') || {}).className || '',
  skips: Boolean(document.querySelector('a.skip[href="#content"]') && document.getElementById('content')),
})"""
RUN_AXE = """async (tags) => {
  const found = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  const places = (one) => one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ');
  return found.violations.map((one) => `${one.id}: ${one.help}: ${places(one)}`);
}"""


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the page as it stands, in sentences; it is looked at on a desk, then on a phone."""
    from axe_playwright_python.base import AXE_SCRIPT

    faults = _frame(page.evaluate(FRAME))
    page.evaluate(AXE_SCRIPT)
    for name, size in (("desk", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        faults += [f"axe on a {name}: {one}" for one in page.evaluate(RUN_AXE, WCAG_22_AA)]
        if (wider := too_wide(page)) > 0:
            faults.append(f"{wider} points too wide on a {name}")
    return faults


def _frame(frame: dict[str, Any]) -> list[str]:
    faults = []
    if frame["h1"] != 1:
        faults.append(f"{frame['h1']} headings of the first rank")
    if not frame["title"] or frame["title"] == "枫桥":
        faults.append("no title")
    if not frame["lang"]:
        faults.append("no language")
    if not frame["skips"] or "skip" not in frame["first"]:
        faults.append("no link that skips to the content at its beginning")
    return faults
