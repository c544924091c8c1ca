"""What waits on whose desk, what is new on it, and what a home page costs."""

from datetime import timedelta

import pytest

from mediation.clocks.chip import ChipLevel
from mediation.escalation.kinds import SkipGround
from mediation.moments import local_day
from mediation.reception.gate.facts import EvidenceKind
from mediation.routing.kinds import Channel, Kind
from mediation.worklists.kinds import WorkKind, work_of
from models.operations.drafts import SaveDraft, save_draft
from models.operations.looking import Look, look
from models.operations.reception.commands import GateEntry, UrgentEntry
from models.operations.reception.register import register_visit
from models.operations.unit_of_work import unit_of_work
from models.queries.reach import viewer_of
from models.queries.worklists import MOST, Asking, desk_of, notices_page, work_counts, work_page
from models.steps.notices import notify
from models.tables.handovers import HandOver
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.visits import visit
from tests.queries.full_county import fill
from tests.queries.statements import counted, plan_of, whole_scans

pytestmark = pytest.mark.seed("linjiang")
NOW = moment("Mon 2026-03-09 17:00")
K = WorkKind


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case's id."""

    def run(login, at="Mon 2026-03-09 09:30", **changes):
        command = visit(linjiang, session, login, at, **changes)
        return register_visit(session, app.extensions["setting"], command).case_id

    return run


@pytest.fixture
def asking(linjiang, session):
    """Provide a function that sits down at somebody's desk."""

    def run(login, now=NOW):
        viewer = viewer_of(session, linjiang.account(login), on=local_day(now))
        return Asking(desk_of(session, viewer), law_on(session, local_day(now), county_id=linjiang.county), now)

    return run


@pytest.fixture
def counts(session, asking):
    """Provide a function that returns the lists that are not empty, with their counts."""

    def run(login, now=NOW):
        desk = asking(login, now)
        return {kind: number for kind, number in work_counts(session, desk, list(K)).items() if number}

    return run


def listed(session, asking, kind):
    return [(row.case_id, row.what, row.organisation) for row in work_page(session, asking, kind).rows]


def test_a_clock_is_due_soon_then_overdue_on_the_desk_of_the_organisation_it_binds(register, counts):
    register("lh_town")
    assert counts("lh_town") == {K.SOON: 1}
    assert counts("cg_town") == {}
    later = moment("Thu 2026-03-12 09:00")
    assert counts("lh_town", later) == {K.OVERDUE: 1, K.WATCHED: 1}
    assert counts("supervisor", later) == {K.WATCHED: 1}


def test_whoever_speaks_for_an_organ_has_the_work_of_its_points(register, counts):
    register("mtc_window")
    assert K.SOON in counts("leader")


def test_the_lists_of_clocks_come_in_due_order_page_by_page(register, session, asking):
    first = register("lh_town", "Mon 2026-03-09 09:30")
    second = register("lh_town", "Tue 2026-03-10 09:30")
    desk = asking("lh_town", moment("Fri 2026-03-13 09:00"))
    page = work_page(session, desk, K.OVERDUE, size=1)
    assert [(row.case_id, row.clock.chip.level, row.clock.chip.number) for row in page.rows] == [
        (first, ChipLevel.OVERDUE, 2)
    ]
    rest = work_page(session, desk, K.OVERDUE, size=1, after=page.after)
    assert ([row.case_id for row in rest.rows], rest.after) == ([second], None)


def test_a_key_nobody_gave_out_is_the_first_page(register, session, asking):
    register("lh_town")
    desk = asking("lh_town", moment("Fri 2026-03-13 09:00"))
    for key in ("x", "2026-03-11~1", "~", "9" * 40):
        assert len(work_page(session, desk, K.OVERDUE, after=key).rows) in (0, 1)
    assert len(work_page(session, desk, K.OVERDUE, after="x").rows) == 1


def test_a_guided_matter_waits_for_the_town_to_accept_it(register, session, asking, counts):
    case = register("city_window")
    assert counts("lh_town")[K.TO_ACCEPT] == 1
    assert listed(session, asking("lh_town"), K.TO_ACCEPT) == [(case, "guidance", "江州市来访接待中心")]
    assert K.TO_ACCEPT not in counts("cg_town")


def test_a_claimed_exception_waits_for_an_approver_who_did_not_claim_it(register, session, asking, linjiang):
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="登记表第3号")
    case = register("city_window", gate=gate)
    assert listed(session, asking("xf_office"), K.EXCEPTIONS)[0][:2] == (case, "X2")
    assert listed(session, asking("city_window"), K.EXCEPTIONS) == []


def test_an_alarm_waits_until_somebody_acknowledges_it(register, session, asking, counts):
    case = register("mtc_window", channel=Channel.PHONE, urgent=UrgentEntry(words=("跳楼",), police_called=True))
    assert counts("leader")[K.URGENT] == 1
    assert [row.case_id for row in work_page(session, asking("leader"), K.URGENT).rows] == [case]


