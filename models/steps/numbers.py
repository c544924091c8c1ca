"""Give the next number of a series."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.steps.first_rows import lock_or_lay
from models.tables.cases import Counter


def next_number(work: Session, series: str) -> int:
    """Return the next number of a series, starting with 1; the series is locked until the commit."""
    query = select(Counter).where(Counter.series == series)
    counter = lock_or_lay(work, query, row=Counter, series=series, last=0)
    counter.last += 1
    work.flush()
    return counter.last
