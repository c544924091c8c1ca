"""What a login, a name, a title and a password must be (10.3)."""

import re

from mediation.accounts.reasons import AccountReason
from mediation.verdict import Allowed, Answer, Refused

BASIS = "10.3"
SHORTEST, LONGEST, FEWEST_SIGNS = 10, 128, 5
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def check_login(login: str) -> Answer:
    """Allow 2 to 60 small letters, digits, dots, hyphens and underscores, beginning with a letter or digit."""
    if _LOGIN.fullmatch(login):
        return Allowed(BASIS)
    return Refused(AccountReason.LOGIN_FORM, BASIS)


def check_display_name(name: str) -> Answer:
    """Allow 1 to 60 visible characters."""
    if 1 <= len(name.strip()) <= 60 and name.isprintable():
        return Allowed(BASIS)
    return Refused(AccountReason.DISPLAY_NAME_FORM, BASIS)


def check_title(title: str) -> Answer:
    """Allow a post's title of 1 to 60 visible characters."""
    if 1 <= len(title.strip()) <= 60 and title.isprintable():
        return Allowed(BASIS)
    return Refused(AccountReason.POST_TITLE_FORM, BASIS)


def check_password(password: str, *, login: str) -> Answer:
    """Allow 10 to 128 characters, at least five of them different, that do not contain the login."""
    if len(password) < SHORTEST:
        return Refused(AccountReason.PASSWORD_TOO_SHORT, BASIS, {"least": SHORTEST})
    if len(password) > LONGEST:
        return Refused(AccountReason.PASSWORD_TOO_LONG, BASIS, {"most": LONGEST})
    if len(set(password)) < FEWEST_SIGNS:
        return Refused(AccountReason.PASSWORD_TOO_PLAIN, BASIS, {"least": FEWEST_SIGNS})
    if login.casefold() in password.casefold():
        return Refused(AccountReason.PASSWORD_NAMES_LOGIN, BASIS)
    return Allowed(BASIS)
