"""Prove again who one is, before an act that cannot be taken back lightly."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from mediation.accounts.lockout import SIGN_IN_LIMITS
from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_minute
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.session import AnySession
from models.steps.attempts import SIGN_IN, forget_tries, note_try
from models.steps.passwords import proven
from models.steps.second_factor import take_code
from models.steps.staff import write
from models.tables.accounts import Account
from models.tables.sign_in import AccountSession
from models.unable import OutOfReach, UnableTo


class UnableToConfirm(UnableTo):
    """What was typed proves nothing, or the door is locked for a while."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """What the person of a session typed: the password, or a code of the second factor."""

    account_id: int
    session_id: int
    typed: str


def confirm(session: AnySession, command: Confirm, *, actor: Actor | None, now: datetime, hashing: Hashing) -> None:
    """Note in the session that its person has proved again who he is; tries count at the same door as the password's.

    Raises UnableToConfirm with PROOF_WRONG or SIGN_IN_LOCKED (`until`).
    """
    login = session.scalar(select(Account.login).where(Account.id == command.account_id))
    if login is None:
        raise OutOfReach
    with unit_of_work(session) as work:
        until = note_try(work, door=SIGN_IN, subject=login, at=now, limits=SIGN_IN_LIMITS)
    if until is not None:
        raise UnableToConfirm(Refused(AccountReason.SIGN_IN_LOCKED, BASIS, {"until": local_minute(until)}))
    by_password = proven(session, login=login, password=command.typed, hashing=hashing) is not None
    with unit_of_work(session) as work:
        by = "password" if by_password else take_code(work, command.account_id, command.typed, at=now)
        if by is None:
            raise UnableToConfirm(Refused(AccountReason.PROOF_WRONG, BASIS))
        live = (AccountSession.id == command.session_id, AccountSession.ended_at.is_(None))
        work.execute(update(AccountSession).where(*live).values(confirmed_at=now, seen_at=now))
        forget_tries(work, door=SIGN_IN, subject=login)
        facts: dict[str, Fact] = {"account": command.account_id, "by": by}
        write(work, "account.confirmed", actor=actor, at=now, facts=facts)
