"""Tokens and kept answers in the database: what must never be true is refused by it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from blueprints.jobs import JOBS
from models.operations.accounts import close_account
from models.operations.kept_answers import (
    Answered,
    KeyedRequest,
    KeyReused,
    StillAtWork,
    begin_request,
    forget_request,
    keep_answer,
)
from models.operations.reset_links import MakeResetLink, ResetPassword, make_reset_link, reset_password
from models.operations.second_factor import take_lost_factor
from models.operations.sessions import (
    BeginSession,
    EndSession,
    begin_session,
    end_other_sessions,
    end_sessions,
    end_sessions_of,
)
from models.operations.sign_in import ChangePassword, SetPassword, change_password, set_password
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import posts_of
from models.tables.api import ApiToken, KeptAnswer
from models.tables.record import RecordEntry
from models.tables.sign_in import SecondFactor
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.worlds.linjiang import CHEAP, PASSWORD

AT = moment("Mon 2026-03-02 09:00")
SECOND, MINUTE, WEEK = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=7)
DONE = Answered(201, {"id": 1}, {"Location": "/api/v1/visits/1"})


@pytest.fixture
def token(session, linjiang):
    """Provide the columns of a token that may stand."""
    post = posts_of(session, linjiang.account("lh_town"), on=day("Mon 2026-03-02"))[0]
    session.rollback()
    return {
        "account_id": post.account_id,
        "appointment_id": post.appointment_id,
        "name": "县数据平台",
        "prefix": "fq_abcdefghi",
        "digest": "0" * 64,
        "scopes": ["cases:read"],
        "made_at": AT,
        "expires_at": AT + WEEK,
        "minute_count": 0,
    }


@pytest.fixture
def asked(linjiang):
    """Provide a request with a key."""
    return KeyedRequest(linjiang.account("lh_town"), "visit-0001", b"POST /visits {}", AT)


def _later(request, by, **changes):
    return replace(request, now=request.now + by, **changes)


@pytest.mark.engines("sqlite", "postgresql")
@pytest.mark.parametrize(
    ("changes", "constraint"),
    [({"expires_at": AT}, "ck_api_tokens_life"), ({"minute_count": -1}, "ck_api_tokens_minute_count")],
)
def test_a_token_that_cannot_be_is_refused_by_the_database(session, token, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), unit_of_work(session) as work:
        work.add(ApiToken(**(token | changes)))


@pytest.mark.engines("sqlite", "postgresql")
def test_no_two_tokens_have_one_digest(session, token):
    with pytest.raises(IntegrityError, match=r"digest"), unit_of_work(session) as work:
        work.add_all((ApiToken(**token), ApiToken(**token)))


NEXT = "a-longer-word-2026"


def _by_link(session, who):
    make_reset_link(session, MakeResetLink(who, "link"), actor=None, now=AT)
    reset_password(session, ResetPassword("link", NEXT), now=AT, hashing=CHEAP)


def _change(session, who):
    here = begin_session(session, BeginSession(who, "key", "chrome"), now=AT)
    change_password(session, ChangePassword(who, PASSWORD, NEXT, here), actor=None, now=AT, hashing=CHEAP)


def _lose_factor(session, who):
    with unit_of_work(session) as work:
        work.add(SecondFactor(account_id=who, secret="A" * 32, set_at=AT, confirmed_at=AT))
    take_lost_factor(session, who, actor=None, now=AT)


@pytest.mark.parametrize(
    ("act", "is_over"),
    [
        (lambda session, who: close_account(session, who, actor=None, now=AT), True),
        (lambda session, who: end_sessions_of(session, who, actor=None, now=AT), True),
        (lambda session, who: end_sessions(session, who, actor=None, now=AT), True),
        (
            lambda session, who: set_password(session, SetPassword(who, NEXT), actor=None, now=AT, hashing=CHEAP),
            True,
        ),
        (_lose_factor, True),
        (_by_link, True),
        (_change, False),
        (lambda session, who: end_other_sessions(session, EndSession(who, 1), actor=None, now=AT), False),
    ],
    ids=["close", "end_sessions_of", "end_sessions", "set_password", "lose_factor", "by_link", "change", "end_others"],
)
def test_what_no_longer_trusts_an_account_ends_its_tokens_on_record(session, token, act, is_over):
    with unit_of_work(session) as work:
        row = ApiToken(**token)
        expired = ApiToken(**token | {"digest": "1" * 64, "made_at": AT - WEEK, "expires_at": AT})
        work.add_all((row, expired))
        work.flush()
        token_id = row.id
    act(session, token["account_id"])
    told = session.scalars(select(RecordEntry).where(RecordEntry.tag == "token.revoked")).all()
    assert [line.facts["token"] for line in told] == [token_id] * is_over
    assert (session.get_one(ApiToken, token_id).revoked_at is not None) is is_over


@pytest.mark.engines("sqlite", "postgresql")
def test_an_answer_is_kept_whole_and_once_for_each_key(session, asked):
    first = {"account_id": asked.account_id, "key": "k", "request": "0" * 64, "begun_at": AT}
    with pytest.raises(IntegrityError, match="ck_kept_answers_answered_whole"), unit_of_work(session) as work:
        work.add(KeptAnswer(**first, status=200))
    with pytest.raises(IntegrityError, match=r"kept_answers"), unit_of_work(session) as work:
        work.add_all((KeptAnswer(**first), KeptAnswer(**first)))


@pytest.mark.engines("sqlite", "postgresql")
def test_a_request_is_claimed_answered_and_answered_again(session, asked):
    assert begin_request(session, asked) is None
    with pytest.raises(StillAtWork):
        begin_request(session, _later(asked, SECOND))
    keep_answer(session, asked, DONE)
    assert begin_request(session, _later(asked, SECOND)) == DONE
    with pytest.raises(KeyReused):
        begin_request(session, _later(asked, SECOND, asked=b"POST /visits {1}"))


@pytest.mark.engines("sqlite", "postgresql")
def test_of_two_requests_with_one_key_at_once_one_is_done(session, database, asked):
    others, both_ask = open_sessions(database.url), Barrier(2)

    def ask(_number):
        both_ask.wait()
        try:
            return begin_request(others, asked)
        except StillAtWork as refused:
            return refused
        finally:
            others.remove()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(ask, range(2)))
    close_sessions(others)
    assert sorted(type(one).__name__ for one in answers) == ["NoneType", "StillAtWork"]


def test_a_request_whose_process_died_is_done_again_after_a_minute(session, asked):
    assert begin_request(session, asked) is None
    assert begin_request(session, _later(asked, MINUTE)) is None
    with pytest.raises(StillAtWork):
        begin_request(session, _later(asked, MINUTE + SECOND))


def test_a_refused_request_is_forgotten_and_an_answered_one_is_not(session, asked):
    begin_request(session, asked)
    forget_request(session, asked)
    assert begin_request(session, _later(asked, SECOND, asked=b"put right")) is None
    keep_answer(session, asked, DONE)
    forget_request(session, asked)
    assert begin_request(session, _later(asked, SECOND, asked=b"put right")) == DONE


def test_a_job_forgets_answers_after_a_week(app, session, asked):
    begin_request(session, asked)
    keep_answer(session, asked, DONE)
    counts = []
    for by in (WEEK, WEEK + SECOND):
        with app.app_context():
            dict(JOBS)["kept_answers"](app, AT + by)
        session.rollback()
        counts.append(session.scalar(select(func.count(KeptAnswer.id))))
    assert counts == [1, 0]
