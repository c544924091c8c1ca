"""Disputes climb on grounds; a village has no power to enforce."""

import pytest

from mediation.escalation.climb import (
    Attempt,
    GroundShown,
    check_ground,
    check_rung,
    derive_grounds,
    own_place,
    reached_point,
    rungs_to_climb,
)
from mediation.escalation.kinds import ClimbGround
from mediation.escalation.powers import Task, check_task
from mediation.escalation.reasons import EscalationReason
from mediation.verdict import Allowed, Refused
from tests.dates import day
from tests.unit.escalation.linjiang import (
    CITY_HALL,
    COUNTY,
    MTC,
    NEXT_TOWN,
    OTHER_VILLAGE,
    STREET_VILLAGE,
    TOWN,
    TOWN_CENTRE,
    VILLAGE,
    VILLAGE_MEDIATION,
    XF,
    ZJ,
    linjiang,
)

GRAPH = linjiang()
FAILED_IN_VILLAGE = GroundShown(ClimbGround.MEDIATION_FAILED, VILLAGE_MEDIATION, is_derived=True)
OVERDUE_IN_TOWN = GroundShown(ClimbGround.TIER_TARGET_PASSED, TOWN_CENTRE, is_derived=True)


@pytest.mark.parametrize(
    ("places", "point"),
    [
        ((VILLAGE, VILLAGE), VILLAGE_MEDIATION),
        ((VILLAGE, OTHER_VILLAGE), TOWN_CENTRE),
        ((VILLAGE, STREET_VILLAGE), MTC),
        ((VILLAGE, STREET_VILLAGE, VILLAGE), MTC),
        ((TOWN, NEXT_TOWN), CITY_HALL),
        ((VILLAGE_MEDIATION, VILLAGE), VILLAGE_MEDIATION),
        ((VILLAGE, COUNTY), MTC),
        ((), None),
    ],
)
def test_small_matters_stay_in_the_village_and_large_ones_in_the_town(
    places: tuple[int, ...], point: int | None
) -> None:
    assert own_place(places, graph=GRAPH) == point


def test_a_dispute_climbs_only_the_rungs_for_which_a_ground_is_shown() -> None:
    assert reached_point(VILLAGE_MEDIATION, grounds=(), graph=GRAPH) == VILLAGE_MEDIATION
    assert reached_point(VILLAGE_MEDIATION, grounds=(FAILED_IN_VILLAGE,), graph=GRAPH) == TOWN_CENTRE
    assert reached_point(VILLAGE_MEDIATION, grounds=(OVERDUE_IN_TOWN,), graph=GRAPH) == VILLAGE_MEDIATION
    assert reached_point(VILLAGE_MEDIATION, grounds=(OVERDUE_IN_TOWN, FAILED_IN_VILLAGE), graph=GRAPH) == MTC


@pytest.mark.parametrize(
    ("holder", "ground", "own", "rungs"),
    [
        (VILLAGE_MEDIATION, ClimbGround.MEDIATION_FAILED, VILLAGE_MEDIATION, (TOWN_CENTRE,)),
        (VILLAGE, ClimbGround.MEDIATION_FAILED, VILLAGE_MEDIATION, (TOWN_CENTRE,)),
        (VILLAGE_MEDIATION, ClimbGround.CROSSES_PLACES, TOWN_CENTRE, (TOWN_CENTRE,)),
        (VILLAGE_MEDIATION, ClimbGround.CROSSES_PLACES, MTC, (TOWN_CENTRE, MTC)),
        (VILLAGE_MEDIATION, ClimbGround.RISK, VILLAGE_MEDIATION, (TOWN_CENTRE, MTC)),
        (TOWN_CENTRE, ClimbGround.TAKEN_UP, VILLAGE_MEDIATION, (MTC,)),
        (MTC, ClimbGround.RISK, None, (CITY_HALL,)),
    ],
)
def test_a_dispute_is_handed_up_edge_by_edge(
    holder: int, ground: ClimbGround, own: int | None, rungs: tuple[int, ...]
) -> None:
    assert rungs_to_climb(holder, grounds=(ground,), own=own, graph=GRAPH) == rungs


