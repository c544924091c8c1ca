"""From which day the handling period counts (R-1.30)."""

from datetime import date, timedelta
from enum import StrEnum


class AcceptStart(StrEnum):
    """What a county takes for the day of acceptance; the statute is silent (parameter ACCEPT_START)."""

    NOTICE_DATE = "notice_date"
    RECEIPT_DATE = "receipt_date"
    DAY15_CAP = "day15_cap"


ACCEPTANCE_BASIS = "R-1.30"


def accepted_on(
    *, notice_on: date | None, received_on: date, mode: AcceptStart = AcceptStart.NOTICE_DATE, notice_days: int = 15
) -> date:
    """Return the day of acceptance; never later than `notice_days` after receipt, so delay buys no time (R-1.30).

    `notice_on` None means that no notice has been given: the last day of the notice period counts. Raise
    ValueError when the notice is older than the receipt.
    """
    if notice_on is not None and notice_on < received_on:
        raise ValueError(f"the notice of {notice_on} is older than the receipt on {received_on}")
    cap_on = received_on + timedelta(days=notice_days)
    if mode is AcceptStart.RECEIPT_DATE:
        return received_on
    if mode is AcceptStart.DAY15_CAP or notice_on is None:
        return cap_on
    return min(notice_on, cap_on)
