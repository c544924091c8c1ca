"""Compare and replace an account's password; what began with the old one ends."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.passwords import Hashing, fits
from models.session import AnySession
from models.steps.attempts import SIGN_IN, forget_tries
from models.steps.sessions import end_all_access, end_all_sessions
from models.tables.accounts import Account


def proven(session: AnySession, *, login: str, password: str, hashing: Hashing) -> tuple[int, str] | None:
    """Return id and stored hash of the open account that login and password belong to; slow, outside any write."""
    query = select(Account.id, Account.password_hash).where(Account.login == login, Account.active.is_(True))
    row = session.execute(query).one_or_none()
    stored = row.password_hash if row else None
    matches = fits(stored, password, hashing=hashing)
    return (row.id, stored) if row and stored and matches else None


def put_password(
    work: Session,
    account: Account,
    hashed: str,
    *,
    must_change: bool,
    actor: Actor | None,
    at: datetime,
    but: int | None = None,
) -> None:
    """Give an account a password, end its sessions and forget the failed tries at its door.

    Whoever changes his own from a session (`but`) keeps that one and his tokens; any other way ends the tokens too.
    """
    account.password_hash = hashed
    account.must_change_password = must_change
    if but is None:
        end_all_access(work, account, actor=actor, at=at)
    else:
        account.session_epoch += 1
        end_all_sessions(work, account.id, at=at, but=but)
    forget_tries(work, door=SIGN_IN, subject=account.login)
