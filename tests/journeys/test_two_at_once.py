"""A button pressed twice, a form sent twice, two people on one paper: one visit, and nobody's words are lost."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from mediation.casefile.kinds import Stage
from models.operations.cases import AcceptCase, GiveNotice, accept_case, give_notice
from models.tables.cases import Case
from models.tables.reception import Visit
from tests.dates import moment
from tests.factories.papers import SERVED, TOLD
from tests.journeys.desk_form import NEW, SAVED, type_plain
from tests.journeys.people import come_in

AT = "Mon 2026-03-09 10:00"


@pytest.fixture
def clerk(open_browser, linjiang, clock):
    """Provide the screen of the clerk at the county's window."""
    clock.set(moment(AT))
    return come_in(open_browser(), "mtc_window")


@pytest.fixture
def colleague(open_browser, linjiang, clock):
    """Provide the screen of the clerk beside him."""
    return come_in(open_browser(), "mtc_window2")


@pytest.fixture
def accepted(desk, clock):
    """Provide a case in handling at the town."""
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-09 09:10", case_id, **TOLD, service=SERVED)
    desk.act(accept_case, AcceptCase, "lh_town", "Mon 2026-03-09 09:20", case_id)
    clock.set(moment(AT))
    return case_id


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_two_presses_of_the_button_make_one_visit(clerk, linjiang, session):
    clerk.goto(NEW)
    type_plain(clerk, linjiang)
    clerk.dblclick("button[name=register]")
    clerk.wait_for_url("**/reception/visits/1")
    assert (count(session, Visit), count(session, Case)) == (1, 1)


def test_going_back_and_sending_again_makes_no_second_visit_unasked(clerk, linjiang, session):
    clerk.goto(NEW)
    type_plain(clerk, linjiang)
    clerk.click("button[name=register]")
    clerk.wait_for_url("**/reception/visits/1")
    clerk.go_back()
    type_plain(clerk, linjiang)
    clerk.click("button[name=register]")
    expect(clerk.locator("#outcome-error, .verdict")).to_be_visible()
    assert count(session, Visit) == 1


def test_two_presses_without_scripts_make_one_visit(open_browser, linjiang, clock, session):
    clock.set(moment(AT))
    page = come_in(open_browser(scripts=False), "mtc_window")
    page.goto(NEW)
    type_plain(page, linjiang)
    page.dblclick("button[name=register]")
    page.wait_for_url("**/reception/visits/1")
    assert count(session, Visit) == 1


def test_two_clerks_on_one_draft_see_both_versions_and_choose(clerk, colleague):
    clerk.goto(NEW)
    clerk.fill("#facts", "第一稿。")
    expect(clerk.locator(SAVED)).to_be_visible()
    clerk.goto("/reception/drafts")
    clerk.get_by_role("button", name="交给本单位").click()
    clerk.get_by_role("link", name="继续填写").click()
    colleague.goto("/reception/drafts")
    colleague.get_by_role("link", name="继续填写").click()
    colleague.fill("#facts", "同事补充的经过。")
    expect(colleague.locator(SAVED)).to_be_visible()
    clerk.fill("#facts", "我补充的经过。")
    conflict = clerk.locator("[data-draft-state][data-state=conflict]")
    expect(conflict).to_be_visible()
    expect(clerk.locator("#facts")).to_have_value("我补充的经过。")
    conflict.get_by_role("link").click()
    expect(clerk.locator(".versions .changed").first).to_be_visible()
    both = clerk.inner_text(".versions")
    assert "我补充的经过。" in both
    assert "同事补充的经过。" in both
    clerk.get_by_role("button", name="以我的为准").click()
    expect(clerk.locator("#facts")).to_have_value("我补充的经过。")


def test_two_people_on_one_opinion_see_both_versions_and_keep_their_words(open_browser, accepted, desk):
    handler, head = come_in(open_browser(), "lh_town"), come_in(open_browser(), "lh_head")
    for page in (handler, head):
        page.goto(f"/cases/{accepted}/draft_opinion")
        page.check("[name=outcome] >> nth=0")
    handler.fill("[name=findings]", "经办人写的事实。")
    handler.click("main form button.button--primary")
    handler.wait_for_url(f"**/cases/{accepted}")
    head.fill("[name=findings]", "镇长写的事实。")
    head.click("main form button.button--primary")
    expect(head.locator(".versions")).to_be_visible()
    both = head.inner_text(".versions")
    assert "镇长写的事实。" in both
    assert "经办人写的事实。" in both
    expect(head.locator("[name=findings]")).to_have_value("镇长写的事实。")
    head.click("main form button.button--primary")
    head.wait_for_url(f"**/cases/{accepted}")


def test_two_people_on_one_case_the_second_reads_what_was_done_and_his_words_stay(clerk, colleague, desk):
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00").case_id
    for page in (clerk, colleague):
        page.goto(f"/cases/{case_id}/give_notice")
    for page, who in ((clerk, "毛慧"), (colleague, "毛静")):
        page.fill("[name=route]", f"由县中心办理，{who}告知")
        page.fill("[name=procedure]", "信访程序")
        page.fill("[name=contact]", who)
        page.fill("[name=proof]", "当面签收")
    clerk.click("main form button.button--primary")
    clerk.wait_for_url(f"**/cases/{case_id}")
    colleague.click("main form button.button--primary")
    expect(colleague.locator("main .notice, main .refusal").first).to_be_visible()
    expect(colleague.locator("[name=route]")).to_have_value("由县中心办理，毛静告知")
    assert desk.case(case_id).stage is Stage.NOTIFIED
    assert desk.documents(case_id).count("notice") == 1
