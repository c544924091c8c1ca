"""A second factor: codes count once, recovery codes too, six wrong ones shut the door, a lost one is taken away."""

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from mediation.accounts.reasons import AccountReason
from models.operations.accounts import CreateAccount, create_account
from models.operations.confirming import Confirm, UnableToConfirm, confirm
from models.operations.reset_links import (
    MakeResetLink,
    ResetPassword,
    UnableToReset,
    make_reset_link,
    reset_password,
)
from models.operations.second_factor import (
    ConfirmFactor,
    PassFactor,
    UnableToPass,
    UnableToSetUp,
    confirm_factor,
    give_factor_up,
    pass_factor,
    prepare_factor,
    renew_recovery_codes,
    take_lost_factor,
)
from models.operations.sessions import BeginSession, EndSession, begin_session, end_other_sessions, end_session
from models.operations.sign_in import SignIn, UnableToSignIn, sign_in
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.queries.sessions import factor_of, find_live_session, person_of_link, sessions_of
from models.tables.record import RecordEntry
from models.tables.sign_in import AccountSession, RecoveryCode, ResetLink
from models.unable import InvalidFields, OutOfReach
from tests.dates import moment

CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
NOW = moment("Mon 2026-03-09 09:00")
PASSWORD, NEXT = "枫桥经验 2026 小事", "小事不出村 大事不出镇"
RECOVERY = ("abcd-efgh-jkmn-pqrs", "2345-6789-abcd-efgh")
STEP = timedelta(seconds=30)


@pytest.fixture
def wang(session):
    """Open an account with a password."""
    command = CreateAccount("wang", "王芳", PASSWORD, must_change_password=False)
    return create_account(session, command, actor=None, now=NOW, hashing=CHEAP)


@pytest.fixture
def device(session, wang):
    """Set up a second factor a minute ago and return what the telephone shows at a moment."""
    secret = prepare_factor(session, wang, now=NOW - 2 * STEP)
    shows = pyotp.TOTP(secret)
    command = ConfirmFactor(wang, shows.at(NOW - 2 * STEP), RECOVERY)
    confirm_factor(session, command, actor=None, now=NOW - 2 * STEP)
    return shows


def _pass(session, account_id, typed, *, now=NOW):
    pass_factor(session, PassFactor(account_id, typed), now=now)


def _refused(session, account_id, typed, *, now=NOW):
    with pytest.raises(UnableToPass) as caught:
        _pass(session, account_id, typed, now=now)
    return caught.value.answer.reason


def _tags(session):
    session.rollback()
    return list(session.scalars(select(RecordEntry.tag).order_by(RecordEntry.id)))


def test_the_secret_waits_for_its_first_code_and_stays_the_same_meanwhile(session, wang):
    secret = prepare_factor(session, wang, now=NOW)
    assert prepare_factor(session, wang, now=NOW) == secret
    assert factor_of(session, wang) is None
    with pytest.raises(InvalidFields):
        confirm_factor(session, ConfirmFactor(wang, "000000", RECOVERY), actor=None, now=NOW)
    confirm_factor(session, ConfirmFactor(wang, pyotp.TOTP(secret).at(NOW), RECOVERY), actor=None, now=NOW)
    assert factor_of(session, wang).codes_left == len(RECOVERY)
    with pytest.raises(UnableToSetUp):
        prepare_factor(session, wang, now=NOW)


def test_the_secret_and_the_recovery_codes_cannot_be_read_in_the_database(session, wang, device):
    stored = session.scalar(text("SELECT secret FROM second_factors"))
    assert stored.startswith("k1:")
    assert device.secret not in stored
    assert all("-" not in digest and len(digest) == 64 for digest in session.scalars(select(RecoveryCode.code_digest)))


def test_a_code_is_taken_once(session, wang, device):
    code = device.at(NOW)
    _pass(session, wang, f"{code[:3]} {code[3:]}")
    assert _refused(session, wang, code) is AccountReason.CODE_WRONG
    _pass(session, wang, device.at(NOW + STEP), now=NOW + STEP)


def test_the_code_it_was_set_up_with_does_not_open_the_door_again(session, wang, device):
    assert _refused(session, wang, device.at(NOW - 2 * STEP), now=NOW - STEP) is AccountReason.CODE_WRONG


def test_an_older_code_than_the_last_one_is_not_taken_either(session, wang, device):
    _pass(session, wang, device.at(NOW + STEP))
    assert _refused(session, wang, device.at(NOW)) is AccountReason.CODE_WRONG


def test_a_telephone_may_be_half_a_minute_slow_and_no_more(session, wang, device):
    later = NOW + 10 * STEP
    assert _refused(session, wang, device.at(later - 2 * STEP), now=later) is AccountReason.CODE_WRONG
    _pass(session, wang, device.at(later - STEP), now=later)


def test_a_recovery_code_opens_the_door_once_however_it_is_typed(session, wang, device):
    _pass(session, wang, " ABCD efgh jkmn PQRS ")
    assert _refused(session, wang, RECOVERY[0]) is AccountReason.CODE_WRONG
    assert factor_of(session, wang).codes_left == 1
    assert _tags(session)[-1] == "account.factor_passed"


def test_new_recovery_codes_replace_the_old_ones(session, wang, device):
    renew_recovery_codes(session, wang, ("zzzz-zzzz-zzzz-zzzz",), actor=None, now=NOW)
    assert _refused(session, wang, RECOVERY[0]) is AccountReason.CODE_WRONG
    _pass(session, wang, "zzzz-zzzz-zzzz-zzzz")


