"""Coming in: the same answer for every wrong try, a locked door after six, passwords that end older sessions."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from mediation.accounts.reasons import AccountReason
from models.operations.accounts import CreateAccount, close_account, create_account
from models.operations.sessions import end_sessions
from models.operations.sign_in import (
    ChangePassword,
    SetPassword,
    SignIn,
    UnableToSignIn,
    change_password,
    set_password,
    sign_in,
)
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.queries.accounts import find_person, find_person_by_login
from models.tables.accounts import Account, Attempt
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach
from tests.dates import moment

CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
DEARER = Hashing(time_cost=2, memory_kib=8, parallelism=1)
NOW = moment("Mon 2026-03-09 09:00")
PASSWORD, NEXT = "枫桥经验 2026 小事", "小事不出村 大事不出镇"


@pytest.fixture
def wang(session):
    """Open an account with a password."""
    command = CreateAccount("wang", "王芳", PASSWORD, must_change_password=False)
    return create_account(session, command, actor=None, now=NOW, hashing=CHEAP)


def _try(session, password, *, login="wang", now=NOW, hashing=CHEAP):
    return sign_in(session, SignIn(login, password), now=now, hashing=hashing)


def _refused(session, password="wrong", **how):
    with pytest.raises(UnableToSignIn) as caught:
        _try(session, password, **how)
    return caught.value.answer


def _fail(session, times, *, start=NOW):
    for minute in range(times):
        _refused(session, now=start + timedelta(minutes=minute))


def test_login_and_password_open_the_account(session, wang):
    assert _try(session, PASSWORD) == wang
    assert _try(session, PASSWORD, login=" Wang ") == wang


def test_a_wrong_password_a_wrong_login_and_a_closed_account_get_the_same_answer(session, wang):
    first = _refused(session)
    assert _refused(session, PASSWORD, login="nobody") == first
    close_account(session, wang, actor=None, now=NOW)
    assert _refused(session, PASSWORD) == first
    assert first.reason is AccountReason.SIGN_IN_WRONG


def test_an_account_without_a_password_opens_to_nobody(session):
    create_account(session, CreateAccount("li", "李"), actor=None, now=NOW, hashing=CHEAP)
    assert _refused(session, "", login="li").reason is AccountReason.SIGN_IN_WRONG


def test_after_six_failed_tries_even_the_right_password_waits_half_an_hour(session, wang):
    _fail(session, 6)
    locked = _refused(session, PASSWORD, now=NOW + timedelta(minutes=6))
    assert (locked.reason, locked.facts) == (AccountReason.SIGN_IN_LOCKED, {"until": "2026-03-09 09:35"})
    assert _try(session, PASSWORD, now=NOW + timedelta(minutes=35)) == wang


def test_tries_at_a_locked_door_do_not_lock_it_longer(session, wang):
    _fail(session, 6)
    for minute in (10, 20, 34):
        _refused(session, now=NOW + timedelta(minutes=minute))
    assert _try(session, PASSWORD, now=NOW + timedelta(minutes=35)) == wang


def test_a_login_that_does_not_exist_is_locked_just_the_same(session):
    for _ in range(6):
        _refused(session, login="nobody")
    assert _refused(session, login="nobody").reason is AccountReason.SIGN_IN_LOCKED


def test_the_door_of_one_does_not_lock_the_door_of_another(session, wang):
    for _ in range(6):
        _refused(session, login="nobody")
    assert _try(session, PASSWORD) == wang


def test_coming_in_forgets_the_failed_tries(session, wang):
    _fail(session, 5)
    _try(session, PASSWORD, now=NOW + timedelta(minutes=6))
    _fail(session, 5, start=NOW + timedelta(minutes=7))
    assert _try(session, PASSWORD, now=NOW + timedelta(minutes=13)) == wang


def test_what_was_typed_at_the_door_is_kept_as_a_digest(session):
    _refused(session, login="my secret password")
    assert "secret" not in session.scalar(select(Attempt.subject))


def test_a_hash_of_yesterdays_cost_is_renewed(session, wang):
    before = session.scalar(select(Account.password_hash))
    _try(session, PASSWORD, hashing=DEARER)
    session.rollback()
    after = session.scalar(select(Account.password_hash))
    assert (before == after, "t=2" in after) == (False, True)
    assert _try(session, PASSWORD, hashing=DEARER) == wang


def test_the_record_knows_who_came_in_and_when(session, wang):
    _try(session, PASSWORD)
    entry = session.scalars(select(RecordEntry).order_by(RecordEntry.id.desc())).first()
    assert (entry.tag, entry.facts, entry.at) == ("account.signed_in", {"account": wang}, NOW)


def test_a_password_set_by_somebody_else_must_be_changed(session, wang):
    before = find_person(session, wang)
    set_password(session, SetPassword(wang, NEXT), actor=None, now=NOW, hashing=CHEAP)
    after = find_person_by_login(session, "wang")
    assert after.must_change_password
    assert after.session_epoch > before.session_epoch
    assert _try(session, NEXT) == wang


def test_a_password_set_by_somebody_else_opens_a_locked_door(session, wang):
    _fail(session, 6)
    set_password(session, SetPassword(wang, NEXT), actor=None, now=NOW, hashing=CHEAP)
    assert _try(session, NEXT, now=NOW + timedelta(minutes=7)) == wang


def test_ones_own_new_password_ends_the_older_sessions(session, wang):
    set_password(session, SetPassword(wang, PASSWORD), actor=None, now=NOW, hashing=CHEAP)
    before = find_person(session, wang).get_id()
    change_password(session, ChangePassword(wang, PASSWORD, NEXT), actor=None, now=NOW, hashing=CHEAP)
    after = find_person(session, wang)
    assert not after.must_change_password
    assert after.get_id() != before
    assert _refused(session, PASSWORD).reason is AccountReason.SIGN_IN_WRONG


@pytest.mark.parametrize(
    ("current", "new", "field", "reason"),
    [
        ("wrong", NEXT, "current", AccountReason.CURRENT_PASSWORD_WRONG),
        (PASSWORD, PASSWORD, "new", AccountReason.PASSWORD_UNCHANGED),
        (PASSWORD, "short", "new", AccountReason.PASSWORD_TOO_SHORT),
    ],
)
def test_a_new_password_that_cannot_be_is_answered_at_its_field(session, wang, current, new, field, reason):
    with pytest.raises(InvalidFields) as caught:
        change_password(session, ChangePassword(wang, current, new), actor=None, now=NOW, hashing=CHEAP)
    assert {name: fault.reason for name, fault in caught.value.faults.items()} == {field: reason}


def test_guessing_at_the_current_password_locks_the_door_too(session, wang):
    for _ in range(6):
        with pytest.raises(InvalidFields):
            change_password(session, ChangePassword(wang, "wrong", NEXT), actor=None, now=NOW, hashing=CHEAP)
    with pytest.raises(UnableToSignIn):
        change_password(session, ChangePassword(wang, PASSWORD, NEXT), actor=None, now=NOW, hashing=CHEAP)


def test_all_sessions_of_an_account_can_be_ended(session, wang):
    before = find_person(session, wang).get_id()
    end_sessions(session, wang, actor=None, now=NOW)
    assert find_person(session, wang).get_id() != before


def test_an_account_that_is_not_there_is_out_of_reach(session):
    with pytest.raises(OutOfReach):
        end_sessions(session, 999, actor=None, now=NOW)
    with pytest.raises(OutOfReach):
        change_password(session, ChangePassword(999, "x", NEXT), actor=None, now=NOW, hashing=CHEAP)
    with pytest.raises(OutOfReach):
        set_password(session, SetPassword(999, NEXT), actor=None, now=NOW, hashing=CHEAP)


def test_old_tries_of_a_subject_do_not_pile_up(session, wang):
    _fail(session, 4)
    _try(session, PASSWORD, now=NOW + timedelta(minutes=5))
    with unit_of_work(session) as work:
        assert work.scalar(select(func.count()).select_from(Attempt)) == 0
