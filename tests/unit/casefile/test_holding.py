"""One holder at every moment (R-6.01)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.casefile.holding import (
    HolderPeriod,
    HoldingFault,
    changed,
    check_change,
    holder_at,
    holding_faults,
)
from mediation.casefile.reasons import CasefileReason as Why
from mediation.verdict import Allowed, Refused
from tests.dates import moment

NINE = moment("Mon 2026-03-09 09:00")
TEN = moment("Mon 2026-03-09 10:00")
NOON = moment("Mon 2026-03-09 12:00")


@pytest.mark.parametrize(
    ("periods", "faults"),
    [
        ((), (HoldingFault.NOBODY,)),
        ((HolderPeriod(1, NINE),), ()),
        ((HolderPeriod(1, NINE, TEN), HolderPeriod(2, TEN)), ()),
        ((HolderPeriod(2, TEN), HolderPeriod(1, NINE, TEN)), ()),
        ((HolderPeriod(1, NINE, TEN), HolderPeriod(2, NOON)), (HoldingFault.GAP,)),
        ((HolderPeriod(1, NINE, NOON), HolderPeriod(2, TEN)), (HoldingFault.OVERLAP,)),
        ((HolderPeriod(1, NINE), HolderPeriod(2, TEN)), (HoldingFault.OPEN_INSIDE,)),
        ((HolderPeriod(1, NINE, TEN),), (HoldingFault.NOT_OPEN,)),
        ((HolderPeriod(1, NINE, NINE), HolderPeriod(2, NINE)), (HoldingFault.EMPTY_PERIOD,)),
    ],
)
def test_gaps_and_overlaps_are_found(periods: tuple[HolderPeriod, ...], faults: tuple[HoldingFault, ...]) -> None:
    assert holding_faults(periods) == faults


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 600)), max_size=12))
def test_changing_the_holder_never_leaves_a_gap(steps: list[tuple[int, int]]) -> None:
    periods: tuple[HolderPeriod, ...] = (HolderPeriod(1, NINE),)
    at = NINE
    for to_id, minutes in steps:
        at += timedelta(minutes=minutes)
        if isinstance(check_change(periods[-1], to_id=to_id, at=at), Allowed):
            periods = changed(periods, to_id=to_id, at=at)
    assert holding_faults(periods) == ()
    assert holder_at(periods, moment=at) == periods[-1].organisation_id


def test_at_the_moment_of_change_the_new_holder_answers() -> None:
    periods = changed((HolderPeriod(1, NINE),), to_id=2, at=TEN)
    assert [holder_at(periods, moment=at) for at in (NINE - timedelta(1), NINE, TEN, NOON)] == [None, 1, 2, 2]


@pytest.mark.parametrize(
    ("to_id", "at", "reason"),
    [(1, TEN, Why.HOLDER_UNCHANGED), (2, NINE, Why.HOLDING_BACKWARDS), (2, TEN, None)],
)
def test_a_change_goes_to_somebody_else_and_forward(to_id: int, at: datetime, reason: Why | None) -> None:
    answer = check_change(HolderPeriod(1, NINE), to_id=to_id, at=at)
    assert (answer.reason if isinstance(answer, Refused) else None) is reason
