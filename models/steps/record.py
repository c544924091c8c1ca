"""Write a line of the record in the transaction of the act itself (habit 8)."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.steps.first_rows import lock_or_lay
from models.tables.base import canonical_json
from models.tables.record import ChainHead, RecordEntry

GENESIS = "0" * 64


def entry_hash(entry: RecordEntry) -> str:
    """Return the SHA-256 of an entry's whole content and of the entry before it."""
    content = {
        "chain": entry.chain,
        "number": entry.number,
        "case": entry.case_id,
        "tag": entry.tag,
        "actor": entry.actor_id,
        "acting_for": entry.acting_for_id,
        "organisation": entry.organisation_id,
        "at": entry.at.astimezone(UTC).isoformat(),
        "basis": entry.basis,
        "facts": entry.facts,
        "previous": entry.previous_hash,
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def append_entry(
    work: Session,
    *,
    tag: str,
    at: datetime,
    basis: str,
    actor: Actor | None = None,
    case_id: int | None = None,
    chain: int = 0,
    facts: Mapping[str, Any] | None = None,
) -> RecordEntry:
    """Append one entry to a chain (a county's id, 0 for none); facts carry ids, codes, dates and digests only.

    The chain's head is locked until the commit, so that numbers and hashes follow one another without a gap.
    """
    query = select(ChainHead).where(ChainHead.chain == chain)
    head = lock_or_lay(work, query, row=ChainHead, chain=chain, number=0, hash=GENESIS)
    entry = RecordEntry(
        chain=chain,
        number=head.number + 1,
        case_id=case_id,
        tag=tag,
        actor_id=actor.account_id if actor else None,
        acting_for_id=actor.acting_for_id if actor else None,
        organisation_id=actor.organisation_id if actor else None,
        at=at,
        basis=basis,
        facts=dict(facts or {}),
        previous_hash=head.hash,
    )
    entry.hash = entry_hash(entry)
    head.number, head.hash = entry.number, entry.hash
    work.add(entry)
    work.flush()
    return entry
