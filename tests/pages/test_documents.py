"""Every paper on A4: its number, its words, its dates with their reasons, and whose eyes it was put before."""

import re

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from blueprints.words.routes import law_words
from mediation.casefile.kinds import DocumentKind as D
from mediation.routing.kinds import Kind
from models.queries.cases.paper import TO_THE_PETITIONER
from models.tables.documents import Document
from models.tables.record import RecordEntry
from tests.dates import moment
from tests.factories.papers import MAKERS, case_with
from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

DESK = (D.RECEIPT, D.GUIDE_SLIP)
SAYS = {
    D.TRANSFER_LETTER: (
        "临江县矛调中心转送函〔2026〕1号",
        "临江县柳河镇人民政府：",
        "提出异议截止 2026年4月21日（周二）",
        "抄送：",
    ),
    D.ASSIGNMENT_LETTER: ("交办函〔2026〕1号", "请于 2026年5月29日（周五） 前提交办结报告"),
    D.OBJECTION: ("异议书〔2026〕1号", "该路由县交通部门管护。"),
    D.OBJECTION_DECISION: ("核实意见〔2026〕1号", "不同意退回", "村道由乡镇管护。"),
    D.NOTICE: (
        "柳河镇综治中心告知书〔2026〕1号",
        "书面告知（收到转送、交办）截止 2026年4月29日（周三）",
        "《信访工作条例》第23条第3款",
        "联系方式",
    ),
    D.EXTENSION_NOTICE: ("延期告知书〔2026〕1号", "延长后期限", "等待道路检测结论", "20 日"),
    D.OPINION: (
        "处理意见书〔2026〕1号",
        "积水影响出行。",
        "《公路法》第八条",
        "30 日内",
        "签发人：镇长",
        "申请复查截止 2026年6月12日（周五）",
    ),
    D.ROUTE_NOTICE: ("导入告知书〔2026〕1号", "劳动仲裁", "《劳动争议调解仲裁法》第27条", "请携带", "请尽快申请。"),
    D.NOT_ACCEPTED_NOTICE: ("不予受理告知书〔2026〕1号", "上级依法不再受理", "《信访工作条例》第19条第3款"),
    D.ANSWER: ("答复书〔2026〕1号", "低保申请向户籍所在地的镇政府提出。"),
    D.CORRECTION_NOTICE: ("分类更正告知书〔2026〕1号", "建议意见", "当事人只提建议"),
    D.SUPERVISION_ORDER: ("督办单〔2026〕1号", "第45条第（一）项", "超过办理期限", "反馈督办单截止"),
}
READERS = {D.OPINION: "lh_town", D.EXTENSION_NOTICE: "lh_town", D.NOTICE: "lh_town"}


@pytest.fixture
def printed(desk, signed_in, clock):
    """Provide a function that makes a paper of a kind and prints it as somebody."""

    def run(kind, login=None):
        case_id, paper_id = case_with(desk, kind)
        desk.session.rollback()
        clock.set(moment("Mon 2026-06-15 09:00"))
        browser = signed_in(login or READERS.get(kind, "mtc_window"))
        return browser.get(f"/cases/{case_id}/documents/{paper_id}")

    return run


def test_every_law_of_the_route_table_has_a_name(app):
    with app.test_request_context():
        words = [law_words(law) for route in app.extensions["setting"].routes.routes for law in route.laws]
    assert words
    assert all(re.match("《[^A-Z]+》第", one) for one in words)


def test_every_kind_has_a_maker_and_words():
    assert set(MAKERS) == set(D) - {D.SERVICE_PROOF}
    assert set(SAYS) == set(MAKERS) - set(DESK)


@pytest.mark.parametrize("kind", list(SAYS), ids=lambda kind: kind.value)
def test_a_paper_says_what_it_must(printed, kind):
    page = printed(kind)
    assert page.status_code == 200
    for words in SAYS[kind]:
        assert words in page.text
    assert "经办人：" in page.text or "签发人：" in page.text
    assert "停止计时" not in page.text


@pytest.mark.parametrize("kind", DESK, ids=lambda kind: kind.value)
def test_the_desks_own_papers_are_printed_as_the_desk_prints_them(printed, kind):
    answer = printed(kind, "city_window" if kind is D.GUIDE_SLIP else None)
    assert answer.status_code == 302
    assert "/reception/visits/" in answer.location


