"""Hand-overs: statutory ones bind at receipt, voluntary ones when they are accepted (R-1.25, R-1.26, R-2.22)."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from mediation.casefile.kinds import HandOverKind, HandOverState, Stage
from mediation.casefile.reasons import CasefileReason as Why
from mediation.clocks.codes import TermCode
from mediation.escalation.kinds import ClimbGround
from mediation.escalation.reasons import EscalationReason
from mediation.reception.gate.facts import JudicialState
from mediation.reception.parties import Side
from mediation.routing.kinds import Kind
from models.operations.handovers import (
    AcceptHandOver,
    DecideObjection,
    ObjectToHandOver,
    OfferCase,
    ReturnHandOver,
    RevokeHandOver,
    SendCase,
    accept_hand_over,
    decide_objection,
    let_time_pass,
    object_to_hand_over,
    offer_case,
    return_hand_over,
    revoke_hand_over,
    send_case,
)
from models.operations.reception.commands import GateEntry
from models.tables.clocks import Breach
from models.unable import InvalidFields, OutOfReach, StaleVersion, UnableTo
from tests.dates import day, moment
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

WHY_ZR = "反映的是宅基地确权，属自然资源部门职责"
WHY_NOT = "宗地在城关街道建成区内，确权档案和职责均在住建局"
NOT_MET = "登记档案显示该宗地由你局颁证，职责清楚"


@pytest.fixture
def at_mtc(desk):
    """Provide a case about a land certificate, registered at the county centre on 8 October 2026."""
    about = {"competent_id": desk.world.org("zr"), "title": "宅基地确权登记"}
    return desk.register("mtc_window", "Thu 2026-10-08 09:00", about=about).case_id


def send(desk, case_id, to="zr", at="Thu 2026-10-08 10:00", login="mtc_window", **fields):
    return desk.act(send_case, SendCase, login, at, case_id, to_id=desk.world.org(to), reason=WHY_ZR, **fields)


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer


def test_the_receiver_of_a_transfer_holds_the_case_at_receipt(desk, at_mtc):
    sent = send(desk, at_mtc)
    case, hand_over = desk.case(at_mtc), desk.hand_over(at_mtc)
    assert (case.stage, case.holder_id) == (Stage.TRANSFERRED, desk.world.org("zr"))
    assert desk.holders(at_mtc) == [desk.world.org("mtc"), desk.world.org("zr")]
    assert (hand_over.state, hand_over.direction, hand_over.document_id) == (
        HandOverState.OFFERED,
        "down",
        sent.document_id,
    )
    assert "handed_to_you" in desk.told("zr")


def test_a_transfer_starts_the_notice_and_the_objection_period_of_the_receiver(desk, at_mtc):
    send(desk, at_mtc)
    zr = desk.world.org("zr")
    running = desk.running(at_mtc)
    assert running[TermCode.NOTICE_15] == (day("Fri 2026-10-23"), zr)
    assert running[TermCode.OBJECTION_5WD] == (day("Wed 2026-10-14"), zr)
    assert running[TermCode.FIRST_CONTACT_2WD] == (day("Sat 2026-10-10"), zr)
    assert TermCode.DIRECT_NOTICE_15 not in running


def test_discipline_organs_owe_notice_by_their_own_rules_and_not_in_fifteen_days(desk):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    case_id = desk.register("mtc_window", "Thu 2026-10-08 09:00", about=about).case_id
    send(desk, case_id, to="discipline")
    assert TermCode.NOTICE_15 not in desk.running(case_id)


def test_what_a_court_has_ended_goes_to_the_political_legal_organ(desk):
    gate = GateEntry(judicial=JudicialState.TERMINATED)
    case_id = desk.register("mtc_window", "Thu 2026-10-08 09:00", gate=gate).case_id
    assert TermCode.TRANSFER_15 in desk.running(case_id)
    send(desk, case_id, to="political_legal")
    assert TermCode.TRANSFER_15 not in desk.running(case_id)


def test_nobody_need_meet_an_anonymous_petitioner(desk):
    case_id = desk.register("mtc_window", "Thu 2026-10-08 09:00", no_address=True).case_id
    send(desk, case_id, to="lh_gov")
    assert not {TermCode.FIRST_CONTACT_2WD, TermCode.FIRST_MEET_5WD} & set(desk.running(case_id))


def test_an_assignment_sets_its_own_day_and_needs_one(desk, at_mtc):
    answer = refused(lambda: send(desk, at_mtc, kind=HandOverKind.ASSIGNMENT))
    assert answer.reason is Why.DEADLINE_MISSING
    with pytest.raises(InvalidFields) as caught:
        send(desk, at_mtc, kind=HandOverKind.ASSIGNMENT, report_due_on=day("Thu 2026-10-08"))
    assert caught.value.faults["report_due_on"].reason is Why.DEADLINE_PAST
    send(desk, at_mtc, kind=HandOverKind.ASSIGNMENT, report_due_on=day("Mon 2026-11-30"))
    assert desk.running(at_mtc)[TermCode.ASSIGNMENT_FEEDBACK] == (day("Mon 2026-11-30"), desk.world.org("zr"))
    assert "assignment_letter" in desk.documents(at_mtc)


def test_a_double_click_on_a_transfer_is_one_transfer(desk, at_mtc):
    version = desk.case(at_mtc).version
    send(desk, at_mtc, version=version)
    with pytest.raises(StaleVersion):
        send(desk, at_mtc, version=version)
    assert desk.documents(at_mtc).count("transfer_letter") == 1


def test_nobody_sends_a_case_that_is_not_within_his_reach(desk, at_mtc):
    with pytest.raises(OutOfReach):
        send(desk, at_mtc, login="rs_handler", to="zj")


def test_nothing_is_transferred_to_a_village(desk, at_mtc):
    answer = refused(lambda: send(desk, at_mtc, to="lh_mediation"))
    assert (answer.reason, answer.basis) == (Why.VILLAGE_TASK_NOT_ALLOWED, "11.3-7")
    assert desk.case(at_mtc).holder_id == desk.world.org("mtc")


def test_an_objection_on_the_fifth_working_day_is_in_time(desk, at_mtc):
    send(desk, at_mtc)
    desk.act(object_to_hand_over, ObjectToHandOver, "zr_handler", "Wed 2026-10-14 17:00", at_mtc, reasons=WHY_NOT)
    assert desk.hand_over(at_mtc).state is HandOverState.OBJECTED
    assert desk.case(at_mtc).holder_id == desk.world.org("zr")
    assert TermCode.OBJECTION_5WD not in desk.running(at_mtc)
    assert TermCode.NOTICE_15 in desk.running(at_mtc)
    assert "objected_to" in desk.told("mtc")


def test_an_objection_after_the_fifth_working_day_is_inadmissible(desk):
    """T-04: received Friday 18 September, the working Sunday counts."""
    about = {"competent_id": desk.world.org("cg")}
    case_id = desk.register("mtc_window", "Fri 2026-09-18 09:00", about=about).case_id
    send(desk, case_id, to="cg", at="Fri 2026-09-18 10:00")

    def object_on(at):
        return desk.act(object_to_hand_over, ObjectToHandOver, "cg_handler", at, case_id, reasons=WHY_NOT)

    assert desk.running(case_id)[TermCode.OBJECTION_5WD][0] == day("Thu 2026-09-24")
    answer = refused(lambda: object_on("Mon 2026-09-28 09:00"))
    assert (answer.reason, answer.facts["limit"]) == (Why.OBJECTION_LATE, "2026-09-24")
    let_time_pass(desk.session, desk.setting, now=moment("Mon 2026-09-28 09:30"))
    assert refused(lambda: object_on("Mon 2026-09-28 10:00")).reason is Why.OBJECTION_LATE
    assert desk.hand_over(case_id).state is HandOverState.ACCEPTED


def test_an_objection_needs_reasons(desk, at_mtc):
    send(desk, at_mtc)
    answer = refused(
        lambda: desk.act(
            object_to_hand_over, ObjectToHandOver, "zr_handler", "Fri 2026-10-09 09:00", at_mtc, reasons=" "
        )
    )
    assert answer.reason is Why.OBJECTION_WITHOUT_REASON


@pytest.fixture
def objected(desk, at_mtc):
    """Provide a transfer of 8 October to which the receiver objected on the 14th."""
    send(desk, at_mtc)
    desk.act(object_to_hand_over, ObjectToHandOver, "zr_handler", "Wed 2026-10-14 15:00", at_mtc, reasons=WHY_NOT)
    return at_mtc


def decide(desk, case_id, *, granted, at="Thu 2026-10-15 09:00", login="mtc_window"):
    return desk.act(decide_objection, DecideObjection, login, at, case_id, is_granted=granted, reason=NOT_MET)


def test_a_refused_objection_leaves_the_receiver_holder_and_his_notice_day(desk, objected):
    """T-21."""
    decide(desk, objected, granted=False)
    case = desk.case(objected)
    assert (case.stage, case.holder_id) == (Stage.TRANSFERRED, desk.world.org("zr"))
    assert desk.running(objected)[TermCode.NOTICE_15] == (day("Fri 2026-10-23"), desk.world.org("zr"))
    row = desk.hand_over(objected)
    assert (row.state, row.answer_reason) == (HandOverState.ACCEPTED, NOT_MET)
    assert desk.entry(objected, "case.decide_objection").facts["outcome"] == "refused"
    assert "objection_decision" in desk.documents(objected)
    assert "objection_refused" in desk.told("zr")


def test_a_granted_objection_gives_the_case_back_under_the_same_notice_day(desk, objected):
    decide(desk, objected, granted=True)
    case, mtc = desk.case(objected), desk.world.org("mtc")
    assert (case.stage, case.holder_id) == (Stage.REGISTERED, mtc)
    assert desk.running(objected)[TermCode.NOTICE_15] == (day("Fri 2026-10-23"), mtc)
    assert desk.running(objected)[TermCode.FIRST_CONTACT_2WD] == (day("Mon 2026-10-19"), mtc)
    assert desk.holders(objected) == [mtc, desk.world.org("zr"), mtc]


def test_only_the_sender_decides_and_only_in_words(desk, objected):
    answer = refused(lambda: decide(desk, objected, granted=True, login="zr_handler"))
    assert (answer.reason, answer.who_can) == (Why.NOT_THIS_PERSON, "sender")
    assert (
        refused(
            lambda: desk.act(
                decide_objection,
                DecideObjection,
                "mtc_window",
                "Thu 2026-10-15 09:00",
                objected,
                is_granted=False,
                reason="",
            )
        ).reason
        is Why.REASON_MISSING
    )


def test_whoever_was_released_is_not_sent_the_case_again_and_a_second_release_looks_for_the_owner(desk, objected):
    """R-6.06: one bounce, then the owner is found by the procedure."""
    decide(desk, objected, granted=True)
    assert refused(lambda: send(desk, objected, at="Thu 2026-10-15 10:00")).reason is Why.TARGET_RELEASED_BEFORE
    send(desk, objected, to="zj", at="Thu 2026-10-15 11:00")
    desk.act(object_to_hand_over, ObjectToHandOver, "zj_handler", "Mon 2026-10-19 09:00", objected, reasons=WHY_NOT)
    decide(desk, objected, granted=True, at="Tue 2026-10-20 09:00")
    assert desk.case(objected).stage is Stage.OWNER_PENDING
    answer = refused(lambda: send(desk, objected, to="cg", at="Tue 2026-10-20 10:00"))
    assert (answer.reason, answer.who_can) == (Why.BOUNCED_TOO_OFTEN, "meeting_office")
    send(desk, objected, to="cg", at="Tue 2026-10-20 11:00", login="xf_office")
    assert desk.case(objected).holder_id == desk.world.org("cg")


def test_silence_for_five_working_days_makes_the_receiver_owner_and_is_no_breach(desk, at_mtc):
    send(desk, at_mtc)
    assert let_time_pass(desk.session, desk.setting, now=moment("Wed 2026-10-14 23:59")).owned == 0
    assert let_time_pass(desk.session, desk.setting, now=moment("Thu 2026-10-15 00:30")).owned == 1
    assert let_time_pass(desk.session, desk.setting, now=moment("Thu 2026-10-15 00:31")).owned == 0
    assert desk.hand_over(at_mtc).state is HandOverState.ACCEPTED
    assert desk.session.scalar(select(func.count()).select_from(Breach).where(Breach.term == "objection_5wd")) == 0


def test_the_senders_silence_releases_nobody(desk, objected):
    assert let_time_pass(desk.session, desk.setting, now=moment("Mon 2026-11-30 09:00")).owned == 0
    assert desk.hand_over(objected).state is HandOverState.OBJECTED
    assert desk.case(objected).holder_id == desk.world.org("zr")


# ---- up and down the ladder


@pytest.fixture
def in_village(desk):
    """Provide a claim written down by the mediator of 柳河村, for which the town is competent."""
    return desk.register("lh_mediator", "Mon 2026-03-09 09:00").case_id


def offer(desk, case_id, login="lh_mediator", to="lh_centre", at="Mon 2026-03-09 10:00", **fields):
    return desk.act(
        offer_case, OfferCase, login, at, case_id, to_id=desk.world.org(to), reason="村里无权处理", **fields
    )


def test_a_case_handed_up_is_held_below_until_it_is_accepted(desk, in_village):
    before = desk.running(in_village)[TermCode.TRANSFER_15]
    offer(desk, in_village)
    assert desk.case(in_village).holder_id == desk.world.org("lh_mediation")
    assert desk.running(in_village)[TermCode.HANDOVER_ACCEPT_1WD] == (
        day("Tue 2026-03-10"),
        desk.world.org("lh_centre"),
    )
    desk.act(accept_hand_over, AcceptHandOver, "lh_town", "Tue 2026-03-10 09:00", in_village)
    assert desk.case(in_village).holder_id == desk.world.org("lh_centre")
    running = desk.running(in_village)
    assert TermCode.HANDOVER_ACCEPT_1WD not in running
    assert running[TermCode.FIRST_CONTACT_2WD] == (day("Thu 2026-03-12"), desk.world.org("lh_centre"))
    # The petitioner's notice keeps its day and now binds the new holder.
    assert running[TermCode.TRANSFER_15] == (before[0], desk.world.org("lh_centre"))


def test_what_was_offered_can_be_returned_with_a_reason(desk, in_village):
    offer(desk, in_village)

    def give_back(reason):
        return desk.act(return_hand_over, ReturnHandOver, "lh_town", "Mon 2026-03-09 15:00", in_village, reason=reason)

    assert refused(lambda: give_back("")).reason is Why.REASON_MISSING
    give_back("材料不全，请补充路段照片")
    assert desk.hand_over(in_village).state is HandOverState.RETURNED
    assert desk.case(in_village).holder_id == desk.world.org("lh_mediation")
    assert "hand_over_returned" in desk.told("lh_mediation")


def test_an_offer_can_be_taken_back_by_the_sender_and_a_transfer_cannot(desk, in_village, at_mtc):
    offer(desk, in_village)
    desk.act(revoke_hand_over, RevokeHandOver, "lh_mediator", "Mon 2026-03-09 11:00", in_village, reason="已自行解决")
    assert desk.hand_over(in_village).state is HandOverState.REVOKED
    assert TermCode.HANDOVER_ACCEPT_1WD not in desk.running(in_village)
    send(desk, at_mtc)
    answer = refused(
        lambda: desk.act(revoke_hand_over, RevokeHandOver, "mtc_window", "Thu 2026-10-08 11:00", at_mtc, reason="误转")
    )
    assert (answer.reason, answer.basis) == (Why.HANDOVER_BINDS, "R-1.26")


def test_an_offer_that_nobody_signs_for_lapses_and_leaves_the_breach(desk, in_village):
    offer(desk, in_village)
    assert let_time_pass(desk.session, desk.setting, now=moment("Wed 2026-03-11 08:30")).lapsed == 1
    assert desk.hand_over(in_village).state is HandOverState.LAPSED
    assert desk.case(in_village).holder_id == desk.world.org("lh_mediation")
    missed = desk.session.scalars(select(Breach.organisation_id).where(Breach.term == "handover_accept_1wd")).all()
    assert missed == [desk.world.org("lh_centre")]


def test_what_was_sent_by_law_is_not_returned(desk, at_mtc):
    send(desk, at_mtc)
    answer = refused(
        lambda: desk.act(
            return_hand_over, ReturnHandOver, "zr_handler", "Fri 2026-10-09 09:00", at_mtc, reason="不归我们"
        )
    )
    assert answer.reason in (Why.NOT_AT_THIS_STAGE, Why.HANDOVER_BINDS)


def test_a_dispute_climbs_on_a_ground_that_the_record_shows(desk):
    about = {"kind": Kind.DISPUTE, "branch": None, "route": "mediation", "competent_id": None}
    case_id = desk.register("lh_mediator", "Mon 2026-03-09 09:00", about=about).case_id
    assert refused(lambda: offer(desk, case_id)).reason is Why.GROUND_MISSING
    too_early = refused(lambda: offer(desk, case_id, ground=ClimbGround.TIER_TARGET_PASSED))
    assert too_early.reason is EscalationReason.GROUND_NOT_DERIVED
    without = refused(lambda: offer(desk, case_id, ground=ClimbGround.RISK))
    assert without.reason is EscalationReason.GROUND_WITHOUT_EVIDENCE
    offer(desk, case_id, ground=ClimbGround.TIER_TARGET_PASSED, at="Tue 2026-03-17 09:00")
    assert desk.hand_over(case_id).ground == "tier_target_passed"


def test_a_dispute_of_two_villages_goes_to_their_township_and_not_to_the_nation(desk):
    about = {"kind": Kind.DISPUTE, "branch": None, "route": "mediation", "competent_id": None}
    sides = (
        person(),
        replace(
            person("孙立", phone="13800000002", side=Side.RESPONDENT), division_id=desk.world.place("shanghe_village")
        ),
    )
    case_id = desk.register("lh_mediator", "Mon 2026-03-09 09:00", about=about, parties=sides).case_id
    for too_high in ("mtc", "city_reception"):
        answer = refused(lambda to=too_high: offer(desk, case_id, to=to, ground=ClimbGround.CROSSES_PLACES))
        assert (answer.reason, answer.basis) == (EscalationReason.NOT_THE_NEXT_RUNG, "R-2.22")
    offer(desk, case_id, ground=ClimbGround.CROSSES_PLACES)
    assert desk.hand_over(case_id).to_id == desk.world.org("lh_centre")


def test_a_hand_up_goes_up(desk, in_village):
    assert refused(lambda: offer(desk, in_village, to="cg_centre")).reason is Why.TARGET_NOT_ABOVE
