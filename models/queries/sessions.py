"""Read who stands behind a session's token or a link's, and which sessions and second factor an account has."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from models.queries.accounts import Person, find_person
from models.session import AnySession
from models.tables.accounts import Account
from models.tables.sign_in import AccountSession, RecoveryCode, ResetLink, SecondFactor
from models.tokens import digest_of


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that has not ended, with its person; `has_second_factor` says whether one is set up and confirmed."""

    session_id: int
    begun_at: datetime
    seen_at: datetime
    confirmed_at: datetime
    has_second_factor: bool
    person: Person


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A live session in the list of one's own; `agent` is a code, `seen_at` is coarse."""

    session_id: int
    agent: str
    begun_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class FactorState:
    """A second factor that counts: since when, and how many recovery codes are unused."""

    confirmed_at: datetime
    codes_left: int


def find_live_session(session: AnySession, token: str) -> LiveSession | None:
    """Return the session of a cookie's token, in one statement; None when it has ended or never was."""
    query = (
        select(
            AccountSession.id,
            AccountSession.begun_at,
            AccountSession.seen_at,
            AccountSession.confirmed_at,
            SecondFactor.confirmed_at.is_not(None),
            Account.id,
            Account.login,
            Account.display_name,
            Account.active,
            Account.session_epoch,
            Account.must_change_password,
            Account.locale,
        )
        .join(Account, Account.id == AccountSession.account_id)
        .outerjoin(SecondFactor, SecondFactor.account_id == Account.id)
        .where(AccountSession.token_digest == digest_of(token), AccountSession.ended_at.is_(None))
    )
    row = session.execute(query).one_or_none()
    return LiveSession(row[0], row[1], row[2], row[3], bool(row[4]), Person(*row[5:])) if row else None


def sessions_of(session: AnySession, account_id: int, *, seen_since: datetime) -> tuple[SessionRow, ...]:
    """Return the sessions of an account that have not ended and were seen since a moment, the newest first."""
    query = (
        select(AccountSession.id, AccountSession.agent, AccountSession.begun_at, AccountSession.seen_at)
        .where(
            AccountSession.account_id == account_id,
            AccountSession.ended_at.is_(None),
            AccountSession.seen_at >= seen_since,
        )
        .order_by(AccountSession.seen_at.desc(), AccountSession.id.desc())
    )
    return tuple(SessionRow(*row) for row in session.execute(query).tuples())


def person_of_link(session: AnySession, token: str, *, at: datetime) -> Person | None:
    """Return whose password a link may set at a moment, or None when it is used up, expired or never was."""
    query = (
        select(Account.id)
        .join(ResetLink, ResetLink.account_id == Account.id)
        .where(
            ResetLink.token_digest == digest_of(token),
            ResetLink.used_at.is_(None),
            ResetLink.expires_at > at,
            Account.active.is_(True),
        )
    )
    account_id = session.scalar(query)
    return find_person(session, account_id) if account_id is not None else None


def factor_of(session: AnySession, account_id: int) -> FactorState | None:
    """Return since when an account has a confirmed second factor, and how many recovery codes are left, or None."""
    unused = (
        select(func.count(RecoveryCode.id))
        .where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
        .scalar_subquery()
    )
    query = select(SecondFactor.confirmed_at, unused).where(
        SecondFactor.account_id == account_id, SecondFactor.confirmed_at.is_not(None)
    )
    row = session.execute(query).one_or_none()
    return FactorState(row[0], row[1]) if row else None