@pytest.mark.parametrize("kind", [*SAYS, *DESK], ids=lambda kind: kind.value)
def test_a_paper_speaks_chinese_though_its_clerk_reads_english(desk, signed_in, clock, kind):
    case_id, paper_id = case_with(desk, kind)
    desk.session.rollback()
    clock.set(moment("Mon 2026-06-15 09:00"))
    browser, address = signed_in(READERS.get(kind, "mtc_window")), f"/cases/{case_id}/documents/{paper_id}"
    chinese = said_on(browser.get(address, follow_redirects=True))
    browser.get("/language/en")
    page = browser.get(address, follow_redirects=True)
    assert said_on(page) == chinese
    assert not re.search("[一-鿿]", BeautifulSoup(page.text, "lxml").select_one(".sheet-bar").get_text())


def said_on(page):
    """Return what stands on the sheet of a page."""
    sheet = BeautifulSoup(page.text, "lxml").select_one("article.sheet")
    assert sheet["lang"] == "zh-CN"
    return sheet.get_text(" ", strip=True)


@pytest.mark.parametrize("kind", [D.NOTICE, D.TRANSFER_LETTER, D.SUPERVISION_ORDER], ids=lambda kind: kind.value)
def test_the_petitioners_name_is_in_full_on_his_own_papers_alone(printed, kind):
    text = printed(kind).text
    assert ("王建国" in text) is (kind in TO_THE_PETITIONER)


def test_whoever_may_not_see_a_name_does_not_see_it_on_paper(printed):
    text = printed(D.NOTICE, "supervisor").text
    assert "王*国" in text
    assert "王建国" not in text


def test_each_print_leaves_a_line_in_the_record(printed, session, linjiang):
    printed(D.NOTICE)
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "document.printed")).one()
    assert (entry.actor_id, entry.facts["kind"]) == (linjiang.account("lh_town"), "notice")


def test_a_proof_of_service_is_filled_in_as_far_as_it_is_known(desk, signed_in, clock):
    case_id, paper_id = case_with(desk, D.NOTICE)
    clock.set(moment("Mon 2026-06-15 09:00"))
    page = signed_in("lh_town").get(f"/cases/{case_id}/documents/{paper_id}/service-proof")
    for words in ("送达回证", "王建国", "当面签收，回证第18号", "2026年4月15日（周三）"):
        assert words in page.text


def test_a_letter_between_organs_has_no_proof_of_service(desk, signed_in, clock):
    case_id, paper_id = case_with(desk, D.TRANSFER_LETTER)
    clock.set(moment("Mon 2026-06-15 09:00"))
    assert signed_in("mtc_window").get(f"/cases/{case_id}/documents/{paper_id}/service-proof").status_code == 404


def test_a_paper_is_reached_through_its_own_case_and_reader(desk, signed_in, clock):
    case_id, paper_id = case_with(desk, D.NOTICE)
    other = desk.register("mtc_window", "Mon 2026-04-13 11:00").case_id
    clock.set(moment("Mon 2026-06-15 09:00"))
    absent = signed_in("cg_town").get(f"/cases/{case_id}/documents/999999")
    for login, path in (
        ("cg_town", f"/cases/{case_id}/documents/{paper_id}"),
        ("cg_town", f"/cases/{case_id}/documents/{paper_id}/service-proof"),
        ("mtc_window", f"/cases/{other}/documents/{paper_id}"),
    ):
        hidden = signed_in(login).get(path)
        assert hidden.status_code == absent.status_code == 404
        assert "没有这一项，或者不在您的办理范围内。" in hidden.text


def test_the_papers_of_an_accusation_are_for_those_named(desk, signed_in, clock, session):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00", about=about).case_id
    paper_id = session.scalars(select(Document.id).where(Document.case_id == case_id)).one()
    session.rollback()
    clock.set(moment("Mon 2026-06-15 09:00"))
    assert signed_in("leader").get(f"/cases/{case_id}/documents/{paper_id}").status_code == 404
    assert signed_in("discipline").get(f"/cases/{case_id}/documents/{paper_id}").status_code == 302


@pytest.mark.browser
def test_papers_are_readable_by_everyone(page, desk, clock):
    made = [case_with(desk, kind) for kind in (D.OPINION, D.NOTICE)]
    desk.session.rollback()
    clock.set(moment("Mon 2026-06-15 09:00"))
    page.goto("/sign-in")
    page.locator("#login").fill("lh_town")
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    for case_id, paper_id in made:
        for path in (f"/cases/{case_id}/documents/{paper_id}", f"/cases/{case_id}/documents/{paper_id}/service-proof"):
            page.goto(path)
            assert_no_axe_violations(page)
