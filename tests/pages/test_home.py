"""The home page: what waits as counts, the lists behind them, what is new, and the start of those without cases."""

import re
from datetime import timedelta

import pytest

from blueprints.words.work import LEADS, NOTHING, NOTICES, WORK
from mediation.secrecy.kinds import Role
from mediation.worklists.kinds import WORK_OF, WorkKind
from models.operations.reception.register import register_visit
from models.operations.unit_of_work import unit_of_work
from models.queries.worklists import MOST
from models.steps.notices import notify
from tests.access.samples import PERSONAS
from tests.dates import moment
from tests.factories.visits import visit
from tests.fixtures.browser import assert_no_axe_violations
from tests.pages.test_reception_browser import come_in, fits

AT = "Mon 2026-03-02 08:30"


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case's number."""

    def run(login, at=AT, **changes):
        command = visit(linjiang, session, login, at, **changes)
        return register_visit(session, app.extensions["setting"], command).case_number

    return run


def tiles(page):
    """Return the counts on the tiles by their label."""
    found = re.findall(r'tile__count">([^<]+)</span>\s*<span class="tile__label">([^<]+)<', page.text)
    return {label: count for count, label in found}


def test_a_stranger_is_led_to_the_door_and_from_there_home(client, linjiang):
    assert client.get("/").location == "/sign-in?next=/"


def test_tiles_count_what_waits_and_lead_to_the_list(register, signed_in):
    number = register("city_window")
    page = signed_in("lh_town").get("/")
    assert tiles(page)["待我单位签收"] == "1"
    assert 'href="/work/to_accept"' in page.text
    listed = signed_in("lh_town").get("/work/to_accept")
    assert number in listed.text
    assert "江州市来访接待中心" in listed.text
    assert "引导移交" in listed.text


@pytest.mark.parametrize("role", Role, ids=str)
def test_every_role_has_its_own_beginning(linjiang, signed_in, role):
    page = signed_in(PERSONAS[role]).get("/")
    assert page.status_code == 200
    shown = [kind for kind in WorkKind if str(WORK[kind]) in tiles(page)]
    has_cases = {WorkKind.OVERDUE, WorkKind.WATCHED} & {kind for kind in WorkKind if role in WORK_OF[kind]}
    assert shown == ([kind for kind in WorkKind if role in WORK_OF[kind]] if has_cases else [])
    assert ("<h1>我的工作</h1>" in page.text) is bool(has_cases)


def test_a_list_that_is_not_ones_work_is_not_there(linjiang, signed_in):
    assert signed_in("lh_mediator").get("/work/objections").status_code == 404
    assert signed_in("supervisor").get("/work/to_accept").status_code == 404
    assert signed_in("lh_town").get("/work/nothing").status_code == 404


def test_every_list_says_what_it_is_when_it_is_empty(linjiang, signed_in):
    browser = signed_in("leader")
    for kind in WorkKind:
        page = browser.get(f"/work/{kind.value}")
        assert page.status_code == (404 if Role.LEADER not in WORK_OF[kind] else 200)
        if page.status_code == 200:
            assert str(NOTHING[kind]) in page.text


def test_what_is_new_is_marked_until_one_has_looked(register, signed_in, clock):
    register("city_window")
    browser = signed_in("lh_town")
    page = browser.get("/")
    assert page.text.count('class="new-dot"') == 2
    until = re.search(r'name="until" value="([^"]+)"', page.text).group(1)
    assert browser.post("/work/notices/seen", data={"until": until}).status_code == 303
    page = browser.get("/")
    assert 'class="new-dot"' not in page.text
    assert tiles(page)["新通知"] == "0"
    clock.advance(timedelta(minutes=5))
    register("city_window", "Mon 2026-03-02 09:05")
    assert tiles(browser.get("/"))["新通知"] == "2"


@pytest.mark.parametrize("until", ["", "yesterday", "2026-03-02T09:00:00"])
def test_looking_until_no_moment_marks_nothing(register, signed_in, until):
    register("city_window")
    browser = signed_in("lh_town")
    assert browser.post("/work/notices/seen", data={"until": until}).status_code == 303
    assert tiles(browser.get("/"))["新通知"] == "2"


def test_a_hundred_and_more_are_a_hundred_plus(session, linjiang, signed_in):
    with unit_of_work(session) as work:
        for number in range(MOST + 1):
            notify(work, key=f"n{number}", kind="clock.moved", at=moment(AT), organisation_id=linjiang.org("lh_gov"))
    assert tiles(signed_in("lh_town").get("/"))["新通知"] == "100+"


def test_every_notice_has_its_sentence(session, linjiang, signed_in):
    facts = {"term": "notice_15", "due_on": "2026-03-24", "persons": 6, "alike": 2, "kind": "transfer"}
    with unit_of_work(session) as work:
        for number, kind in enumerate([*NOTICES, "of.another.release"]):
            org = linjiang.org("lh_gov")
            notify(work, key=f"n{number}", kind=kind, at=moment(AT), organisation_id=org, facts=facts)
    browser, shown = signed_in("lh_town"), ""
    page = browser.get("/work/notices").text
    while True:
        shown += page
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        page = browser.get(following.group(1).replace("&amp;", "&")).text
    filled = {
        "persons": 6,
        "alike": 2,
        "term": "书面告知（收到转送、交办）",
        "due_on": "2026年3月24日（周二）",
        "kind": "转送",
    }
    missing = [kind for kind, words in NOTICES.items() if str(words) % filled not in shown]
    assert missing == []
    assert "事项有新的情况，请查看。" in shown


def test_every_list_has_its_words():
    assert set(WORK) == set(LEADS) == set(NOTHING) == set(WorkKind)


def test_the_help_is_for_everybody_and_explains_the_words(client, linjiang):
    page = client.get("/help")
    assert page.status_code == 200
    assert "责任持有人" in page.text
    assert 'href="/citizen"' in page.text


@pytest.mark.parametrize("path", ["/", "/work/overdue", "/work/to_accept", "/work/notices", "/help"])
def test_the_pages_of_home_fit_and_are_accessible(page, register, linjiang, path):
    register("city_window")
    register("lh_town", "Mon 2026-02-02 08:30")
    come_in(page, "lh_town").goto(path)
    assert_no_axe_violations(page)
    assert fits(page)


def test_the_start_of_an_administrator_is_accessible(page, linjiang):
    come_in(page, "admin").goto("/")
    assert page.locator("h1").inner_text() == "开始"
    assert_no_axe_violations(page)
    assert fits(page)
