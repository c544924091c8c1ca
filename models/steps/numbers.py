"""Give the next number of a series."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables.cases import Counter


def next_number(work: Session, series: str) -> int:
    """Return the next number of a series, starting with 1; the series is locked until the commit."""
    counter = work.scalars(select(Counter).where(Counter.series == series).with_for_update()).one_or_none()
    if counter is None:
        counter = Counter(series=series, last=0)
        work.add(counter)
    counter.last += 1
    work.flush()
    return counter.last
