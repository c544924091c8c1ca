"""The ladder, the organisations and the import of divisions in a real browser, on a phone and on a desk."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def admin(page, linjiang):
    page.goto("/sign-in")
    page.locator("#login").fill("admin")
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    return page


def paths(linjiang):
    mtc, jt = linjiang.org("mtc"), linjiang.org("jt")
    return [
        "/ladder",
        f"/ladder?node={linjiang.org('sh_mediation')}",
        "/administration/organisations",
        f"/organisations/{mtc}",
        f"/administration/organisations/{linjiang.org('gov')}/below/new",
        f"/administration/organisations/{mtc}/publish",
        f"/administration/organisations/{jt}/move?q=住房",
        f"/administration/organisations/{jt}/end?q=住房",
        f"/administration/organisations/{jt}/edges/new?q=法院",
        "/administration/territory",
        f"/administration/territory?under={linjiang.county}",
        "/administration/territory/import",
    ]


def test_every_page_is_accessible_and_fits_the_width(admin, linjiang):
    for path in paths(linjiang):
        assert admin.goto(path).status == 200, path
        assert_no_axe_violations(admin)
        wider = admin.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} is {wider} points too wide"


def test_the_tree_is_walked_with_the_keyboard_alone(admin, linjiang):
    admin.goto("/ladder")
    link = admin.get_by_role("link", name="临江县柳河镇人民政府", exact=True)
    link.focus()
    admin.keyboard.press("Enter")
    admin.wait_for_url("**node=*")
    expect(admin.get_by_role("link", name="柳河镇上河村村民委员会")).to_be_visible()


def test_a_bad_table_keeps_the_day_that_was_typed_and_leads_to_the_field(admin, linjiang):
    admin.goto("/administration/territory/import")
    table = {"name": "旧表.csv", "mimeType": "text/csv", "buffer": b"name,age\n"}
    admin.get_by_label("区划表").set_input_files(table)
    admin.get_by_label("生效日期").fill("2026-03-01")
    admin.get_by_role("button", name="导入", exact=True).click()
    summary = admin.get_by_role("alert")
    expect(summary).to_contain_text("这不是区划表")
    assert admin.get_by_label("生效日期").input_value() == "2026-03-01"
    assert_no_axe_violations(admin)
