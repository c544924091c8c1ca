"""Open the first holding of a case and pass it on, without gap or overlap (R-6.01)."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.silence import ClockWentBack
from models.tables.cases import Case, Holding

SHORTEST = timedelta(microseconds=1)
SAME_MOMENT = timedelta(seconds=1)
"""How far two acts may lie apart, or two machines' clocks, and still be of one moment."""


def hold_first(work: Session, case: Case, *, at: datetime, basis: str) -> Holding:
    """Open the first holding, for the organisation that `case.holder_id` names; the case must be flushed."""
    holding = Holding(case_id=case.id, organisation_id=case.holder_id, from_at=at, basis=basis)
    work.add(holding)
    work.flush()
    return holding


def current_holding(work: Session, case_id: int) -> Holding:
    """Return the one open holding of a case."""
    return work.scalars(select(Holding).where(Holding.case_id == case_id, Holding.is_open == 1)).one()


def pass_holding(
    work: Session, case: Case, *, to_id: int, at: datetime, basis: str, hand_over_id: int | None = None
) -> Holding:
    """Close the open holding at a moment and open the next one for another organisation at the same moment.

    Of two acts of one moment the later one counts from just after the earlier: no holder is skipped, no period empty.
    A moment that lies truly before the last one raises ClockWentBack: no period can end before it began.
    """
    last = current_holding(work, case.id)
    if last.from_at - at >= SAME_MOMENT:
        raise ClockWentBack(at=at, after=last.from_at)
    if at <= last.from_at:
        at = last.from_at + SHORTEST
    last.to_at, last.is_open = at, None
    work.flush()
    following = Holding(
        case_id=case.id,
        organisation_id=to_id,
        from_at=at,
        previous_to_at=at,
        basis=basis,
        hand_over_id=hand_over_id,
    )
    case.holder_id = to_id
    work.add(following)
    work.flush()
    return following
