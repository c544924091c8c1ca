"""May this term be extended? One request that passes, and every way to spoil it (T-16)."""

from dataclasses import replace
from typing import Any

import pytest

from mediation.clocks.codes import TermCode
from mediation.clocks.extension import ExtensionFacts, check_extension
from mediation.clocks.reasons import ClockReason
from mediation.verdict import Allowed, Refused
from tests.dates import day
from tests.unit.clocks.tables import rulebook

DUE_ON = day("Fri 2026-07-31")


def lawful() -> ExtensionFacts:
    return ExtensionFacts(
        term=rulebook().terms.term(TermCode.HANDLE_60, on=day("Mon 2026-06-01")),
        days=30,
        asked_on=day("Thu 2026-07-30"),
        due_on=DUE_ON,
        granted_before=0,
        is_running=True,
        has_reason=True,
        approver_may_approve=True,
        approver_is_handler=False,
    )


def test_thirty_days_approved_by_the_head_the_day_before_are_allowed() -> None:
    assert check_extension(lawful()) == Allowed("R-1.58")


def test_the_due_day_itself_is_not_too_late() -> None:
    assert check_extension(replace(lawful(), asked_on=DUE_ON)) == Allowed("R-1.58")


@pytest.mark.parametrize(
    ("change", "reason", "facts"),
    [
        pytest.param(
            {"days": 31},
            ClockReason.EXTENSION_TOO_LONG,
            {"days": 31, "max_days": 30, "unit": "calendar_day"},
            id="T-16(b) 31 days",
        ),
        pytest.param(
            {"asked_on": day("Sat 2026-08-01")},
            ClockReason.EXTENSION_EXPIRED,
            {"asked_on": "2026-08-01", "due_on": "2026-07-31"},
            id="T-16(c) a day too late",
        ),
        pytest.param(
            {"granted_before": 1},
            ClockReason.EXTENSION_ALREADY_USED,
            {"granted_before": 1, "max_times": 1},
            id="T-16(d) a second time",
        ),
        pytest.param({"days": 0}, ClockReason.EXTENSION_NOT_POSITIVE, {"days": 0}, id="no days"),
        pytest.param({"has_reason": False}, ClockReason.EXTENSION_WITHOUT_REASON, {}, id="no reason"),
        pytest.param(
            {"approver_may_approve": False},
            ClockReason.EXTENSION_NOT_BY_APPROVER,
            {"approver": "organ_head"},
            id="not by the head",
        ),
        pytest.param({"approver_is_handler": True}, ClockReason.EXTENSION_BY_HANDLER, {}, id="by the handler itself"),
        pytest.param({"is_running": False}, ClockReason.CLOCK_NOT_RUNNING, {"term": "handle_60"}, id="already done"),
    ],
)
def test_anything_else_is_refused_with_its_reason(
    change: dict[str, Any], reason: ClockReason, facts: dict[str, Any]
) -> None:
    answer = check_extension(replace(lawful(), **change))
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis, dict(answer.facts)) == (reason, "R-1.58", facts)


def test_a_refused_approval_says_who_can() -> None:
    answer = check_extension(replace(lawful(), approver_may_approve=False))
    assert isinstance(answer, Refused)
    assert answer.who_can == "department_head"


@pytest.mark.parametrize("code", [TermCode.NOTICE_15, TermCode.REVIEW_30, TermCode.REREVIEW_30, TermCode.OBJECTION_5WD])
def test_what_the_statute_does_not_extend_cannot_be_extended(code: TermCode) -> None:
    term = rulebook().terms.term(code, on=day("Mon 2026-06-01"))
    answer = check_extension(replace(lawful(), term=term))
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (ClockReason.NOT_EXTENDABLE, "R-1.78")
