"""Write down that somebody must be told; the sending comes after the commit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.secrecy.kinds import SecrecyClass
from models.tables.cases import Case, CaseAccess
from models.tables.documents import Notice


def tell_of_case(
    work: Session,
    case: Case,
    *,
    key: str,
    kind: str,
    at: datetime,
    organisation_id: int,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write a notice about a case to an organisation; of an accusation to those named to it instead (R-1.53)."""
    if case.secrecy is not SecrecyClass.D:
        key = f"{key}:o{organisation_id}"
        notify(work, key=key, kind=kind, at=at, case_id=case.id, organisation_id=organisation_id, facts=facts)
        return
    named = select(CaseAccess.account_id).where(CaseAccess.case_id == case.id).order_by(CaseAccess.account_id)
    for account_id in work.scalars(named).all():
        notify(work, key=f"{key}:a{account_id}", kind=kind, at=at, case_id=case.id, account_id=account_id, facts=facts)


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
