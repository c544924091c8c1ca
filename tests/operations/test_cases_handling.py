"""The life of a plain case: notice, acceptance, extension, opinion, service, conclusion (1.3, 1.6, 13.2)."""

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import Adoption, ContactMethod, Disposition, OpinionOutcome, ServiceMethod, Stage
from mediation.casefile.reasons import CasefileReason as Why
from mediation.clocks.codes import TermCode
from mediation.clocks.reasons import ClockReason
from mediation.routing.kinds import Branch, Channel, Kind
from models.operations.cases import (
    AcceptCase,
    AnswerCase,
    ConcludeCase,
    DispositionEntry,
    DraftOpinion,
    ExtendHandling,
    GiveNotice,
    IssueOpinion,
    LogContact,
    NotifyExtension,
    RouteOut,
    ServeOpinion,
    ServiceEntry,
    accept_case,
    answer_case,
    conclude_case,
    draft_opinion,
    extend_handling,
    give_notice,
    issue_opinion,
    log_contact,
    notify_extension,
    route_out,
    serve_opinion,
)
from models.operations.handovers import SendCase, send_case
from models.tables.cases import Proceeding
from models.tables.clocks import Breach, ClockState
from models.tables.documents import Conclusion, Contact, Document, Service
from models.unable import InvalidFields, StaleVersion, UnableTo
from tests.dates import day, moment
from tests.factories.visits import people

pytestmark = pytest.mark.seed("linjiang")

IN_HAND = ServiceEntry(proof="当面签收")
TOLD = {
    "route": "由柳河镇人民政府办理",
    "procedure": "信访程序，自受理之日起60日内办结",
    "contact": "刘振 0536-0000000",
}
OPINION = {
    "outcome": OpinionOutcome.SUPPORTED,
    "claim": "维修柳河村村东水泥路",
    "findings": "经现场查看，该路段破损约120米，属镇管养范围。",
    "decision": "列入本年度村路维修计划，6月底前完工。",
    "law_cited": "《公路法》第八条\n《信访工作条例》第三十二条",
    "remedy": "可向临江县人民政府请求复查",
}


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer


def faults(operation):
    with pytest.raises(InvalidFields) as caught:
        operation()
    return {field: fault.reason for field, fault in caught.value.faults.items()}


@pytest.fixture
def life(desk):
    """Provide the acts of a plain life: `life.notice(case_id, at)` and so on, each by the person who does it."""
    return Life(desk)


class Life:
    def __init__(self, desk):
        self.desk = desk

    def register(self, at, **changes):
        return self.desk.register("lh_town", at, **changes).case_id

    def notice(self, case_id, at, **changes):
        fields = {**TOLD, "service": IN_HAND, **changes}
        return self.desk.act(give_notice, GiveNotice, "lh_town", at, case_id, **fields)

    def accept(self, case_id, at):
        return self.desk.act(accept_case, AcceptCase, "lh_town", at, case_id)

    def accepted(self, at):
        """Register, inform and accept on one day."""
        case_id = self.register(at)
        self.notice(case_id, at)
        self.accept(case_id, at)
        return case_id

    def extend(self, case_id, at, *, days=30, reason="涉及三家单位，情况复杂", login="lh_head"):
        return self.desk.act(extend_handling, ExtendHandling, login, at, case_id, days=days, reason=reason)

    def tell(self, case_id, at):
        return self.desk.act(
            notify_extension, NotifyExtension, "lh_town", at, case_id, reason="需要补充勘验", service=IN_HAND
        )

    def draft(self, case_id, at, *, login="lh_town", **changes):
        return self.desk.act(draft_opinion, DraftOpinion, login, at, case_id, **(OPINION | changes))

    def issue(self, case_id, at, *, login="lh_head", **changes):
        return self.desk.act(issue_opinion, IssueOpinion, login, at, case_id, **changes)

    def serve(self, case_id, at, **changes):
        service = ServiceEntry(**{"proof": "送达回证第1号", **changes})
        return self.desk.act(serve_opinion, ServeOpinion, "lh_town", at, case_id, service=service)

    def due(self, case_id):
        return self.desk.clock(case_id, TermCode.HANDLE_60).due_on


