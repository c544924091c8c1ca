"""What each exception needs before a superior may take what skips."""

from typing import Any

import pytest

from mediation.escalation.graph import Edge
from mediation.escalation.kinds import EdgeKind, SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate import EvidenceKind, GateReason, NextStep, PriorMatter, X1Facts, check_exception
from mediation.verdict import Allowed, Refused
from tests.dates import day
from tests.unit.escalation.linjiang import (
    CG,
    CITY,
    CITY_HALL,
    COUNTY,
    MTC,
    NEXT_TOWN,
    PROVINCE_HALL,
    STREET,
    TOWN,
    ZJ,
    linjiang,
)
from tests.unit.gate.visits import CLERK, GRAPH, answered, claimed, judged, village_road, visit

CARRIED = {
    SkipGround.X2: EvidenceKind.LEADER_NAMED,
    SkipGround.X3: EvidenceKind.CROSSING_ORGANS,
    SkipGround.X5: EvidenceKind.URGENT_RECORD,
}
LOCAL_STATUTE = Edge(COUNTY, CITY, EdgeKind.EXCEPTION, "X6")


def town_matter(**dates: Any) -> PriorMatter:
    known = {"organ": TOWN, "received_on": day("Mon 2026-06-01"), "notice_due_on": day("Tue 2026-06-16")}
    return PriorMatter(case_id=9, at=X1Facts(**{**known, **dates}))


@pytest.mark.parametrize("ground", list(CARRIED))
def test_with_its_evidence_and_an_approver_the_superior_takes_it(ground: SkipGround) -> None:
    claim = claimed(ground, evidence=CARRIED[ground])
    verdict = judged(CITY_HALL, claims=(claim,))
    assert (verdict.decision, verdict.exception, verdict.basis) == (
        Decision.ACCEPTED_BY_EXCEPTION,
        ground,
        ground.value,
    )
    assert (verdict.skip, verdict.counts_as_skip) == (1, False)
    assert isinstance(check_exception(claim, facts=visit(CITY_HALL), graph=GRAPH), Allowed)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"evidence": None, "evidence_ref": None}, GateReason.EVIDENCE_MISSING),
        ({"evidence_ref": " "}, GateReason.EVIDENCE_MISSING),
        ({"evidence": EvidenceKind.LOCAL_STATUTE}, GateReason.EVIDENCE_OF_WRONG_KIND),
        ({"approver": None}, GateReason.APPROVER_MISSING),
        ({"approver": CLERK}, GateReason.APPROVER_IS_REGISTRAR),
        ({"approver_organ": TOWN}, GateReason.APPROVER_NOT_OF_RECEIVER),
        ({"approver_organ": COUNTY}, GateReason.APPROVER_NOT_OF_RECEIVER),
    ],
)
def test_what_is_missing_is_named_and_the_visit_stays_a_skip(changes: dict[str, Any], reason: GateReason) -> None:
    claim = claimed(SkipGround.X2, **{"evidence": EvidenceKind.LEADER_NAMED, **changes})
    answer = check_exception(claim, facts=visit(CITY_HALL), graph=GRAPH)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (reason, "X2")
    assert judged(CITY_HALL, claims=(claim,)).basis == "N2"


def test_a_claim_that_only_waits_for_its_approver_asks_for_one() -> None:
    waiting = claimed(SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, approver=None)
    assert NextStep.ASK_EXCEPTION_APPROVAL in judged(CITY_HALL, claims=(waiting,)).next_steps
    assert NextStep.ASK_EXCEPTION_APPROVAL not in judged(CITY_HALL).next_steps


@pytest.mark.parametrize(
    ("dates", "failing"),
    [
        ({}, "no_notice"),
        ({"refused_on": day("Wed 2026-06-03")}, "refused"),
        ({"noticed_on": day("Mon 2026-06-08"), "clock_due_on": day("Tue 2026-06-16")}, "overdue"),
    ],
)
def test_x1_is_read_from_clocks_and_notices(dates: dict[str, Any], failing: str) -> None:
    verdict = judged(
        CITY_HALL, priors=(town_matter(**dates),), claims=(claimed(SkipGround.X1),), today=day("Wed 2026-06-17")
    )
    assert (verdict.basis, verdict.facts["failing"]) == ("X1", failing)


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"noticed_on": day("Tue 2026-06-16")}, GateReason.NOTICE_EXISTS),
        ({"noticed_on": day("Wed 2026-06-17")}, GateReason.NOTICE_EXISTS),
        ({"notice_due_on": day("Wed 2026-06-17")}, GateReason.NOTICE_NOT_DUE),
        ({"notice_due_on": None}, GateReason.NO_NOTICE_OWED),
        ({"concluded_on": day("Mon 2026-06-15")}, GateReason.CONCLUDED_BELOW),
    ],
)
def test_x1_is_refused_when_the_record_does_not_show_it(dates: dict[str, Any], reason: GateReason) -> None:
    facts = visit(CITY_HALL, priors=(town_matter(**dates),), today=day("Wed 2026-06-17"))
    answer = check_exception(claimed(SkipGround.X1), facts=facts, graph=GRAPH)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (reason, "X1")


