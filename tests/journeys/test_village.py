"""A village mediator with a telephone in one hand registers a quarrel between neighbours."""

import pytest
from playwright.sync_api import expect

from tests.dates import moment
from tests.journeys.people import come_in, too_wide

FINGER = 44
TYPED = """() => Object.fromEntries([...new FormData(document.querySelector('#register'))]
  .filter(([, value]) => typeof value === 'string'))"""
SMALL = """(least) => {
  const shown = (one) => one.offsetParent && one.getClientRects().length > 0;
  const inText = (one) => one.matches('a') && one.closest('p, li > .soft, dd, td') && !one.matches('.button');
  const target = (one) => one.matches('[type=radio], [type=checkbox]') ? one.closest('.choice') || one : one;
  return [...document.querySelectorAll('a[href], button, select, textarea, summary, input:not([type=hidden])')]
    .filter((one) => shown(one) && !inText(one) && !one.matches('.skip'))
    .map(target)
    .filter((one) => Math.round(one.getBoundingClientRect().height) < least)
    .map((one) => `${Math.round(one.getBoundingClientRect().height)}: ${one.outerHTML.slice(0, 120)}`);
}"""


@pytest.fixture
def mediator(phone, linjiang, clock):
    """Provide the telephone of the mediator of 柳河村."""
    clock.set(moment("Mon 2026-03-09 18:30"))
    return come_in(phone, "lh_mediator")


def test_a_neighbours_quarrel_is_registered_in_eight_fields_or_fewer_and_says_what_comes_next(mediator):
    page = mediator
    page.get_by_role("link", name="登记来访").first.click()
    page.wait_for_selector("#register")
    before = page.evaluate(TYPED)
    page.fill("[name=parties-0-name]", "马有才")
    page.fill("[name=parties-0-phone]", "13900000023")
    page.click("text=再加一人")
    page.fill("[name=parties-1-name]", "牛得草")
    page.select_option("[name=parties-1-side]", "respondent")
    page.fill("#facts", "两家为院墙边界争执，昨天吵了一架。")
    page.check("input[name=kind][value=dispute]")
    after = page.evaluate(TYPED)
    filled = sorted(name for name, value in after.items() if value and value != before.get(name))
    own = [name for name in filled if not name.startswith("draft_") and not name.endswith(UNTOUCHED)]
    assert len(own) <= 8, own
    page.click("button[name=register]")
    page.wait_for_url("**/reception/visits/1")
    expect(page.locator("#verdict")).to_contain_text("在这里调解")
    expect(page.locator("section:has(#now) li").first).to_be_visible()
    expect(page.locator("section:has(#owed) li").first).to_be_visible()
    assert too_wide(page) <= 0


UNTOUCHED = ("-role", "-nature", "-id_kind", "-agent_tie")
"""Lists of an added row that stand at their first choice."""


@pytest.mark.parametrize("path", ["/", "/reception/new"])
def test_everything_is_large_enough_for_a_thumb(mediator, path):
    mediator.goto(path)
    assert mediator.evaluate(SMALL, FINGER) == []
    assert too_wide(mediator) <= 0
