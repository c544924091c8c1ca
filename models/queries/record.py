"""Read the record and verify its chains."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.session import AnySession
from models.steps.record import GENESIS, entry_hash
from models.tables.cases import Case
from models.tables.organisations import NO_COUNTY, Organisation
from models.tables.record import ChainHead, RecordEntry
from models.tables.territory import Division


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a chain does not hold: `changed`, `missing`, `inserted` or `cut`; gone as a whole, cut at line 0."""

    chain: int
    number: int
    what: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the record as a page shows it."""

    id: int
    case_id: int | None
    tag: str
    actor_id: int | None
    acting_for_id: int | None
    organisation_id: int | None
    at: datetime
    basis: str
    facts: dict[str, Any]


def chain_faults(session: Session, *, batch: int = 1000) -> Iterator[Fault]:
    """Yield every fault of every chain, reading the record in batches."""
    heads = {head.chain: head for head in session.scalars(select(ChainHead))}
    written = set(session.scalars(select(RecordEntry.chain).distinct()))
    for chain in sorted(written | set(heads) | _owed_chains(session)):
        yield from _faults_of_chain(session, chain, heads.get(chain), batch)


def _owed_chains(session: Session) -> set[int]:
    """Return the chains that must be there by what else is: they may have been removed whole, head and all.

    A county's begins when its organisations are opened, the one of no county when the divisions are imported.
    """
    counties = session.scalars(select(Organisation.county_id).union(select(Case.county_id)))
    without_county = {NO_COUNTY} if session.scalar(select(exists().select_from(Division))) else set()
    return set(counties) | without_county


def _faults_of_chain(session: Session, chain: int, head: ChainHead | None, batch: int) -> Iterator[Fault]:
    number, previous = 0, GENESIS
    query = select(RecordEntry).where(RecordEntry.chain == chain).order_by(RecordEntry.number)
    for entry in session.scalars(query.execution_options(yield_per=batch)):
        if entry.number != number + 1:
            yield Fault(chain, entry.number, "missing")
        elif entry.previous_hash != previous:
            yield Fault(chain, entry.number, "inserted")
        if entry.hash != entry_hash(entry):
            yield Fault(chain, entry.number, "changed")
        number, previous = entry.number, entry.hash
    if head is None or (head.number, head.hash) != (number, previous):
        yield Fault(chain, number, "cut")


def entries_of_case(session: AnySession, case_id: int) -> tuple[EntryRow, ...]:
    """Return a case's lines, oldest first; the caller has reached the case."""
    query = select(RecordEntry).where(RecordEntry.case_id == case_id).order_by(RecordEntry.id)
    return tuple(
        EntryRow(
            entry.id,
            entry.case_id,
            entry.tag,
            entry.actor_id,
            entry.acting_for_id,
            entry.organisation_id,
            entry.at,
            entry.basis,
            entry.facts,
        )
        for entry in session.scalars(query)
    )
