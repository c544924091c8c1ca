"""Set up a second factor, pass it at the door, draw new recovery codes, give it up or take it away."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from mediation.accounts.lockout import SIGN_IN_LIMITS
from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_day, local_minute
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.second_factor import draw_secret, step_of
from models.session import AnySession
from models.steps.attempts import forget_tries, note_try
from models.steps.second_factor import digits, put_recovery_codes, take_code, take_factor_away
from models.steps.sessions import end_all_access
from models.steps.staff import lock_account, write
from models.tables.accounts import Account
from models.tables.sign_in import SecondFactor
from models.unable import InvalidFields, OutOfReach, UnableTo

DOOR = "second_factor"


class UnableToPass(UnableTo):
    """The code is wrong or used up, or the door is locked for a while."""


class UnableToSetUp(UnableTo):
    """The account has a second factor already."""


@dataclass(frozen=True, slots=True)
class ConfirmFactor:
    """The first code of a device that was just set up, and the recovery codes drawn for it."""

    account_id: int
    code: str
    recovery_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassFactor:
    """A code typed at the door: of the device, or a recovery code."""

    account_id: int
    typed: str


def prepare_factor(session: AnySession, account_id: int, *, now: datetime) -> str:
    """Return the secret of a second factor that waits for its first code; the same until it is confirmed.

    Raises UnableToSetUp when there is a confirmed one, which must be given up first.
    """
    with unit_of_work(session) as work:
        # The account is locked, not the factor: of two pages opened at once one lays the row.
        _account(work, account_id)
        factor = work.get(SecondFactor, account_id)
        if factor is None:
            factor = SecondFactor(account_id=account_id, secret=draw_secret(), set_at=now)
            work.add(factor)
        elif factor.confirmed_at is not None:
            raise UnableToSetUp(Refused(AccountReason.FACTOR_SET_UP, BASIS))
        return factor.secret


def confirm_factor(session: AnySession, command: ConfirmFactor, *, actor: Actor | None, now: datetime) -> None:
    """Let a second factor count from now on; raise InvalidFields at `code` when it is not the device's of now."""
    _note_try(session, command.account_id, now=now)
    with unit_of_work(session) as work:
        factor = work.get(SecondFactor, command.account_id, with_for_update=True)
        if factor is None or factor.confirmed_at is not None:
            raise OutOfReach
        step = step_of(factor.secret, digits(command.code), at=now, after=factor.last_step)
        if step is None:
            raise InvalidFields({"code": Refused(AccountReason.CODE_WRONG, BASIS)})
        factor.confirmed_at, factor.last_step = now, step
        put_recovery_codes(work, command.account_id, command.recovery_codes)
        forget_tries(work, door=DOOR, subject=str(command.account_id))
        write(work, "account.factor_set_up", actor=actor, at=now, facts={"account": command.account_id})


def pass_factor(session: AnySession, command: PassFactor, *, now: datetime) -> None:
    """Use up a code at the door; raise UnableToPass with CODE_WRONG, or with CODE_LOCKED (`until`) after six."""
    _note_try(session, command.account_id, now=now)
    with unit_of_work(session) as work:
        taken = take_code(work, command.account_id, command.typed, at=now)
        if taken is None:
            raise UnableToPass(Refused(AccountReason.CODE_WRONG, BASIS))
        forget_tries(work, door=DOOR, subject=str(command.account_id))
        facts: dict[str, Fact] = {"account": command.account_id, "by": taken}
        write(work, "account.factor_passed", actor=None, at=now, facts=facts)


def renew_recovery_codes(
    session: AnySession, account_id: int, codes: tuple[str, ...], *, actor: Actor | None, now: datetime
) -> None:
    """Give an account new recovery codes in place of the old ones; raise OutOfReach without a confirmed factor."""
    with unit_of_work(session) as work:
        factor = work.get(SecondFactor, account_id, with_for_update=True)
        if factor is None or factor.confirmed_at is None:
            raise OutOfReach
        put_recovery_codes(work, account_id, codes)
        write(work, "account.recovery_codes_drawn", actor=actor, at=now, facts={"account": account_id})


def give_factor_up(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """Give up one's own second factor; raise OutOfReach when there is none."""
    with unit_of_work(session) as work:
        _account(work, account_id)
        if not take_factor_away(work, account_id):
            raise OutOfReach
        write(work, "account.factor_given_up", actor=actor, at=now, facts={"account": account_id})


def take_lost_factor(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """Take away a second factor that its owner has lost, and end his sessions and tokens; an administrator's act.

    Raises OutOfReach when the actor's county does not administer the account or it has none.
    """
    with unit_of_work(session) as work:
        account = lock_account(work, account_id, actor=actor, on=local_day(now))
        if account is None or not take_factor_away(work, account_id):
            raise OutOfReach
        end_all_access(work, account, actor=actor, at=now)
        forget_tries(work, door=DOOR, subject=str(account_id))
        write(work, "account.factor_taken", actor=actor, at=now, facts={"account": account_id})


def _account(work: Session, account_id: int) -> Account:
    account = work.get(Account, account_id, with_for_update=True)
    if account is None:
        raise OutOfReach
    return account


def _note_try(session: AnySession, account_id: int, *, now: datetime) -> None:
    with unit_of_work(session) as work:
        until = note_try(work, door=DOOR, subject=str(account_id), at=now, limits=SIGN_IN_LIMITS)
    if until is not None:
        raise UnableToPass(Refused(AccountReason.CODE_LOCKED, BASIS, {"until": local_minute(until)}))
