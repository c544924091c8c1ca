"""Hand-overs, offers and objections (R-1.25, R-1.26, T-04, T-21, T-54)."""

from dataclasses import replace
from itertools import product

import pytest

from mediation.casefile.handover import (
    End,
    Move,
    ObjectionFacts,
    binds_at_receipt,
    check_move,
    check_objection,
    turn,
    turns,
)
from mediation.casefile.kinds import HandOverKind, HandOverState
from mediation.casefile.offer import VILLAGE_TASKS, Direction, OfferFacts, Task, check_offer, objection_outcome
from mediation.casefile.reasons import CasefileReason as Why
from mediation.escalation.kinds import ClimbGround, OrgKind
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Refused
from tests.dates import day

Has = HandOverState
POSSIBLE = {
    HandOverKind.TRANSFER: {
        (Has.OFFERED, Move.ACCEPT): (Has.ACCEPTED, None),
        (Has.OFFERED, Move.OBJECT): (Has.OBJECTED, None),
        (Has.OFFERED, Move.LET_TIME_PASS): (Has.ACCEPTED, None),
        (Has.OBJECTED, Move.GRANT_OBJECTION): (Has.RETURNED, End.SENDER),
        (Has.OBJECTED, Move.REFUSE_OBJECTION): (Has.ACCEPTED, None),
        (Has.OBJECTED, Move.LET_TIME_PASS): (Has.OBJECTED, None),
    },
    HandOverKind.HAND_UP: {
        (Has.OFFERED, Move.ACCEPT): (Has.ACCEPTED, End.RECEIVER),
        (Has.OFFERED, Move.RETURN): (Has.RETURNED, None),
        (Has.OFFERED, Move.REVOKE): (Has.REVOKED, None),
        (Has.OFFERED, Move.LET_TIME_PASS): (Has.LAPSED, None),
    },
    HandOverKind.GUIDANCE: {
        (Has.OFFERED, Move.ACCEPT): (Has.ACCEPTED, End.RECEIVER),
        (Has.OFFERED, Move.RETURN): (Has.RETURNED, None),
        (Has.OFFERED, Move.CALL_OFF): (Has.REVOKED, None),
        (Has.OFFERED, Move.LET_TIME_PASS): (Has.OFFERED, None),
    },
}
POSSIBLE[HandOverKind.ASSIGNMENT] = POSSIBLE[HandOverKind.TRANSFER]
POSSIBLE[HandOverKind.HAND_DOWN] = POSSIBLE[HandOverKind.HAND_UP]


def why(answer: Answer) -> object:
    return answer.reason if isinstance(answer, Refused) else None


@pytest.mark.parametrize("kind", list(HandOverKind))
def test_every_move_of_every_kind_in_every_state(kind: HandOverKind) -> None:
    for state, move in product(HandOverState, Move):
        answer = check_move(move, kind=kind, state=state)
        if (state, move) in POSSIBLE[kind]:
            assert isinstance(answer, Allowed)
            led = turn(move, kind=kind, state=state)
            assert (led.state, led.holder) == POSSIBLE[kind][state, move]
        else:
            assert isinstance(answer, Refused)
    assert set(turns(kind)) == set(POSSIBLE[kind])


def test_a_statutory_receiver_cannot_simply_send_it_back() -> None:
    answer = check_move(Move.RETURN, kind=HandOverKind.TRANSFER, state=Has.OFFERED)
    assert isinstance(answer, Refused)
    assert (answer.reason, answer.basis, answer.who_can) == (Why.HANDOVER_BINDS, "R-1.26", "sender")


@pytest.mark.parametrize("kind", list(HandOverKind))
def test_only_statutory_hand_overs_bind_at_receipt(kind: HandOverKind) -> None:
    assert binds_at_receipt(kind) is (kind in {HandOverKind.TRANSFER, HandOverKind.ASSIGNMENT})


OBJECTION = ObjectionFacts(
    received_on=day("Fri 2026-09-18"),
    objected_on=day("Thu 2026-09-24"),
    limit_on=day("Thu 2026-09-24"),
    reasons="该路段由镇政府管养，依据某某清单",
)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"objected_on": day("Fri 2026-09-18")}, None),
        ({"objected_on": day("Mon 2026-09-28")}, Why.OBJECTION_LATE),
        ({"objected_on": day("Fri 2026-09-25")}, Why.OBJECTION_LATE),
        ({"objected_on": day("Thu 2026-09-17")}, Why.OBJECTION_BEFORE_RECEIPT),
        ({"reasons": "  "}, Why.OBJECTION_WITHOUT_REASON),
    ],
)
def test_an_objection_is_in_time_and_has_reasons(change: dict[str, object], reason: Why | None) -> None:
    assert why(check_objection(replace(OBJECTION, **change))) is reason  # type: ignore[arg-type]


