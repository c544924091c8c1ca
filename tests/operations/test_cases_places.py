"""Guidance, exceptions, simple handling, alarms and revealed values (2.3, 2.2, section 3, R-1.80, 10.3)."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation.casefile.attested import AttestedKind
from mediation.casefile.kinds import (
    ContactMethod,
    DocumentKind,
    HandOverState,
    OpinionOutcome,
    ProceedingKind,
    ServiceMethod,
    Stage,
)
from mediation.casefile.reasons import CasefileReason as Why
from mediation.clocks.codes import TermCode
from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate import EvidenceKind, GateReason, JudicialState
from mediation.reception.gate.replay import rejudge
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.parties import PartyRole
from mediation.reception.urgency import OWED_BY_ALL, ReportTarget
from mediation.routing.kinds import Channel
from mediation.secrecy.reasons import SecrecyReason
from mediation.secrecy.reveal import PersonalField, RevealPurpose
from models.operations.cases import (
    AcceptCase,
    AcknowledgeUrgent,
    ChooseSimplified,
    ClaimException,
    ConsentAfterGuidance,
    ConvertToOrdinary,
    DecideAttested,
    DecideException,
    DraftOpinion,
    GiveNotice,
    IssueOpinion,
    LogContact,
    RaiseUrgent,
    ReportUrgent,
    RevealPersonal,
    ServeOpinion,
    ServiceEntry,
    StateAttested,
    SuggestSimplified,
    accept_case,
    acknowledge_urgent,
    choose_simplified,
    claim_exception,
    consent_after_guidance,
    convert_to_ordinary,
    decide_attested,
    decide_exception,
    draft_opinion,
    give_notice,
    issue_opinion,
    log_contact,
    raise_urgent,
    report_urgent,
    reveal_personal,
    serve_opinion,
    state_attested_fact,
    suggest_simplified,
)
from models.operations.cases.reveal import LACKING
from models.operations.handovers import (
    AcceptHandOver,
    ReturnHandOver,
    SendCase,
    accept_hand_over,
    return_hand_over,
    send_case,
)
from models.operations.reception.commands import GateEntry
from models.tables.cases import CaseParty, Proceeding
from models.tables.clocks import Clock, ClockState
from models.tables.documents import Document, SupervisionOrder
from models.tables.reception import Attestation, Judgement, SkipException, UrgentReport, Visit
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach, UnableTo
from tests.dates import day
from tests.factories.visits import people, person

pytestmark = pytest.mark.seed("linjiang")

IN_HAND = ServiceEntry(proof="当面签收")
TOLD = {"route": "镇政府", "procedure": "信访程序", "contact": "刘振", "service": IN_HAND}


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer


# ---- T-06: guided to the place that is competent


@pytest.fixture
def guided(desk):
    """Provide a case of a town, brought to the city on Monday 6 July without having been below."""
    done = desk.register("city_window", "Mon 2026-07-06 09:00")
    assert done.decision is Decision.GUIDED
    return done.case_id


def contact(desk, case_id, at, login="lh_town"):
    fields = {"method": ContactMethod.PHONE, "result": "已联系，本人同意由镇里办理"}
    return desk.act(log_contact, LogContact, login, at, case_id, **fields)


def test_a_guided_petitioner_is_contacted_by_the_town_and_agrees(desk, guided):
    """T-06."""
    town = desk.world.org("lh_centre")
    assert desk.running(guided)[TermCode.SKIP_CONTACT_2WD] == (day("Wed 2026-07-08"), town)
    assert TermCode.HANDLE_60 not in desk.running(guided)
    contact(desk, guided, "Tue 2026-07-07 10:00")
    assert TermCode.SKIP_CONTACT_2WD not in desk.running(guided)
    desk.act(consent_after_guidance, ConsentAfterGuidance, "lh_town", "Wed 2026-07-08 09:00", guided)
    case = desk.case(guided)
    assert (case.stage, case.holder_id) == (Stage.REGISTERED, town)
    assert desk.running(guided)[TermCode.NOTICE_15] == (day("Thu 2026-07-23"), town)
    assert desk.hand_over(guided).state is HandOverState.ACCEPTED
    # The visit at the city stays what it was.
    visit = desk.session.scalars(select(Visit).where(Visit.case_id == guided)).one()
    assert (visit.lawful_level, visit.skip_levels) == (False, 1)


def test_a_town_that_took_the_case_before_counts_from_then(desk, guided):
    desk.act(accept_hand_over, AcceptHandOver, "lh_town", "Mon 2026-07-06 15:00", guided)
    assert desk.case(guided).holder_id == desk.world.org("lh_centre")
    desk.act(consent_after_guidance, ConsentAfterGuidance, "lh_town", "Wed 2026-07-08 09:00", guided)
    assert desk.running(guided)[TermCode.NOTICE_15][0] == day("Tue 2026-07-21")


def test_a_petitioner_who_declines_is_sent_back_with_the_reason(desk, guided):
    contact(desk, guided, "Tue 2026-07-07 10:00")
    reason = "本人不同意由镇里办理"
    desk.act(return_hand_over, ReturnHandOver, "lh_town", "Tue 2026-07-07 11:00", guided, reason=reason)
    case = desk.case(guided)
    assert (case.stage, case.holder_id) == (Stage.GUIDED, desk.world.org("city_reception"))
    answer = refused(
        lambda: desk.act(consent_after_guidance, ConsentAfterGuidance, "lh_town", "Wed 2026-07-08 09:00", guided)
    )
    assert answer.reason is Why.NO_OPEN_HANDOVER


# ---- T-07: the exception


@pytest.fixture
def unanswered(desk):
    """Provide a case the town got on 1 June and never answered in writing, and the visit at the city on 17 June."""
    # The city guided it down, so it may have the town's case before it when the person comes again.
    case_id = desk.register("city_window", "Mon 2026-06-01 09:00").case_id
    desk.act(consent_after_guidance, ConsentAfterGuidance, "lh_town", "Mon 2026-06-01 15:00", case_id)
    assert desk.running(case_id)[TermCode.NOTICE_15] == (day("Tue 2026-06-16"), desk.world.org("lh_centre"))
    above = desk.register("city_window", "Wed 2026-06-17 09:00", repeat_of=case_id)
    assert above.decision is Decision.GUIDED
    return above


def waiting(desk, visit_id):
    return desk.session.scalars(select(SkipException.id).where(SkipException.visit_id == visit_id)).one()


def decide(desk, found, *, login="city_leader", approved=True, exception_id=None):
    exception_id = exception_id or waiting(desk, found.visit_id)
    fields = {"exception_id": exception_id, "is_approved": approved}
    return desk.act(decide_exception, DecideException, login, "Wed 2026-06-17 10:00", found.case_id, **fields)


def test_a_town_that_never_answered_makes_the_visit_above_lawful(desk, unanswered):
    """T-07: X1 from the record, approved by somebody else, an order to the town with its ground."""
    # The record shows it by itself: the gate asked for the approval, nobody typed a ground.
    assert decide(desk, unanswered) is Decision.ACCEPTED_BY_EXCEPTION
    visit = desk.session.get_one(Visit, unanswered.visit_id, populate_existing=True)
    assert (visit.lawful_level, visit.skip_levels) == (True, 0)
    order = desk.session.scalars(select(SupervisionOrder)).one()
    assert (order.ground, order.to_id) == ("44(3)", desk.world.org("lh_gov"))
    assert desk.clock(unanswered.case_id, TermCode.SUPERVISION_ORDER_10WD).due_on == day("Thu 2026-07-02")
    entry = desk.entry(unanswered.case_id, "exception.approved")
    assert (entry.basis, entry.facts["registrar"]) == ("X1", desk.world.account("city_window"))


def test_an_approved_exception_is_judged_again_and_can_be_replayed(desk, unanswered):
    decide(desk, unanswered)
    query = select(Judgement).where(Judgement.visit_id == unanswered.visit_id).order_by(Judgement.id)
    first, second = desk.session.scalars(query).all()
    assert (first.decision, second.decision) == (Decision.GUIDED, Decision.ACCEPTED_BY_EXCEPTION)
    assert rejudge(second.facts) == GateVerdict.from_record(second.verdict)


def test_who_claims_does_not_approve_and_the_desk_does_not_decide(desk, unanswered):
    at, case_id = "Wed 2026-06-17 09:30", unanswered.case_id
    fields = {"visit_id": unanswered.visit_id, "ground": SkipGround.X1}
    claimed = desk.act(claim_exception, ClaimException, "city_window", at, case_id, **fields)
    assert desk.act(claim_exception, ClaimException, "city_window", at, case_id, **fields) == claimed
    assert refused(lambda: decide(desk, unanswered, login="city_window")).reason is SecrecyReason.ROLE_NOT_ALLOWED
    row = desk.session.get_one(SkipException, claimed)
    row.claimed_by_id = desk.world.account("city_leader")
    desk.session.commit()
    assert refused(lambda: decide(desk, unanswered)).reason is GateReason.APPROVER_IS_REGISTRAR


def test_the_head_of_the_accused_town_does_not_approve_what_is_claimed_about_him(desk):
    """X2: who answers for the competent organ is not asked whether the superior may look at it."""
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="来访登记表第7号")
    found = desk.register("city_window", "Wed 2026-06-17 09:00", gate=gate)
    for login in ("lh_head", "leader"):
        for approved in (True, False):
            answer = refused(lambda login=login, approved=approved: decide(desk, found, login=login, approved=approved))
            assert (answer.reason, answer.basis) == (GateReason.APPROVER_NOT_OF_RECEIVER, "X2")
    assert decide(desk, found) is Decision.ACCEPTED_BY_EXCEPTION


def test_a_refused_claim_leaves_the_visit_guided_and_is_decided_once(desk, unanswered):
    fields = {"visit_id": unanswered.visit_id, "ground": SkipGround.X1}
    at, case_id = "Wed 2026-06-17 09:30", unanswered.case_id
    claimed = desk.act(claim_exception, ClaimException, "city_window", at, case_id, **fields)
    assert decide(desk, unanswered, approved=False) is Decision.GUIDED
    with pytest.raises(OutOfReach):
        decide(desk, unanswered, exception_id=claimed)


def test_the_city_keeps_a_guided_case_when_the_ground_holds(desk):
    """X2 on a fresh case: the guidance is taken back, the city owes its passing on."""
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="来访登记表第7号")
    found = desk.register("city_window", "Wed 2026-06-17 09:00", gate=gate)
    decide(desk, found)
    case = desk.case(found.case_id)
    assert (case.stage, case.holder_id, case.lawful_level) == (
        Stage.REGISTERED,
        desk.world.org("city_reception"),
        True,
    )
    assert desk.hand_over(found.case_id).state is HandOverState.REVOKED
    running = desk.running(found.case_id)
    assert TermCode.SKIP_CONTACT_2WD not in running
    assert running[TermCode.TRANSFER_15][0] == day("Thu 2026-07-02")


def test_an_urgent_ground_claimed_later_needs_the_alarm_first(desk):
    found = desk.register("city_window", "Mon 2026-07-06 09:00")
    at, fields = "Mon 2026-07-06 09:30", {"visit_id": found.visit_id, "ground": SkipGround.X5}
    with pytest.raises(InvalidFields) as refusal:
        desk.act(claim_exception, ClaimException, "city_window", at, found.case_id, **fields)
    assert list(refusal.value.faults) == ["ground"]
    desk.act(raise_urgent, RaiseUrgent, "city_window", at, found.case_id, words=("跳楼",))
    desk.act(claim_exception, ClaimException, "city_window", at, found.case_id, **fields)
    assert decide(desk, found) is Decision.ACCEPTED_BY_EXCEPTION


def test_a_crossing_claimed_later_is_judged_by_the_organs_named(desk):
    found = desk.register("city_window", "Mon 2026-07-06 09:00")
    evidence = {"evidence": EvidenceKind.CROSSING_ORGANS, "evidence_ref": "联合报告第2号"}
    fields = {"visit_id": found.visit_id, "ground": SkipGround.X3, **evidence}
    at, city = "Mon 2026-07-06 09:30", desk.world.org("city_gov")
    desk.act(claim_exception, ClaimException, "city_window", at, found.case_id, crossing_ids=(city,), **fields)
    assert decide(desk, found) is Decision.ACCEPTED_BY_EXCEPTION
    query = select(Judgement).where(Judgement.visit_id == found.visit_id).order_by(Judgement.id.desc())
    assert desk.session.scalars(query).first().facts["facts"]["claims"][0]["organs"] == [
        desk.world.org("lh_gov"),
        city,
    ]


# ---- T-33: simplified


@pytest.fixture
def lamp(desk):
    """Provide a first-time claim about a street lamp, received on Monday 27 April 2026."""
    about = {"title": "路灯不亮", "facts": "村口路灯坏了半个月", "claim": "修好路灯"}
    return desk.register("lh_town", "Mon 2026-04-27 09:00", about=about).case_id


def choose(desk, case_id, at="Mon 2026-04-27 10:00", **changes):
    return desk.act(choose_simplified, ChooseSimplified, "lh_town", at, case_id, **changes)


def accept_on_30_april(desk, case_id):
    desk.act(give_notice, GiveNotice, "lh_town", "Thu 2026-04-30 09:00", case_id, **TOLD)
    desk.act(accept_case, AcceptCase, "lh_town", "Thu 2026-04-30 09:10", case_id)


def test_a_street_lamp_is_accepted_in_three_and_answered_in_ten_working_days(desk, lamp):
    """T-33."""
    choose(desk, lamp)
    assert desk.running(lamp)[TermCode.SIMPLE_ACCEPT_3WD][0] == day("Thu 2026-04-30")
    accept_on_30_april(desk, lamp)
    assert desk.clock(lamp, TermCode.SIMPLE_ACCEPT_3WD).state is ClockState.STOPPED
    assert desk.running(lamp)[TermCode.SIMPLE_DONE_10WD][0] == day("Mon 2026-05-18")
    assert TermCode.HANDLE_60 not in desk.running(lamp)
    opinion = {"claim": "修路灯", "findings": "已查看", "decision": "已修好", "law_cited": "《信访工作条例》第三十一条"}
    fields = {"outcome": OpinionOutcome.SUPPORTED, "remedy": "可请求复查"} | opinion
    desk.act(draft_opinion, DraftOpinion, "lh_town", "Mon 2026-05-11 09:00", lamp, **fields)
    desk.act(issue_opinion, IssueOpinion, "lh_head", "Mon 2026-05-11 10:00", lamp)
    by_message = ServiceEntry(proof="短信回执 8812", method=ServiceMethod.ELECTRONIC, petitioner_asked=True)
    desk.act(serve_opinion, ServeOpinion, "lh_town", "Mon 2026-05-11 11:00", lamp, service=by_message)
    assert desk.case(lamp).stage is Stage.SERVED
    assert desk.clock(lamp, TermCode.SIMPLE_DONE_10WD).breached_at is None


def test_simple_handling_is_not_offered_where_a_condition_fails(desk, lamp):
    group = desk.register("lh_town", "Mon 2026-04-27 09:00", parties=people(6, representatives=2)).case_id
    answer = refused(lambda: choose(desk, group))
    assert (answer.reason, answer.basis) == (Why.SIMPLIFIED_GROUP, "R-3.02")
    answer = refused(lambda: choose(desk, lamp, expected=OpinionOutcome.NOT_SUPPORTED, owners=2))
    assert answer.facts["failing"] == "simplified_not_supported,simplified_several_owners"


def test_back_to_the_ordinary_procedure_the_sixty_days_count_from_the_acceptance(desk, lamp):
    choose(desk, lamp)
    accept_on_30_april(desk, lamp)

    def convert(**changes):
        return desk.act(convert_to_ordinary, ConvertToOrdinary, "lh_town", "Mon 2026-05-11 09:00", lamp, **changes)

    assert refused(convert).reason is Why.SIMPLIFIED_CONDITIONS_STILL_MET
    assert convert(is_complex=True) == ("simplified_complex",)
    running = desk.running(lamp)
    assert running[TermCode.HANDLE_60][0] == day("Mon 2026-06-29")
    assert TermCode.SIMPLE_DONE_10WD not in running
    kinds = desk.session.scalars(select(Proceeding.kind).where(Proceeding.case_id == lamp)).all()
    assert kinds == [ProceedingKind.SIMPLIFIED, ProceedingKind.ORDINARY]


def suggest(desk, case_id, login, at):
    return desk.act(suggest_simplified, SuggestSimplified, login, at, case_id)


def send(desk, case_id, login, at, *, to):
    fields = {"to_id": desk.world.org(to), "reason": "属其法定职责"}
    return desk.act(send_case, SendCase, login, at, case_id, **fields)


def hops(desk, case_id):
    query = select(Clock).where(Clock.case_id == case_id, Clock.term == TermCode.SIMPLE_HOP_1WD).order_by(Clock.id)
    return [(clock.organisation_id, clock.due_on, clock.state) for clock in desk.look().scalars(query)]


def test_every_level_on_the_way_passes_a_simple_matter_on_within_one_working_day(desk):
    """R-3.06: city, county petition bureau, town; the town chooses by itself (R-3.03)."""
    about = {"title": "路灯不亮", "facts": "村口路灯坏了半个月", "claim": "修好路灯"}
    lamp = desk.register("city_window", "Mon 2026-04-27 09:00", channel=Channel.LETTER, about=about).case_id
    city, bureau, stopped = desk.world.org("city_reception"), desk.world.org("xf"), ClockState.STOPPED
    suggest(desk, lamp, "city_window", "Mon 2026-04-27 10:00")
    assert hops(desk, lamp) == [(city, day("Tue 2026-04-28"), ClockState.RUNNING)]
    again = refused(lambda: suggest(desk, lamp, "city_window", "Mon 2026-04-27 10:05"))
    assert (again.reason, again.basis) == (Why.SIMPLIFIED_SUGGESTED, "R-3.06")
    send(desk, lamp, "city_window", "Tue 2026-04-28 09:00", to="xf")
    begun = [(city, day("Tue 2026-04-28"), stopped), (bureau, day("Wed 2026-04-29"), ClockState.RUNNING)]
    assert hops(desk, lamp) == begun
    send(desk, lamp, "xf_office", "Wed 2026-04-29 09:00", to="lh_gov")
    assert hops(desk, lamp) == [begun[0], (bureau, day("Wed 2026-04-29"), stopped)]
    refusal = refused(lambda: suggest(desk, lamp, "lh_town", "Wed 2026-04-29 09:30"))
    assert (refusal.reason, refusal.basis) == (Why.SIMPLIFIED_IS_YOUR_CHOICE, "R-3.03")
    choose(desk, lamp, "Wed 2026-04-29 10:00")
    assert desk.running(lamp)[TermCode.SIMPLE_ACCEPT_3WD][0] == day("Thu 2026-05-07")


def test_what_the_decision_table_excludes_is_not_suggested_either(desk):
    group = people(6, representatives=2)
    found = desk.register("city_window", "Mon 2026-04-27 09:00", channel=Channel.LETTER, parties=group)
    answer = refused(lambda: suggest(desk, found.case_id, "city_window", "Mon 2026-04-27 10:00"))
    assert (answer.reason, answer.basis) == (Why.SIMPLIFIED_GROUP, "R-3.02")


# ---- T-43: alarms


def test_an_alarm_is_heard_in_half_an_hour_and_reported_in_two(desk):
    case_id = desk.register("lh_town", "Mon 2026-05-11 09:00").case_id
    words = {"words": ("跳楼",), "police_called": True}
    desk.act(raise_urgent, RaiseUrgent, "lh_town", "Mon 2026-05-11 16:50", case_id, **words)
    due_at = desk.clock(case_id, TermCode.URGENT_ACK_30MIN).due_at
    assert desk.case(case_id).urgent
    # A second alarm meanwhile adds to the first and moves no time.
    desk.act(raise_urgent, RaiseUrgent, "lh_town", "Mon 2026-05-11 17:00", case_id, words=("汽油",))
    report = desk.session.scalars(select(UrgentReport)).one()
    assert (report.words, report.police_called) == (["跳楼", "汽油"], True)
    assert desk.clock(case_id, TermCode.URGENT_ACK_30MIN).due_at == due_at
    desk.act(acknowledge_urgent, AcknowledgeUrgent, "lh_head", "Mon 2026-05-11 17:10", case_id)
    assert TermCode.URGENT_ACK_30MIN not in desk.running(case_id)

    def tell(*targets):
        return desk.act(report_urgent, ReportUrgent, "lh_head", "Mon 2026-05-11 17:30", case_id, reported_to=targets)

    with pytest.raises(InvalidFields):
        tell(ReportTarget.OWN_COMMITTEE_AND_GOVERNMENT, ReportTarget.UPPER_PETITION_BUREAU)
    tell(*OWED_BY_ALL)
    assert desk.running(case_id).keys() & {TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H} == set()
    assert "urgent" in desk.told("xf") or "urgent" in desk.told("lxb")
    assert refused(lambda: tell(*ReportTarget)).reason is Why.ALREADY_REPORTED


# ---- 10.3: showing one value


def test_a_value_is_shown_for_a_purpose_and_the_record_keeps_who_asked_not_what_it_was(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=[person(phone="13800001234")]).case_id
    party_id = desk.session.scalars(select(CaseParty.id).where(CaseParty.case_id == case_id)).one()
    at = "Mon 2026-03-09 10:00"
    asked = {"party_id": party_id, "field": PersonalField.PHONE, "purpose": RevealPurpose.CONTACT}
    assert desk.act(reveal_personal, RevealPersonal, "lh_town", at, case_id, **asked) == "13800001234"
    entry = desk.entry(case_id, "personal.revealed")
    assert entry.facts == {"party": party_id, "field": "phone", "purpose": "contact"}
    assert "13800001234" not in str(desk.session.scalars(select(RecordEntry.facts)).all())
    assert (
        refused(lambda: desk.act(reveal_personal, RevealPersonal, "supervisor", at, case_id, **asked)).reason
        is SecrecyReason.ROLE_NOT_ALLOWED
    )
    other = desk.register("lh_town", "Mon 2026-03-09 11:00").case_id
    with pytest.raises(OutOfReach):
        desk.act(reveal_personal, RevealPersonal, "lh_town", at, other, **asked)


def test_age_and_capacity_are_shown_one_by_one_for_a_purpose(desk):
    child = person("欧阳小宝", phone="", born_on=day("Tue 2012-05-01"), lacks_capacity=True)
    guardian = person("欧阳建国", role=PartyRole.GUARDIAN, acts_for=0)
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=[child, guardian]).case_id
    children = select(CaseParty.id).where(CaseParty.case_id == case_id).order_by(CaseParty.position)
    party_id, guardian_id = desk.session.scalars(children).all()
    at, asked = "Mon 2026-03-09 10:00", {"purpose": RevealPurpose.SAFETY}
    for party, field, value in (
        (party_id, PersonalField.BORN_ON, "2012-05-01"),
        (party_id, PersonalField.LACKS_CAPACITY, LACKING),
        (guardian_id, PersonalField.LACKS_CAPACITY, None),
    ):
        shown = desk.act(reveal_personal, RevealPersonal, "lh_town", at, case_id, party_id=party, field=field, **asked)
        assert shown == value
        entry = desk.entry(case_id, "personal.revealed")
        assert entry.facts == {"party": party, "field": field.value, "purpose": "safety"}


# ---- T-20: what review decided, stated by one and confirmed by another


@pytest.fixture
def over(desk):
    """Provide a matter whose re-review was decided, as the town's clerk stated it from the paper."""
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:30").case_id
    paper = {"number": "临政复核〔2026〕3号", "organ_id": desk.world.org("city_gov"), "on": day("Mon 2026-10-19")}
    fields = {"kind": AttestedKind.REREVIEW, **paper}
    at = "Tue 2026-10-20 09:00"
    return case_id, desk.act(state_attested_fact, StateAttested, "lh_town", at, case_id, **fields)


