"""Give the next number of a series."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.steps.first_rows import lock_or_lay
from models.tables.cases import Counter

SMALLEST_OPAQUE = 10_000_000


def opaque_number() -> int:
    """Return a number of eight digits that stands in no row, for what must leave no gap in one (10.1)."""
    return SMALLEST_OPAQUE + secrets.randbelow(9 * SMALLEST_OPAQUE)


def next_number(work: Session, series: str) -> int:
    """Return the next number of a series, starting with 1; the series is locked until the commit."""
    query = select(Counter).where(Counter.series == series)
    counter = lock_or_lay(work, query, row=Counter, series=series, last=0)
    counter.last += 1
    work.flush()
    return counter.last
