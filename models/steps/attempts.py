"""Note tries at a door and forget them; subjects are kept as digests: people type passwords into the wrong field."""

import hashlib
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mediation.accounts.lockout import DoorLimits, locked_until
from models.tables.accounts import Attempt


def note_try(work: Session, *, door: str, subject: str, at: datetime, limits: DoorLimits) -> datetime | None:
    """Note a try at a door before it is looked at; return until when the door is locked instead, noting nothing.

    Noted first and forgotten on success: tries made at the same moment cannot all slip past the count.
    """
    digest = _digest(subject)
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


def _digest(subject: str) -> str:
    return hashlib.sha256(subject.strip().casefold().encode()).hexdigest()