def confirm(desk, case_id, attested_id, *, login="lh_head", at="Tue 2026-10-20 10:00", is_confirmed=True):
    fields = {"attested_id": attested_id, "is_confirmed": is_confirmed}
    return desk.act(decide_attested, DecideAttested, login, at, case_id, **fields)


def again(desk, case_id, at="Tue 2026-11-03 09:00", **gate):
    return desk.register("lh_town", at, repeat_of=case_id, gate=GateEntry(**gate))


def test_nothing_is_over_before_a_second_person_confirms_it(desk, over):
    case_id, stated = over
    assert again(desk, case_id).decision is Decision.ACCEPTED
    answer = refused(lambda: confirm(desk, case_id, stated, login="lh_town"))
    assert answer.reason is Why.SECOND_PERSON_NEEDED
    confirm(desk, case_id, stated, is_confirmed=False)
    assert again(desk, case_id).decision is Decision.ACCEPTED
    with pytest.raises(OutOfReach):
        confirm(desk, case_id, stated)


def test_a_matter_that_was_re_reviewed_is_no_longer_accepted(desk, over):
    """T-20: E1 from the confirmed opinion, no new clock."""
    confirm(desk, *over)
    before = desk.running(over[0])
    found = again(desk, over[0])
    assert (found.decision, found.code) == (Decision.NO_LONGER_ACCEPTED, GateReason.FINAL_AFTER_REREVIEW)
    assert (found.case_id, desk.running(over[0])) == (over[0], before)


