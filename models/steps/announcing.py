"""Write what other systems are told of a line of the record, in the transaction of the act itself (outbox)."""

from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.secrecy.events import OF_TAG, Event, may_be_told
from models.tables.api import Delivery, Subscription
from models.tables.cases import Case
from models.tables.record import RecordEntry


def announce(work: Session, entry: RecordEntry) -> None:
    """Add a delivery for every subscription of the line's county to this event; none of an accusation (R-1.53)."""
    event = OF_TAG.get(entry.tag)
    if event is None or entry.case_id is None:
        return
    wanted = select(Subscription).where(Subscription.county_id == entry.chain, Subscription.ended_at.is_(None))
    listening = [row for row in work.scalars(wanted) if event.value in row.events]
    case = work.get(Case, entry.case_id) if listening else None
    if case is None or not may_be_told(case.secrecy):
        return
    for subscription in listening:
        work.add(
            Delivery(
                subscription_id=subscription.id,
                entry_id=entry.id,
                case_id=case.id,
                event=event,
                body=_body(event, entry, case),
                raised_at=entry.at,
                next_at=entry.at,
            )
        )
    work.flush()


def _body(event: Event, entry: RecordEntry, case: Case) -> dict[str, Any]:
    """Return ids, codes and a moment: whoever is told asks for the case with a token of his own."""
    visit = entry.facts.get("visit")
    return {
        "event": event.value,
        "at": entry.at.astimezone(UTC).isoformat(),
        "case": {
            "id": case.id,
            "number": case.number,
            "version": case.version,
            "stage": case.stage.value,
            "holder_id": case.holder_id,
        },
        **({"visit_id": visit} if isinstance(visit, int) else {}),
    }
