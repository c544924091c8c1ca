"""Come in, set and change passwords."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mediation.accounts.passwords import BASIS, check_password
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_day
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing, hash_password, is_outdated
from models.queries.accounts import actor_of
from models.session import AnySession
from models.steps.attempts import forget_sign_in, note_sign_in
from models.steps.passwords import proven, put_password
from models.steps.staff import lock_account, write
from models.tables.accounts import Account
from models.unable import InvalidFields, OutOfReach, UnableTo


class UnableToSignIn(UnableTo):
    """Login or password is wrong, the account is closed (the same answer), or the login is locked for a while."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What was typed at the door, and the network address it came from, when it came over a network."""

    login: str
    password: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class SetPassword:
    """A password set by somebody else; it must be changed at the next sign-in."""

    account_id: int
    password: str


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """One's own new password, with the one in use as proof; `session_id` is the session that goes on."""

    account_id: int
    current: str
    new: str
    session_id: int | None = None


def sign_in(session: AnySession, command: SignIn, *, now: datetime, hashing: Hashing) -> int:
    """Return the id of the account that login and password open.

    The try is noted in one transaction and forgotten in a second, because the comparison between them is slow and must
    not hold the database; raises UnableToSignIn with SIGN_IN_LOCKED, ADDRESS_LOCKED (`until`, local time) or
    SIGN_IN_WRONG.
    """
    login = command.login.strip().casefold()
    _note_try(session, login=login, address=command.address, now=now)
    found = proven(session, login=login, password=command.password, hashing=hashing)
    if found is None:
        raise UnableToSignIn(Refused(AccountReason.SIGN_IN_WRONG, BASIS))
    account_id, stored = found
    renewed = hash_password(command.password, hashing=hashing) if is_outdated(stored, hashing=hashing) else stored
    with unit_of_work(session) as work:
        # Only over the hash that was compared: a password set meanwhile stays, and the old one opens nothing any more.
        still = work.scalar(
            update(Account)
            .where(Account.id == account_id, Account.password_hash == stored, Account.active.is_(True))
            .values(password_hash=renewed)
            .returning(Account.id)
        )
        if still is None:
            raise UnableToSignIn(Refused(AccountReason.SIGN_IN_WRONG, BASIS))
        forget_sign_in(work, login=login, address=command.address)
        who = actor_of(work, account_id, on=local_day(now))
        write(work, "account.signed_in", actor=who, at=now, facts={"account": account_id})
    return account_id


def set_password(
    session: AnySession, command: SetPassword, *, actor: Actor | None, now: datetime, hashing: Hashing
) -> None:
    """Set somebody's password, which he must change; ends his sessions and forgets failed tries."""

    def reach(work: Session) -> Account | None:
        return lock_account(work, command.account_id, actor=actor, on=local_day(now))

    _replace(session, reach, password=command.password, must_change=True, actor=actor, now=now, hashing=hashing)


def change_password(
    session: AnySession, command: ChangePassword, *, actor: Actor | None, now: datetime, hashing: Hashing
) -> None:
    """Change one's own password and end every session that began with the old one, but the one it is changed in.

    Raises InvalidFields at `current` or `new`, and UnableToSignIn after too many wrong current ones.
    """
    login = session.scalar(select(Account.login).where(Account.id == command.account_id))
    if login is None:
        raise OutOfReach
    _note_try(session, login=login, now=now)
    if proven(session, login=login, password=command.current, hashing=hashing) is None:
        raise InvalidFields({"current": Refused(AccountReason.CURRENT_PASSWORD_WRONG, BASIS)})
    if command.new == command.current:
        raise InvalidFields({"new": Refused(AccountReason.PASSWORD_UNCHANGED, BASIS)})

    def reach(work: Session) -> Account | None:
        return work.get(Account, command.account_id, with_for_update=True)

    _replace(
        session,
        reach,
        password=command.new,
        field="new",
        must_change=False,
        actor=actor,
        now=now,
        hashing=hashing,
        but=command.session_id,
    )


def _note_try(session: AnySession, *, login: str, address: str | None = None, now: datetime) -> None:
    with unit_of_work(session) as work:
        refused = note_sign_in(work, login=login, address=address, at=now)
    if refused is not None:
        raise UnableToSignIn(refused)


def _replace(
    session: AnySession,
    reach: Callable[[Session], Account | None],
    *,
    password: str,
    must_change: bool,
    actor: Actor | None,
    now: datetime,
    hashing: Hashing,
    field: str = "password",
    but: int | None = None,
) -> None:
    hashed = hash_password(password, hashing=hashing)
    with unit_of_work(session) as work:
        account = reach(work)
        if account is None:
            raise OutOfReach
        answer = check_password(password, login=account.login)
        if isinstance(answer, Refused):
            raise InvalidFields({field: answer})
        put_password(work, account, hashed, must_change=must_change, actor=actor, at=now, but=but)
        tag = "account.password_set" if must_change else "account.password_changed"
        write(work, tag, actor=actor, at=now, facts={"account": account.id})
