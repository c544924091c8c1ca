"""Write an alarm about a case: one that waits for its acknowledgement is added to, never doubled (R-1.80)."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables.cases import Case
from models.tables.reception import UrgentReport


class Alarm(Protocol):
    """What was said or seen, and whom one called at once."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that raised the alarm."""

    @property
    def police_called(self) -> bool:
        """Whether the police was called."""

    @property
    def ambulance_called(self) -> bool:
        """Whether an ambulance was called."""


def newest_alarm(work: Session, case_id: int) -> UrgentReport | None:
    """Return the newest alarm of a case, or None."""
    query = select(UrgentReport).where(UrgentReport.case_id == case_id)
    return work.scalars(query.order_by(UrgentReport.id.desc()).limit(1)).one_or_none()


def waiting_alarm(work: Session, case_id: int) -> UrgentReport | None:
    """Return the alarm that nobody has acknowledged yet, or None."""
    row = newest_alarm(work, case_id)
    return row if row is not None and row.acknowledged_at is None else None


def add_alarm(work: Session, case: Case, alarm: Alarm, *, account_id: int, at: datetime) -> UrgentReport:
    """Add an alarm to a case, which is urgent from now on."""
    row = UrgentReport(
        case_id=case.id,
        raised_at=at,
        raised_by_id=account_id,
        words=list(alarm.words),
        police_called=alarm.police_called,
        ambulance_called=alarm.ambulance_called,
    )
    work.add(row)
    case.urgent = True
    work.flush()
    return row


def add_to_alarm(work: Session, row: UrgentReport, alarm: Alarm) -> None:
    """Add what is said further to an alarm that waits; no time moves."""
    row.words = list(dict.fromkeys([*row.words, *alarm.words]))
    row.police_called = row.police_called or alarm.police_called
    row.ambulance_called = row.ambulance_called or alarm.ambulance_called
    work.flush()
