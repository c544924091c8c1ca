"""Sessions, the second factor, proof before dangerous acts and password links, as a browser sees them."""

import re
from datetime import timedelta
from html import unescape

import pyotp
import pytest
from sqlalchemy import select

from models.operations.sessions import end_sessions_of
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import find_person_by_login
from models.tables.accounts import Parameter
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.engines.application import build_app, let_go
from tests.worlds.linjiang import PASSWORD

pytestmark = pytest.mark.seed("linjiang")

NOW = moment("Mon 2026-03-02 09:00")
JSON = {"Accept": "application/json"}
NEXT = "小事不出村 大事不出镇"
STEP = timedelta(seconds=30)


@pytest.fixture
def another_worker(database, clock, linjiang):
    """Provide another process's application over the same database."""
    app = build_app(database.url, now=clock)
    yield app
    let_go(app)


def _sign_in(browser, login, password=PASSWORD):
    return browser.post("/sign-in", data={"login": login, "password": password})


def _carry(browser, app):
    """Return a browser of another worker that carries the same cookie."""
    other = app.test_client()
    other.set_cookie("session", browser.get_cookie("session").value)
    return other


def _set_up(browser, clock):
    """Set up a second factor and return the device and the recovery codes."""
    page = browser.get("/me/second-factor").text
    shows = pyotp.TOTP(re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", ""))
    done = browser.post("/me/second-factor", data={"code": shows.at(clock())})
    assert done.status_code == 200
    clock.advance(STEP)
    return shows, re.findall(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}", done.text)


def test_an_ended_session_is_out_at_its_next_request_in_every_worker(app, another_worker, signed_in, session, linjiang):
    browser = signed_in("zr_handler")
    there = _carry(browser, another_worker)
    assert there.get("/me").status_code == 200
    end_sessions_of(session, linjiang.account("zr_handler"), actor=None, now=NOW)
    assert browser.get("/me").status_code == 302
    assert there.get("/me").status_code == 302


def test_a_cookie_kept_from_before_the_sign_out_opens_nothing(app, signed_in):
    browser = signed_in("zr_handler")
    kept = _carry(browser, app)
    browser.post("/sign-out")
    assert kept.get("/me").status_code == 302


def test_ones_own_sessions_are_listed_and_ended_one_by_one(app, signed_in):
    here, there = signed_in("zr_handler"), signed_in("zr_handler")
    page = here.get("/me").text
    assert page.count("本设备") == 1
    assert "正在使用" in page
    (other,) = re.findall(r"/me/sessions/\d+/end", page)
    assert here.post(other).status_code == 302
    assert there.get("/me").status_code == 302
    assert here.get("/me").status_code == 200
    assert here.post(other).status_code == 404


def test_all_others_can_be_ended_at_once(signed_in):
    here, *others = (signed_in("zr_handler") for _device in range(3))
    here.post("/me/sessions/end-others")
    assert [browser.get("/me").status_code for browser in others] == [302, 302]
    assert here.get("/me").status_code == 200


def test_the_session_of_somebody_else_is_not_there(signed_in):
    other = re.search(r"/me/sessions/(\d+)/end", "".join(_twice(signed_in, "lh_town")))
    assert signed_in("zr_handler").post(other.group()).status_code == 404


def _twice(signed_in, login):
    first = signed_in(login)
    signed_in(login)
    return first.get("/me").text


def test_an_administrator_ends_all_sessions_of_an_account(signed_in, linjiang):
    browser, admin = signed_in("zr_handler"), signed_in("admin")
    address = f"/administration/accounts/{linjiang.account('zr_handler')}"
    assert "退出其所有设备" in admin.get(address).text
    assert admin.post(f"{address}/sessions/end").status_code == 302
    assert browser.get("/me").status_code == 302


def test_an_idle_session_goes_on_as_the_same_one(client, linjiang, clock, session):
    _sign_in(client, "zr_handler")
    with client.session_transaction() as kept:
        before = kept["key"]
    clock.advance(timedelta(hours=2))
    assert client.post("/sign-in/again", data={"password": PASSWORD}, headers=JSON).status_code == 200
    with client.session_transaction() as kept:
        assert kept["key"] == before


def test_whoever_was_signed_out_from_elsewhere_can_sign_in_again_on_the_spot(client, linjiang, session):
    _sign_in(client, "zr_handler")
    end_sessions_of(session, linjiang.account("zr_handler"), actor=None, now=NOW)
    assert client.get("/keep-alive", headers=JSON).status_code == 401
    assert client.post("/sign-in/again", data={"password": PASSWORD}, headers=JSON).status_code == 200
    assert client.get("/keep-alive", headers=JSON).status_code == 204


def test_the_password_alone_does_not_open_an_account_with_a_second_factor(client, signed_in, clock):
    shows, _codes = _set_up(signed_in("zr_handler"), clock)
    assert _sign_in(client, "zr_handler").location == "/sign-in/code"
    assert client.get("/me").status_code == 302
    wrong = client.post("/sign-in/code", data={"code": "000000"})
    assert (wrong.status_code, "验证码不正确" in wrong.text) == (422, True)
    assert client.post("/sign-in/code", data={"code": shows.at(clock())}).location == "/"
    assert client.get("/me").status_code == 200


def test_a_recovery_code_opens_the_door_once(app, signed_in, clock):
    _shows, codes = _set_up(signed_in("zr_handler"), clock)
    assert len(set(codes)) == 10
    answers = []
    for browser in (app.test_client(), app.test_client()):
        _sign_in(browser, "zr_handler")
        answers.append(browser.post("/sign-in/code", data={"code": codes[0]}).status_code)
    assert answers == [302, 422]


def test_between_password_and_code_there_are_ten_minutes(client, signed_in, clock):
    shows, _codes = _set_up(signed_in("zr_handler"), clock)
    _sign_in(client, "zr_handler")
    clock.advance(timedelta(minutes=11))
    assert client.post("/sign-in/code", data={"code": shows.at(clock())}).location == "/sign-in"
    assert client.get("/me").status_code == 302


def test_on_the_spot_the_password_is_enough_for_half_a_day(signed_in, clock):
    browser = signed_in("zr_handler")
    _set_up(browser, clock)
    clock.advance(timedelta(hours=3))
    assert browser.post("/sign-in/again", data={"password": PASSWORD}, headers=JSON).status_code == 200
    clock.advance(timedelta(hours=10))
    late = browser.post("/sign-in/again", data={"password": PASSWORD}, headers=JSON)
    assert (late.status_code, "登录页" in late.json["error"]) == (401, True)


def test_the_picture_respects_the_strict_policy(signed_in):
    page = signed_in("zr_handler").get("/me/second-factor")
    assert "<svg" in page.text
    assert "style=" not in page.text
    assert "unsafe" not in page.headers["Content-Security-Policy"]


def test_whoever_must_have_a_second_factor_sets_it_up_before_any_work(signed_in, clock, session, linjiang):
    admin, auditor = signed_in("admin"), signed_in("auditor")
    typed = {"value": "true", "from_on": "2026-03-02"}
    assert admin.post("/administration/parameters/SECOND_FACTOR_AUDITOR", data=typed).status_code == 302
    assert auditor.get("/record").location == "/me/second-factor"
    assert auditor.get("/record", headers={"HX-Request": "true"}).status_code == 403
    assert admin.get("/administration/accounts").status_code == 200
    _set_up(auditor, clock)
    assert auditor.get("/record").status_code == 200


def test_what_is_asked_from_tomorrow_on_is_not_asked_today(signed_in, clock, session, linjiang):
    with unit_of_work(session) as work:
        row = Parameter(county_id=linjiang.county, key="SECOND_FACTOR_AUDITOR", value="true", set_at=NOW)
        row.from_on = day("Tue 2026-03-03")
        work.add(row)
    auditor = signed_in("auditor")
    assert auditor.get("/record").status_code == 200
    clock.set(moment("Tue 2026-03-03 09:00"))
    assert signed_in("auditor").get("/record").location == "/me/second-factor"


def test_an_administrator_takes_a_lost_factor_away(client, signed_in, clock, linjiang):
    _set_up(signed_in("zr_handler"), clock)
    address = f"/administration/accounts/{linjiang.account('zr_handler')}"
    assert signed_in("admin").post(f"{address}/second-factor/end").status_code == 302
    assert _sign_in(client, "zr_handler").location == "/"


def test_new_recovery_codes_and_giving_it_up_are_on_the_account_page(signed_in, clock):
    browser = signed_in("zr_handler")
    _shows, codes = _set_up(browser, clock)
    drawn = browser.post("/me/second-factor/codes").text
    assert codes[0] not in drawn
    assert len(re.findall(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}", drawn)) == 10
    assert browser.post("/me/second-factor/end").status_code == 302
    assert "尚未设置" in browser.get("/me").text


def _asked(browser, address, typed):
    """Post a form, take over what the question keeps, and return it as a browser would send it."""
    page = browser.post(address, data=typed)
    assert (page.status_code, "再次确认身份" in page.text) == (403, True)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))
    return {name: unescape(value) for name, value in hidden.items() if name != "csrf_token"}