def test_an_objection_waits_for_its_sender_and_what_came_back_stays_a_week(register, session, asking, linjiang, counts):
    case = register("mtc_window")
    at = moment("Mon 2026-03-09 10:00")
    facts = {"case_id": case, "from_id": linjiang.org("mtc"), "offered_at": at, "direction": "down", "ground": "R-1.20"}
    facts |= {"kind": "transfer", "reason": "转送", "offered_by_id": linjiang.account("mtc_window")}
    with unit_of_work(session) as work:
        work.add(HandOver(**facts, to_id=linjiang.org("zr"), state="objected", objected_at=at))
        work.add(HandOver(**facts, to_id=linjiang.org("zj"), state="returned", answered_at=at))
    assert counts("mtc_window") | {K.OBJECTIONS: 1, K.RETURNED: 1} == counts("mtc_window")
    assert listed(session, asking("mtc_window"), K.OBJECTIONS) == [(case, "transfer", "自然资源局")]
    assert K.RETURNED not in counts("mtc_window", moment("Tue 2026-03-17 10:01"))


def test_drafts_are_those_of_the_person_and_of_the_organisation(session, linjiang, counts):
    actor = linjiang.actor(session, "lh_town")
    save_draft(session, SaveDraft(actor, "k1", "visit", {"title": "路"}, 0, NOW))
    assert counts("lh_town") == {K.DRAFTS: 1}
    assert counts("cg_town") == {}


def test_what_came_after_one_last_looked_is_new(register, session, linjiang, asking, counts):
    register("city_window")
    assert counts("lh_town")[K.NOTICES] == 2
    rows = notices_page(session, asking("lh_town")).rows
    assert {(row.kind, row.is_new) for row in rows} == {("guided_here", True), ("skip_known", True)}
    look(session, Look(linjiang.account("lh_town"), seen_until=rows[0].raised_at, now=NOW))
    assert K.NOTICES not in counts("lh_town")
    assert [row.is_new for row in notices_page(session, asking("lh_town")).rows] == [False, False]
    register("city_window", "Mon 2026-03-09 11:00")
    assert [row.is_new for row in notices_page(session, asking("lh_town")).rows] == [True, True, False, False]


def test_the_cursor_never_moves_back_nor_beyond_now(session, linjiang, asking):
    account = linjiang.account("lh_town")
    for until in (NOW + timedelta(days=400), NOW - timedelta(days=1)):
        look(session, Look(account, seen_until=until, now=NOW))
        session.rollback()
        assert asking("lh_town").desk.looked_at == NOW


def test_a_notice_about_a_case_out_of_reach_is_nowhere(register, session, asking, linjiang, counts):
    case = register("lh_town")
    with unit_of_work(session) as work:
        notify(work, key="stray", kind="came_again", at=NOW, case_id=case, organisation_id=linjiang.org("zr"))
    assert counts("zr_handler") == {}
    assert notices_page(session, asking("zr_handler")).rows == ()


def test_an_accusation_is_on_no_list_of_those_not_named(register, counts, linjiang):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    about |= {"accused_organisation_ids": (linjiang.org("lh_gov"),)}
    register("mtc_window", about=about)
    later = moment("Mon 2026-05-11 09:00")
    for login in ("leader", "supervisor", "xf_office", "lh_town", "lh_head", "mtc_window2"):
        assert counts(login, later) == {}, login


def test_counts_stop_at_a_hundred_and_one_and_pages_at_their_size(session, linjiang, counts, asking):
    with unit_of_work(session) as work:
        for number in range(MOST + 10):
            notify(work, key=f"n{number}", kind="clock.moved", at=NOW, organisation_id=linjiang.org("lh_gov"))
    assert counts("lh_town") == {K.NOTICES: MOST + 1}
    first = notices_page(session, asking("lh_town"), size=60)
    assert len(notices_page(session, asking("lh_town"), size=60, after=first.after).rows) == 50


def test_counts_are_one_statement_and_a_list_costs_the_same_for_one_row_and_many(register, session, asking):
    def price(kind):
        desk = asking("lh_town")
        with counted(session) as sent:
            work_counts(session, desk, list(K))
            assert len(sent) == 1
            work_page(session, desk, kind)
            notices_page(session, desk)
        return len(sent)

    register("city_window")
    register("lh_town")
    one = {kind: price(kind) for kind in (K.SOON, K.TO_ACCEPT)}
    for _ in range(8):
        register("city_window")
        register("lh_town")
    assert {kind: price(kind) for kind in one} == one


def test_no_count_walks_through_all_cases(session, linjiang, asking):
    fill(session, linjiang, law_on(session, day("Mon 2026-03-09"), county_id=linjiang.county), cases=20_000)
    faults = {}
    for login in ("mtc_window", "leader", "lh_town", "lh_mediator", "zr_handler", "lh_head", "supervisor"):
        desk = asking(login)
        with counted(session) as sent:
            work_counts(session, desk, work_of(frozenset(post.role for post in desk.desk.viewer.posts)))
        scans = [line for statement in sent for line in whole_scans(plan_of(session, *statement), "cases")]
        if scans:
            faults[login] = scans
    assert faults == {}


def test_roles_have_the_lists_of_their_work_alone():
    from mediation.secrecy.kinds import Role

    assert K.OBJECTIONS not in work_of(frozenset({Role.VILLAGE_MEDIATOR}))
    assert K.EXCEPTIONS in work_of(frozenset({Role.DEPARTMENT_HEAD}))
    assert work_of(frozenset({Role.SUPERVISOR})) == (K.URGENT, K.WATCHED, K.NOTICES)
    assert work_of(frozenset({Role.AUDITOR})) == ()
