"""Write down that somebody must be told; the sending comes after the commit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables.documents import Notice


def notify(
    work: Session,
    *,
    key: str,
    kind: str,
    at: datetime,
    case_id: int | None = None,
    organisation_id: int | None = None,
    account_id: int | None = None,
    facts: Mapping[str, Any] | None = None,
) -> bool:
    """Add a notice once per key; tell whether it is new."""
    if work.scalar(select(Notice.id).where(Notice.key == key)) is not None:
        return False
    work.add(
        Notice(
            key=key,
            kind=kind,
            case_id=case_id,
            organisation_id=organisation_id,
            account_id=account_id,
            facts=dict(facts or {}),
            raised_at=at,
        )
    )
    work.flush()
    return True
