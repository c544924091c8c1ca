"""Without JavaScript: from the door to the notice."""

import pytest
from playwright.sync_api import expect

from mediation.casefile.kinds import Stage
from tests.dates import moment
from tests.journeys.desk_form import register
from tests.journeys.people import come_in


@pytest.fixture
def clerk(page_without_scripts, linjiang, clock):
    """Provide a clerk's screen whose JavaScript is off."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    return come_in(page_without_scripts, "lh_town")


def test_a_visit_is_registered_opened_and_told_without_scripts(clerk, linjiang, desk):
    register(clerk, linjiang)
    clerk.get_by_role("link", name="打开事项").click()
    clerk.click("a[href='/cases/1/give_notice']")
    clerk.fill("[name=contact]", "刘振 0536-5550102")
    clerk.fill("[name=proof]", "当面签收")
    clerk.click("main form button.button--primary")
    clerk.wait_for_url("**/cases/1")
    assert desk.case(1).stage is Stage.NOTIFIED
    expect(clerk.locator("main")).to_contain_text("已办理")


def test_a_mistake_is_told_and_the_rest_of_the_form_stays_without_scripts(clerk):
    clerk.goto("/reception/new")
    clerk.fill("#facts", "路坏了。")
    clerk.click("button[name=register]")
    assert clerk.locator(".error-summary li").count() > 0
    assert clerk.input_value("#facts") == "路坏了。"