def test_new_facts_lift_what_is_final_once_when_two_persons_say_so(desk, over):
    """T-20 (b)."""
    case_id, stated = over
    confirm(desk, case_id, stated)
    at = "Tue 2026-11-10 09:00"
    assert again(desk, case_id, at, new_facts="新出具的测绘报告").decision is Decision.NO_LONGER_ACCEPTED
    row = desk.session.scalars(select(Attestation).where(Attestation.kind == AttestedKind.NEW_FACTS)).one()
    assert again(desk, case_id, at).decision is Decision.NO_LONGER_ACCEPTED
    confirm(desk, case_id, row.id, at="Tue 2026-11-10 10:00")
    pending = again(desk, case_id, "Tue 2026-11-10 10:30", judicial=JudicialState.PENDING)
    assert pending.decision is Decision.NOT_ACCEPTED
    anew = again(desk, case_id, "Tue 2026-11-10 11:00")
    assert anew.decision is Decision.ACCEPTED
    assert anew.case_id != case_id
    assert again(desk, case_id, "Tue 2026-11-10 15:00").decision is Decision.NO_LONGER_ACCEPTED


def test_what_an_approval_settled_is_no_longer_accepted(desk, over):
    case_id, _ = over
    paper = {"number": "临信审〔2026〕8号", "organ_id": desk.world.org("xf"), "on": day("Mon 2026-10-19")}
    fields = {"kind": AttestedKind.SETTLED, **paper}
    stated = desk.act(state_attested_fact, StateAttested, "lh_town", "Tue 2026-10-20 09:00", case_id, **fields)
    confirm(desk, case_id, stated)
    assert again(desk, case_id).code == GateReason.SETTLED_BY_APPROVAL


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"kind": AttestedKind.REREVIEW}, ["number", "organ", "on"]),
        ({"kind": AttestedKind.NEW_FACTS, "reason": " "}, ["reason"]),
    ],
)
def test_a_statement_names_its_paper_or_its_reason(desk, typed, fields):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:30").case_id
    with pytest.raises(InvalidFields) as lacking:
        desk.act(state_attested_fact, StateAttested, "lh_town", "Tue 2026-10-20 09:00", case_id, **typed)
    assert list(lacking.value.faults) == fields


def test_the_database_wants_two_persons_for_a_statement(desk, over):
    row = desk.session.get_one(Attestation, over[1])
    row.decided_by_id = row.stated_by_id
    with pytest.raises(IntegrityError):
        desk.session.commit()
    desk.session.rollback()


def test_an_organ_has_one_open_order_for_one_failing(desk, unanswered):
    """Two visits about the same failing bring one order and one clock."""
    decide(desk, unanswered)
    desk.register("mtc_window", "Thu 2026-06-18 09:00", repeat_of=unanswered.case_id)
    desk.register("mtc_window", "Fri 2026-06-19 09:00", repeat_of=unanswered.case_id)
    order = desk.session.scalars(select(SupervisionOrder)).one()
    papers = select(Document).where(Document.kind == DocumentKind.SUPERVISION_ORDER)
    assert len(desk.session.scalars(papers).all()) == 1
    twin = SupervisionOrder(
        case_id=order.case_id,
        from_id=order.from_id,
        to_id=order.to_id,
        ground=order.ground,
        demand=order.demand,
        ordered_on=order.ordered_on,
    )
    desk.session.add(twin)
    with pytest.raises(IntegrityError):
        desk.session.commit()
    desk.session.rollback()
