"""A petitioner looks his matter up on an old telephone: no scripts, everything four times as large."""

import pytest

from tests.dates import moment
from tests.journeys.people import too_wide

FOUR_TIMES = {"width": 320, "height": 256}
"""A screen of 1280 × 1024 at 400 % (WCAG 1.4.10)."""


@pytest.fixture
def receipt(desk, clock):
    """Provide number and code of a case about a road."""
    found = desk.register("lh_town", "Mon 2026-03-09 09:00")
    clock.set(moment("Tue 2026-03-10 19:00"))
    case = desk.case(found.case_id)
    return case.number, case.query_code


def ask(page, number, code):
    page.goto("/citizen")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    page.click("main button[type=submit]")
    return " ".join(page.inner_text("main").split())


def test_he_reads_who_has_it_until_when_and_what_he_can_do(open_browser, receipt):
    page = open_browser(size=FOUR_TIMES, scripts=False)
    number, code = receipt
    told = ask(page, number, code)
    for words in (number, "您现在可以做什么", "最迟哪一天", "现在由谁负责", "柳河镇"):
        assert words in told
    assert too_wide(page) <= 0


def test_large_print_stays_large_and_fits(open_browser, receipt):
    page = open_browser(size=FOUR_TIMES, scripts=False)
    ask(page, *receipt)
    size = "parseFloat(getComputedStyle(document.querySelector('main li, main p')).fontSize)"
    small = page.evaluate(size)
    page.get_by_role("link", name="大字版").click()
    assert page.evaluate(size) > small
    assert too_wide(page) <= 0
    page.get_by_role("link", name="打印").click()
    assert too_wide(page) <= 0


def test_a_wrong_number_and_a_wrong_code_are_the_same_answer(open_browser, receipt):
    page = open_browser(size=FOUR_TIMES, scripts=False)
    number, code = receipt
    wrong_code = ask(page, number, "ACDEFGHJKM")
    wrong_number = ask(page, f"{number[:-4]}9999", code)
    assert wrong_code == wrong_number
    assert "没有查到" in wrong_code
    assert too_wide(page) <= 0


def test_the_next_person_at_the_screen_finds_an_empty_form(open_browser, receipt):
    page = open_browser(size=FOUR_TIMES, scripts=False)
    ask(page, *receipt)
    page.get_by_role("button", name="结束查询").click()
    page.goto("/citizen/case")
    page.wait_for_url("**/citizen")
    assert page.input_value("[name=code]") == ""
