"""Take a code of a second factor, and take one away."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.second_factor import step_of
from models.tables.sign_in import RecoveryCode, SecondFactor
from models.tokens import digest_of


def take_code(work: Session, account_id: int, typed: str, *, at: datetime) -> str | None:
    """Use up a code of a confirmed second factor, of the device or a recovery code; return which, None for neither.

    The row is locked, so that of two that type the same code at the same moment one is let in.
    """
    factor = work.scalars(
        select(SecondFactor)
        .where(SecondFactor.account_id == account_id, SecondFactor.confirmed_at.is_not(None))
        .with_for_update()
    ).one_or_none()
    if factor is None:
        return None
    step = step_of(factor.secret, digits(typed), at=at, after=factor.last_step)
    if step is not None:
        factor.last_step = step
        return "device"
    used = work.scalar(
        update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account_id,
            RecoveryCode.code_digest == digest_of(recovery_form(typed)),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=at)
        .returning(RecoveryCode.id)
    )
    return "recovery" if used is not None else None


def put_recovery_codes(work: Session, account_id: int, codes: tuple[str, ...]) -> None:
    """Give an account these recovery codes in place of all it had."""
    work.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    work.add_all(RecoveryCode(account_id=account_id, code_digest=digest_of(recovery_form(code))) for code in codes)
    work.flush()


def take_factor_away(work: Session, account_id: int) -> bool:
    """Take an account's second factor and recovery codes away; tell whether it had a confirmed one."""
    work.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    gone = delete(SecondFactor).where(SecondFactor.account_id == account_id).returning(SecondFactor.confirmed_at)
    return any(confirmed is not None for confirmed in work.scalars(gone).all())


def digits(typed: str) -> str:
    """Return a code as devices show it, without the gaps people type."""
    return "".join(typed.split())


def recovery_form(typed: str) -> str:
    """Return a recovery code in the one form it is kept in, however it is typed."""
    return "".join(sign for sign in typed.casefold() if sign.isalnum())
