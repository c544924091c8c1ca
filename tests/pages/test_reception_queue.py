"""Walk-in numbers: drawn, called masked, carried over, registered, finished."""

import re

import pytest
from sqlalchemy import select

from mediation.organisations.postings import PostingKind
from models.operations.organisations import PostToWindow, post_to_window
from models.queries.queue import windows_of
from models.tables.organisations import QueueTicket
from models.tables.reception import Visit
from tests.dates import day, moment
from tests.pages.desk import road


@pytest.fixture
def window(linjiang, clock, signed_in):
    """Provide the browser at the county's window."""
    clock.set(moment("Mon 2026-03-09 09:00"))
    return signed_in("mtc_window")


def draw(browser, name="", matter=""):
    return browser.post("/reception/queue", data={"name": name, "matter": matter})


def only(session, query):
    session.rollback()
    return session.scalars(query).one()


def test_the_next_number_is_drawn_and_told(window):
    assert draw(window).status_code == 303
    draw(window, "欧阳明", "问低保")
    page = window.get("/reception/queue").text
    assert "已取号：2 号" in page
    assert "欧*明" in page
    assert "欧阳明" not in page
    assert "问低保" in page


def test_the_longest_waiting_is_called_to_a_window_by_a_masked_name(window, linjiang, session):
    draw(window, "王建国")
    draw(window, "李春花")
    window_id, name = windows_of(session, linjiang.org("mtc"))[0]
    session.rollback()
    window.post("/reception/queue/next", data={"window_id": str(window_id)})
    page = window.get("/reception/queue").text
    called = re.search(r'class="called">.*?</div>', page, re.S).group()
    assert "1 号" in called
    assert "王*国" in called
    assert name in called
    assert "王建国" not in page


def test_nobody_waiting_is_said_in_words(window):
    window.post("/reception/queue/next")
    assert "没有等候的人" in window.get("/reception/queue").text


def test_yesterdays_waiting_numbers_come_first_and_stay_until_they_are_done(window, clock, signed_in):
    draw(window, "王建国")
    clock.set(moment("Tue 2026-03-10 09:00"))
    today = signed_in("mtc_window")
    draw(today, "李春花")
    today.post("/reception/queue/next")
    page = today.get("/reception/queue").text
    called = re.search(r'class="called">.*?</div>', page, re.S).group()
    assert "王*国" in called
    assert "3月9日（周一）的号" in called


def test_a_number_never_called_is_carried_over_to_the_next_day_of_the_centre_only(window, clock, signed_in):
    draw(window, "王建国")
    clock.set(moment("Tue 2026-03-10 09:00"))
    draw(signed_in("mtc_window"), "李春花")
    clock.set(moment("Wed 2026-03-11 09:00"))
    later = signed_in("mtc_window")
    draw(later, "赵春来")
    assert "王*国" not in later.get("/reception/queue").text
    nobody = []
    for _ in range(3):
        later.post("/reception/queue/next")
        nobody.append("没有等候的人" in later.get("/reception/queue").text)
    assert nobody == [False, False, True]


def test_over_a_weekend_and_a_holiday_numbers_wait_for_the_next_day_of_the_centre(window, clock, signed_in):
    clock.set(moment("Wed 2026-09-30 16:00"))
    draw(signed_in("mtc_window"), "王建国")
    clock.set(moment("Thu 2026-10-08 09:00"))
    later = signed_in("mtc_window")
    later.post("/reception/queue/next")
    assert "王*国" in re.search(r'class="called">.*?</div>', later.get("/reception/queue").text, re.S).group()


def test_a_called_number_stays_until_it_is_finished(window, clock, signed_in):
    draw(window, "王建国")
    window.post("/reception/queue/next")
    for at in ("Tue 2026-03-10 09:00", "Wed 2026-03-11 09:00"):
        clock.set(moment(at))
        draw(signed_in("mtc_window"))
    assert "王*国" in signed_in("mtc_window").get("/reception/queue").text


def test_a_registration_begins_with_the_called_number_and_finishes_it(window, linjiang, session):
    draw(window, "王建国", "村路破损")
    window.post("/reception/queue/next")
    form = window.get("/reception/new?ticket=1").text
    assert 'value="王建国"' in form
    assert 'value="村路破损"' in form
    typed = road(linjiang, ticket_id="1")
    assert window.post("/reception/new", data=typed).status_code == 303
    assert only(session, select(Visit.ticket_id)) == 1
    assert only(session, select(QueueTicket.finished_at)) is not None
    assert "已办结" in window.get("/reception/queue").text


def test_a_number_of_another_centre_begins_nothing(window, linjiang, session, signed_in):
    draw(window, "王建国")
    window.post("/reception/queue/next")
    town = signed_in("lh_town")
    assert "王建国" not in town.get("/reception/new?ticket=1").text
    assert town.post("/reception/new", data=road(linjiang, ticket_id="1")).status_code == 303
    assert only(session, select(Visit.ticket_id)) is None
    assert town.post("/reception/queue/1/finish").status_code == 404


def test_a_called_number_is_finished_without_a_registration(window):
    draw(window)
    window.post("/reception/queue/next")
    assert window.post("/reception/queue/1/finish").status_code == 303
    assert "还没有叫号" in window.get("/reception/queue").text


def test_a_name_that_is_too_long_is_told_at_its_field(window):
    page = draw(window, "长" * 61)
    assert page.status_code == 422
    assert "最多 60 字" in page.text


def test_the_windows_show_who_staffs_them_today(window, linjiang, session):
    window_id, _name = windows_of(session, linjiang.org("mtc"))[0]
    for login, kind, begin, end in (
        ("rs_handler", PostingKind.ROTATING, day("Mon 2026-03-09"), day("Tue 2026-03-10")),
        ("zj_handler", PostingKind.PERMANENT, day("Tue 2026-03-10"), None),
    ):
        sent_by = linjiang.org(login.partition("_")[0])
        command = PostToWindow(window_id, linjiang.account(login), sent_by, kind, begin, end)
        post_to_window(session, command, actor=None, now=moment("Mon 2026-03-02 09:00"))
    page = window.get("/reception/queue").text
    assert "任社（人社局，轮驻）" in page
    assert "庄建" not in page