TRANSFER = OfferFacts(
    kind=HandOverKind.TRANSFER,
    task=Task.HANDLING,
    direction=Direction.DOWN,
    case_kind=Kind.CLAIM,
    secrecy=SecrecyClass.B,
    target_kind=OrgKind.DEPARTMENT,
    reason="属该单位职责",
)
HAND_UP = replace(
    TRANSFER,
    kind=HandOverKind.HAND_UP,
    direction=Direction.UP,
    case_kind=Kind.DISPUTE,
    target_kind=OrgKind.TOWNSHIP_CENTRE,
    ground=ClimbGround.MEDIATION_FAILED,
)
TO_VILLAGE = replace(
    TRANSFER,
    kind=HandOverKind.HAND_DOWN,
    task=Task.MEDIATION,
    case_kind=Kind.DISPUTE,
    target_kind=OrgKind.MEDIATION_COMMITTEE,
)


@pytest.mark.parametrize(
    ("base", "change", "reason"),
    [
        (TRANSFER, {}, None),
        (TRANSFER, {"target_is_holder": True}, Why.TARGET_IS_HOLDER),
        (TRANSFER, {"target_is_open": False}, Why.TARGET_CANNOT_RECEIVE),
        (TRANSFER, {"target_accused": True}, Why.TARGET_CANNOT_RECEIVE),
        (TRANSFER, {"reason": ""}, Why.REASON_MISSING),
        (TRANSFER, {"kind": HandOverKind.ASSIGNMENT}, Why.DEADLINE_MISSING),
        (TRANSFER, {"kind": HandOverKind.ASSIGNMENT, "report_due_on": day("Fri 2026-10-30")}, None),
        (TRANSFER, {"case_kind": Kind.ACCUSATION, "secrecy": SecrecyClass.D}, Why.TARGET_NOT_DISCIPLINE),
        (
            TRANSFER,
            {"case_kind": Kind.ACCUSATION, "secrecy": SecrecyClass.D, "target_kind": OrgKind.DISCIPLINE},
            None,
        ),
        (TRANSFER, {"is_already_transferred": True}, None),
        (TRANSFER, {"is_already_transferred": True, "direction": Direction.ACROSS}, Why.TARGET_NOT_BELOW),
        (
            TRANSFER,
            {"is_already_transferred": True, "direction": Direction.ACROSS, "by_meeting_office": True},
            None,
        ),
        (TRANSFER, {"released_before": True, "bounces": 1}, Why.TARGET_RELEASED_BEFORE),
        (TRANSFER, {"bounces": 1}, None),
        (TRANSFER, {"bounces": 2}, Why.BOUNCED_TOO_OFTEN),
        (TRANSFER, {"bounces": 2, "by_meeting_office": True}, None),
        (HAND_UP, {}, None),
        (HAND_UP, {"ground": None}, Why.GROUND_MISSING),
        (HAND_UP, {"direction": Direction.ACROSS}, Why.TARGET_NOT_ABOVE),
        (TO_VILLAGE, {}, None),
        (TO_VILLAGE, {"direction": Direction.UP}, Why.TARGET_NOT_BELOW),
        (TO_VILLAGE, {"kind": HandOverKind.TRANSFER}, Why.VILLAGE_HAS_NO_POWER),
    ],
)
def test_an_offer_is_judged_before_it_is_sent(base: OfferFacts, change: dict[str, object], reason: Why | None) -> None:
    assert why(check_offer(replace(base, **change))) is reason  # type: ignore[arg-type]


@pytest.mark.parametrize("task", list(Task))
def test_a_village_is_asked_only_for_what_a_village_can_do(task: Task) -> None:
    expected = None if task in VILLAGE_TASKS else Why.VILLAGE_TASK_NOT_ALLOWED
    assert why(check_offer(replace(TO_VILLAGE, task=task))) is expected
    assert (task in VILLAGE_TASKS) is (task not in {Task.HANDLING, Task.OPINION, Task.ENFORCEMENT})


def test_the_answer_does_not_tell_an_accused_target_from_a_closed_one() -> None:
    assert check_offer(replace(TRANSFER, target_accused=True)) == check_offer(replace(TRANSFER, target_is_open=False))


@pytest.mark.parametrize(
    ("is_granted", "bounces", "outcome"),
    [(False, 0, "refused"), (False, 3, "refused"), (True, 0, "granted"), (True, 1, "granted_again")],
)
def test_a_second_release_opens_the_search_for_an_owner(is_granted: bool, bounces: int, outcome: str) -> None:
    assert objection_outcome(is_granted=is_granted, bounces=bounces) == outcome
