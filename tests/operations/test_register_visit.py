"""A visit walks through the gate and becomes a case with a holder, clocks and papers."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from mediation.casefile.kinds import DocumentKind, HandOverKind, HandOverState, Stage
from mediation.clocks.codes import TermCode
from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.gate.replay import rejudge
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.urgency import ReportTarget
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from models.operations.cases import AcknowledgeUrgent, ReportUrgent, acknowledge_urgent, report_urgent
from models.operations.reception.commands import GateEntry, UrgentEntry
from models.operations.reception.register import register_visit
from models.tables.cases import Case, CaseAccess, CaseParty, Holding
from models.tables.clocks import Clock
from models.tables.documents import Document, Notice, SupervisionOrder
from models.tables.handovers import HandOver
from models.tables.reception import Judgement, SkipException, UrgentReport, Visit
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach
from tests.dates import day
from tests.factories.visits import people, person, visit

pytestmark = pytest.mark.seed("linjiang")

ALARMED = {TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H}


@pytest.fixture
def setting(app):
    """Provide the law and the graphs of the application."""
    return app.extensions["setting"]


@pytest.fixture
def register(linjiang, session, setting):
    """Provide a function that registers a visit at a desk and returns the answer."""

    def run(login, at, **changes):
        return register_visit(session, setting, visit(linjiang, session, login, at, **changes))

    return run


def clocks(session, case_id):
    rows = session.execute(select(Clock.term, Clock.due_on, Clock.organisation_id).where(Clock.case_id == case_id))
    return {term: (due_on, organisation_id) for term, due_on, organisation_id in rows}


def count_of(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_three_villagers_at_the_town_are_one_matter_of_three_persons(session, register, linjiang):
    done = register("lh_town", "Mon 2026-03-09 09:30", parties=people(3))
    case, row = session.get_one(Case, done.case_id), session.get_one(Visit, done.visit_id)
    assert (done.decision, case.stage, case.holder_id) == (
        Decision.ACCEPTED,
        Stage.REGISTERED,
        linjiang.org("lh_centre"),
    )
    assert (row.persons, row.is_group, case.number) == (3, False, "XF-379901-20260309-F0001")
    assert clocks(session, case.id)[TermCode.DIRECT_NOTICE_15] == (day("Tue 2026-03-24"), linjiang.org("lh_centre"))
    assert clocks(session, case.id)[TermCode.FIRST_CONTACT_2WD][0] == day("Wed 2026-03-11")


def test_the_county_is_a_lawful_place_for_a_township_matter(session, register, linjiang):
    done = register("mtc_window", "Mon 2026-04-13 10:00")
    case = session.get_one(Case, done.case_id)
    assert (done.code, case.lawful_level, case.skip_levels) == ("lawful_place", True, 0)
    assert clocks(session, case.id)[TermCode.TRANSFER_15] == (day("Tue 2026-04-28"), linjiang.org("mtc"))


def test_a_skip_to_the_city_is_guided_and_waits_in_the_town(session, register, linjiang):
    done = register("city_window", "Mon 2026-07-06 10:00")
    case, row = session.get_one(Case, done.case_id), session.get_one(Visit, done.visit_id)
    offer = session.scalars(select(HandOver).where(HandOver.case_id == case.id)).one()
    assert (done.decision, done.code, case.stage) == (Decision.GUIDED, "level_skipped", Stage.GUIDED)
    assert (row.lawful_level, row.skip_levels) == (False, 1)
    assert (offer.kind, offer.state, offer.to_id) == (
        HandOverKind.GUIDANCE,
        HandOverState.OFFERED,
        linjiang.org("lh_centre"),
    )
    assert clocks(session, case.id) == {
        TermCode.SKIP_CONTACT_2WD: (day("Wed 2026-07-08"), linjiang.org("lh_centre")),
    }
    kinds = set(session.scalars(select(Document.kind).where(Document.case_id == case.id)))
    assert kinds == {DocumentKind.RECEIPT, DocumentKind.GUIDE_SLIP}


def test_the_wrong_town_guides_without_counting_a_skip(session, register, linjiang):
    done = register("cg_town", "Mon 2026-03-09 09:30")
    row = session.get_one(Visit, done.visit_id)
    assert (done.decision, done.code, row.skip_levels) == (Decision.GUIDED, "wrong_place", 0)


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.WEB, Channel.PHONE])
def test_what_is_written_or_called_is_never_a_skip(session, register, channel):
    done = register("city_window", "Mon 2026-07-06 10:00", channel=channel)
    assert (done.decision, done.code) == (Decision.ACCEPTED, "not_a_visit")


def test_coming_again_to_the_same_town_is_a_repeat_without_a_new_clock(session, register, linjiang):
    first = register("lh_town", "Mon 2026-03-09 09:30")
    again = register("lh_town", "Mon 2026-03-30 09:30", repeat_of=first.case_id)
    assert (again.case_id, again.is_repeat, again.code) == (first.case_id, True, "plain_repeat")
    assert count_of(session, Case) == 1
    assert len(clocks(session, first.case_id)) == 2
    told = session.scalars(select(Notice.organisation_id).where(Notice.kind == "came_again")).all()
    assert told == [linjiang.org("lh_centre")]


def test_a_matter_without_a_known_owner_is_held_by_its_first_receiver(session, register, linjiang):
    done = register("mtc_window", "Mon 2026-03-16 09:00", about={"competent_id": None})
    case = session.get_one(Case, done.case_id)
    assert (done.code, case.stage, case.holder_id) == ("ownerless", Stage.OWNER_PENDING, linjiang.org("mtc"))
    assert clocks(session, case.id)[TermCode.DIRECT_NOTICE_15][0] == day("Tue 2026-03-31")


def test_a_visitor_against_a_judgment_is_not_accepted_but_registered(session, register):
    gate = GateEntry(judicial=JudicialState.DECIDED)
    done = register("mtc_window", "Mon 2026-03-16 09:00", gate=gate)
    assert (done.decision, done.code) == (Decision.NOT_ACCEPTED, "litigation_rights")
    assert session.get_one(Case, done.case_id).stage is Stage.NOT_ACCEPTED


def test_a_letter_against_a_judgment_is_to_be_passed_on_in_fifteen_days(session, register):
    gate = GateEntry(judicial=JudicialState.DECIDED)
    done = register("mtc_window", "Mon 2026-03-16 09:00", gate=gate, channel=Channel.LETTER)
    assert clocks(session, done.case_id)[TermCode.TRANSFER_15][0] == day("Tue 2026-03-31")


def test_a_claimed_exception_waits_for_somebody_else_to_approve_it(session, register):
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="登记表第3号")
    done = register("city_window", "Mon 2026-07-06 10:00", gate=gate)
    waiting = session.scalars(select(SkipException)).one()
    assert (done.decision, waiting.ground, waiting.approved) == (Decision.GUIDED, "X2", None)


def test_an_accusation_is_for_those_named_to_it_alone(session, register, linjiang):
    about = {
        "kind": Kind.ACCUSATION,
        "branch": None,
        "route": "discipline",
        "facts": "反映镇长收受钱款。",
        "competent_id": None,
        "accused_organisation_ids": (linjiang.org("lh_gov"),),
    }
    done = register("mtc_window", "Mon 2026-06-01 10:00", about=about)
    case = session.get_one(Case, done.case_id)
    named = set(session.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case.id)))
    assert case.secrecy is SecrecyClass.D
    assert named == {linjiang.account("mtc_window"), linjiang.account("discipline")}
    assert "20260601" not in case.number


def test_an_accusation_leaves_no_gap_in_the_days_numbers(register, linjiang):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    first = register("mtc_window", "Mon 2026-06-01 10:00")
    register("mtc_window", "Mon 2026-06-01 10:05", about=about)
    second = register("mtc_window", "Mon 2026-06-01 10:10")
    assert [first.case_number[-4:], second.case_number[-4:]] == ["0001", "0002"]


def test_a_threat_raises_the_alarm_with_its_two_clocks(session, register):
    urgent = UrgentEntry(words=("跳楼",), police_called=True)
    done = register("mtc_window", "Mon 2026-03-16 16:50", channel=Channel.PHONE, urgent=urgent)
    assert session.scalars(select(UrgentReport.police_called)).one() is True
    assert {TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H} <= set(clocks(session, done.case_id))


def test_a_second_alarm_has_clocks_of_its_own_once_the_first_was_heard(desk):
    urgent = UrgentEntry(words=("跳楼",))
    case_id = desk.register("mtc_window", "Mon 2026-03-16 09:00", urgent=urgent).case_id
    desk.act(acknowledge_urgent, AcknowledgeUrgent, "mtc_window", "Mon 2026-03-16 09:10", case_id)
    told = {"reported_to": tuple(ReportTarget)}
    desk.act(report_urgent, ReportUrgent, "mtc_window", "Mon 2026-03-16 09:20", case_id, **told)
    assert not ALARMED & set(desk.running(case_id))
    desk.register("mtc_window", "Tue 2026-03-17 09:00", repeat_of=case_id, urgent=urgent)
    assert set(desk.running(case_id)) >= ALARMED
    assert count_of(desk.look(), UrgentReport) == 2


def test_an_alarm_at_the_desk_adds_to_one_that_waits(desk):
    case_id = desk.register("mtc_window", "Mon 2026-03-16 09:00").case_id
    assert not desk.case(case_id).urgent
    first, second = UrgentEntry(words=("跳楼",)), UrgentEntry(words=("汽油",), police_called=True)
    for at, urgent in (("Mon 2026-03-16 10:00", first), ("Mon 2026-03-16 10:10", second)):
        desk.register("mtc_window", at, repeat_of=case_id, urgent=urgent)
    row = desk.look().scalars(select(UrgentReport)).one()
    assert (row.words, row.police_called, desk.case(case_id).urgent) == (["跳楼", "汽油"], True, True)
    ends = select(func.count()).where(Clock.case_id == case_id, Clock.term.in_(ALARMED))
    assert desk.session.scalar(ends) == 2


def test_an_anonymous_letter_owes_nobody_a_notice_but_is_passed_on(session, register):
    done = register("mtc_window", "Mon 2026-03-16 09:00", channel=Channel.LETTER, no_address=True)
    assert TermCode.DIRECT_NOTICE_15 not in clocks(session, done.case_id)
    assert TermCode.FIRST_CONTACT_2WD not in clocks(session, done.case_id)
    assert clocks(session, done.case_id)[TermCode.TRANSFER_15][0] == day("Tue 2026-03-31")


def test_sending_twice_makes_one_visit(session, register, linjiang):
    first = register("lh_town", "Mon 2026-03-09 09:30", submission_key="double")
    second = register("lh_town", "Mon 2026-03-09 09:31", submission_key="double")
    assert (second.visit_id, second.again) == (first.visit_id, True)
    assert (count_of(session, Visit), count_of(session, Case)) == (1, 1)


def test_a_submission_of_another_desk_is_nothing_of_ours(session, setting, linjiang):
    command = visit(linjiang, session, "mtc_window", "Mon 2026-03-09 09:30")
    register_visit(session, setting, command)
    with pytest.raises(OutOfReach):
        register_visit(session, setting, replace(command, actor=linjiang.actor(session, "lh_town")))


def test_what_the_gate_turned_away_by_law_is_no_failing_to_be_ordered_about(session, register):
    first = register("lh_town", "Mon 2026-03-09 09:30", gate=GateEntry(judicial=JudicialState.PENDING))
    again = register("mtc_window", "Tue 2026-03-10 09:30", repeat_of=first.case_id)
    assert (again.case_id, again.decision) == (first.case_id, Decision.ACCEPTED)
    assert count_of(session, SupervisionOrder) == 0


def test_six_representatives_are_refused_at_their_field_and_nothing_is_written(session, register):
    with pytest.raises(InvalidFields) as refused:
        register("mtc_window", "Mon 2026-05-11 09:00", parties=people(6, representatives=6))
    assert list(refused.value.faults) == ["parties-5-role"]
    assert count_of(session, Visit) == 0


def test_a_wrong_check_digit_is_refused_at_its_field(register):
    from mediation.reception.party_checks import IdKind

    wrong = person(id_kind=IdKind.CITIZEN_ID, id_number="379901198003150018")
    with pytest.raises(InvalidFields) as refused:
        register("lh_town", "Mon 2026-03-09 09:30", parties=[wrong])
    assert list(refused.value.faults) == ["parties-0-id_number"]


def test_an_earlier_case_that_does_not_exist_is_out_of_reach(register):
    with pytest.raises(OutOfReach):
        register("lh_town", "Mon 2026-03-09 09:30", repeat_of=4711)


def test_names_and_numbers_are_unreadable_in_the_database(session, register):
    register("lh_town", "Mon 2026-03-09 09:30")
    raw = session.connection().exec_driver_sql("SELECT name, phone FROM case_parties").one()
    assert all("王" not in value and "138" not in value for value in raw)
    assert session.scalars(select(CaseParty.name)).one() == "王建国"


def test_every_stored_verdict_is_judged_the_same_again(session, register):
    for login in ("lh_town", "mtc_window", "city_window", "cg_town"):
        register(login, "Mon 2026-03-09 09:30")
    stored = session.scalars(select(Judgement)).all()
    assert len(stored) == 4
    assert [rejudge(row.facts) for row in stored] == [GateVerdict.from_record(row.verdict) for row in stored]


def test_one_holder_from_the_first_second(session, register, linjiang):
    done = register("city_window", "Mon 2026-07-06 10:00")
    held = session.scalars(select(Holding.organisation_id).where(Holding.case_id == done.case_id)).all()
    assert held == [linjiang.org("city_reception")]


def test_a_refused_claim_stands_in_the_record_with_its_reason(session, register):
    done = register("city_window", "Mon 2026-07-06 10:00", gate=GateEntry(skip_ground=SkipGround.X1))
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "visit.registered")).one()
    assert done.decision is Decision.GUIDED
    assert (entry.facts["claimed"], entry.facts["claim_refused"]) == ("X1", "never_raised_below")


@pytest.mark.parametrize(
    ("ground", "evidence", "field"),
    [
        (SkipGround.X2, None, "evidence"),
        (SkipGround.X3, EvidenceKind.CROSSING_ORGANS, "crossing"),
        (SkipGround.X5, EvidenceKind.URGENT_RECORD, "urgent"),
    ],
)
def test_a_typed_number_alone_claims_nothing(register, ground, evidence, field):
    gate = GateEntry(skip_ground=ground, evidence=evidence, evidence_ref="a")
    with pytest.raises(InvalidFields) as refused:
        register("city_window", "Mon 2026-07-06 10:00", gate=gate)
    assert list(refused.value.faults) == [field]


def test_an_urgent_claim_rests_on_the_alarm_of_the_same_form(session, register):
    gate = GateEntry(skip_ground=SkipGround.X5)
    register("city_window", "Mon 2026-07-06 10:00", gate=gate, urgent=UrgentEntry(words=("跳楼",)))
    claim = session.scalars(select(SkipException)).one()
    assert (claim.ground, claim.evidence["kind"]) == ("X5", "urgent_record")
    assert session.scalars(select(UrgentReport.words)).one() == ["跳楼"]
    terms = set(session.scalars(select(Clock.term)))
    assert {TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H} <= terms


def test_a_crossing_waits_only_where_the_organs_meet_above_the_lawful_level(linjiang, session, register):
    def claim(*others):
        gate = GateEntry(
            skip_ground=SkipGround.X3,
            evidence=EvidenceKind.CROSSING_ORGANS,
            evidence_ref="联合报告第2号",
            crossing_ids=tuple(linjiang.org(one) for one in others),
        )
        done = register("city_window", "Mon 2026-07-06 10:00", gate=gate)
        return session.scalars(select(Judgement).where(Judgement.visit_id == done.visit_id)).one().verdict["facts"]

    assert claim("cg_gov")["exception_refused_because"] == "common_superior_is_lower"
    assert claim("city_gov")["exception_waiting"] == "X3"
    assert session.scalars(select(SkipException)).one().evidence["organs"] == [
        linjiang.org("lh_gov"),
        linjiang.org("city_gov"),
    ]


@pytest.mark.parametrize(("channel", "is_group"), [(Channel.VISIT, True), (Channel.LETTER, False)])
def test_six_persons_make_a_group_visit_only_where_they_come(session, register, channel, is_group):
    done = register("mtc_window", "Mon 2026-05-11 09:00", persons=6, channel=channel)
    assert session.get_one(Case, done.case_id).is_group is session.get_one(Visit, done.visit_id).is_group is is_group


def test_the_leaders_hear_of_a_group_and_of_how_many_like_it_the_township_has(session, register):
    register("lh_town", "Mon 2026-04-06 09:30")
    register("lh_town", "Mon 2026-05-04 09:30", parties=[person("李春花", phone="13900000001")])
    register("mtc_window", "Mon 2026-05-11 09:30", parties=people(6, representatives=5))
    told = session.scalars(select(Notice.facts).where(Notice.kind == "group_visit")).all()
    assert told == [{"persons": 6, "alike": 2}]
