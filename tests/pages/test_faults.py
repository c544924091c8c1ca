"""The machine fails: the page says so, what was sent goes out again as it is, and nothing is written twice."""

from __future__ import annotations

import io
import sqlite3
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import event, func, select
from wtforms import Form, PasswordField
from wtforms.fields.core import UnboundField

from blueprints.edge.forms import TYPED_AGAIN
from models.queries.record import chain_faults
from models.tables.base import db
from models.tables.reception import Visit
from tests.dates import moment
from tests.engines.application import build_app, let_go
from tests.engines.schema import close_sessions, fill, open_sessions
from tests.fixtures.availability import lacking
from tests.pages.desk import ROAD, road
from tests.worlds.linjiang import PASSWORD, find_linjiang

MORNING = "Mon 2026-03-09 09:30"


@pytest.fixture
def clerk(app, clock, linjiang, signed_in):
    """Provide the town's clerk with a form filled in."""
    clock.set(moment(MORNING))
    return signed_in("lh_town")


def sent_again(page):
    """Return what the page's own form would send."""
    form = BeautifulSoup(page, "html.parser").select_one("form[method=post]")
    return form["action"], {field["name"]: field["value"] for field in form.select("input[type=hidden]")}


def visits(session):
    session.rollback()
    return session.scalar(select(func.count()).select_from(Visit))


def is_told(answer):
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "没有丢" in answer.text
    assert ROAD in answer.text


@contextmanager
def pragma(app, statement):
    """Let every connection of the application begin with a pragma."""
    with app.app_context():
        engine = db.engine
    engine.dispose()

    def begin(connection, _record):
        connection.execute(f"PRAGMA {statement}")

    event.listen(engine, "connect", begin)
    yield
    event.remove(engine, "connect", begin)
    engine.dispose()


def test_a_full_disk_keeps_the_form_and_writes_nothing(app, clerk, linjiang, session):
    with pragma(app, "max_page_count=1"):
        answer = clerk.post("/reception/new", data=road(linjiang))
    is_told(answer)
    assert visits(session) == 0
    address, fields = sent_again(answer.text)
    assert clerk.post(address, data=fields).status_code == 303
    assert clerk.post(address, data=fields).status_code == 303
    assert visits(session) == 1
    assert list(chain_faults(session())) == []


def test_a_file_that_another_program_holds_is_waited_for_and_then_told(app, clerk, database, linjiang, session):
    other = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pragma(app, "busy_timeout=50"):
        answer = clerk.post("/reception/new", data=road(linjiang))
    other.execute("ROLLBACK")
    other.close()
    is_told(answer)
    address, fields = sent_again(answer.text)
    assert clerk.post(address, data=fields).status_code == 303
    assert visits(session) == 1


@pytest.fixture
def own_server():
    """Provide a PostgreSQL server that may be switched off."""
    from tests.engines.postgresql import NoPostgres, start_own_postgres

    try:
        server = start_own_postgres()
    except NoPostgres as absent:
        lacking("PostgreSQL", because=str(absent))
    yield server
    server.stop()


@pytest.mark.postgresql
def test_a_database_that_goes_away_comes_back_and_nothing_is_lost(own_server, clock):
    url = own_server.create("gone")
    fill(url, seed="linjiang")
    sessions = open_sessions(url)
    town = find_linjiang(sessions)
    close_sessions(sessions)
    clock.set(moment(MORNING))
    app = build_app(url, now=clock)
    clerk = app.test_client()
    assert clerk.post("/sign-in", data={"login": "lh_town", "password": PASSWORD}).status_code == 302
    own_server.switch_off()
    shown, sent = clerk.get("/"), clerk.post("/reception/new", data=road(town))
    assert shown.status_code == 503
    assert "再试一次" in shown.text
    is_told(sent)
    own_server.switch_on()
    address, fields = sent_again(sent.text)
    assert clerk.get("/").status_code == 200
    assert clerk.post(address, data=fields).status_code == 303
    let_go(app)
    sessions = open_sessions(url)
    assert visits(sessions) == 1
    close_sessions(sessions)


def test_a_password_is_never_put_into_a_page(app, database, linjiang):
    with pragma(app, "query_only=1"):
        answer = app.test_client().post("/sign-in", data={"login": "lh_town", "password": PASSWORD})
    assert answer.status_code == 503
    assert PASSWORD not in answer.text
    assert "lh_town" in answer.text


def every_form():
    """Return the classes of all forms of the house."""
    found, waiting = set(), [Form]
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        waiting += kind.__subclasses__()
    return {kind for kind in found if kind.__module__.startswith("blueprints.")}


def test_every_field_of_a_password_or_a_code_is_typed_again(app):
    fields = {
        (name, getattr(kind, name).field_class)
        for kind in every_form()
        for name in dir(kind)
        if isinstance(getattr(kind, name), UnboundField)
    }
    secrets = {name for name, field in fields if issubclass(field, PasswordField)}
    assert secrets >= {"password", "proof_of_person", "current", "new", "again"}
    assert secrets | {"code"} == TYPED_AGAIN


def test_neither_a_password_nor_a_code_is_sent_back_and_the_page_says_so(app, clerk, linjiang):
    typed = road(linjiang) | {name: f"secret-{name}" for name in TYPED_AGAIN} | {"photo": (io.BytesIO(b""), "")}
    with pragma(app, "max_page_count=1"):
        answer = clerk.post("/reception/new", data=typed, content_type="multipart/form-data")
    is_told(answer)
    assert "secret-" not in answer.text
    assert "需要重新填写" in answer.text
    assert "文件" not in answer.text


def test_a_clock_that_went_back_is_told_and_writes_nothing(desk, clock, signed_in):
    case_id = desk.register("mtc_window", "Mon 2026-03-09 10:00").case_id
    clock.set(moment("Mon 2026-03-09 09:50"))
    page = signed_in("mtc_window")
    version = desk.case(case_id).version
    typed = {
        "version": version,
        "kind": "transfer",
        "to_id": desk.world.org("lh_gov"),
        "reason": "村内道路由镇政府管护",
    }
    answer = page.post(f"/cases/{case_id}/transfer", data=typed)
    assert answer.status_code == 503
    assert "校准时间" in answer.text
    assert len(desk.holders(case_id)) == 1
    address, fields = sent_again(answer.text)
    clock.set(moment("Mon 2026-03-09 10:10"))
    assert page.post(address, data=fields).status_code == 303
    assert len(desk.holders(case_id)) == 2


def test_a_fault_of_ours_has_a_page_of_its_own_and_a_reference(app, client, monkeypatch, linjiang):
    def breaks():
        raise RuntimeError("王建国")

    breaks.open_to = app.view_functions["citizens.ask"].open_to
    monkeypatch.setitem(app.view_functions, "citizens.ask", breaks)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get("/citizen")
    assert answer.status_code == 500
    assert "系统出了问题" in answer.text
    assert "王建国" not in answer.text