def test_before_a_dangerous_act_it_is_asked_who_one_is_and_nothing_typed_is_lost(signed_in, clock, session):
    admin = signed_in("admin")
    clock.advance(timedelta(minutes=11))
    typed = {"login": "neu", "display_name": '新 "同志"'}
    kept = _asked(admin, "/administration/accounts/new", typed)
    assert kept == typed
    assert find_person_by_login(session, "neu") is None
    wrong = admin.post("/administration/accounts/new", data=kept | {"proof_of_person": "wrong"})
    assert (wrong.status_code, "密码或验证码不正确" in wrong.text) == (422, True)
    done = admin.post("/administration/accounts/new", data=kept | {"proof_of_person": PASSWORD})
    assert "一次性密码" in done.text
    session.rollback()
    assert find_person_by_login(session, "neu").display_name == '新 "同志"'
    assert "account.confirmed" in set(session.scalars(select(RecordEntry.tag)))


def test_a_proof_is_good_for_a_few_minutes_and_for_one_session(signed_in, clock, linjiang):
    admin, elsewhere = signed_in("admin"), signed_in("admin")
    clock.advance(timedelta(minutes=11))
    address = f"/administration/accounts/{linjiang.account('zr_handler')}/close"
    assert admin.post(address, data={"proof_of_person": PASSWORD}).status_code == 302
    assert admin.post(address.replace("close", "reopen")).status_code == 302
    assert elsewhere.post(address).status_code == 403
    clock.advance(timedelta(minutes=10))
    assert admin.post(address).status_code == 403


