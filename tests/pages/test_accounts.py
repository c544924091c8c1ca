"""One's own account and the administration of accounts, as pages."""

import re
from types import SimpleNamespace

import pytest

from models.operations.accounts import CreateAccount, create_account
from models.operations.sign_in import SignIn, sign_in
from models.queries.accounts import appointments_of, find_person_by_login, posts_of
from models.tables.base import db
from tests.dates import day, moment
from tests.engines.said import said
from tests.queries.statements import counted
from tests.worlds.linjiang import CHEAP, PASSWORD

NOW = moment("Mon 2026-03-02 09:00")
TODAY = day("Mon 2026-03-02")
NEW_PASSWORD = "小事不出村 大事不出镇"


@pytest.fixture
def admin(linjiang, signed_in):
    """Provide the administrator's browser."""
    return signed_in("admin")


def _create(admin, login="neu", name="新同志"):
    page = admin.post("/administration/accounts/new", data={"login": login, "display_name": name})
    assert page.status_code == 200
    return re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", page.text).group()


def test_my_account_shows_my_posts_and_lets_me_change_between_them(linjiang, signed_in, session):
    browser = signed_in("lh_town")
    page = browser.get("/me")
    assert "综治中心干部" in page.text
    assert "信访干部" in page.text
    other = posts_of(session, linjiang.account("lh_town"), on=TODAY)[1]
    assert browser.post(f"/me/post/{other.appointment_id}").status_code == 302
    with browser.session_transaction() as kept:
        assert kept["appointment"] == other.appointment_id


def test_the_post_of_somebody_else_is_not_there(linjiang, signed_in, session):
    foreign = posts_of(session, linjiang.account("cg_town"), on=TODAY)[0]
    assert signed_in("lh_town").post(f"/me/post/{foreign.appointment_id}").status_code == 404
    assert signed_in("lh_town").post("/me/post/99999").status_code == 404


