"""End sign-ins of an account in the transaction of the act that ends them."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

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