def test_x1_needs_the_matter_to_have_been_raised_below() -> None:
    answer = check_exception(claimed(SkipGround.X1), facts=visit(CITY_HALL), graph=GRAPH)
    assert isinstance(answer, Refused)
    assert answer.reason is GateReason.NEVER_RAISED_BELOW


def test_x1_is_never_typed() -> None:
    typed = claimed(SkipGround.X1, evidence=EvidenceKind.DISPUTED_DECISION)
    answer = check_exception(typed, facts=visit(CITY_HALL, priors=(town_matter(),)), graph=GRAPH)
    assert isinstance(answer, Refused)
    assert answer.reason is GateReason.EVIDENCE_IS_COMPUTED


def test_x1_of_another_matter_is_no_ground() -> None:
    other = PriorMatter(case_id=9, at=town_matter().at, is_same=False)
    assert judged(CITY_HALL, priors=(other,), claims=(claimed(SkipGround.X1),)).basis == "N2"


@pytest.mark.parametrize(
    ("organs", "point", "basis"),
    [
        ((TOWN, NEXT_TOWN), CITY_HALL, "X3"),
        ((TOWN, STREET), CITY_HALL, "N2"),
        ((CG, ZJ), CITY_HALL, "N2"),
        ((), CITY_HALL, "X3"),
    ],
)
def test_x3_needs_a_crossing_above_the_lawful_level(organs: tuple[int, ...], point: int, basis: str) -> None:
    claim = claimed(SkipGround.X3, evidence=EvidenceKind.CROSSING_ORGANS, organs=organs)
    assert judged(point, claims=(claim,)).basis == basis


def test_x4_the_second_review_of_a_town_matter_is_the_citys() -> None:
    request = claimed(SkipGround.X4, evidence=EvidenceKind.REVIEW_REQUEST)
    first = answered(review_open_until=day("Wed 2026-08-05"))
    second = answered(reviewed_on=day("Mon 2026-06-22"), review_open_until=day("Wed 2026-07-22"))
    assert judged(CITY_HALL, priors=(second,), claims=(request,)).basis == "X4"
    assert judged(CITY_HALL, priors=(first,), claims=(request,)).basis == "N2"
    assert judged(MTC, priors=(first,), claims=(request,)).basis == "R-1.10"
    assert judged(PROVINCE_HALL, priors=(second,), claims=(request,)).basis == "N2"


def test_x4_names_the_reviewing_organ_when_the_wrong_one_was_asked() -> None:
    facts = visit(CITY_HALL, priors=(answered(),))
    answer = check_exception(claimed(SkipGround.X4, evidence=EvidenceKind.REVIEW_REQUEST), facts=facts, graph=GRAPH)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.facts["reviewing_organ"]) == (GateReason.NOT_THE_REVIEWING_ORGAN, COUNTY)


def test_x5_raises_the_alarm_even_before_anybody_approves() -> None:
    claim = claimed(SkipGround.X5, evidence=EvidenceKind.URGENT_RECORD, approver=None)
    assert judged(CITY_HALL, claims=(claim,)).next_steps[0] is NextStep.RAISE_URGENT


def test_x6_is_open_only_where_a_local_statute_drew_the_edge() -> None:
    claim = claimed(SkipGround.X6, evidence=EvidenceKind.LOCAL_STATUTE)
    answer = check_exception(claim, facts=visit(CITY_HALL), graph=GRAPH)
    assert isinstance(answer, Refused)
    assert answer.reason is GateReason.EXCEPTION_NOT_OPEN_HERE
    assert judged(CITY_HALL, claims=(claim,)).basis == "N2"
    assert judged(CITY_HALL, claims=(claim,), graph=linjiang(added=(LOCAL_STATUTE,))).basis == "X6"


def test_an_exception_edge_that_is_taken_away_closes_the_exception() -> None:
    claim = claimed(SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED)
    closed = linjiang(without=(Edge(COUNTY, CITY, EdgeKind.EXCEPTION, "X2"),))
    assert judged(CITY_HALL, claims=(claim,)).basis == "X2"
    assert judged(CITY_HALL, claims=(claim,), graph=closed).basis == "N2"


def test_an_exception_does_not_lift_what_is_closed_at_every_level() -> None:
    claim = claimed(SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED)
    assert judged(CITY_HALL, claims=(claim,), priors=(village_road(),), today=day("Mon 2026-03-30")).basis == "N3"
