"""Note tries at a door and forget them; subjects are kept as digests: people type passwords into the wrong field."""

import hashlib
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from mediation.accounts.lockout import ADDRESS_LIMITS, SIGN_IN_LIMITS, DoorLimits, locked_until
from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_minute
from mediation.verdict import Refused
from models.tables.accounts import Attempt

SIGN_IN, BY_ADDRESS = "sign_in", "sign_in_address"
"""The doors of a login and of a network address."""


def note_try(work: Session, *, door: str, subject: str, at: datetime, limits: DoorLimits) -> datetime | None:
    """Note a try at a door before it is looked at; return until when the door is locked instead, noting nothing.

    Noted first and forgotten on success: tries made at the same moment cannot all slip past the count.
    """
    digest = _digest(subject)
    _take_turn(work, door=door, digest=digest)
    newest = (
        select(Attempt.at)
        .where(Attempt.door == door, Attempt.subject == digest)
        .order_by(Attempt.at.desc())
        .limit(limits.tries)
    )
    until = locked_until(work.scalars(newest).all(), now=at, limits=limits)
    if until is None:
        work.add(Attempt(door=door, subject=digest, at=at))
        work.flush()
    return until


def note_sign_in(work: Session, *, login: str, address: str | None, at: datetime) -> Refused | None:
    """Note a try with a login's password, from an address when it came over a network; return why it may not be made.

    A locked address goes first: what comes from there must not lock the logins of others.
    """
    if address:
        shut = note_try(work, door=BY_ADDRESS, subject=address, at=at, limits=ADDRESS_LIMITS)
        if shut is not None:
            return _locked(AccountReason.ADDRESS_LOCKED, shut)
    until = note_try(work, door=SIGN_IN, subject=login, at=at, limits=SIGN_IN_LIMITS)
    if until is None:
        return None
    if address:
        take_back_try(work, door=BY_ADDRESS, subject=address)
    return _locked(AccountReason.SIGN_IN_LOCKED, until)


def forget_sign_in(work: Session, *, login: str, address: str | None) -> None:
    """Forget the tries of a login that came in, and this one of its address; what others tried there stays counted."""
    forget_tries(work, door=SIGN_IN, subject=login)
    if address:
        take_back_try(work, door=BY_ADDRESS, subject=address)


def forget_tries(work: Session, *, door: str, subject: str) -> None:
    """Forget the tries of a subject that came through the door."""
    work.execute(delete(Attempt).where(Attempt.door == door, Attempt.subject == _digest(subject)))


def take_back_try(work: Session, *, door: str, subject: str) -> None:
    """Forget the newest try of a subject, and leave the failed ones before it counted."""
    newest = (
        select(Attempt.id)
        .where(Attempt.door == door, Attempt.subject == _digest(subject))
        .order_by(Attempt.id.desc())
        .limit(1)
    )
    work.execute(delete(Attempt).where(Attempt.id.in_(newest)))


def _locked(reason: AccountReason, until: datetime) -> Refused:
    return Refused(reason, BASIS, {"until": local_minute(until)})


def _take_turn(work: Session, *, door: str, digest: str) -> None:
    # SQLite writes one at a time; PostgreSQL would let all that knock at once count before the first one is there.
    if work.get_bind().dialect.name == "postgresql":
        work.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{door} {digest}"))))


def _digest(subject: str) -> str:
    return hashlib.sha256(subject.strip().casefold().encode()).hexdigest()