@pytest.mark.parametrize(("to_id", "may"), [(TOWN_CENTRE, True), (TOWN, True), (MTC, False), (CITY_HALL, False)])
def test_no_ground_of_one_rung_leads_over_two(to_id: int, may: bool) -> None:
    answer = check_rung(
        VILLAGE_MEDIATION, to_id=to_id, ground=ClimbGround.MEDIATION_FAILED, own=VILLAGE_MEDIATION, graph=GRAPH
    )
    assert isinstance(answer, Allowed) is may
    assert may or (isinstance(answer, Refused) and answer.reason is EscalationReason.NOT_THE_NEXT_RUNG)


def test_a_superior_that_takes_a_dispute_up_may_take_it_over_several_rungs() -> None:
    taken = GroundShown(ClimbGround.TAKEN_UP, VILLAGE_MEDIATION, evidence="批示3号", accepted_by=7, to_point=MTC)
    assert reached_point(VILLAGE_MEDIATION, grounds=(taken,), graph=GRAPH) == MTC


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        (GroundShown(ClimbGround.MEDIATION_FAILED, TOWN_CENTRE), EscalationReason.GROUND_NOT_DERIVED),
        (GroundShown(ClimbGround.BEYOND_POWERS, TOWN_CENTRE), EscalationReason.GROUND_WITHOUT_EVIDENCE),
        (GroundShown(ClimbGround.RISK, TOWN_CENTRE, evidence=" "), EscalationReason.GROUND_WITHOUT_EVIDENCE),
        (GroundShown(ClimbGround.REFUSED_HERE, TOWN_CENTRE, evidence="笔录"), EscalationReason.GROUND_NOT_ACCEPTED),
    ],
)
def test_a_ground_that_does_not_carry_says_why(shown: GroundShown, reason: EscalationReason) -> None:
    answer = check_ground(shown)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis) == (reason, "R-2.22")
    assert reached_point(TOWN_CENTRE, grounds=(shown,), graph=GRAPH) == TOWN_CENTRE


def test_the_record_itself_shows_failure_delay_and_crossing() -> None:
    attempt = Attempt(VILLAGE_MEDIATION, opened_on=day("Mon 2026-05-18"), target_days=7)
    assert derive_grounds([attempt], today=day("Mon 2026-05-25")) == ()
    (late,) = derive_grounds([attempt], today=day("Tue 2026-05-26"))
    assert late.ground is ClimbGround.TIER_TARGET_PASSED
    failed = Attempt(VILLAGE_MEDIATION, day("Mon 2026-05-18"), 7, failed_on=day("Mon 2026-05-25"), crosses_places=True)
    grounds = [shown.ground for shown in derive_grounds([failed], today=day("Mon 2026-05-25"))]
    assert grounds == [ClimbGround.MEDIATION_FAILED, ClimbGround.CROSSES_PLACES]


@pytest.mark.parametrize("task", [Task.ENFORCE, Task.HANDLE, Task.ISSUE_OPINION])
@pytest.mark.parametrize("organ", [VILLAGE, VILLAGE_MEDIATION])
def test_t54_a_village_neither_enforces_nor_issues_an_opinion_and_may_hand_up(task: Task, organ: int) -> None:
    answer = check_task(task, organ=organ, graph=GRAPH)
    assert isinstance(answer, Refused)
    assert (answer.facts["offers"], answer.facts["hand_up_to"]) == ("mediate,hand_up", TOWN)


@pytest.mark.parametrize("task", [Task.MEDIATE, Task.HOME_VISIT, Task.ASSIST_SERVICE, Task.REPORT, Task.ACCOMPANY])
def test_t54_a_village_mediates_and_carries_word(task: Task) -> None:
    assert isinstance(check_task(task, organ=VILLAGE, graph=GRAPH), Allowed)


@pytest.mark.parametrize("organ", [MTC, XF])
def test_those_who_receive_do_not_issue_the_opinion_the_competent_organ_does(organ: int) -> None:
    answer = check_task(Task.ISSUE_OPINION, organ=organ, graph=GRAPH)
    assert isinstance(answer, Refused)
    assert answer.reason is EscalationReason.OPINION_NOT_ISSUED_HERE
    assert isinstance(check_task(Task.ISSUE_OPINION, organ=ZJ, graph=GRAPH), Allowed)
