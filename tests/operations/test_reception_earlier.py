"""Earlier cases at the desk: reached through the one who asks, joined, come again after their end; and previews."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from mediation.casefile.kinds import DocumentKind, LinkKind, Stage
from mediation.escalation.kinds import ClimbGround
from mediation.reception.decisions import Decision
from mediation.reception.parties import PartyRole, Side
from mediation.routing.kinds import Channel, Kind
from models.operations.cases import AcceptCase, accept_case
from models.operations.drafts import SaveDraft, discard_draft, save_draft, share_draft
from models.operations.queue import DrawTicket, call_next, draw_ticket
from models.operations.reception.commands import ClimbStated, GateEntry
from models.operations.reception.preview import preview_visit
from models.operations.reception.printing import PrintPaper, print_paper
from models.operations.reception.register import register_visit
from models.operations.unit_of_work import unit_of_work
from models.queries.drafts import drafts_of
from models.queries.reach import viewer_of
from models.queries.reception.earlier import Typed, earlier_cases
from models.queries.reception.judgements import replayed
from models.tables.cases import Case, CaseLink, CaseParty
from models.tables.clocks import Clock
from models.tables.organisations import QueueTicket
from models.tables.reception import Visit
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach
from tests.dates import day, moment
from tests.factories.visits import person, visit

pytestmark = pytest.mark.seed("linjiang")
STRANGER = person("赵春来", phone="13900000009")
DISPUTE = {"kind": Kind.DISPUTE, "branch": None, "route": None, "competent_id": None}


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


@pytest.fixture
def first(register):
    """Register the plain matter at the township."""
    return register("lh_town", "Mon 2026-03-09 09:30")


def count_of(session, table):
    return session.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize("tie", ["repeat_of", "joins", "related_to"])
def test_another_towns_case_is_out_of_reach_whatever_ties_it(session, register, first, tie):
    assert register("lh_town", "Mon 2026-03-30 09:30", **{tie: first.case_id}).visit_id
    with pytest.raises(OutOfReach):
        register("cg_town", "Mon 2026-03-30 09:31", parties=[STRANGER], **{tie: first.case_id})


def test_the_same_persons_repeat_is_attached_to_a_case_at_another_unit(session, register, first):
    again = register("cg_town", "Mon 2026-03-30 09:31", repeat_of=first.case_id)
    assert (again.case_id, again.is_repeat) == (first.case_id, True)


@pytest.mark.parametrize("tie", ["joins", "related_to"])
def test_sameness_opens_another_units_case_to_a_repeat_alone(register, first, tie):
    with pytest.raises(OutOfReach):
        register("cg_town", "Mon 2026-03-30 09:31", **{tie: first.case_id})


def test_sameness_opens_no_accusation(register):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    secret = register("mtc_window", "Mon 2026-03-09 09:30", about=about)
    with pytest.raises(OutOfReach):
        register("lh_town", "Mon 2026-03-30 09:31", repeat_of=secret.case_id)


def test_the_desk_is_told_where_the_same_persons_case_is_without_seeing_it(linjiang, session, register, first):
    viewer = viewer_of(session, linjiang.account("city_window"), on=day("Mon 2026-03-30"))
    command = visit(linjiang, session, "city_window", "Mon 2026-03-30 09:30")
    typed = Typed(
        kind=Kind.CLAIM,
        title=command.matter.title,
        facts=command.matter.facts,
        phones=(command.parties[0].facts.phone,),
    )
    county = linjiang.place("county")
    found = earlier_cases(session, viewer=viewer, typed=typed, today=day("Mon 2026-03-30"), county_id=county)
    assert found.within == ()
    assert [(one.holder_name, one.repeat_of) for one in found.elsewhere] == [
        ("临江县柳河镇社会治安综合治理中心", first.case_id)
    ]
    other = earlier_cases(
        session,
        viewer=viewer,
        typed=replace(typed, title="老屋漏水", facts="老屋屋顶漏水，邻居不让架梯子。"),
        today=day("Mon 2026-03-30"),
        county_id=county,
    )
    assert [one.repeat_of for one in other.elsewhere] == [None]


def test_joint_petitioners_are_added_behind_the_parties_there_are(session, register, first):
    agent = person("律师", role=PartyRole.AGENT, acts_for=1, agent_tie="lawyer", phone="13900000002")
    agent = replace(agent, facts=replace(agent.facts, has_written_authority=True, has_proof_of_tie=True))
    parties = [person("对方", side=Side.RESPONDENT), person("李春花", phone="13900000001"), agent]
    done = register("lh_town", "Mon 2026-03-30 09:30", parties=parties, persons=2, joins=first.case_id)
    rows = session.scalars(select(CaseParty).order_by(CaseParty.position)).all()
    assert [(row.name, row.role, row.side) for row in rows] == [
        ("王建国", PartyRole.SELF, Side.APPLICANT),
        ("李春花", PartyRole.JOINT, Side.APPLICANT),
        ("律师", PartyRole.AGENT, Side.APPLICANT),
    ]
    assert rows[2].represents_id == rows[1].id
    case, row = session.get_one(Case, first.case_id), session.get_one(Visit, done.visit_id)
    assert (case.persons, case.version, row.is_repeat) == (3, 2, False)


def test_five_joint_petitioners_make_a_group(session, register, first):
    people = [person(f"村民{at}", phone=f"1390000{at:04d}") for at in range(4)]
    register("lh_town", "Mon 2026-03-30 09:30", parties=people, joins=first.case_id)
    assert session.get_one(Case, first.case_id).is_group is True


def test_five_who_write_to_join_make_no_group(session, register, first):
    people = [person(f"村民{at}", phone=f"1390000{at:04d}") for at in range(5)]
    register("lh_town", "Mon 2026-03-30 09:30", parties=people, channel=Channel.LETTER, joins=first.case_id)
    assert session.get_one(Case, first.case_id).is_group is False


@pytest.mark.parametrize("tie", ["repeat_of", "joins"])
def test_what_is_attached_starts_no_clock(session, register, first, tie):
    before = count_of(session, Clock)
    register("lh_town", "Mon 2026-03-30 09:30", **{tie: first.case_id})
    assert count_of(session, Clock) == before


def test_what_comes_again_after_its_end_is_a_linked_case_with_clocks_of_its_own(session, register, first):
    with unit_of_work(session) as work:
        case = work.get_one(Case, first.case_id)
        case.stage, case.concluded_on = Stage.CONCLUDED, day("Fri 2026-05-08")
    before = count_of(session, Clock)
    again = register("lh_town", "Mon 2026-06-15 09:30", repeat_of=first.case_id)
    link = session.scalars(select(CaseLink)).one()
    assert again.case_id != first.case_id
    assert (link.case_id, link.other_id, link.kind) == (again.case_id, first.case_id, LinkKind.RELATED)
    assert session.get_one(Case, again.case_id).is_first is False
    assert count_of(session, Clock) > before


def test_a_village_of_another_township_is_refused_at_the_place(register, linjiang):
    about = {"town_id": linjiang.place("chengguan"), "village_id": linjiang.place("liuhe_village")}
    with pytest.raises(InvalidFields) as refused:
        register("lh_town", "Mon 2026-03-09 09:30", about=about)
    assert list(refused.value.faults) == ["place"]


def test_a_preview_says_what_registering_says_and_writes_nothing(linjiang, session, setting):
    command = visit(linjiang, session, "city_window", "Mon 2026-07-06 10:00")
    preview = preview_visit(session, setting, command)
    assert [count_of(session, table) for table in (Visit, Case, Clock)] == [0, 0, 0]
    done = register_visit(session, setting, command)
    assert (preview.verdict.decision, preview.verdict.code.value) == (done.decision, done.code)


def test_a_preview_of_somebody_elses_case_is_out_of_reach(linjiang, session, setting, first):
    someone = visit(linjiang, session, "cg_town", "Mon 2026-03-30 09:30", repeat_of=first.case_id)
    command = replace(someone, parties=(STRANGER,))
    with pytest.raises(OutOfReach):
        preview_visit(session, setting, command)


def test_a_dispute_climbs_one_rung_on_a_ground_stated_at_the_desk_above(register):
    gate = GateEntry(climb=ClimbStated(ClimbGround.BEYOND_POWERS, "村调委会记录第7号"))
    assert register("lh_town", "Mon 2026-03-09 09:30", about=DISPUTE, gate=gate).code == "dispute_climbed"
    assert register("lh_town", "Mon 2026-03-09 09:31", about=DISPUTE).code == "dispute_offered"
    # One ground carries one rung: the county is two above the village.
    assert register("mtc_window", "Mon 2026-03-09 09:32", about=DISPUTE, gate=gate).code == "dispute_offered"


def test_a_dispute_climbs_by_itself_when_the_villages_target_has_passed(desk, register):
    begun = register("lh_mediator", "Mon 2026-03-09 09:00", about=DISPUTE).case_id
    desk.act(accept_case, AcceptCase, "lh_mediator", "Mon 2026-03-09 10:00", begun)
    assert register("lh_town", "Mon 2026-03-16 09:30", about=DISPUTE, repeat_of=begun).code == "dispute_offered"
    assert register("lh_town", "Tue 2026-03-17 09:30", about=DISPUTE, repeat_of=begun).code == "dispute_climbed"


def test_a_risk_carries_over_several_rungs(register):
    gate = GateEntry(climb=ClimbStated(ClimbGround.RISK, "研判记录第2号"))
    assert register("mtc_window", "Mon 2026-03-09 09:30", about=DISPUTE, gate=gate).code == "dispute_climbed"


def test_a_village_cannot_accept_its_own_ground(register):
    gate = GateEntry(climb=ClimbStated(ClimbGround.RISK, "研判记录第2号"))
    assert register("lh_mediator", "Mon 2026-03-09 09:30", about=DISPUTE, gate=gate).code == "dispute_here"


def test_the_number_with_which_somebody_came_is_finished_once(linjiang, session, register):
    actor = linjiang.actor(session, "mtc_window")
    drawn = DrawTicket(actor=actor, on=day("Mon 2026-03-09"), now=moment("Mon 2026-03-09 09:00"))
    draw_ticket(session, drawn)
    id_ = call_next(session, actor=actor, on=drawn.on, now=moment("Mon 2026-03-09 09:10"), window_id=None)
    one = register("mtc_window", "Mon 2026-03-09 09:30", ticket_id=id_)
    other = register("mtc_window", "Mon 2026-03-09 09:40", ticket_id=id_)
    tickets = [session.get_one(Visit, done.visit_id).ticket_id for done in (one, other)]
    assert tickets == [id_, None]
    assert session.get_one(QueueTicket, id_).finished_at == moment("Mon 2026-03-09 09:30")


def test_printing_is_recorded_and_only_what_exists_is_printed(linjiang, session, first):
    actor = linjiang.actor(session, "lh_town")
    now = moment("Mon 2026-03-09 09:40")
    found = print_paper(session, PrintPaper(actor, first.visit_id, DocumentKind.RECEIPT, now))
    assert found.number == first.case_number
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "document.printed")).one()
    assert (entry.case_id, entry.actor_id, entry.at) == (first.case_id, actor.account_id, now)
    with pytest.raises(OutOfReach):
        print_paper(session, PrintPaper(actor, first.visit_id, DocumentKind.GUIDE_SLIP, now))
    stranger = linjiang.actor(session, "cg_town")
    with pytest.raises(OutOfReach):
        print_paper(session, PrintPaper(stranger, first.visit_id, DocumentKind.RECEIPT, now))
    assert count_of(session, RecordEntry) == session.scalar(select(func.max(RecordEntry.id)))


def test_a_draft_is_shared_by_its_owner_and_thrown_away_by_a_colleague(linjiang, session):
    one, other = (linjiang.actor(session, login) for login in ("mtc_window", "mtc_window2"))
    command = SaveDraft(one, "k" * 24, "visit", {"facts": ["路"]}, 0, moment("Mon 2026-03-09 09:00"))
    save_draft(session, command)
    assert drafts_of(session, other) == ()
    with pytest.raises(OutOfReach):
        share_draft(session, key=command.key, actor=other)
    share_draft(session, key=command.key, actor=one)
    (row,) = drafts_of(session, other)
    assert (row.is_own, row.handed_over) == (False, True)
    discard_draft(session, key=command.key, actor=other)
    assert drafts_of(session, one) == ()


def test_every_verdict_is_judged_again_over_several_batches(session, register):
    for at in range(5):
        register("lh_town", f"Mon 2026-03-09 09:3{at}")
    assert [differences for _id, differences in replayed(session, batch=2)] == [()] * 5


def test_a_department_receives_what_is_its_own(register, linjiang):
    done = register("zr_handler", "Mon 2026-03-09 09:30", about={"competent_id": linjiang.org("zr")})
    assert (done.decision, done.code) == (Decision.ACCEPTED, "lawful_place")
