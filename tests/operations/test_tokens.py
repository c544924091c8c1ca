"""Tokens and kept answers in the database: what must never be true is refused by it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from blueprints.jobs import JOBS
from models.operations.kept_answers import (
    Answered,
    KeyedRequest,
    KeyReused,
    StillAtWork,
    begin_request,
    forget_request,
    keep_answer,
)
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import posts_of
from models.tables.api import ApiToken, KeptAnswer
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions

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
