"""A petitioner at the public page: one answer to every miss, plain words, large print, nothing in an address."""

import re
from datetime import timedelta

import pytest

from blueprints.citizens.progress import PATHS
from blueprints.words.citizens import ADVICE, STANDING
from mediation.casefile.advice import Advice
from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Kind
from models.operations.reception.register import register_visit
from models.tables.cases import Case
from tests.engines.application import SETTINGS, build_app, let_go
from tests.engines.said import said
from tests.factories.visits import person, visit
from tests.fixtures.browser import assert_no_axe_violations
from tests.pages.test_reception_browser import fits

AT = "Mon 2026-03-02 08:30"
ACCUSATION = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
WRONG = "ACDE FGHJ KMNP"


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case."""

    def run(login="lh_town", at=AT, **changes):
        command = visit(linjiang, session, login, at, **changes)
        return session.get_one(Case, register_visit(session, app.extensions["setting"], command).case_id)

    return run


@pytest.fixture
def ask(client):
    """Provide a function that types number and code, and follows where that leads."""

    def run(number, code, **changes):
        return client.post("/citizen", data={"number": number, "code": code}, follow_redirects=True, **changes)

    return run


def test_number_and_code_open_the_case_in_plain_words(register, ask):
    case = register()
    page = ask(case.number, case.query_code)
    assert page.request.path == "/citizen/case"
    for words in ("临江县柳河镇社会治安综合治理中心", "书面告知您是否受理", "2026年3月17日（周二）", "为什么是这一天"):
        assert words in page.text
    assert "请等待书面告知：最迟2026年3月17日（周二）" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_neither_parties_nor_staff_nor_notes_are_shown(register, ask):
    case = register(parties=[person("王建国"), person("赵某", phone="13900000009")])
    page = ask(case.number, case.query_code).text
    for hidden in ("王建国", "赵某", "13900000009", "13800000001", "刘振", case.query_code, case.narrative, "R-1."):
        assert hidden not in page, hidden


def said_without_typed(answer):
    """Return what a page says without what was typed into it."""
    return re.sub(r'value="[^"]*"', "", said(answer)[1])


def test_every_miss_is_the_same_page(register, client):
    case = register()
    typed = [
        (case.number, WRONG),
        ("XF-379901-20260302-F0099", case.query_code),
        ("XF-379901-20260302-F0099", WRONG),
        ("x", "y"),
    ]
    answers = [client.post("/citizen", data={"number": number, "code": code}) for number, code in typed]
    pages = {said_without_typed(answer) for answer in answers}
    assert {answer.status_code for answer in answers} == {422}
    assert len(pages) == 1
    assert "没有查到" in pages.pop()


def test_a_locked_door_says_the_same_as_a_wrong_code(register, client):
    case = register()
    pages = set()
    for code in [WRONG] * 10 + [case.query_code]:
        answer = client.post("/citizen", data={"number": case.number, "code": code})
        assert answer.status_code == 422
        pages.add(said_without_typed(answer))
    assert len(pages) == 1


def test_an_empty_field_is_told_at_its_place(client, linjiang):
    page = client.post("/citizen", data={"number": "", "code": ""})
    assert (page.status_code, page.text.count("请填写。")) == (422, 4)


def test_what_was_opened_is_forgotten_after_ten_minutes_and_at_the_end(register, ask, client, clock):
    case = register()
    ask(case.number, case.query_code)
    assert client.get("/citizen/case/print").status_code == 200
    clock.advance(timedelta(minutes=11))
    assert client.get("/citizen/case").location == "/citizen"
    ask(case.number, case.query_code)
    assert client.post("/citizen/end").location == "/citizen"
    assert client.get("/citizen/case").location == "/citizen"
    assert client.get("/citizen/case/print").location == "/citizen"


def test_nothing_opens_without_the_code(client, register):
    register()
    assert client.get("/citizen/case").location == "/citizen"


def test_of_an_accusation_only_that_it_was_passed_on(register, ask, client):
    case = register("mtc_window", about=ACCUSATION)
    page = ask(case.number, case.query_code)
    assert "已依法转送，按规定答复。" in page.text
    for hidden in (case.title, "纪委", "最迟", "矛盾纠纷调处化解中心", "2026年"):
        assert hidden not in page.text.split("<main")[1].split("</main>")[0], hidden
    assert "已依法转送，按规定答复。" in client.get("/citizen/case/print").text


def test_the_form_needs_its_token(database, clock, linjiang):
    app = build_app(database.url, now=clock)
    app.config.update({**SETTINGS, "WTF_CSRF_ENABLED": True, "SQLALCHEMY_DATABASE_URI": database.url})
    assert app.test_client().post("/citizen", data={"number": "x", "code": "y"}).status_code == 400
    let_go(app)


def test_large_print_is_remembered(client, linjiang):
    assert "large-print" not in client.get("/citizen").text
    assert "large-print" in client.get("/citizen?large=1").text
    assert "large-print" in client.get("/citizen").text
    assert "large-print" not in client.get("/citizen?large=0").text


def test_the_centres_and_the_procedure_are_published(client, linjiang):
    page = client.get("/centres")
    assert "临江县社会矛盾纠纷调处化解中心" in page.text
    assert "15日内书面告诉您" in page.text
    centre = client.get(f"/centres/{linjiang.org('lh_centre')}")
    assert "柳河村" in centre.text
    assert client.get(f"/centres/{linjiang.org('zr')}").status_code == 404
    assert client.get("/centres/4711").status_code == 404


def test_every_stage_and_every_advice_has_plain_words():
    assert set(STANDING) == set(PATHS) == set(Stage)
    assert set(ADVICE) == set(Advice)


def test_the_pages_for_citizens_fit_and_are_accessible(page, register, linjiang):
    case = register("city_window")
    for path in ("/citizen", "/centres", f"/centres/{linjiang.org('lh_centre')}"):
        page.goto(path)
        assert_no_axe_violations(page)
        assert fits(page)
    page.goto("/citizen")
    page.fill("#number", case.number)
    page.fill("#code", WRONG)
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice--alarm")
    assert_no_axe_violations(page)
    page.fill("#code", case.query_code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/citizen/case")
    for path in ("/citizen/case", "/citizen/case?large=1", "/citizen/case/print"):
        page.goto(path)
        assert_no_axe_violations(page)
        assert fits(page)


def test_at_four_hundred_per_cent_nothing_runs_out_of_the_page(desktop, register):
    case = register()
    # 1280 points at 400 % leave room for 320.
    desktop.set_viewport_size({"width": 320, "height": 256})
    desktop.goto("/citizen?large=1")
    assert fits(desktop)
    desktop.fill("#number", case.number)
    desktop.fill("#code", case.query_code)
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/citizen/case")
    assert fits(desktop)


def test_without_scripts_the_case_and_its_reasons_can_be_read(page_without_scripts, register):
    case = register()
    page = page_without_scripts
    page.goto("/citizen")
    page.fill("#number", case.number)
    page.fill("#code", case.query_code)
    page.click("main button.button--primary")
    page.wait_for_url("**/citizen/case")
    page.click("summary >> nth=-1")
    assert page.locator("details[open] li").count() > 2
