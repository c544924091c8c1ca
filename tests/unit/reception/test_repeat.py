"""Same person and same matter (8.3, T-12)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.reception.repeat import (
    Candidate,
    MatterTraits,
    PriorMatter,
    Proposal,
    RepeatLimits,
    SignalKind,
    compare,
    find_candidates,
    propose,
)
from mediation.reception.similarity import alike, bigrams
from mediation.routing.kinds import Kind

LIMITS = RepeatLimits()
ROAD = bigrams("柳河村东头的水泥路坏了三年没人修，下雨天孩子上学走不了，请求镇里修路")
ROAD_AGAIN = bigrams("三月九日反映过村东头水泥路坏了没人修，孩子上学不方便，请求尽快修路")
WAGES = bigrams("在开发区工地干了两个月，老板拖欠工资一万二，多次讨要不给")
MATTER = MatterTraits(
    kind=Kind.CLAIM, ids=frozenset({"p1"}), place="379901102201", facts=ROAD, respondents=frozenset({"town"})
)
STRANGER = replace(MATTER, ids=frozenset({"p2"}))


def against(prior: MatterTraits, *, matter: MatterTraits = MATTER) -> Candidate:
    return compare(matter, prior=PriorMatter(case_id=1, traits=prior), limits=LIMITS)


def test_the_same_person_with_the_same_facts_is_a_repeat() -> None:
    found = against(replace(MATTER, facts=ROAD_AGAIN))
    assert found.proposal is Proposal.REPEAT
    assert {signal.kind for signal in found.signals} >= {SignalKind.SAME_ID, SignalKind.SIMILAR_FACTS}


def test_the_same_person_with_other_facts_is_a_related_case() -> None:
    assert against(replace(MATTER, facts=WAGES, place=None)).proposal is Proposal.RELATED


def test_a_neighbour_with_the_same_facts_is_the_same_matter() -> None:
    assert against(replace(STRANGER, facts=ROAD_AGAIN)).proposal is Proposal.SAME_MATTER


def test_a_stranger_with_other_facts_is_new() -> None:
    assert against(replace(STRANGER, facts=WAGES, place=None, respondents=frozenset())).proposal is Proposal.NEW


@pytest.mark.parametrize(
    ("here", "before", "is_repeat"),
    [
        ({"ids": {"a", "b"}}, {"ids": {"b", "c"}}, True),
        ({"phones": {"t"}}, {"phones": {"t"}}, True),
        ({"ids": {"a"}, "phones": {"t"}}, {"ids": {"b"}, "phones": {"t"}}, False),
        ({"ids": {"a"}, "phones": {"t"}}, {"phones": {"t"}}, True),
        ({"names": {"n"}}, {"names": {"n"}}, True),
        ({"ids": {"a"}, "names": {"n"}}, {"ids": {"b"}, "names": {"n"}}, False),
    ],
)
def test_who_counts_as_the_same_person(here: dict[str, set[str]], before: dict[str, set[str]], is_repeat: bool) -> None:
    nobody = replace(MATTER, ids=frozenset())
    matter = replace(nobody, **{key: frozenset(keys) for key, keys in here.items()})  # type: ignore[arg-type]
    prior = replace(nobody, **{key: frozenset(keys) for key, keys in before.items()})  # type: ignore[arg-type]
    assert (against(prior, matter=matter).proposal is Proposal.REPEAT) == is_repeat


def test_one_name_at_two_places_is_not_one_person() -> None:
    named = replace(MATTER, ids=frozenset(), names=frozenset({"n"}))
    assert against(replace(named, place="379901102202"), matter=named).proposal is Proposal.SAME_MATTER


def test_an_anonymous_accusation_is_compared_by_its_accused() -> None:
    accusing = replace(MATTER, kind=Kind.ACCUSATION, ids=frozenset(), is_anonymous=True, place=None)
    found = against(replace(accusing, facts=ROAD_AGAIN), matter=accusing)
    assert found.proposal is Proposal.REPEAT
    assert SignalKind.SAME_ACCUSED in {signal.kind for signal in found.signals}


def test_repeats_come_first_and_nothing_worthless_is_shown() -> None:
    priors = [
        PriorMatter(case_id=1, traits=MatterTraits(kind=Kind.CLAIM, facts=WAGES)),
        PriorMatter(case_id=2, traits=replace(STRANGER, facts=ROAD, title=ROAD)),
        PriorMatter(case_id=3, traits=replace(MATTER, facts=ROAD_AGAIN, respondents=frozenset())),
    ]
    found = find_candidates(replace(MATTER, title=ROAD), priors=priors, limits=LIMITS)
    assert [item.case_id for item in found] == [3, 2]
    assert propose(found) is Proposal.REPEAT
    assert propose(()) is Proposal.NEW


def test_a_weak_repeat_stands_before_a_strong_case_of_somebody_else() -> None:
    matter = replace(MATTER, phones=frozenset({"t"}), ids=frozenset(), title=ROAD, place=None, respondents=frozenset())
    weak = replace(matter, facts=ROAD_AGAIN, title=frozenset())
    strong = replace(matter, phones=frozenset(), place="379901102201", respondents=frozenset({"town"}))
    priors = [PriorMatter(case_id=1, traits=strong), PriorMatter(case_id=2, traits=weak)]
    here = replace(matter, place="379901102201", respondents=frozenset({"town"}))
    found = find_candidates(here, priors=priors, limits=LIMITS)
    assert [item.case_id for item in found] == [2, 1]
    assert found[0].score < found[1].score


def test_the_list_of_candidates_is_short() -> None:
    priors = [PriorMatter(case_id=n, traits=MATTER) for n in range(50)]
    assert len(find_candidates(MATTER, priors=priors, limits=LIMITS)) == LIMITS.shown_most


def test_bigrams_pair_chinese_signs_and_keep_numbers_whole() -> None:
    assert bigrams("修路，２０２６年A区") == {"修路", "2026", "年", "a", "区"}


@given(st.text(), st.text())
def test_likeness_is_symmetrical_and_lies_between_nothing_and_everything(one: str, other: str) -> None:
    first, second = bigrams(one), bigrams(other)
    assert alike(first, second) == alike(second, first)
    assert 0.0 <= alike(first, second) <= 1.0
    assert alike(first, first) == (1.0 if first else 0.0)
