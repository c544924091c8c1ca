"""The keyboard alone: a clerk comes in, registers a visit, reaches its receipt, gives notice and accepts."""

import pytest
from playwright.sync_api import expect

from mediation.casefile.kinds import Stage
from tests.dates import moment
from tests.journeys.keyboard import Keyboard
from tests.pages.desk import ROAD
from tests.worlds.linjiang import PASSWORD


@pytest.fixture
def keyboard(desktop, linjiang, clock):
    """Provide a keyboard before a fresh screen."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    return Keyboard(desktop)


def test_a_clerk_works_from_the_door_to_the_acceptance_without_a_mouse(keyboard, linjiang, desk):
    _come_in(keyboard)
    _register(keyboard, linjiang)
    keyboard.follow("a[href$='/receipt']")
    expect(keyboard.page.locator("h1")).to_be_visible()
    keyboard.follow(".sheet-bar a.button")
    keyboard.follow("main a[href='/cases/1']")
    keyboard.follow("a[href='/cases/1/give_notice']")
    keyboard.type_into("[name=contact]", "刘振 0536-5550102")
    keyboard.type_into("[name=proof]", "当面签收")
    keyboard.follow("main form button.button--primary")
    assert desk.case(1).stage is Stage.NOTIFIED
    keyboard.follow("a[href='/cases/1/accept']")
    keyboard.follow("main form button.button--primary")
    assert desk.case(1).stage is Stage.ACCEPTED
    assert keyboard.faults == [], "\n".join(keyboard.faults)


def _come_in(keyboard):
    keyboard.page.goto("/sign-in")
    keyboard.type_into("#login", "lh_town")
    keyboard.type_into("#password", PASSWORD)
    with keyboard.page.expect_navigation():
        keyboard.press("Enter")


def _register(keyboard, linjiang):
    page = keyboard.page
    with page.expect_navigation():
        keyboard.press("n")
    keyboard.type_into("[name=parties-0-name]", "王建国")
    keyboard.type_into("[name=parties-0-phone]", "13800000001")
    keyboard.type_into("#facts", ROAD)
    keyboard.type_into("#place", "柳河村")
    keyboard.go_to("[name=kind]")
    while not page.evaluate("document.activeElement.value === 'claim' && document.activeElement.checked"):
        keyboard.press("ArrowDown")
    keyboard.choose("#competent", str(linjiang.org("lh_gov")))
    keyboard.choose("#branch", "6")
    keyboard.follow("button[name=register]")
    page.wait_for_url("**/reception/visits/1")


def test_the_first_tab_leads_past_the_masthead(keyboard):
    _come_in(keyboard)
    keyboard.press("Tab")
    assert keyboard.is_at("a.skip")
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert keyboard.page.evaluate("document.querySelector('main').contains(document.activeElement)")
