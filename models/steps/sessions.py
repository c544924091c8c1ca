"""End what an account is signed in with, in the transaction of the act that ends it."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from models.actor import Actor
from models.steps.tokens import revoke_all
from models.tables.accounts import Account
from models.tables.sign_in import AccountSession


def confirm_live_session(work: Session, session_id: int, *, at: datetime) -> None:
    """Note that the person of a session has proved again who he is; one that has ended stays ended."""
    live = (AccountSession.id == session_id, AccountSession.ended_at.is_(None))
    work.execute(update(AccountSession).where(*live).values(confirmed_at=at, seen_at=at))


def end_all_sessions(work: Session, account_id: int, *, at: datetime, but: int | None = None) -> int:
    """End every live session of an account, one of them excepted (`but`), and return how many ended."""
    conditions = [AccountSession.account_id == account_id, AccountSession.ended_at.is_(None)]
    if but is not None:
        conditions.append(AccountSession.id != but)
    ended = work.execute(update(AccountSession).where(*conditions).values(ended_at=at).returning(AccountSession.id))
    return len(ended.all())


def end_all_access(work: Session, account: Account, *, actor: Actor | None, at: datetime) -> int:
    """End every session and token of an account, and return how many sessions ended.

    For acts that no longer trust whoever came in before: a new password by somebody else or through a link, a lost
    device, a closed account. A token that outlived them would be the way back in.
    """
    account.session_epoch += 1
    revoke_all(work, account.id, actor=actor, at=at)
    return end_all_sessions(work, account.id, at=at)
