"""What a login, a name and a password must be (10.3)."""

import pytest

from mediation.accounts.passwords import check_display_name, check_login, check_password
from mediation.accounts.reasons import AccountReason
from mediation.verdict import Allowed, Refused


@pytest.mark.parametrize("login", ["wang.fang", "370785-admin", "a1", "x" * 60])
def test_a_login_is_small_letters_digits_and_a_few_signs(login: str) -> None:
    assert isinstance(check_login(login), Allowed)


@pytest.mark.parametrize("login", ["", "a", "Wang", "王芳", ".wang", "wang fang", "x" * 61, "wang\n"])
def test_any_other_login_is_refused(login: str) -> None:
    assert check_login(login) == Refused(AccountReason.LOGIN_FORM, "10.3")


@pytest.mark.parametrize("name", ["", "   ", "王" * 61, "王\u202e芳"])
def test_a_name_nobody_could_read_is_refused(name: str) -> None:
    assert isinstance(check_display_name(name), Refused)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short-one", AccountReason.PASSWORD_TOO_SHORT),
        ("x7-" * 43, AccountReason.PASSWORD_TOO_LONG),
        ("1212121212", AccountReason.PASSWORD_TOO_PLAIN),
        ("my Wang.Fang 1", AccountReason.PASSWORD_NAMES_LOGIN),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(password: str, reason: AccountReason) -> None:
    answer = check_password(password, login="wang.fang")
    assert isinstance(answer, Refused)
    assert answer.reason is reason


def test_ten_different_enough_characters_are_a_password() -> None:
    assert isinstance(check_password("枫桥经验 小事不出村", login="wang.fang"), Allowed)
