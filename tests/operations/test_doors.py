"""Doors count their tries in the database: for every worker, after a restart, and when all knock at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from mediation.accounts.lockout import ADDRESS_LIMITS, SIGN_IN_LIMITS
from mediation.accounts.reasons import AccountReason
from models.operations.accounts import CreateAccount, create_account
from models.operations.citizens import BY_NUMBER, LIMITS
from models.operations.sessions import BeginSession, begin_session, forget_old_doors
from models.operations.sign_in import SignIn, UnableToSignIn, sign_in
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.steps.attempts import SIGN_IN, note_try
from models.tables.accounts import Attempt
from models.tables.sign_in import AccountSession
from tests.dates import moment
from tests.engines.schema import close_sessions, open_sessions

CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
NOW = moment("Mon 2026-03-09 09:00")
PASSWORD = "枫桥经验 2026 小事"
KNOCKING = 14


@pytest.fixture
def another_worker(database):
    """Provide the sessions of another process."""
    opened = open_sessions(database.url)
    yield opened
    close_sessions(opened)


def _reason(session, login, password="wrong", *, address=None, now=NOW):
    with pytest.raises(UnableToSignIn) as caught:
        sign_in(session, SignIn(login, password, address), now=now, hashing=CHEAP)
    return caught.value.answer.reason


@pytest.mark.parametrize(("door", "limits"), [(SIGN_IN, SIGN_IN_LIMITS), (BY_NUMBER, LIMITS)], ids=str)
def test_of_many_that_knock_at_once_no_more_than_the_limit_are_looked_at(another_worker, door, limits):
    signal = threading.Barrier(KNOCKING)

    def knock(_number):
        signal.wait()
        with unit_of_work(another_worker) as work:
            until = note_try(work, door=door, subject="wang", at=NOW, limits=limits)
        another_worker.remove()
        return until

    with ThreadPoolExecutor(KNOCKING) as pool:
        answers = list(pool.map(knock, range(KNOCKING)))
    assert sum(until is None for until in answers) == limits.tries


def test_what_failed_in_one_worker_counts_in_the_other_and_after_a_restart(session, another_worker):
    for number in range(SIGN_IN_LIMITS.tries):
        _reason(session if number % 2 else another_worker, "wang")
    session.get_bind().dispose()
    assert _reason(session, "wang") is AccountReason.SIGN_IN_LOCKED
    assert _reason(another_worker, "wang") is AccountReason.SIGN_IN_LOCKED


def test_an_address_that_goes_through_logins_is_shut_and_their_owners_are_not(session):
    wang = create_account(
        session, CreateAccount("wang", "王", PASSWORD, must_change_password=False), actor=None, now=NOW, hashing=CHEAP
    )
    for number in range(ADDRESS_LIMITS.tries):
        _reason(session, f"guess-{number}", address="203.0.113.9")
    for _again in range(SIGN_IN_LIMITS.tries):
        assert _reason(session, "wang", PASSWORD, address="203.0.113.9") is AccountReason.ADDRESS_LOCKED
    assert sign_in(session, SignIn("wang", PASSWORD, "203.0.113.10"), now=NOW, hashing=CHEAP) == wang
    later = NOW + ADDRESS_LIMITS.pause
    assert sign_in(session, SignIn("wang", PASSWORD, "203.0.113.9"), now=later, hashing=CHEAP) == wang


def test_coming_in_neither_counts_at_the_address_nor_wipes_out_what_others_tried_there(session):
    create_account(session, CreateAccount("wang", "王", PASSWORD), actor=None, now=NOW, hashing=CHEAP)
    _reason(session, "li", address="203.0.113.9")
    for _day in range(3):
        sign_in(session, SignIn("wang", PASSWORD, "203.0.113.9"), now=NOW, hashing=CHEAP)
    session.rollback()
    assert session.scalar(select(func.count(Attempt.id)).where(Attempt.door == "sign_in_address")) == 1


def test_tries_and_sessions_that_nobody_needs_any_more_are_forgotten(session):
    wang = create_account(session, CreateAccount("wang", "王", PASSWORD), actor=None, now=NOW, hashing=CHEAP)
    _reason(session, "nobody")
    begin_session(session, BeginSession(wang, "token", "other/other"), now=NOW)
    forget_old_doors(session, now=NOW + timedelta(hours=23))
    session.rollback()
    assert session.scalar(select(func.count(Attempt.id))) == 1
    forget_old_doors(session, now=NOW + timedelta(days=91))
    session.rollback()
    assert session.scalar(select(func.count(Attempt.id))) == 0
    assert session.scalar(select(func.count(AccountSession.id))) == 0