def test_a_road_in_liuhe_is_handled_in_time(desk, life):
    """T-01: three visitors, accepted on 9 March, due on Friday 8 May, served on 6 May."""
    case_id = life.register("Mon 2026-03-09 09:30", parties=people(3))
    life.notice(case_id, "Mon 2026-03-09 10:00")
    assert life.accept(case_id, "Mon 2026-03-09 10:10") == day("Mon 2026-03-09")
    assert life.due(case_id) == day("Fri 2026-05-08")
    life.draft(case_id, "Mon 2026-04-27 10:00")
    life.issue(case_id, "Tue 2026-05-05 10:00")
    life.serve(case_id, "Wed 2026-05-06 15:00")
    clock = desk.clock(case_id, TermCode.HANDLE_60)
    assert (clock.state, clock.breached_at) == (ClockState.STOPPED, None)
    assert desk.running(case_id)[TermCode.REVIEW_REQUEST_30] == (day("Fri 2026-06-05"), None)
    assert desk.case(case_id).stage is Stage.SERVED
    assert desk.documents(case_id) == ["receipt", "notice", "opinion"]


def test_a_due_day_in_a_holiday_is_missed_on_the_day_after_it(desk, life):
    """T-02: due on Sunday 3 May inside May Day; served on 6 May is overdue."""
    case_id = life.accepted("Wed 2026-03-04 09:00")
    clock = desk.clock(case_id, TermCode.HANDLE_60)
    assert (clock.due_on, clock.alarm_on) == (day("Sun 2026-05-03"), day("Thu 2026-04-30"))
    life.draft(case_id, "Mon 2026-04-27 10:00")
    life.issue(case_id, "Tue 2026-04-28 10:00")
    life.serve(case_id, "Wed 2026-05-06 15:00")
    assert desk.session.scalars(select(Breach.term).where(Breach.case_id == case_id)).all() == ["handle_60"]


# ---- notice and acceptance