def test_after_six_wrong_codes_even_the_right_one_waits_half_an_hour(session, wang, device):
    for _number in range(6):
        assert _refused(session, wang, "000000") is AccountReason.CODE_WRONG
    assert _refused(session, wang, device.at(NOW)) is AccountReason.CODE_LOCKED
    later = NOW + timedelta(minutes=30)
    _pass(session, wang, device.at(later), now=later)


def test_a_code_that_is_no_number_is_just_wrong(session, wang, device):
    for typed in ("", "验证码", "１２３４５６"):
        assert _refused(session, wang, typed) is AccountReason.CODE_WRONG


def test_a_lost_factor_is_taken_away_and_its_sessions_end(session, wang, device):
    begin_session(session, BeginSession(wang, "token", "other/other"), now=NOW)
    take_lost_factor(session, wang, actor=None, now=NOW)
    assert factor_of(session, wang) is None
    assert find_live_session(session, "token") is None
    assert _refused(session, wang, RECOVERY[0]) is AccountReason.CODE_WRONG
    assert "account.factor_taken" in _tags(session)
    with pytest.raises(OutOfReach):
        take_lost_factor(session, wang, actor=None, now=NOW)


def test_ones_own_factor_can_be_given_up_and_set_up_anew(session, wang, device):
    give_factor_up(session, wang, actor=None, now=NOW)
    assert prepare_factor(session, wang, now=NOW) != device.secret
    with pytest.raises(OutOfReach):
        give_factor_up(session, wang, actor=None, now=NOW)


def test_a_session_is_found_by_its_token_until_it_ends(session, wang):
    first, second, third = (
        begin_session(session, BeginSession(wang, token, "chrome/windows"), now=NOW) for token in ("a", "b", "c")
    )
    assert find_live_session(session, "a").person.account_id == wang
    end_session(session, EndSession(wang, first), actor=None, now=NOW)
    assert find_live_session(session, "a") is None
    end_other_sessions(session, EndSession(wang, second), actor=None, now=NOW)
    assert [row.session_id for row in sessions_of(session, wang, seen_since=NOW)] == [second]
    for account_id, session_id in ((wang, first), (wang + 1, second), (wang, third)):
        with pytest.raises(OutOfReach):
            end_session(session, EndSession(account_id, session_id), actor=None, now=NOW)


def test_a_tokens_digest_is_kept_and_not_the_token(session, wang):
    begin_session(session, BeginSession(wang, "a secret token", "other/other"), now=NOW)
    assert "secret" not in session.scalar(select(AccountSession.token_digest))


def test_a_session_cannot_end_before_it_begins(session, wang):
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        row = AccountSession(token_digest="x", account_id=wang, begun_at=NOW, seen_at=NOW, confirmed_at=NOW, agent="")
        row.ended_at = NOW - STEP
        work.add(row)


def test_password_or_code_prove_again_who_one_is(session, wang, device):
    session_id = begin_session(session, BeginSession(wang, "token", "other/other"), now=NOW - timedelta(hours=1))
    for minute, typed in enumerate((PASSWORD, device.at(NOW + timedelta(minutes=1)))):
        at = NOW + timedelta(minutes=minute)
        confirm(session, Confirm(wang, session_id, typed), actor=None, now=at, hashing=CHEAP)
        assert find_live_session(session, "token").confirmed_at == at
    for _number in range(6):
        with pytest.raises(UnableToConfirm):
            confirm(session, Confirm(wang, session_id, "wrong"), actor=None, now=NOW, hashing=CHEAP)
    with pytest.raises(UnableToSignIn) as caught:
        sign_in(session, SignIn("wang", PASSWORD), now=NOW, hashing=CHEAP)
    assert caught.value.answer.reason is AccountReason.SIGN_IN_LOCKED


def _link(session, account_id, token="link", *, now=NOW):
    return make_reset_link(session, MakeResetLink(account_id, token), actor=None, now=now)


def _reset(session, token="link", new=NEXT, *, now=NOW):
    reset_password(session, ResetPassword(token, new), now=now, hashing=CHEAP)


def test_a_link_sets_a_password_once_and_ends_the_sessions(session, wang):
    begin_session(session, BeginSession(wang, "token", "other/other"), now=NOW)
    _link(session, wang)
    assert person_of_link(session, "link", at=NOW).login == "wang"
    with pytest.raises(InvalidFields):
        _reset(session, new="short")
    _reset(session)
    assert find_live_session(session, "token") is None
    assert sign_in(session, SignIn("wang", NEXT), now=NOW, hashing=CHEAP) == wang
    with pytest.raises(UnableToReset):
        _reset(session, new="another password 2026")
    assert {"account.reset_link_made", "account.password_reset"} <= set(_tags(session))


def test_a_link_works_for_a_day_and_until_there_is_a_newer_one(session, wang):
    until = _link(session, wang, "first")
    assert until == NOW + timedelta(hours=24)
    assert person_of_link(session, "first", at=until) is None
    with pytest.raises(UnableToReset):
        _reset(session, "first", now=until)
    _link(session, wang, "second")
    for token in ("first", "no such link"):
        with pytest.raises(UnableToReset):
            _reset(session, token)
    _reset(session, "second")


def test_a_links_digest_is_kept_and_it_cannot_expire_before_it_is_made(session, wang):
    _link(session, wang, "a secret link")
    assert "secret" not in session.scalar(select(ResetLink.token_digest))
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.add(ResetLink(token_digest="x", account_id=wang, made_at=NOW, expires_at=NOW))
