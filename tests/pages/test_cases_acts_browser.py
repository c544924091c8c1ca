"""The forms of the acts in a browser: they fit, they pass axe, and they work without scripts."""

import pytest
from playwright.sync_api import expect

from mediation.casefile.kinds import OpinionOutcome, Stage
from models.operations.cases import (
    AcceptCase,
    DraftOpinion,
    GiveNotice,
    IssueOpinion,
    ServeOpinion,
    ServiceEntry,
    accept_case,
    draft_opinion,
    give_notice,
    issue_opinion,
    serve_opinion,
)
from tests.dates import moment
from tests.fixtures.browser import assert_no_axe_violations
from tests.pages.test_cases_acts import OPINION, TOLD
from tests.worlds.linjiang import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.seed("linjiang")]

AT = "Mon 2026-03-09 10:00"
IN_HAND = ServiceEntry(proof="当面签收")
REGISTERED = ("first_contact", "give_notice", "reclassify", "split", "merge", "raise_urgent", "choose_simplified")


@pytest.fixture
def registered(desk, clock):
    """Provide a case just registered at the town."""
    clock.set(moment(AT))
    return desk.register("lh_town", "Mon 2026-03-09 09:00").case_id


@pytest.fixture
def accepted(desk, registered):
    """Provide a case in handling."""
    desk.act(give_notice, GiveNotice, "lh_town", AT, registered, **TOLD, service=IN_HAND)
    desk.act(accept_case, AcceptCase, "lh_town", AT, registered)
    return registered


@pytest.fixture
def drafted(desk, accepted):
    """Provide a case whose opinion waits for the head."""
    text = OPINION | {"outcome": OpinionOutcome.SUPPORTED}
    desk.act(draft_opinion, DraftOpinion, "lh_town", AT, accepted, **text)
    return accepted


@pytest.fixture
def served(desk, drafted):
    """Provide a case whose opinion was served."""
    desk.act(issue_opinion, IssueOpinion, "lh_head", AT, drafted)
    desk.act(serve_opinion, ServeOpinion, "lh_town", AT, drafted, service=IN_HAND)
    return drafted


def come_in(page, login):
    page.goto("/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")


def check(page, address, *, status=200):
    answer = page.goto(address)
    assert answer.status == status
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    assert_no_axe_violations(page)


def test_the_forms_of_a_registered_case_fit_and_pass_axe(registered, page):
    come_in(page, "lh_town")
    for act in REGISTERED:
        check(page, f"/cases/{registered}/{act}")
    check(page, f"/cases/{registered}/accept", status=409)


def test_the_opinion_is_written_read_and_concluded_in_forms_that_fit(drafted, page):
    come_in(page, "lh_head")
    for act in ("draft_opinion", "issue_opinion", "extend"):
        check(page, f"/cases/{drafted}/{act}")


def test_the_conclusion_fits(served, page):
    come_in(page, "lh_town")
    check(page, f"/cases/{served}/conclude")
    page.click("main form button.button--primary")
    expect(page.locator(".error-summary")).to_have_count(1)
    assert_no_axe_violations(page)


def test_a_transfer_fits_with_every_organ_of_the_county(desk, clock, page):
    clock.set(moment(AT))
    about = {"competent_id": desk.world.org("zr")}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id
    come_in(page, "mtc_window")
    for act in ("transfer", "hand_down"):
        check(page, f"/cases/{case_id}/{act}")


def test_a_form_is_filled_in_and_sent_without_scripts(registered, desk, page_without_scripts):
    page = page_without_scripts
    come_in(page, "lh_town")
    page.goto(f"/cases/{registered}/give_notice")
    for name, text in TOLD.items():
        page.fill(f"[name={name}]", text)
    page.fill("[name=proof]", "当面签收")
    page.click("main form button.button--primary")
    assert desk.case(registered).stage is Stage.NOTIFIED
    page.goto(f"/cases/{registered}/split")
    page.click("button[name=add_parts]")
    expect(page.locator("[name='parts-2-title']")).to_have_count(1)
