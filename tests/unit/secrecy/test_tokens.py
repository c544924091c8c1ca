"""What a token may be, and what it opens (10.3)."""

from dataclasses import replace

import pytest

from mediation.secrecy.kinds import Role, SecrecyClass
from mediation.secrecy.reach import CaseStanding, PostStanding, Viewer, in_one_post, within_reach
from mediation.secrecy.reasons import SecrecyReason as Why
from mediation.secrecy.tokens import LONGEST_DAYS, MOST_TOKENS, Scope, TokenFacts, check_scope, token_faults
from mediation.verdict import Allowed, Refused

GOOD = TokenFacts(name="县数据平台", holds_post=True, scopes=frozenset({Scope.CASES_READ}), days=90, in_force=0)
TOWN, OTHER_TOWN = 12, 13
HERE = PostStanding(Role.TOWNSHIP_STAFF, organisation_id=50, county_id=1, town_id=TOWN)
THERE = PostStanding(Role.TOWNSHIP_STAFF, organisation_id=60, county_id=1, town_id=OTHER_TOWN)
CASE = CaseStanding(county_id=1, town_id=TOWN, village_id=None, secrecy=SecrecyClass.B)


def test_a_good_token_has_no_fault() -> None:
    assert token_faults(GOOD) == {}


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"name": " "}, "name", Why.TOKEN_NAME_FORM),
        ({"name": "甲" * 61}, "name", Why.TOKEN_NAME_FORM),
        ({"name": "甲\u200b乙"}, "name", Why.TOKEN_NAME_FORM),
        ({"in_force": MOST_TOKENS}, "name", Why.TOKENS_TOO_MANY),
        ({"holds_post": False}, "appointment_id", Why.TOKEN_WITHOUT_POST),
        ({"scopes": frozenset()}, "scopes", Why.TOKEN_WITHOUT_SCOPE),
        ({"days": 0}, "days", Why.TOKEN_LIFE),
        ({"days": LONGEST_DAYS + 1}, "days", Why.TOKEN_LIFE),
    ],
)
def test_what_cannot_be_granted_is_told_at_its_field(changes: dict[str, object], field: str, why: Why) -> None:
    faults = token_faults(replace(GOOD, **changes))  # type: ignore[arg-type]
    assert {name: fault.reason for name, fault in faults.items()} == {field: why}


@pytest.mark.parametrize("needed", list(Scope), ids=str)
def test_a_token_opens_the_subjects_it_was_made_for(needed: Scope) -> None:
    assert isinstance(check_scope(needed, scopes={needed}), Allowed)
    answer = check_scope(needed, scopes=set(Scope) - {needed})
    assert isinstance(answer, Refused)
    assert answer.facts == {"scope": needed.value}


def test_in_one_post_only_its_cases_are_reached() -> None:
    both = Viewer(7, (HERE, THERE))
    elsewhere = replace(CASE, town_id=OTHER_TOWN)
    assert within_reach(both, CASE)
    assert within_reach(both, elsewhere)
    assert within_reach(in_one_post(both, HERE), CASE)
    assert not within_reach(in_one_post(both, HERE), elsewhere)
    assert not within_reach(in_one_post(both, None), CASE)


def test_the_other_posts_still_say_in_which_accusations_one_is_accused() -> None:
    both = Viewer(7, (HERE, THERE))
    accusation = replace(CASE, secrecy=SecrecyClass.D, named=frozenset({7}))
    assert within_reach(in_one_post(both, HERE), accusation)
    assert not within_reach(in_one_post(both, HERE), replace(accusation, accused_organisations=frozenset({60})))
