"""From which day the handling period counts."""

from datetime import date

import pytest

from mediation.clocks.acceptance import AcceptStart, accepted_on
from tests.dates import day

RECEIVED = day("Mon 2026-06-01")


def test_the_day_of_the_notice_is_the_day_of_acceptance() -> None:
    assert accepted_on(notice_on=day("Wed 2026-06-10"), received_on=RECEIVED) == day("Wed 2026-06-10")


@pytest.mark.parametrize("notice_on", [None, day("Wed 2026-06-17"), day("Wed 2026-07-15")])
def test_a_missed_notice_buys_no_time(notice_on: date | None) -> None:
    assert accepted_on(notice_on=notice_on, received_on=RECEIVED) == day("Tue 2026-06-16")


def test_a_county_may_count_from_the_receipt() -> None:
    mode = AcceptStart.RECEIPT_DATE
    assert accepted_on(notice_on=day("Wed 2026-06-10"), received_on=RECEIVED, mode=mode) == RECEIVED


def test_a_county_may_count_from_the_last_day_of_the_notice_period() -> None:
    mode = AcceptStart.DAY15_CAP
    assert accepted_on(notice_on=day("Wed 2026-06-10"), received_on=RECEIVED, mode=mode) == day("Tue 2026-06-16")


def test_a_stricter_notice_period_caps_earlier() -> None:
    assert accepted_on(notice_on=None, received_on=RECEIVED, notice_days=5) == day("Sat 2026-06-06")


def test_a_notice_older_than_the_receipt_is_an_error() -> None:
    with pytest.raises(ValueError, match="older"):
        accepted_on(notice_on=day("Sun 2026-05-31"), received_on=RECEIVED)
