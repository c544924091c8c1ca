"""Sign-ins as rows: they begin at the door, are seen now and then, and end one by one or all together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.orm import Session

from mediation.moments import local_day
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.sessions import confirm_live_session, end_all_access, end_all_sessions
from models.steps.staff import lock_account, write
from models.tables.accounts import Account, Attempt
from models.tables.sign_in import AccountSession
from models.tokens import digest_of
from models.unable import OutOfReach

KEPT = timedelta(days=90)
"""How long a session that nobody uses any more stays in the table; the record keeps the sign-in itself for good."""
TRIES_KEPT = timedelta(days=1)
"""Longer than any door stays locked."""


@dataclass(frozen=True, slots=True)
class BeginSession:
    """A sign-in of an account on a device; `token` is the random secret that the cookie will carry."""

    account_id: int
    token: str
    agent: str


@dataclass(frozen=True, slots=True)
class EndSession:
    """One session of an account: to be ended, or the one to be kept."""

    account_id: int
    session_id: int


def begin_session(session: AnySession, command: BeginSession, *, now: datetime) -> int:
    """Begin a session and return its id; only the token's digest is kept."""
    with unit_of_work(session) as work:
        row = AccountSession(
            token_digest=digest_of(command.token),
            account_id=command.account_id,
            begun_at=now,
            seen_at=now,
            confirmed_at=now,
            agent=command.agent,
        )
        work.add(row)
        work.flush()
        return row.id


def see_session(session: AnySession, session_id: int, *, now: datetime) -> None:
    """Note that somebody still works in a session; not an act, and not for the record."""
    with unit_of_work(session) as work:
        work.execute(update(AccountSession).where(AccountSession.id == session_id).values(seen_at=now))


def confirm_session(session: AnySession, session_id: int, *, now: datetime) -> None:
    """Note that the person of an idle session is back and has proved who he is; one that has ended stays ended."""
    with unit_of_work(session) as work:
        confirm_live_session(work, session_id, at=now)


def leave_session(session: AnySession, session_id: int, *, now: datetime) -> None:
    """End a session at its own sign-out."""
    live = (AccountSession.id == session_id, AccountSession.ended_at.is_(None))
    with unit_of_work(session) as work:
        work.execute(update(AccountSession).where(*live).values(ended_at=now))


def end_session(session: AnySession, command: EndSession, *, actor: Actor | None, now: datetime) -> None:
    """End one session of one's own account; raise OutOfReach when there is no such live one."""
    with unit_of_work(session) as work:
        ended = work.scalar(
            update(AccountSession)
            .where(
                AccountSession.id == command.session_id,
                AccountSession.account_id == command.account_id,
                AccountSession.ended_at.is_(None),
            )
            .values(ended_at=now)
            .returning(AccountSession.id)
        )
        if ended is None:
            raise OutOfReach
        facts = {"account": command.account_id, "session": command.session_id}
        write(work, "account.session_ended", actor=actor, at=now, facts=facts)


def end_other_sessions(session: AnySession, command: EndSession, *, actor: Actor | None, now: datetime) -> None:
    """End every session of one's own account but the one given."""
    with unit_of_work(session) as work:
        ended = end_all_sessions(work, command.account_id, at=now, but=command.session_id)
        facts = {"account": command.account_id, "kept": command.session_id, "ended": ended}
        write(work, "account.sessions_ended", actor=actor, at=now, facts=facts)


def end_sessions(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """End every session of one's own account, this one too, and its tokens."""
    with unit_of_work(session) as work:
        _end_all(work.get(Account, account_id, with_for_update=True), work, actor=actor, now=now)


def end_sessions_of(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """End every session and token of an account that the actor administers; raise OutOfReach for another one."""
    with unit_of_work(session) as work:
        _end_all(lock_account(work, account_id, actor=actor, on=local_day(now)), work, actor=actor, now=now)


def forget_old_doors(session: AnySession, *, now: datetime) -> None:
    """Forget sessions that nobody has used for long and tries that count no more; running twice changes nothing."""
    old_tries, old_sessions = Attempt.at < now - TRIES_KEPT, AccountSession.seen_at < now - KEPT
    # Asked at every tick: a write that finds nothing would still take its turn.
    if not session.scalar(select(or_(exists().where(old_tries), exists().where(old_sessions)))):
        return
    with unit_of_work(session) as work:
        work.execute(delete(Attempt).where(old_tries))
        work.execute(delete(AccountSession).where(old_sessions))


def _end_all(account: Account | None, work: Session, *, actor: Actor | None, now: datetime) -> None:
    if account is None:
        raise OutOfReach
    ended = end_all_access(work, account, actor=actor, at=now)
    write(work, "account.sessions_ended", actor=actor, at=now, facts={"account": account.id, "ended": ended})
