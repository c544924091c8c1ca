"""One's own tokens on the pages: made, shown once, listed, taken back, and on record."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.secrecy.tokens import ACTS_OF
from models.operations.sign_in import SetPassword, set_password
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import posts_of
from models.queries.tokens import tokens_of
from models.tables.accounts import Parameter
from models.tables.record import RecordEntry
from models.tables.sign_in import SecondFactor
from tests.dates import day, moment
from tests.fixtures.programs import Program
from tests.worlds.linjiang import CHEAP, PASSWORD

TODAY = day("Mon 2026-03-02")
AT = moment("Mon 2026-03-02 09:00")
SECRET = re.compile(r"fq_[A-Za-z0-9_-]{43}")


@pytest.fixture
def typed(session, linjiang):
    """Provide what 刘振 types for a token of his second post."""
    post = posts_of(session, linjiang.account("lh_town"), on=TODAY)[1]
    session.rollback()
    return {
        "name": "县数据平台",
        "appointment_id": post.appointment_id,
        "scopes": ["cases:read", "calendar:read"],
        "days": "30",
    }


def _made(browser, typed):
    page = browser.post("/me/tokens/new", data=typed)
    assert page.status_code == 200, page.status
    return SECRET.search(page.text).group()


def test_a_token_is_shown_once_and_then_known_by_its_beginning(app, linjiang, signed_in, typed):
    browser = signed_in("lh_town")
    secret = _made(browser, typed)
    page = browser.get("/me").text
    assert secret not in page
    assert secret[:12] in page
    assert "县数据平台" in page
    assert "读取和检索事项、" in page or "、读取和检索事项" in page
    assert Program(app, secret).get("/cases").status_code == 200


def test_a_revoked_token_opens_nothing_and_both_acts_are_on_record(app, linjiang, signed_in, session, typed):
    browser = signed_in("lh_town")
    secret = _made(browser, typed)
    token = tokens_of(session, linjiang.account("lh_town"))[0]
    session.rollback()
    assert browser.post(f"/me/tokens/{token.id}/revoke").status_code == 302
    assert Program(app, secret).get("/cases").status_code == 401
    assert "已作废" in browser.get("/me").text
    session.rollback()
    lines = session.scalars(select(RecordEntry).where(RecordEntry.tag.startswith("token."))).all()
    assert [(line.tag, line.facts["token"], line.actor_id) for line in lines] == [
        ("token.made", token.id, linjiang.account("lh_town")),
        ("token.revoked", token.id, linjiang.account("lh_town")),
    ]
    assert secret not in "".join(str(line.facts) for line in lines)


def test_the_token_of_somebody_else_is_not_there(linjiang, signed_in, session, typed):
    _made(signed_in("lh_town"), typed)
    token = tokens_of(session, linjiang.account("lh_town"))[0]
    session.rollback()
    assert signed_in("cg_town").post(f"/me/tokens/{token.id}/revoke").status_code == 404
    session.rollback()
    assert tokens_of(session, linjiang.account("lh_town"))[0].revoked_at is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "甲\u200b"}, "名称须为 1 至 60 个字"),
        ({"name": ""}, "请填写。"),
        ({"scopes": []}, "请填写。"),
        ({"days": "367"}, "366"),
        ({"appointment_id": "999999"}, "以哪个岗位办理"),
    ],
)
def test_what_cannot_be_granted_is_told_at_its_field(linjiang, signed_in, typed, changes, told):
    page = signed_in("lh_town").post("/me/tokens/new", data=typed | changes)
    assert page.status_code == 422
    assert told in page.text
    assert SECRET.search(page.text) is None


def test_whoever_has_not_chosen_his_own_password_makes_no_token(linjiang, signed_in, session, typed):
    command = SetPassword(linjiang.account("lh_town"), "qingfeng-2026")
    set_password(session, command, actor=None, now=AT, hashing=CHEAP)
    answer = signed_in("lh_town").post("/me/tokens/new", data=typed)
    assert answer.location == "/me/password"
    session.rollback()
    assert tokens_of(session, linjiang.account("lh_town")) == ()


def _asked_of_township_staff(session, linjiang):
    with unit_of_work(session) as work:
        row = Parameter(county_id=linjiang.county, key="SECOND_FACTOR_TOWNSHIP_STAFF", value="true", set_at=AT)
        row.from_on = TODAY
        work.add(row)


def test_a_missing_second_factor_closes_tokens_as_it_closes_the_pages(app, linjiang, signed_in, session, typed):
    browser = signed_in("lh_town")
    program = Program(app, _made(browser, typed))
    _asked_of_township_staff(session, linjiang)
    assert program.get("/cases").status_code == 401
    assert browser.post("/me/tokens/new", data=typed).location == "/me/second-factor"
    with unit_of_work(session) as work:
        work.add(SecondFactor(account_id=linjiang.account("lh_town"), secret="A" * 32, set_at=AT, confirmed_at=AT))
    assert program.get("/cases").status_code == 200


def test_whoever_sits_down_at_an_open_desk_makes_no_token(signed_in, clock, typed):
    browser = signed_in("lh_town")
    clock.advance(timedelta(minutes=11))
    page = browser.post("/me/tokens/new", data=typed)
    assert page.status_code == 403
    assert SECRET.search(page.text) is None
    assert _made(browser, typed | {"proof_of_person": PASSWORD})


def test_an_administrator_sees_the_tokens_of_an_account_and_takes_one_back(app, linjiang, signed_in, session, typed):
    program = Program(app, _made(signed_in("lh_town"), typed))
    token = tokens_of(session, linjiang.account("lh_town"))[0]
    session.rollback()
    admin, address = signed_in("admin"), f"/administration/accounts/{linjiang.account('lh_town')}"
    assert token.prefix in admin.get(address).text
    other = f"/administration/accounts/{linjiang.account('cg_town')}"
    assert admin.post(f"{other}/tokens/{token.id}/revoke").status_code == 404
    assert program.get("/cases").status_code == 200
    assert admin.post(f"{address}/tokens/{token.id}/revoke").location == address
    assert program.get("/cases").status_code == 401
    assert token.prefix not in admin.get(address).text


def test_the_panel_says_when_a_token_has_ended(linjiang, signed_in, clock, typed):
    _made(signed_in("lh_town"), typed)
    clock.advance(timedelta(days=31))
    assert "已到期" in signed_in("lh_town").get("/me").text


def test_the_panel_speaks_english(linjiang, signed_in, typed):
    browser = signed_in("lh_town")
    browser.post("/me/language", data={"locale": "en"})
    page = browser.post("/me/tokens/new", data=typed).text
    assert "Store it now in the system that will use it" in page
    assert "API tokens" in browser.get("/me").text


@pytest.mark.parametrize(("login", "offered"), [("lh_town", False), ("auditor", True)])
def test_only_subjects_that_a_post_can_use_are_offered(signed_in, linjiang, login, offered):
    page = signed_in(login).get("/me/tokens/new").text
    assert ('value="record:read"' in page) == offered
    assert ('value="visits:write"' in page) != offered


def test_every_offer_of_the_interface_belongs_to_its_subject(app):
    offers = [view.offer for view in app.view_functions.values() if hasattr(view, "offer")]
    assert [offer.act for offer in offers if offer.act not in ACTS_OF[offer.scope]] == []
    assert {act for acts in ACTS_OF.values() for act in acts} == {str(offer.act) for offer in offers}
