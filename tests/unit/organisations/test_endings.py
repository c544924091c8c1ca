"""When an organisation may end, and in whose favour (R-1.41)."""

from dataclasses import replace
from typing import Any

import pytest

from mediation.organisations.endings import EndingFacts, judge_ending
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Allowed, Refused
from tests.dates import day

TODAY = day("Mon 2026-03-09")
PLAIN = EndingFacts(
    organisation_id=7,
    begun_on=day("Wed 2025-01-01"),
    ended_on=None,
    on=TODAY,
    today=TODAY,
    below=0,
    cases=0,
)
MERGED = replace(PLAIN, successor_id=8)


@pytest.mark.parametrize(
    "facts",
    [PLAIN, replace(PLAIN, on=day("Fri 2026-03-06")), MERGED, replace(MERGED, below=90, cases=12)],
)
def test_an_organ_with_nothing_on_it_ends_alone_and_any_other_with_a_successor(facts: EndingFacts) -> None:
    assert judge_ending(facts) == Allowed("R-1.41")


@pytest.mark.parametrize(
    ("facts", "changes", "reason"),
    [
        (PLAIN, {"ended_on": TODAY}, OrganisationReason.ENDED),
        (PLAIN, {"on": day("Wed 2025-01-01")}, OrganisationReason.END_BEFORE_BEGINNING),
        (PLAIN, {"on": day("Tue 2026-03-10")}, OrganisationReason.END_IN_FUTURE),
        (PLAIN, {"below": 1}, OrganisationReason.STANDS_ABOVE_OTHERS),
        (PLAIN, {"cases": 1}, OrganisationReason.HOLDS_CASES),
        (MERGED, {"successor_id": 7}, OrganisationReason.SUCCEEDS_ITSELF),
        (MERGED, {"successor_ended": True}, OrganisationReason.SUCCESSOR_ENDED),
        (MERGED, {"successor_below": True}, OrganisationReason.SUCCESSOR_BELOW),
    ],
)
def test_an_ending_that_leaves_something_behind_is_refused(
    facts: EndingFacts, changes: dict[str, Any], reason: OrganisationReason
) -> None:
    answer = judge_ending(replace(facts, **changes))
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (reason, "R-1.41")