def test_a_notice_tells_way_procedure_and_contact(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    told = faults(lambda: life.notice(case_id, "Mon 2026-03-09 10:00", route=" ", contact=""))
    assert told == {"route": Why.NOTICE_INCOMPLETE, "contact": Why.NOTICE_INCOMPLETE}
    told = faults(lambda: life.notice(case_id, "Mon 2026-03-09 10:00", service=ServiceEntry(proof="")))
    assert told == {"proof": Why.SERVICE_WITHOUT_PROOF}
    assert desk.case(case_id).stage is Stage.REGISTERED


def test_the_notice_ends_its_period(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    assert desk.running(case_id)[TermCode.DIRECT_NOTICE_15][0] == day("Tue 2026-03-24")
    document_id = life.notice(case_id, "Fri 2026-03-20 10:00")
    assert TermCode.DIRECT_NOTICE_15 not in desk.running(case_id)
    content = desk.session.get_one(Document, document_id).content
    assert (content["route"], content["received_on"]) == (TOLD["route"], "2026-03-09")
    assert desk.session.scalars(select(Service.method).where(Service.document_id == document_id)).all() == [
        ServiceMethod.IN_PERSON
    ]


def test_without_an_address_no_notice_is_owed_and_with_one_it_is(desk, life):
    """T-44."""
    anonymous = life.register("Mon 2026-03-09 09:00", channel=Channel.LETTER, no_address=True)
    named = life.register("Mon 2026-03-09 09:10")
    at = "Mon 2026-03-09 10:00"
    exempt = {"claims_exemption": True, "route": "", "procedure": "", "contact": "", "service": None}
    assert life.notice(anonymous, at, **exempt) is None
    assert (desk.case(anonymous).stage, desk.documents(anonymous)) == (Stage.NOTIFIED, ["receipt"])
    answer = refused(lambda: life.notice(named, at, **exempt))
    assert (answer.reason, answer.basis) == (Why.NOTICE_NOT_EXEMPT, "R-1.24")


def test_a_transfer_without_an_address_starts_no_notice_period(desk):
    about = {"competent_id": desk.world.org("zr")}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about, no_address=True).case_id
    at = "Mon 2026-03-09 10:00"
    desk.act(send_case, SendCase, "mtc_window", at, case_id, to_id=desk.world.org("zr"), reason="属其职责")
    assert TermCode.NOTICE_15 not in desk.running(case_id)
    assert TermCode.OBJECTION_5WD in desk.running(case_id)


def test_who_informs_has_taken_the_transfer_up(desk):
    about = {"competent_id": desk.world.org("zr")}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id
    at = "Mon 2026-03-09 10:00"
    desk.act(send_case, SendCase, "mtc_window", at, case_id, to_id=desk.world.org("zr"), reason="属其职责")
    desk.act(give_notice, GiveNotice, "zr_handler", "Wed 2026-03-11 10:00", case_id, **TOLD, service=IN_HAND)
    assert desk.hand_over(case_id).state == "accepted"
    assert {TermCode.OBJECTION_5WD, TermCode.NOTICE_15} & set(desk.running(case_id)) == set()


def test_a_late_notice_buys_no_time(desk, life):
    """R-1.30: accepted on the day of the notice, and never later than the fifteenth day after receipt."""
    in_time = life.register("Mon 2026-03-09 09:00")
    life.notice(in_time, "Thu 2026-03-19 10:00")
    assert life.accept(in_time, "Fri 2026-03-20 10:00") == day("Thu 2026-03-19")
    late = life.register("Mon 2026-03-09 09:00")
    life.notice(late, "Mon 2026-03-30 10:00")
    assert life.accept(late, "Mon 2026-03-30 10:10") == day("Tue 2026-03-24")
    assert life.due(late) == day("Sat 2026-05-23")


def test_a_case_accepted_has_its_proceeding(desk, life):
    case_id = life.accepted("Mon 2026-03-09 09:00")
    kinds = desk.session.scalars(select(Proceeding.kind).where(Proceeding.case_id == case_id)).all()
    assert kinds == ["ordinary"]


def test_a_double_click_accepts_once(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    life.notice(case_id, "Mon 2026-03-09 10:00")
    version = desk.case(case_id).version
    accept = ("lh_town", "Mon 2026-03-09 10:10", case_id)
    desk.act(accept_case, AcceptCase, *accept, version=version)
    with pytest.raises(StaleVersion):
        desk.act(accept_case, AcceptCase, *accept, version=version)


# ---- contact


def contact(desk, case_id, at, *, login="lh_town", **changes):
    fields = {"method": ContactMethod.PHONE, "result": "已与本人通话，约定到现场查看"} | changes
    return desk.act(log_contact, LogContact, login, at, case_id, **fields)


def test_the_holders_first_contact_releases_the_first_receiver(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    assert desk.running(case_id)[TermCode.FIRST_CONTACT_2WD][0] == day("Wed 2026-03-11")
    assert desk.case(case_id).first_contact_on is None
    assert contact(desk, case_id, "Tue 2026-03-10 15:00").counted
    assert desk.case(case_id).first_contact_on == day("Tue 2026-03-10")
    assert TermCode.FIRST_CONTACT_2WD not in desk.running(case_id)
    assert not contact(desk, case_id, "Thu 2026-03-12 15:00").counted
    assert desk.entries(case_id)[-2:] == ["case.first_contact", "case.contact"]


def test_a_meeting_after_acceptance_opens_the_handling(desk, life):
    case_id = life.accepted("Mon 2026-03-09 09:00")
    assert desk.running(case_id)[TermCode.FIRST_MEET_5WD][0] == day("Mon 2026-03-16")
    contact(desk, case_id, "Fri 2026-03-13 10:00", method=ContactMethod.MEETING)
    assert desk.case(case_id).stage is Stage.HANDLING
    assert TermCode.FIRST_MEET_5WD not in desk.running(case_id)


def test_a_contact_says_what_came_of_it_and_lies_neither_ahead_nor_before_the_case(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    at = "Tue 2026-03-10 15:00"
    wrong = {"result": "", "contacted_at": moment("Wed 2026-03-11 09:00")}
    assert faults(lambda: contact(desk, case_id, at, **wrong)) == {
        "result": Why.ENTRY_MISSING,
        "contacted_at": Why.CONTACT_IN_FUTURE,
    }
    before = {"contacted_at": moment("Sun 2026-03-08 09:00")}
    assert faults(lambda: contact(desk, case_id, at, **before)) == {"contacted_at": Why.CONTACT_BEFORE_CASE}


def test_the_same_line_of_the_log_sent_twice_is_one(desk, life):
    case_id = life.register("Mon 2026-03-09 09:00")
    first = contact(desk, case_id, "Tue 2026-03-10 15:00")
    again = contact(desk, case_id, "Tue 2026-03-10 15:00")
    assert first.contact_id == again.contact_id
    assert len(desk.session.scalars(select(Contact.id)).all()) == 1


# ---- extension: T-16


@pytest.fixture
def due_on_31_july(life):
    """Provide a case accepted on 1 June 2026, due on 31 July."""
    case_id = life.accepted("Mon 2026-06-01 09:00")
    assert life.due(case_id) == day("Fri 2026-07-31")
    return case_id


def test_thirty_days_approved_and_told_move_the_due_day(desk, life, due_on_31_july):
    """T-16a."""
    life.extend(due_on_31_july, "Thu 2026-07-30 10:00")
    assert life.due(due_on_31_july) == day("Fri 2026-07-31")
    life.tell(due_on_31_july, "Thu 2026-07-30 15:00")
    clock = desk.clock(due_on_31_july, TermCode.HANDLE_60)
    assert (clock.due_on, clock.alarm_on) == (day("Sun 2026-08-30"), day("Fri 2026-08-28"))
    assert "extension_notice" in desk.documents(due_on_31_july)


def test_thirty_one_days_are_refused(life, due_on_31_july):
    """T-16b."""
    answer = refused(lambda: life.extend(due_on_31_july, "Thu 2026-07-30 10:00", days=31))
    assert (answer.reason, answer.basis) == (ClockReason.EXTENSION_TOO_LONG, "R-1.58")


def test_after_the_due_day_nothing_is_extended(life, due_on_31_july):
    """T-16c."""
    answer = refused(lambda: life.extend(due_on_31_july, "Sat 2026-08-01 09:00"))
    assert answer.reason is ClockReason.EXTENSION_EXPIRED


def test_a_second_extension_is_refused(life, due_on_31_july):
    """T-16d."""
    life.extend(due_on_31_july, "Thu 2026-07-30 10:00")
    life.tell(due_on_31_july, "Thu 2026-07-30 15:00")
    answer = refused(lambda: life.extend(due_on_31_july, "Thu 2026-08-20 10:00"))
    assert answer.reason is ClockReason.EXTENSION_ALREADY_USED


def test_an_extension_the_petitioner_was_not_told_of_moves_nothing(desk, life, due_on_31_july):
    """T-16e."""
    life.extend(due_on_31_july, "Thu 2026-07-30 10:00")
    assert life.due(due_on_31_july) == day("Fri 2026-07-31")
    life.tell(due_on_31_july, "Mon 2026-08-03 09:00")
    assert life.due(due_on_31_july) == day("Fri 2026-07-31")


def test_only_the_head_of_the_organ_extends_and_not_what_he_handles_himself(desk, life, due_on_31_july):
    answer = refused(lambda: life.extend(due_on_31_july, "Thu 2026-07-30 10:00", login="lh_town"))
    assert (answer.reason, answer.who_can) == (Why.NOT_THIS_PERSON, "holder_head")
    case_id = life.register("Mon 2026-06-01 09:00")
    life.notice(case_id, "Mon 2026-06-01 09:10")
    desk.act(accept_case, AcceptCase, "lh_head", "Mon 2026-06-01 09:20", case_id)
    assert refused(lambda: life.extend(case_id, "Thu 2026-07-30 10:00")).reason is ClockReason.EXTENSION_BY_HANDLER


def test_an_extension_needs_a_reason(life, due_on_31_july):
    answer = refused(lambda: life.extend(due_on_31_july, "Thu 2026-07-30 10:00", reason=" "))
    assert answer.reason is ClockReason.EXTENSION_WITHOUT_REASON


# ---- opinion, service, conclusion


@pytest.fixture
def handled(life):
    """Provide an accepted case, a month on."""
    return life.accepted("Mon 2026-03-09 09:00")


def test_an_opinion_is_not_signed_before_everything_stands_in_it(desk, life, handled):
    life.draft(handled, "Mon 2026-04-13 10:00", findings="", law_cited=" \n", remedy="")
    told = faults(lambda: life.issue(handled, "Tue 2026-04-14 10:00"))
    missing = Why.OPINION_INCOMPLETE
    assert told == {"findings": missing, "law_cited": missing, "remedy": missing}
    life.draft(handled, "Tue 2026-04-14 11:00")
    document_id = life.issue(handled, "Tue 2026-04-14 12:00")
    content = desk.session.get_one(Document, document_id).content
    assert (content["laws"], content["window_days"], content["outcome"]) == (
        ["《公路法》第八条", "《信访工作条例》第三十二条"],
        30,
        "supported",
    )


def test_the_head_signs_the_text_he_has_read(life, handled):
    life.draft(handled, "Mon 2026-04-13 10:00")
    life.draft(handled, "Mon 2026-04-13 11:00", decision="改为明年维修")
    with pytest.raises(StaleVersion):
        life.issue(handled, "Tue 2026-04-14 10:00", draft_version=1)
    life.issue(handled, "Tue 2026-04-14 10:00", draft_version=2)


def test_who_is_interested_neither_drafts_nor_signs(life, handled):
    drafting = refused(lambda: life.draft(handled, "Mon 2026-04-13 10:00", is_interested=True))
    assert (drafting.reason, drafting.basis) == (Why.INTERESTED_PERSON, "R-1.51")
    life.draft(handled, "Mon 2026-04-13 10:00")
    signing = refused(lambda: life.issue(handled, "Mon 2026-04-13 11:00", is_interested=True))
    assert signing.reason is Why.INTERESTED_PERSON


def test_a_handler_does_not_sign(life, handled):
    life.draft(handled, "Mon 2026-04-13 10:00")
    answer = refused(lambda: life.issue(handled, "Mon 2026-04-13 11:00", login="lh_town"))
    assert (answer.reason, answer.who_can) == (Why.NOT_THIS_PERSON, "holder_head")


def test_a_village_writes_no_opinion(desk):
    """T-54."""
    case_id = desk.register("lh_mediator", "Mon 2026-03-09 09:00").case_id
    answer = refused(
        lambda: desk.act(draft_opinion, DraftOpinion, "lh_mediator", "Tue 2026-03-10 09:00", case_id, **OPINION)
    )
    assert (answer.reason, answer.basis, answer.who_can) == (Why.VILLAGE_HAS_NO_POWER, "11.3-7", "competent_organ")


@pytest.fixture
def issued(life, handled):
    """Provide an opinion signed on 14 April."""
    life.draft(handled, "Mon 2026-04-13 10:00")
    life.issue(handled, "Tue 2026-04-14 10:00")
    return handled


def test_the_review_window_opens_on_the_day_of_receipt(desk, life, issued):
    life.serve(issued, "Mon 2026-04-20 10:00", method=ServiceMethod.POST, served_on=day("Fri 2026-04-17"))
    # 17 May is a Sunday: the petitioner's time ends on the Monday.
    assert desk.clock(issued, TermCode.REVIEW_REQUEST_30).due_on == day("Mon 2026-05-18")
    assert desk.clock(issued, TermCode.HANDLE_60).state is ClockState.STOPPED


def test_a_refused_opinion_needs_a_witness(desk, life, issued):
    at = "Mon 2026-04-20 10:00"
    assert faults(lambda: life.serve(issued, at, refused=True)) == {"witness": Why.REFUSAL_WITHOUT_WITNESS}
    life.serve(issued, at, refused=True, witness="村委会主任柳树林")
    row = desk.session.scalars(select(Service).order_by(Service.id.desc())).first()
    assert (row.refused, row.witness) == (True, "村委会主任柳树林")


def test_a_service_lies_between_the_paper_and_today(life, issued):
    at = "Mon 2026-04-20 10:00"
    early, late = day("Mon 2026-04-13"), day("Tue 2026-04-21")
    assert faults(lambda: life.serve(issued, at, served_on=early)) == {"served_on": Why.SERVICE_BEFORE_DOCUMENT}
    assert faults(lambda: life.serve(issued, at, served_on=late)) == {"served_on": Why.SERVICE_IN_FUTURE}


def test_a_short_message_serves_only_who_asked_for_one(life, issued):
    at = "Mon 2026-04-20 10:00"
    without = faults(lambda: life.serve(issued, at, method=ServiceMethod.ELECTRONIC))
    assert without == {"petitioner_asked": Why.ELECTRONIC_NOT_ASKED}
    life.serve(issued, at, method=ServiceMethod.ELECTRONIC, petitioner_asked=True)


ALL_FOUR = {
    Disposition.RESOLVED: DispositionEntry(applies=True, action="已列入维修计划", evidence="计划第3项"),
    Disposition.EXPLAINED: DispositionEntry(applies=True, action="已当面说明工期"),
    Disposition.ASSISTED: DispositionEntry(applies=False),
    Disposition.BY_LAW: DispositionEntry(applies=False),
}


def conclude(desk, case_id, **changes):
    fields = {"dispositions": ALL_FOUR, "resolved": False, "plan": "6月30日前完工，镇建设办负责"} | changes
    return desk.act(conclude_case, ConcludeCase, "lh_town", "Wed 2026-04-22 10:00", case_id, **fields)


def test_a_case_is_closed_when_all_four_are_answered(desk, life, issued):
    life.serve(issued, "Mon 2026-04-20 10:00")
    three = {kind: entry for kind, entry in ALL_FOUR.items() if kind is not Disposition.BY_LAW}
    assert faults(lambda: conclude(desk, issued, dispositions=three)) == {"by_law": Why.ELEMENTS_MISSING}
    empty = ALL_FOUR | {Disposition.ASSISTED: DispositionEntry(applies=True)}
    assert faults(lambda: conclude(desk, issued, dispositions=empty)) == {"assisted": Why.ELEMENTS_MISSING}
    assert faults(lambda: conclude(desk, issued, plan="")) == {"plan": Why.ELEMENTS_MISSING}
    assert faults(lambda: conclude(desk, issued, resolved=None)) == {"is_resolved": Why.ENTRY_MISSING}
    conclude(desk, issued)
    case = desk.case(issued)
    assert (case.stage, case.concluded_on, case.resolved_on) == (Stage.CONCLUDED, day("Wed 2026-04-22"), None)
    assert desk.session.scalars(select(Conclusion)).one().dispositions["resolved"]["action"] == "已列入维修计划"


def test_a_case_is_not_closed_by_a_note(desk, life, handled):
    """T-32: no opinion, no service, no end."""
    assert refused(lambda: conclude(desk, handled, resolved=True)).reason is Why.NOT_AT_THIS_STAGE


# ---- other ways out


def test_an_inquiry_is_answered_and_a_suggestion_told_what_became_of_it(desk):
    about = {"kind": Kind.SUGGESTION, "branch": None, "route": None}
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", about=about).case_id

    def answer(**changes):
        fields = {"text": "建议已研究，将在新一年计划中采纳。", "service": IN_HAND} | changes
        return desk.act(answer_case, AnswerCase, "lh_town", "Tue 2026-03-10 09:00", case_id, **fields)

    assert faults(answer) == {"adoption": Why.ENTRY_MISSING}
    answer(adoption=Adoption.ADOPTED)
    assert (desk.case(case_id).stage, desk.documents(case_id)[-1]) == (Stage.SERVED, "answer")


def test_a_wage_claim_is_led_into_its_procedure(desk):
    about = {
        "branch": Branch.ARBITRATION,
        "route": "labour_arbitration",
        "competent_id": desk.world.org("rs"),
        "facts": "公司拖欠三个月工资",
    }
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id

    def lead(route="labour_arbitration", to="labour_arbitration"):
        fields = {"route": route, "receiver_id": desk.world.org(to), "service": IN_HAND}
        return desk.act(route_out, RouteOut, "mtc_window", "Mon 2026-03-09 10:00", case_id, **fields)

    assert set(faults(lambda: lead(route="petition"))) == {"route"}
    assert set(faults(lambda: lead(to="police"))) == {"receiver_id"}
    document_id = lead()
    content = desk.session.get_one(Document, document_id).content
    assert content["materials"] == ["identity", "written_request", "labour_contract", "wage_records"]
    assert desk.case(case_id).stage is Stage.ROUTED
    assert "routed_to_you" in desk.told("labour_arbitration")
    assert TermCode.HANDLE_60 not in desk.running(case_id)
