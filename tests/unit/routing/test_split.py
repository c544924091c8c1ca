"""Splitting a mixed matter (R-4.12, T-37, T-49)."""

from dataclasses import replace

import pytest

from mediation.routing.classify import Classification
from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason as Why
from mediation.routing.split import Sibling, SplitFacts, SplitPart, check_split, listed_siblings
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Refused
from tests.unit.routing.tables import published_routes

TABLE = published_routes()
WAGES = SplitPart(
    classification=Classification(kind=Kind.CLAIM, branch=Branch.ENFORCEMENT, route="wage_complaint"),
    title="拖欠工资",
    facts="包工头拖欠工资半年",
    secrecy=SecrecyClass.B,
)
BEATING = SplitPart(
    classification=Classification(kind=Kind.CLAIM, branch=Branch.LITIGATION, route="public_order"),
    title="被打伤",
    facts="讨薪时被打伤",
    secrecy=SecrecyClass.B,
)
BRIBE = SplitPart(
    classification=Classification(kind=Kind.ACCUSATION, route="discipline"),
    title="反映干部问题",
    facts="局长收了好处",
    secrecy=SecrecyClass.D,
)


def why(*parts: SplitPart, is_part_already: bool = False, is_closed: bool = False) -> object:
    facts = SplitFacts(parts=parts, is_part_already=is_part_already, is_closed=is_closed)
    answer = check_split(facts, table=TABLE)
    return answer.reason if isinstance(answer, Refused) else None


def test_wages_a_beating_and_a_bribe_become_three_cases() -> None:
    assert why(WAGES, BEATING, BRIBE) is None


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((), Why.SPLIT_NEEDS_TWO),
        ((WAGES,), Why.SPLIT_NEEDS_TWO),
        ((WAGES, replace(WAGES, facts="另一处")), Why.SPLIT_PARTS_ALIKE),
        ((WAGES, replace(BEATING, facts=" ")), Why.SPLIT_PART_EMPTY),
        ((WAGES, replace(BRIBE, secrecy=SecrecyClass.B)), Why.ACCUSATION_NOT_SECRET),
        ((replace(WAGES, facts="拖欠工资，还给局长行贿"), BRIBE), Why.ACCUSATION_WORDS_IN_SIBLING),
        ((replace(WAGES, title="局长收了好处不管欠薪"), BRIBE), Why.ACCUSATION_WORDS_IN_SIBLING),
    ],
)
def test_a_split_that_would_leak_or_say_nothing_is_refused(parts: tuple[SplitPart, ...], reason: Why) -> None:
    assert why(*parts) is reason


def test_a_part_is_not_split_again_and_a_closed_case_not_at_all() -> None:
    assert why(WAGES, BEATING, is_part_already=True) is Why.SPLIT_OF_A_PART
    assert why(WAGES, BEATING, is_closed=True) is Why.CASE_CLOSED


def test_the_refusal_of_a_leak_does_not_repeat_the_words() -> None:
    facts = SplitFacts(parts=(replace(WAGES, facts="局长行贿"), BRIBE), is_part_already=False, is_closed=False)
    answer = check_split(facts, table=TABLE)
    assert isinstance(answer, Refused)
    assert dict(answer.facts) == {"part": 1}


SIBLINGS = (
    Sibling(case_id=1, secrecy=SecrecyClass.B),
    Sibling(case_id=2, secrecy=SecrecyClass.B),
    Sibling(case_id=3, secrecy=SecrecyClass.D),
)


def test_the_petitioner_sees_all_three() -> None:
    assert listed_siblings(SIBLINGS, for_petitioner=True) == (1, 2, 3)


def test_a_holder_of_a_sibling_is_not_told_of_the_accusation() -> None:
    assert listed_siblings(SIBLINGS, for_petitioner=False) == (1, 2)


def test_who_is_named_to_the_accusation_sees_it() -> None:
    named = (*SIBLINGS[:2], replace(SIBLINGS[2], is_named=True))
    assert listed_siblings(named, for_petitioner=False) == (1, 2, 3)
