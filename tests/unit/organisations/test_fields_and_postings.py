"""Names, codes and published facts of organisations; who may staff a window (R-1.01, R-1.04, R-1.06)."""

import pytest

from mediation.organisations.fields import check_code, check_name, check_published
from mediation.organisations.postings import PostingFacts, judge_posting
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Allowed, Refused
from tests.dates import day

MONDAY, NEXT_MONDAY = day("Mon 2026-03-09"), day("Mon 2026-03-16")


@pytest.mark.parametrize("code", ["379901-ZJ", "3799-ZF", "379901102201-CWH", "CN-JD"])
def test_codes_of_organisations(code: str) -> None:
    assert check_code(code) is None


@pytest.mark.parametrize("code", ["", "ZJ", "379901-zj", "379901 ZJ", "379901-", "-ZJ", "379901-ZJ\n"])
def test_what_is_no_code(code: str) -> None:
    assert isinstance(check_code(code), Refused)


@pytest.mark.parametrize(("name", "fits"), [("住建局", True), (" ", False), ("局" * 120, True), ("局" * 121, False)])
def test_a_name_is_something_people_can_read(name: str, fits: bool) -> None:
    assert (check_name(name) is None) is fits


def test_a_name_with_signs_nobody_sees_is_none() -> None:
    assert isinstance(check_name("住建\u200b局"), Refused)


def test_what_is_published_is_never_empty() -> None:
    assert check_published("0536-0000000", longest=40) is None
    answer = check_published("  ", longest=40)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (OrganisationReason.POINT_INCOMPLETE, "R-1.04")


def test_a_person_is_posted_for_good_or_for_a_week() -> None:
    assert isinstance(judge_posting(PostingFacts(True, MONDAY, None, False)), Allowed)
    assert isinstance(judge_posting(PostingFacts(True, MONDAY, NEXT_MONDAY, False)), Allowed)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (PostingFacts(False, MONDAY, None, False), OrganisationReason.ACCOUNT_CLOSED),
        (PostingFacts(True, MONDAY, MONDAY, False), OrganisationReason.POSTING_PERIOD),
        (PostingFacts(True, MONDAY, None, True), OrganisationReason.POSTED_TWICE),
    ],
)
def test_a_posting_that_cannot_be_is_refused(facts: PostingFacts, reason: OrganisationReason) -> None:
    answer = judge_posting(facts)
    assert isinstance(answer, Refused)
    assert answer.reason is reason
