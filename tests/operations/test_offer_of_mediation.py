"""Mediation offered at a dispute's own place is answered, and only the answer moves the dispute (R-2.21)."""

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import HandOverState, Stage
from mediation.casefile.reasons import CasefileReason as Why
from mediation.clocks.codes import TermCode
from mediation.reception.gate.reasons import GateReason
from mediation.routing.kinds import Kind
from models.operations.cases import AcceptCase, AnswerOffer, accept_case, answer_offer
from models.operations.handovers import (
    AcceptHandOver,
    RevokeHandOver,
    accept_hand_over,
    revoke_hand_over,
)
from models.tables.clocks import Clock, ClockState
from models.unable import InvalidFields, OutOfReach, UnableTo
from tests.dates import day

pytestmark = pytest.mark.seed("linjiang")

NEIGHBOURS = {"kind": Kind.DISPUTE, "branch": None, "route": "mediation", "competent_id": None}
SAID = "王建国当面答复，记录在接待笔录。"


@pytest.fixture
def offered(desk):
    """Provide a dispute of one village brought to the county's window and offered to the village, on a Monday."""
    done = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=NEIGHBOURS)
    assert done.code == GateReason.DISPUTE_OFFERED.value
    return done.case_id


def answer(desk, case_id, login="mtc_window", *, agreed, said=SAID):
    return desk.act(answer_offer, AnswerOffer, login, "Mon 2026-03-09 15:00", case_id, agreed=agreed, said=said)


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer.reason


@pytest.mark.parametrize("login", ["mtc_window", "lh_mediator"])
def test_parties_who_agree_are_mediated_by_their_village_whoever_asked_them(desk, offered, login):
    answer(desk, offered, login, agreed=True)
    case, village = desk.case(offered), desk.world.org("lh_mediation")
    assert (case.stage, case.holder_id) == (Stage.REGISTERED, village)
    assert (desk.hand_over(offered).state, desk.hand_over(offered).answer_reason) == (HandOverState.ACCEPTED, SAID)
    assert desk.running(offered) == {TermCode.FIRST_CONTACT_2WD: (day("Wed 2026-03-11"), village)}
    assert "offer_agreed" in desk.told("lh_mediation")
    assert desk.entry(offered, "case.answer_offer").facts["answer"] == "agreed"


def test_parties_who_decline_stay_with_the_county_and_the_village_owes_nothing(desk, offered):
    answer(desk, offered, agreed=False)
    county = desk.world.org("mtc")
    assert desk.case(offered).holder_id == county
    assert desk.hand_over(offered).state is HandOverState.REVOKED
    assert desk.running(offered) == {TermCode.FIRST_CONTACT_2WD: (day("Wed 2026-03-11"), county)}
    assert "hand_over_revoked" in desk.told("lh_mediation")
    assert refused(lambda: answer(desk, offered, agreed=True)) is Why.NO_OPEN_HANDOVER


def test_a_dispute_taken_up_at_the_county_cannot_be_pulled_away_by_the_village(desk, offered):
    desk.act(accept_case, AcceptCase, "mtc_window", "Mon 2026-03-09 15:00", offered)
    assert desk.hand_over(offered).state is HandOverState.REVOKED
    query = select(Clock.state).where(Clock.case_id == offered, Clock.term == TermCode.SKIP_CONTACT_2WD)
    assert desk.look().scalars(query).all() == [ClockState.CANCELLED]
    with pytest.raises((UnableTo, OutOfReach)):
        desk.act(accept_hand_over, AcceptHandOver, "lh_mediator", "Mon 2026-03-09 16:00", offered)
    case = desk.case(offered)
    assert (case.stage, case.holder_id) == (Stage.MEDIATING, desk.world.org("mtc"))


def test_the_village_signs_for_nothing_before_the_parties_have_answered(desk, offered):
    def sign():
        return desk.act(accept_hand_over, AcceptHandOver, "lh_mediator", "Mon 2026-03-09 10:00", offered)

    assert refused(sign) is Why.OFFER_UNANSWERED
    assert desk.case(offered).holder_id == desk.world.org("mtc")


def test_an_answer_says_what_was_said_and_no_offer_is_taken_back_at_will(desk, offered):
    with pytest.raises(InvalidFields) as caught:
        answer(desk, offered, agreed=True, said="  ")
    assert list(caught.value.faults) == ["said"]

    def revoke():
        fields = {"reason": "收回"}
        return desk.act(revoke_hand_over, RevokeHandOver, "mtc_window", "Mon 2026-03-09 10:00", offered, **fields)

    assert refused(revoke) is Why.HANDOVER_MOVE_IMPOSSIBLE
