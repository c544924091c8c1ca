"""Called away in the middle of a visit: the screen locks, and whoever comes back goes on with the same form."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.dates import moment
from tests.journeys.desk_form import NEW, SAVED, type_plain
from tests.journeys.people import come_in
from tests.worlds.linjiang import PASSWORD

MINUTE_MS = 60_000


@pytest.fixture
def away(desktop, linjiang, clock, app):
    """Provide a screen with a form filled in that nobody has touched for longer than is allowed."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    desktop.clock.install()
    page = come_in(desktop, "mtc_window")
    page.goto(NEW)
    type_plain(page, linjiang)
    minutes = app.config["IDLE_MINUTES"]
    page.clock.fast_forward((minutes - 1) * MINUTE_MS)
    expect(page.locator("#idle-dialog")).to_contain_text("秒后退出登录")
    # What was typed is on its way to the server while the session still stands; it must have arrived.
    expect(page.locator(SAVED)).to_be_attached()
    page.clock.fast_forward(2 * MINUTE_MS)
    clock.advance(timedelta(minutes=minutes + 1))
    return page


def test_the_form_is_still_there_after_signing_in_on_the_spot_and_can_be_sent(away):
    expect(away.locator("#idle-title")).to_have_text("请重新登录")
    assert away.request.get("/keep-alive", headers={"Accept": "application/json"}).status == 401
    away.fill("#relogin-password", "不对的密码")
    away.click("#idle-dialog >> text=重新登录 >> nth=-1")
    expect(away.locator("#relogin-error")).to_be_visible()
    away.fill("#relogin-password", PASSWORD)
    away.click("#idle-dialog >> text=重新登录 >> nth=-1")
    expect(away.locator("#idle-dialog")).to_be_hidden()
    expect(away.locator("#place")).to_have_value("柳河村")
    away.click("button[name=register]")
    away.wait_for_url("**/reception/visits/1")


def test_whoever_is_signed_out_on_the_machine_is_asked_at_the_door_and_led_back(away):
    away.goto(NEW)
    away.wait_for_url("**/sign-in?**")
    away.fill("#login", "mtc_window")
    away.fill("#password", PASSWORD)
    away.press("#password", "Enter")
    away.wait_for_url(f"**{NEW}")
    away.goto("/reception/drafts")
    expect(away.locator("main")).to_contain_text("继续填写")
