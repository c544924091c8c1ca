"""Who may be appointed, and when an appointment may end (10.3)."""

from dataclasses import replace
from typing import Any

import pytest

from mediation.accounts.appointments import AppointmentFacts, judge_appointment, judge_end
from mediation.accounts.reasons import AccountReason
from mediation.verdict import Allowed, Refused
from tests.dates import day

PLAIN = AppointmentFacts(
    account_id=7,
    account_active=True,
    appointed_by_id=1,
    from_on=day("Mon 2026-03-09"),
    to_on=None,
    acting_for_id=None,
    principal_holds_post=False,
    twice=False,
)


def test_an_administrator_appoints_somebody_else() -> None:
    assert isinstance(judge_appointment(PLAIN), Allowed)


def test_a_deputy_acts_for_one_who_holds_the_post() -> None:
    assert isinstance(judge_appointment(replace(PLAIN, acting_for_id=8, principal_holds_post=True)), Allowed)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"account_active": False}, AccountReason.ACCOUNT_CLOSED),
        ({"appointed_by_id": 7}, AccountReason.OWN_APPOINTMENT),
        ({"to_on": day("Mon 2026-03-09")}, AccountReason.APPOINTMENT_PERIOD),
        ({"acting_for_id": 7, "principal_holds_post": True}, AccountReason.DEPUTY_OF_ONESELF),
        ({"acting_for_id": 8}, AccountReason.PRINCIPAL_WITHOUT_POST),
        ({"twice": True}, AccountReason.APPOINTMENT_TWICE),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], reason: AccountReason) -> None:
    answer = judge_appointment(replace(PLAIN, **changes))
    assert isinstance(answer, Refused)
    assert answer.reason is reason


TODAY = day("Mon 2026-03-09")


@pytest.mark.parametrize("asked", [TODAY, day("Tue 2026-03-10")])
def test_an_appointment_ends_today_or_later(asked: Any) -> None:
    assert isinstance(judge_end(to_on=None, asked=asked, today=TODAY), Allowed)


@pytest.mark.parametrize(
    ("to_on", "asked", "reason"),
    [
        (None, day("Sun 2026-03-08"), AccountReason.APPOINTMENT_END_DAY),
        (day("Tue 2026-03-10"), day("Wed 2026-03-11"), AccountReason.APPOINTMENT_END_DAY),
        (TODAY, day("Tue 2026-03-10"), AccountReason.APPOINTMENT_ENDED),
    ],
)
def test_the_rights_of_a_past_day_stay_a_fact(to_on: Any, asked: Any, reason: AccountReason) -> None:
    answer = judge_end(to_on=to_on, asked=asked, today=TODAY)
    assert isinstance(answer, Refused)
    assert answer.reason is reason
