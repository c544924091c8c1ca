"""The page of a case: verbs, reasons, story, whom it hides, and how it reads on a phone, a desk and without scripts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from blueprints.words.timeline import LINES
from mediation.casefile.kinds import Act, ContactMethod, DocumentKind
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate.facts import EvidenceKind
from mediation.reception.party_checks import IdKind
from mediation.routing.kinds import Kind
from models.operations.cases import LogContact, RaiseUrgent, log_contact, raise_urgent
from models.operations.handovers import SendCase, send_case
from models.operations.reception.commands import GateEntry
from models.tables.cases import Case
from tests.dates import moment
from tests.factories.papers import case_with
from tests.factories.visits import person
from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

ROOT = Path(__file__).parents[2]
LATER = "Thu 2026-04-16 09:00"


@pytest.fixture
def case_id(desk):
    """Provide a case that the county sent to 柳河镇."""
    petitioner = person("王建国", id_kind=IdKind.CITIZEN_ID, id_number="379901198003150017")
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00", parties=(petitioner,)).case_id
    to_id = desk.world.org("lh_gov")
    desk.act(send_case, SendCase, "mtc_window", "Tue 2026-04-14 09:00", case_id, to_id=to_id, reason="镇里管护")
    return case_id


@pytest.fixture
def shown(desk, signed_in, clock):
    """Provide a function that shows a case to somebody."""

    def run(login, case_id, at=LATER, query=""):
        desk.session.rollback()
        clock.set(moment(at))
        return signed_in(login).get(f"/cases/{case_id}{query}")

    return run


def primary(page):
    found = re.search(r'class="button button--primary" href="/cases/\d+/(\w+)"', page.text)
    return found.group(1) if found else None


def test_the_head_tells_who_holds_the_case_until_when_and_why(shown, case_id):
    text = shown("lh_town", case_id).text
    for words in (
        "XF-379901-20260413-F0001",
        "临江县柳河镇人民政府（乡镇街道级）",
        "首接责任人",
        "毛慧",
        "书面告知（收到转送、交办）（柳河镇人民政府）",
        "为什么是这一天",
        "《信访工作条例》第23条第3款",
    ):
        assert words in text


def test_the_first_receiver_stands_there_until_the_holder_has_made_contact(shown, desk, case_id):
    facts = {"method": ContactMethod.PHONE, "result": "约好看路"}
    desk.act(log_contact, LogContact, "lh_town", "Wed 2026-04-15 09:00", case_id, **facts)
    text = shown("lh_town", case_id).text
    assert "首接责任人" not in text
    assert "首次联系" in text


def test_a_verb_is_a_link_only_for_whoever_may_do_it_now(shown, case_id):
    receiver = shown("lh_town", case_id)
    assert primary(receiver) == Act.ACCEPT_HANDOVER.value
    assert f'href="/cases/{case_id}/give_notice"' in receiver.text
    page = shown("mtc_window", case_id)
    assert primary(page) is None
    assert f"/cases/{case_id}/give_notice" not in page.text
    assert "出具告知书" in page.text
    assert "责任持有单位" in page.text


def test_every_verb_leads_to_a_form(app, shown, desk, case_id):
    guided = desk.register("city_window", "Mon 2026-04-13 10:00").case_id
    router = app.url_map.bind("localhost")
    for login, shown_id in (("lh_town", case_id), ("lh_head", case_id), ("lh_town", guided), ("city_window", guided)):
        for path in re.findall(r'href="(/cases/\d+/[\w/]+)', shown(login, shown_id).text):
            try:
                router.match(path)
            except NotFound:
                pytest.fail(f"{login} is led to {path}, which is not there")


@pytest.mark.parametrize(
    ("kind", "login", "following"),
    [
        (DocumentKind.RECEIPT, "mtc_window", Act.TRANSFER),
        (DocumentKind.GUIDE_SLIP, "lh_town", Act.FIRST_CONTACT),
        (DocumentKind.OBJECTION, "mtc_window", Act.DECIDE_OBJECTION),
        (DocumentKind.NOTICE, "lh_town", Act.ACCEPT),
        (DocumentKind.OPINION, "lh_town", Act.CONCLUDE),
    ],
    ids=lambda value: getattr(value, "value", value),
)
def test_the_next_step_stands_out(shown, desk, kind, login, following):
    made, _ = case_with(desk, kind)
    assert primary(shown(login, made)) == following.value


def test_an_alarm_comes_before_every_other_step(shown, desk, case_id):
    desk.act(raise_urgent, RaiseUrgent, "lh_town", "Wed 2026-04-15 09:00", case_id, words=("跳楼",))
    page = shown("lh_town", case_id, at="Wed 2026-04-15 09:10")
    assert primary(page) == Act.ACKNOWLEDGE_URGENT.value
    assert "情形：跳楼" in page.text


def test_personal_values_are_masked_and_shown_one_by_one(shown, case_id):
    page = shown("lh_town", case_id)
    assert "王*国" in page.text
    assert "138****0001" in page.text
    for value in ("王建国", "13800000001", "379901198003150017"):
        assert value not in page.text
    assert re.search(rf'href="/cases/{case_id}/reveal\?party=\d+&amp;field=phone"', page.text)


def test_whoever_may_not_see_values_is_offered_no_look(shown, case_id):
    page = shown("supervisor", case_id)
    assert page.status_code == 200
    assert "/reveal" not in page.text


def test_hidden_and_absent_are_one_answer(shown, desk, case_id):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    secret = desk.register("mtc_window", "Mon 2026-04-13 11:00", about=about).case_id
    absent = shown("leader", 999_999)
    for login, hidden in (("leader", secret), ("lh_town", secret), ("cg_town", case_id), ("zr_handler", case_id)):
        answer = shown(login, hidden)
        assert answer.status_code == absent.status_code == 404
        assert "没有这一项，或者不在您的办理范围内。" in answer.text
    assert "保密，仅指定人员可见" in shown("discipline", secret).text


def test_roles_without_cases_do_not_open_the_page(shown, case_id):
    assert shown("auditor", case_id).status_code == 403
    assert shown("admin", case_id).status_code == 403


def story(page):
    return re.findall(r'<div class="timeline__head"><b>([^<]+)</b>', page.text)


def test_the_story_is_filtered_and_its_order_is_remembered(desk, signed_in, clock, case_id):
    desk.session.rollback()
    clock.set(moment(LATER))
    browser = signed_in("lh_town")
    assert story(browser.get(f"/cases/{case_id}")) == ["转送", "来访登记"]
    assert story(browser.get(f"/cases/{case_id}?order=oldest")) == ["来访登记", "转送"]
    assert story(browser.get(f"/cases/{case_id}")) == ["来访登记", "转送"]
    assert story(browser.get(f"/cases/{case_id}?story=decisions")) == ["转送"]
    assert story(browser.get(f"/cases/{case_id}?story=contacts&order=newest")) == ["来访登记"]


def test_what_the_office_notes_for_itself_is_marked(shown, case_id):
    text = shown("lh_town", case_id).text
    assert re.search(r"timeline__body.*仅内部可见.*理由：镇里管护", text, re.DOTALL)


def test_a_deputy_is_named_beside_the_one_he_stands_in_for(shown, desk, linjiang, case_id):
    actor = desk.world.actor(desk.session, "lh_town")
    acting = replace(actor, acting_for_id=linjiang.account("lh_head"))
    command = LogContact(
        actor=acting, now=moment("Wed 2026-04-15 09:00"), case_id=case_id, method=ContactMethod.PHONE, result="约好"
    )
    log_contact(desk.session, desk.setting, command)
    assert "刘振（代镇长）" in shown("lh_town", case_id).text


def test_a_ground_for_a_skip_is_claimed_here_and_decided_by_another(shown, desk):
    guided = desk.register("city_window", "Mon 2026-04-13 10:00").case_id
    assert f"/cases/{guided}/claim_exception?visit=" in shown("city_window", guided).text
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="登记表第3号")
    claimed = desk.register("city_window", "Mon 2026-04-13 11:00", gate=gate).case_id
    page = shown("city_window", claimed)
    assert "待另一人批准" in page.text
    assert "claim_exception" not in page.text
    assert "去审批" not in page.text
    # The county stands above the town complained of and below the hall that is asked: the ground is decided there.
    assert "去审批" not in shown("leader", claimed).text
    decider = shown("city_leader", claimed)
    assert f"/cases/{claimed}/decide_exception?exception=" in decider.text
    assert "登记表第3号" in decider.text


def test_the_query_code_is_told_on_paper_and_not_here(shown, desk, session, case_id):
    code = session.scalars(select(Case.query_code).where(Case.id == case_id)).one()
    session.rollback()
    page = shown("mtc_window", case_id)
    assert code not in page.text
    assert "打印登记回执" in page.text


OF_A_CASE = (
    r'(?:tag=|_enter\([\w, ]+|enter_line\(\s*hand,\s*)"((?:visit|case|document|personal|exception|holder|clock)\.\w+)"'
)


def test_every_tag_that_is_written_about_a_case_has_words():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "models").rglob("*.py")]
    written = {tag for source in sources for tag in re.findall(OF_A_CASE, source)}
    assert {"case.contact", "clock.climbed", "visit.registered"} <= written, "the search has lost its way"
    assert written <= set(LINES)
    assert {f"case.{act.value}" for act in Act} <= set(LINES)


def _open(page, login, path):
    page.goto(f"/sign-in?next={path}")
    page.locator("#login").fill(login)
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


@pytest.mark.browser
def test_the_page_is_accessible_and_never_scrolls_sideways(page, desk, clock, case_id):
    made = [case_id, case_with(desk, DocumentKind.OPINION)[0], case_with(desk, DocumentKind.GUIDE_SLIP)[0]]
    desk.session.rollback()
    clock.set(moment("Mon 2026-06-15 09:00"))
    _open(page, "lh_town", "/me")
    for path in (*(f"/cases/{one}" for one in made), "/handovers", "/handovers?list=sent", "/handovers?list=received"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert_no_axe_violations(page)
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), path


@pytest.mark.browser
def test_the_page_needs_no_scripts(page_without_scripts, desk, clock, case_id):
    desk.session.rollback()
    clock.set(moment(LATER))
    _open(page_without_scripts, "lh_town", f"/cases/{case_id}")
    page_without_scripts.locator(".verbs__others summary").click()
    expect(page_without_scripts.locator(".verbs__others").get_by_text("签发意见书")).to_be_visible()
    page_without_scripts.get_by_role("link", name="出具告知书").first.click()
    assert page_without_scripts.url.endswith(f"/cases/{case_id}/give_notice")


def test_the_trays_list_what_waits_and_what_was_sent(desk, signed_in, clock, case_id):
    desk.session.rollback()
    clock.set(moment(LATER))
    waiting = signed_in("lh_town").get("/handovers").text
    assert "临江县矛调中心 → 柳河镇人民政府" in waiting
    assert "提出异议" in waiting
    assert "剩3个工作日" in waiting
    sent = signed_in("mtc_window").get("/handovers?list=sent").text
    assert "XF-379901-20260413-F0001" in sent
    assert "没有待签收的事项" in signed_in("cg_town").get("/handovers?list=nonsense").text


def test_one_person_is_one_person_in_english(desk, signed_in):
    case_id = desk.register("lh_town", "Mon 2026-03-02 08:40").case_id
    town = signed_in("lh_town")
    assert "1 批 1 人次" in town.get(f"/cases/{case_id}").text
    town.get("/language/en")
    page = town.get(f"/cases/{case_id}").text
    assert "1 batch, 1 person" in page
    assert "1 persons" not in page
