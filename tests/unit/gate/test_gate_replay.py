"""A stored verdict is judged again from its facts and its piece of the graph."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.escalation.climb import GroundShown
from mediation.escalation.graph import LevelUp
from mediation.escalation.kinds import ClimbGround, SkipGround
from mediation.reception.gate import (
    RULE_VERSION,
    DisputeFacts,
    DisputeLadder,
    EvidenceKind,
    ExceptionClaim,
    GateFacts,
    GateParameters,
    GateReason,
    GateVerdict,
    JudicialState,
    NextStep,
    PriorMatter,
    UnknownRuleVersion,
    X1Facts,
    judge_visit,
    judgement_record,
    rejudge,
)
from mediation.routing.kinds import Branch, Channel, Kind
from tests.dates import day
from tests.unit.escalation.linjiang import CITY, CITY_HALL, COUNTY, MTC, NODES, TOWN, TOWN_CENTRE
from tests.unit.gate.visits import GRAPH, MONDAY, answered, claimed, village_road, visit

POINTS = st.sampled_from([node.id for node in NODES if node.is_point])
ORGANS = st.sampled_from([node.id for node in NODES])
MAYBE_DAY = st.one_of(st.none(), st.integers(-40, 40).map(lambda days: MONDAY + timedelta(days=days)))
A_DAY = st.integers(-90, 0).map(lambda days: MONDAY + timedelta(days=days))
MAYBE_PERSON = st.one_of(st.none(), st.integers(1, 2))

X1 = st.builds(X1Facts, ORGANS, A_DAY, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY)
PRIORS = st.builds(
    PriorMatter,
    case_id=st.integers(1, 9),
    at=X1,
    accepted_on=MAYBE_DAY,
    reviewed_on=MAYBE_DAY,
    rereviewed_on=MAYBE_DAY,
    review_open_until=MAYBE_DAY,
    is_settled_by_approval=st.booleans(),
    is_same=st.booleans(),
    new_stated_by=MAYBE_PERSON,
    new_confirmed_by=MAYBE_PERSON,
)
CLAIMS = st.builds(
    ExceptionClaim,
    st.sampled_from(SkipGround),
    registrar=st.just(1),
    approver=MAYBE_PERSON,
    evidence=st.one_of(st.none(), st.sampled_from(EvidenceKind)),
    evidence_ref=st.sampled_from([None, "3号"]),
    organs=st.lists(ORGANS, max_size=3).map(tuple),
)
GROUNDS = st.builds(GroundShown, st.sampled_from(ClimbGround), POINTS, is_derived=st.booleans())
DISPUTES = st.builds(
    DisputeFacts,
    st.lists(ORGANS, max_size=3).map(tuple),
    st.lists(GROUNDS, max_size=3).map(tuple),
    st.one_of(st.none(), st.booleans()),
)
FACTS = st.builds(
    GateFacts,
    kind=st.sampled_from(Kind),
    channel=st.sampled_from(Channel),
    receiving_point=POINTS,
    today=st.just(MONDAY),
    competent=st.one_of(st.none(), ORGANS),
    branch=st.one_of(st.none(), st.sampled_from(Branch)),
    judicial=st.sampled_from(JudicialState),
    priors=st.lists(PRIORS, max_size=2).map(tuple),
    claims=st.lists(CLAIMS, max_size=2).map(tuple),
    dispute=st.one_of(st.none(), DISPUTES),
    is_urgent=st.booleans(),
    parameters=st.builds(GateParameters, st.sampled_from(DisputeLadder), st.sampled_from(LevelUp), st.booleans()),
)


@given(FACTS)
@settings(max_examples=400, deadline=None)
def test_the_slice_and_the_stored_facts_give_the_verdict_of_the_whole_graph(facts: GateFacts) -> None:
    verdict = judge_visit(facts, GRAPH)
    record = json.loads(json.dumps(judgement_record(facts, graph=GRAPH)))
    assert GateFacts.from_record(record["facts"]) == facts
    assert rejudge(record) == verdict
    assert GateVerdict.from_record(json.loads(json.dumps(verdict.to_record()))) == verdict


@given(FACTS)
@settings(max_examples=300, deadline=None)
def test_only_a_visit_with_a_claim_can_ever_count_as_a_skip(facts: GateFacts) -> None:
    verdict = judge_visit(facts, GRAPH)
    if verdict.counts_as_skip:
        assert (facts.kind, facts.channel) == (Kind.CLAIM, Channel.VISIT)
        assert verdict.skip > 0
        assert not verdict.lawful_level


def test_altering_one_stored_fact_shows() -> None:
    facts = visit(CITY_HALL)
    record = judgement_record(facts, graph=GRAPH)
    assert rejudge(record) == judge_visit(facts, GRAPH)
    record["facts"]["competent"] = COUNTY
    assert rejudge(record) != judge_visit(facts, GRAPH)


def test_moving_one_stored_edge_shows() -> None:
    record = judgement_record(visit(CITY_HALL), graph=GRAPH)
    for edge in record["graph"]["edges"]:
        if (edge["from"], edge["to"], edge["kind"]) == (TOWN, COUNTY, "superior"):
            edge["to"] = CITY
    assert rejudge(record).basis == "R-1.10"


def test_a_verdict_is_judged_again_by_the_version_that_judged_it() -> None:
    record = judgement_record(visit(CITY_HALL), graph=GRAPH)
    assert record["rule_version"] == RULE_VERSION
    assert len(RULE_VERSION) <= 20
    with pytest.raises(UnknownRuleVersion):
        rejudge({**record, "rule_version": "gate-1999"})


def as_stored_by_the_first_edition(facts: GateFacts) -> dict[str, Any]:
    record = judgement_record(facts, graph=GRAPH)
    del record["facts"]["edition"]
    return {**record, "rule_version": "gate-2026.1"}


def test_what_the_first_edition_judged_is_judged_by_it_again() -> None:
    overdue = village_road(accepted_on=day("Mon 2026-03-09"))
    facts = visit(MTC, priors=(overdue,))
    assert rejudge(as_stored_by_the_first_edition(facts)).facts["failing_since"] == "2026-05-08"
    assert rejudge(judgement_record(facts, graph=GRAPH)).facts["failing_since"] == "2026-05-09"
    again = visit(CITY_HALL, priors=(overdue,))
    assert NextStep.FIRST_CONTACT_2WD in rejudge(as_stored_by_the_first_edition(again)).next_steps
    assert NextStep.FIRST_CONTACT_2WD not in rejudge(judgement_record(again, graph=GRAPH)).next_steps
    at_the_town = visit(TOWN_CENTRE, priors=(answered(),), today=day("Fri 2026-06-05"))
    first = rejudge(as_stored_by_the_first_edition(at_the_town))
    assert (first.code, first.next_steps[0]) == (GateReason.LAWFUL_PLACE, NextStep.REGISTER)


def test_facts_stored_before_a_field_was_added_take_its_default() -> None:
    record = visit(CITY_HALL).to_record()
    del record["is_reachable"]
    assert GateFacts.from_record(record) == visit(CITY_HALL)
    with pytest.raises(ValueError, match="unheard_of"):
        GateFacts.from_record({**record, "unheard_of": 1})


def test_the_approver_is_part_of_the_facts() -> None:
    claim = claimed(SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED)
    with_approver = visit(CITY_HALL, claims=(claim,))
    without = visit(CITY_HALL, claims=(replace(claim, approver=None),))
    assert judge_visit(with_approver, GRAPH).basis == "X2"
    assert judge_visit(without, GRAPH).basis == "N2"


def test_what_was_judged_before_claims_were_answered_gives_the_same_verdict() -> None:
    record = judgement_record(visit(CITY_HALL, claims=(claimed(SkipGround.X1),)), graph=GRAPH)
    before = rejudge({**record, "rule_version": "gate-2026.1"})
    assert "exception_refused" not in before.facts
    assert rejudge(record).facts["exception_refused"] == "X1"
    assert replace(rejudge(record), facts={}) == replace(before, facts={})
