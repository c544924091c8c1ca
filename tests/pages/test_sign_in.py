"""The door as a browser sees it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.operations.accounts import CreateAccount, close_account, create_account
from models.tables.record import RecordEntry
from tests.dates import moment
from tests.engines.application import build_app, let_go
from tests.engines.said import said
from tests.worlds.linjiang import CHEAP, PASSWORD

NOW = moment("Mon 2026-03-02 09:00")
JSON = {"Accept": "application/json"}


@pytest.fixture
def door(client, linjiang):
    """Provide a browser at the door and a way to knock."""

    def knock(password=PASSWORD, *, login="zr_handler", back=""):
        return client.post("/sign-in", data={"login": login, "password": password, "next": back})

    return knock


def test_who_comes_in_is_led_to_where_he_wanted_to_go(client, door):
    asked = client.get("/me?from=letter")
    assert (asked.status_code, asked.location) == (302, "/sign-in?next=/me?from%3Dletter")
    page = client.get(asked.location)
    assert 'value="/me?from=letter"' in page.text
    assert door(back="/me?from=letter").location == "/me?from=letter"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "me", "/me\r\nX: 1"],
)
def test_nobody_is_led_out_of_the_house(door, target):
    assert door(back=target).location == "/"


def test_a_wrong_login_and_a_wrong_password_look_the_same(client, door):
    wrong_password, wrong_login = door("wrong"), door("wrong", login="nobody")
    assert wrong_password.status_code == wrong_login.status_code == 422
    assert "账号或密码不正确" in wrong_password.text
    assert said(wrong_password)[1] == said(wrong_login)[1].replace('value="nobody"', 'value="zr_handler"')


def test_the_seventh_try_is_told_until_when_the_door_is_locked(door):
    for _ in range(6):
        door("wrong")
    assert "请在 2026-03-02 09:30 之后再试" in door().text


def test_the_session_keeps_an_id_an_epoch_a_token_and_nothing_about_the_person(client, door):
    door()
    with client.session_transaction() as kept:
        assert set(kept) <= {"_user_id", "key", "seen", "lang", "appointment", "csrf_token"}
        assert kept["_user_id"].endswith(".0")


def test_a_session_ends_after_thirty_minutes_without_a_request(client, door, clock):
    door()
    clock.advance(timedelta(minutes=29))
    assert client.get("/me").status_code == 200
    clock.advance(timedelta(minutes=29))
    assert client.get("/me").status_code == 200
    clock.advance(timedelta(minutes=31))
    assert client.get("/me").status_code == 302
    assert "较长时间没有操作" in client.get("/sign-in").text


def test_whoever_was_away_signs_in_again_on_the_spot(client, door, clock):
    door()
    clock.advance(timedelta(hours=2))
    assert client.get("/keep-alive", headers=JSON).status_code == 401
    assert client.get("/sign-in/again", headers=JSON).json["csrf_token"]
    refused = client.post("/sign-in/again", data={"password": "wrong"}, headers=JSON)
    assert (refused.status_code, refused.json["error"]) == (401, "账号或密码不正确。")
    assert client.post("/sign-in/again", data={"password": PASSWORD}, headers=JSON).json["csrf_token"]
    assert client.get("/keep-alive", headers=JSON).status_code == 204


def test_signing_in_again_answers_a_fragment_with_nothing(client, door, clock):
    door()
    clock.advance(timedelta(hours=2))
    assert client.post("/sign-in/again", data={"password": PASSWORD}, headers={"HX-Request": "true"}).status_code == 204


def test_a_stranger_cannot_sign_in_again(client, linjiang):
    assert client.post("/sign-in/again", data={"password": PASSWORD}).status_code == 401


def test_signing_out_ends_the_session(client, door):
    door()
    client.get("/language/en", headers={"Referer": "http://localhost/me"})
    assert client.post("/sign-out").location == "/sign-in"
    assert client.get("/me").status_code == 302
    with client.session_transaction() as kept:
        assert kept["lang"] == "en"


def test_a_closed_account_is_out_at_its_next_request(client, door, session, linjiang):
    door()
    close_account(session, linjiang.account("zr_handler"), actor=None, now=NOW)
    assert client.get("/me").status_code == 302


@pytest.fixture
def guarded(database, clock, linjiang):
    """Provide a browser of the application as it runs outside the tests: forms need their token."""
    app = build_app(database.url, now=clock)
    app.config["WTF_CSRF_ENABLED"] = True
    yield app.test_client()
    let_go(app)


def _token(page):
    return re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page.text).group(1)


def test_a_form_without_its_token_is_refused(guarded):
    assert guarded.post("/sign-in", data={"login": "zr_handler", "password": PASSWORD}).status_code == 400


def test_signing_in_again_brings_the_token_for_the_forms_that_stand_open(guarded, clock):
    typed = {"login": "zr_handler", "password": PASSWORD, "csrf_token": _token(guarded.get("/sign-in"))}
    assert guarded.post("/sign-in", data=typed).status_code == 302
    clock.advance(timedelta(hours=5))
    before = guarded.get("/sign-in/again", headers=JSON).json["csrf_token"]
    again = guarded.post("/sign-in/again", data={"password": PASSWORD, "csrf_token": before}, headers=JSON)
    token = again.json["csrf_token"]
    assert guarded.post("/me/language", data={"locale": "en", "csrf_token": token}).location == "/me"


def test_the_demo_names_an_account_for_every_role(client, linjiang):
    page = client.get("/sign-in").text
    assert "lh_mediator" in page
    assert "镇街工作人员" in page


def test_outside_the_demo_no_account_and_no_password_is_named(app, client, linjiang):
    app.config["DEMO"] = False
    page = client.get("/sign-in").text
    assert "lh_mediator" not in page
    assert app.config["DEMO_PASSWORD"] not in page


def test_a_password_set_by_somebody_else_is_changed_before_any_work(client, door, session, linjiang):
    command = CreateAccount("newcomer", "新同志", PASSWORD)
    create_account(session, command, actor=None, now=NOW, hashing=CHEAP)
    door(login="newcomer")
    assert client.get("/administration/accounts").location == "/me/password"
    new = {"current": PASSWORD, "new": "小事不出村 大事不出镇", "again": "小事不出村 大事不出镇"}
    assert client.post("/me/password", data=new).status_code == 302
    assert client.get("/administration/accounts").status_code == 403


def test_whoever_comes_in_stands_with_his_post_in_the_record(door, session, linjiang):
    assert door().location == "/"
    line = session.scalars(select(RecordEntry).order_by(RecordEntry.id.desc())).first()
    assert (line.tag, line.actor_id) == ("account.signed_in", linjiang.account("zr_handler"))
    assert line.organisation_id == linjiang.org("zr")
