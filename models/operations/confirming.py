"""Prove again who one is, before an act that cannot be taken back lightly."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.session import AnySession
from models.steps.attempts import forget_sign_in, note_sign_in
from models.steps.passwords import proven
from models.steps.second_factor import take_code
from models.steps.sessions import confirm_live_session
from models.steps.staff import write
from models.tables.accounts import Account
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
        locked = note_sign_in(work, login=login, address=None, at=now)
    if locked is not None:
        raise UnableToConfirm(locked)
    by_password = proven(session, login=login, password=command.typed, hashing=hashing) is not None
    with unit_of_work(session) as work:
        by = "password" if by_password else take_code(work, command.account_id, command.typed, at=now)
        if by is None:
            raise UnableToConfirm(Refused(AccountReason.PROOF_WRONG, BASIS))
        confirm_live_session(work, command.session_id, at=now)
        forget_sign_in(work, login=login, address=None)
        facts: dict[str, Fact] = {"account": command.account_id, "by": by}
        write(work, "account.confirmed", actor=actor, at=now, facts=facts)