def test_a_code_of_the_second_factor_proves_it_too(signed_in, clock, linjiang):
    admin = signed_in("admin")
    shows, _codes = _set_up(admin, clock)
    clock.advance(timedelta(minutes=11))
    address = f"/administration/accounts/{linjiang.account('zr_handler')}/close"
    assert admin.post(address, data={"proof_of_person": shows.at(clock())}).status_code == 302


def test_a_page_with_a_file_asks_before_it_is_opened(signed_in, clock):
    admin = signed_in("admin")
    clock.advance(timedelta(minutes=11))
    for address in ("/administration/territory/import", "/administration/calendar/load"):
        asked = admin.get(address)
        assert asked.location == f"/me/confirm?next={address}"
    assert "再次确认身份" in admin.get(asked.location).text
    assert admin.post(asked.location, data={"proof_of_person": PASSWORD}).location == address
    assert admin.get(address).status_code == 200


DANGEROUS = {
    "accounts.create",
    "accounts.renew_password",
    "accounts.make_link",
    "accounts.end_sessions_of_account",
    "accounts.take_factor",
    "accounts.close",
    "accounts.reopen",
    "accounts.appoint_to_post",
    "accounts.end",
    "accounts.create_new_post",
    "accounts.create_token",
    "accounts.revoke_token_of_account",
    "accounts.set_up_factor",
    "accounts.draw_recovery_codes",
    "accounts.give_up_factor",
    "accounts.confirm_person",
    "organisations.end",
    "organisations.move",
    "clocks.load_calendar",
    "parameters.change",
    "territory.import_table",
}


def test_these_acts_ask_for_a_proof_and_every_act_of_account_administration_is_among_them(app):
    views = app.view_functions
    assert {name for name, view in views.items() if hasattr(view, "confirmed_anew")} == DANGEROUS
    posted = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    of_accounts = {name for name in posted if getattr(views[name], "open_to", "") in ("accounts.manage", "posts.edit")}
    assert of_accounts <= DANGEROUS


def _link(admin, linjiang):
    page = admin.post(f"/administration/accounts/{linjiang.account('zr_handler')}/reset-link")
    return re.search(r"http://localhost(/reset/[\w-]+)", page.text).group(1)


def test_a_link_lets_its_owner_set_a_password_and_keeps_the_token_out_of_the_address(client, signed_in, linjiang):
    old, link = signed_in("zr_handler"), _link(signed_in("admin"), linjiang)
    assert client.get(link).location == "/reset"
    assert "zr_handler" in client.get("/reset").text
    different = client.post("/reset", data={"new": NEXT, "again": "other"})
    assert (different.status_code, "不一致" in different.text) == (422, True)
    assert client.post("/reset", data={"new": NEXT, "again": NEXT}).location == "/sign-in?login=zr_handler"
    assert old.get("/me").status_code == 302
    assert client.post("/reset", data={"new": NEXT, "again": NEXT}).status_code == 409
    assert _sign_in(client, "zr_handler", NEXT).location == "/"


def test_an_expired_or_invented_link_is_told_to_be_dead(client, signed_in, linjiang, clock):
    link = _link(signed_in("admin"), linjiang)
    clock.advance(timedelta(hours=24))
    for address in (link, "/reset/invented"):
        page = client.get(address, follow_redirects=True)
        assert (page.status_code, "链接已经用过" in page.text) == (409, True)
