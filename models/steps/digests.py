"""Hand the digests of what an act wrote to the line that tells of the act (habit 8)."""

from sqlalchemy.orm import Session

from models.tables.documents import Document, Opinion, Service
from models.tables.reception import Visit
from models.tables.sealed import digest_of

SEALED: dict[str, type[Document | Opinion | Service | Visit]] = {
    "document": Document,
    "opinion": Opinion,
    "service": Service,
    "visit": Visit,
}
"""Word in the record → table of rows the record vouches for."""
WORDS = {table: word for word, table in SEALED.items()}
_UNTOLD = "digests_untold"


def seal(work: Session, row: Document | Opinion | Service | Visit) -> None:
    """Flush a row that is complete now; the next line about its case carries its digest."""
    work.add(row)
    work.flush()
    digest = digest_of(row.id, row.salt, {name: getattr(row, name) for name in row.sealed})
    untold: dict[int, dict[str, str]] = work.info.setdefault(_UNTOLD, {})
    untold.setdefault(row.case_id, {})[f"{WORDS[type(row)]}:{row.id}"] = digest


def take_digests(work: Session, case_id: int | None) -> dict[str, str]:
    """Return `word:id` → digest of what was sealed on a case and not told yet; it is told now."""
    untold: dict[int, dict[str, str]] = work.info.get(_UNTOLD, {})
    return untold.pop(case_id, {}) if case_id is not None else {}


def drop_digests(work: Session) -> frozenset[str]:
    """Forget, at the end of a unit of work, what was sealed in it, and return what no line told."""
    untold: dict[int, dict[str, str]] = work.info.pop(_UNTOLD, {})
    return frozenset(name for digests in untold.values() for name in digests)
