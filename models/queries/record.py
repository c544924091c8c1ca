"""Read the record and verify its chains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.session import AnySession
from models.steps.digests import SEALED
from models.steps.record import GENESIS, entry_hash
from models.tables.cases import Case
from models.tables.organisations import NO_COUNTY, Organisation
from models.tables.record import ChainHead, RecordEntry
from models.tables.sealed import digest_of
from models.tables.territory import Division


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the record does not hold: a chain `changed`, with a line `missing` or `inserted`, or `cut`.

    A chain that is gone is cut at line 0. A row that is not what its line says `differs`: `about` is its `word:id`.
    """

    chain: int
    number: int
    what: str
    about: str = ""


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
    """Yield every fault of every chain and every row that is not what its line says, reading both in batches."""
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
    for lines in session.scalars(query.execution_options(yield_per=batch)).partitions():
        sound: list[RecordEntry] = []
        for entry in lines:
            if entry.number != number + 1:
                yield Fault(chain, entry.number, "missing")
            elif entry.previous_hash != previous:
                yield Fault(chain, entry.number, "inserted")
            if entry.hash == entry_hash(entry):
                sound.append(entry)
            else:
                yield Fault(chain, entry.number, "changed")
            number, previous = entry.number, entry.hash
        yield from _changed_rows(session, sound)
    if head is None or (head.number, head.hash) != (number, previous):
        yield Fault(chain, number, "cut")


def _changed_rows(session: Session, lines: Sequence[RecordEntry]) -> Iterator[Fault]:
    told = {name: (entry, digest) for entry in lines for name, digest in entry.facts.get("digests", {}).items()}
    found: dict[str, str] = {}
    for word, table in SEALED.items():
        ids = [int(row_id) for kind, _, row_id in (name.partition(":") for name in told) if kind == word]
        found.update((f"{word}:{row_id}", digest) for row_id, digest in _digests_now(session, table, ids))
    for name, (entry, digest) in told.items():
        if found.get(name) != digest:
            yield Fault(entry.chain, entry.number, "differs", name)


def _digests_now(session: Session, table: type[Any], ids: Sequence[int]) -> list[tuple[int, str]]:
    """Return id and digest of the rows as they are; one that cannot be read any more is left out."""
    if not ids:
        return []
    query = select(table.id, table.salt, *(getattr(table, name) for name in table.sealed)).where(table.id.in_(ids))
    try:
        rows = session.execute(query).all()
        return [(row[0], digest_of(row[0], row[1], dict(zip(table.sealed, row[2:], strict=True)))) for row in rows]
    except (LookupError, ValueError):
        return [] if len(ids) == 1 else [found for row_id in ids for found in _digests_now(session, table, [row_id])]


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