def test_changing_the_password_keeps_this_session_and_ends_the_others(linjiang, signed_in):
    here, there = signed_in("zr_handler"), signed_in("zr_handler")
    new = {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert here.post("/me/password", data=new).status_code == 302
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 302


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"current": "wrong"}, "现在的密码不正确。"),
        ({"again": "something else"}, "两次输入的新密码不一致。"),
        ({"new": "short", "again": "short"}, "密码至少 10 个字符。"),
        ({"new": ""}, "请填写。"),
    ],
)
def test_a_password_that_cannot_be_is_told_at_its_field(linjiang, signed_in, changes, told):
    typed = {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    page = signed_in("zr_handler").post("/me/password", data=typed | changes)
    assert page.status_code == 422
    assert told in page.text


def test_the_language_of_an_account_is_remembered(linjiang, signed_in):
    signed_in("zr_handler").post("/me/language", data={"locale": "en"})
    assert '<html lang="en"' in signed_in("zr_handler").get("/me").text


def test_signing_out_everywhere_ends_every_session(linjiang, signed_in):
    here, there = signed_in("zr_handler"), signed_in("zr_handler")
    assert here.post("/me/sessions/end").status_code == 302
    assert [browser.get("/me").status_code for browser in (here, there)] == [302, 302]


def test_an_account_is_opened_appointed_and_works(admin, linjiang, session, app):
    password = _create(admin)
    neu = find_person_by_login(session, "neu")
    page = admin.get(f"/administration/accounts/{neu.account_id}/appointments/new?q=自然资源")
    post_id = re.search(r'type="radio" value="(\d+)"', page.text).group(1)
    data = {"post_id": post_id, "from_on": "2026-03-02", "to_on": "", "acting_for": ""}
    url = f"/administration/accounts/{neu.account_id}/appointments/new?q=自然资源"
    assert admin.post(url, data=data).status_code == 302
    assert "在任" in admin.get(f"/administration/accounts/{neu.account_id}").text
    session.rollback()
    assert posts_of(session, neu.account_id, on=TODAY)[0].organisation_id == linjiang.org("zr")
    assert sign_in(session, SignIn("neu", password), now=NOW, hashing=CHEAP) == neu.account_id


def test_a_deputy_is_appointed_by_the_login_of_the_one_acted_for(admin, linjiang, session):
    head = posts_of(session, linjiang.account("zr_head"), on=TODAY)[0]
    deputy = linjiang.account("zr_handler")
    url = f"/administration/accounts/{deputy}/appointments/new?q=自然资源"
    typed = {"post_id": head.post_id, "from_on": "2026-03-02", "to_on": "2026-03-09"}
    unknown = admin.post(url, data=typed | {"acting_for": "nobody"})
    assert (unknown.status_code, "没有这个账号。" in unknown.text) == (422, True)
    wrong = admin.post(url, data=typed | {"acting_for": "zj_head"})
    assert (wrong.status_code, "被代理人在开始当天并不担任这个岗位" in wrong.text) == (422, True)
    assert admin.post(url, data=typed | {"acting_for": "zr_head"}).status_code == 302
    session.rollback()
    assert posts_of(session, deputy, on=TODAY)[-1].acting_for == "郑局长"


def test_an_appointment_is_ended_on_the_page(admin, linjiang, session):
    account = linjiang.account("zr_handler")
    (held,) = appointments_of(session, account)
    url = f"/administration/accounts/{account}/appointments/{held.appointment_id}/end"
    assert admin.post(url, data={"to_on": "2026-03-09"}).status_code == 302
    session.rollback()
    assert appointments_of(session, account)[0].to_on == day("Mon 2026-03-09")
    assert admin.post(url, data={"to_on": "2026-02-09"}).status_code == 409
    assert admin.post(url, data={"to_on": "soon"}, follow_redirects=True).text.count("请填写从哪一天起不再任职") == 1
    elsewhere = f"/administration/accounts/{linjiang.account('zj_handler')}/appointments/{held.appointment_id}/end"
    assert admin.post(elsewhere, data={"to_on": "2026-03-09"}).status_code == 404


def test_an_account_is_closed_and_reopened(admin, linjiang, signed_in):
    account = linjiang.account("zr_handler")
    out = signed_in("zr_handler")
    admin.post(f"/administration/accounts/{account}/close")
    assert out.get("/me").status_code == 302
    admin.post(f"/administration/accounts/{account}/reopen")
    assert signed_in("zr_handler").get("/me").status_code == 200


def test_nobody_closes_his_own_account(admin, linjiang):
    own = linjiang.account("admin")
    assert "停用账号" not in admin.get(f"/administration/accounts/{own}").text
    assert admin.post(f"/administration/accounts/{own}/close").status_code == 409


def test_a_new_password_is_shown_once_and_must_be_changed(admin, linjiang, session):
    account = linjiang.account("zr_handler")
    page = admin.post(f"/administration/accounts/{account}/password")
    password = re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", page.text).group()
    assert sign_in(session, SignIn("zr_handler", password), now=NOW, hashing=CHEAP) == account
    session.rollback()
    assert find_person_by_login(session, "zr_handler").must_change_password


def test_a_login_that_is_taken_is_told_at_its_field(admin, linjiang):
    page = admin.post("/administration/accounts/new", data={"login": "zr_handler", "display_name": "郑"})
    assert page.status_code == 422
    assert "这个账号已有人使用" in page.text


def test_a_post_is_made_for_an_organisation(admin, linjiang, session):
    url = "/administration/accounts/posts/new?q=自然资源"
    page = admin.get(url)
    organisation = str(linjiang.org("zr"))
    assert f'value="{organisation}"' in page.text
    typed = {"organisation_id": organisation, "role": "expert", "title": "法律顾问"}
    assert admin.post(url, data=typed | {"title": ""}).status_code == 422
    assert admin.post(url, data=typed).status_code == 302
    found = admin.get(f"/administration/accounts/{linjiang.account('expert')}/appointments/new?q=法律顾问")
    assert "法律顾问" in found.text


def test_accounts_of_another_jurisdiction_are_neither_listed_nor_there(admin, linjiang):
    assert "city_window" not in admin.get("/administration/accounts?q=city").text
    foreign = linjiang.account("city_window")
    answers = [admin.get(f"/administration/accounts/{account}") for account in (foreign, 99999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert said(answers[0]) == said(answers[1])


def test_the_list_is_paged_and_searched(admin, linjiang, session):
    for number in range(10):
        command = CreateAccount(f"aa{number}", "新同志")
        create_account(session, command, actor=None, now=NOW, hashing=CHEAP)
    page = admin.get("/administration/accounts").text
    following = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    second = admin.get(following).text
    assert "zr_handler" in second
    assert "zr_handler" not in page
    assert 'rel="prev"' in second
    assert "郑任" in admin.get("/administration/accounts?q=郑任").text
    assert "没有找到账号" in admin.get("/administration/accounts?q=%").text


def test_the_list_costs_the_same_for_one_account_and_for_a_page_full(app, admin, linjiang):
    with app.app_context():
        engine = db.engine
    pages = SimpleNamespace(get_bind=lambda: engine)
    costs = set()
    for query in ("q=zr_handler", ""):
        with counted(pages) as statements:
            admin.get(f"/administration/accounts?{query}")
        costs.add(len(statements))
    assert len(costs) == 1
    assert costs.pop() > 0
