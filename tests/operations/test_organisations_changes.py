"""Organisations change: the tree stays a tree, every process sees it, and the successor holds what was held."""

import pytest
from sqlalchemy import func, select

from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.escalation.reasons import EscalationReason
from mediation.organisations.postings import PostingKind
from mediation.organisations.reasons import OrganisationReason
from mediation.secrecy.tokens import Scope
from models.operations.handovers import SendCase, send_case
from models.operations.organisations import (
    AddEdge,
    ChangeOrganisation,
    ChangeSuperior,
    CreateOrganisation,
    EndOrganisation,
    OpenWindow,
    PointFacts,
    PostToWindow,
    UnableToChangeOrganisation,
    add_edge,
    change_organisation,
    change_superior,
    create_organisation,
    end_organisation,
    end_posting,
    open_window,
    post_to_window,
    publish_point,
    remove_edge,
)
from models.operations.tokens import MakeToken, make_token
from models.queries.accounts import actor_of, appointments_of
from models.queries.graphs import Graphs
from models.queries.organisation_rows import predecessors_of
from models.queries.reach import viewer_of
from models.tables.accounts import Appointment
from models.tables.api import ApiToken
from models.tables.cases import Case, Holding
from models.tables.organisations import (
    Organisation,
    OrganisationEdge,
    OrganisationVersion,
    ReceptionPoint,
    WindowPosting,
)
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach
from tests.dates import day, moment
from tests.factories.rows import put_case

TODAY = day("Mon 2026-03-09")
NOW = moment("Mon 2026-03-09 10:00")


@pytest.fixture
def admin(session, linjiang):
    return linjiang.actor(session, "admin")


def version_of(session, county_id):
    return session.scalar(select(OrganisationVersion.version).where(OrganisationVersion.county_id == county_id))


def last_entry(session):
    return session.scalars(select(RecordEntry).order_by(RecordEntry.id.desc()).limit(1)).one()


def new_bureau(linjiang, **changes):
    facts = {
        "code": "379901-DSJ",
        "name": "临江县大数据局",
        "short_name": "大数据局",
        "kind": OrgKind.DEPARTMENT,
        "superior_id": linjiang.org("gov"),
        "valid_from": TODAY,
    }
    return CreateOrganisation(**(facts | changes))


def test_a_new_bureau_stands_on_the_graph_at_the_next_question(session, linjiang, admin):
    graphs = Graphs()
    graphs.of_county(session, linjiang.county, on=TODAY)
    bureau = create_organisation(session, new_bureau(linjiang), actor=admin, now=NOW)
    graph = graphs.of_county(session, linjiang.county, on=TODAY)
    assert graph.superior(bureau) == linjiang.org("gov")
    assert graph.points_of(bureau) == (linjiang.org("mtc"),)


def test_every_change_raises_the_version_and_is_on_the_record_with_who_did_it(session, linjiang, admin):
    before = version_of(session, linjiang.county)
    change = ChangeOrganisation(linjiang.org("jt"), name="临江县交通局")
    change_organisation(session, change, actor=admin, now=NOW)
    assert version_of(session, linjiang.county) == before + 1
    entry = last_entry(session)
    assert (entry.tag, entry.actor_id) == ("organisation.changed", linjiang.account("admin"))
    assert entry.facts == {"organisation": linjiang.org("jt"), "changed": "name"}


def test_saving_what_stands_there_already_changes_nothing(session, linjiang, admin):
    before = version_of(session, linjiang.county)
    change_organisation(session, ChangeOrganisation(linjiang.org("jt"), is_vertical=False), actor=admin, now=NOW)
    assert version_of(session, linjiang.county) == before


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"code": "zj 1"}, "code", OrganisationReason.CODE_FORM),
        ({"code": "379901-ZJ"}, "code", OrganisationReason.CODE_TAKEN),
        ({"name": "  "}, "name", OrganisationReason.NAME_FORM),
        ({"short_name": "局" * 61}, "short_name", OrganisationReason.NAME_FORM),
        ({"kind": OrgKind.GOVERNMENT}, "kind", OrganisationReason.KIND_FROM_DIVISIONS),
    ],
)
def test_an_organisation_that_cannot_be_is_refused_at_its_field(session, linjiang, admin, changes, field, reason):
    with pytest.raises(InvalidFields) as refused:
        create_organisation(session, new_bureau(linjiang, **changes), actor=admin, now=NOW)
    assert refused.value.faults[field].reason is reason


def test_a_county_does_not_change_what_stands_above_it(session, linjiang, admin):
    with pytest.raises(OutOfReach):
        change_organisation(session, ChangeOrganisation(linjiang.org("city_gov"), name="别名"), actor=admin, now=NOW)


def test_a_cycle_of_superiors_is_refused_and_nothing_is_kept(session, linjiang, admin):
    before = version_of(session, linjiang.county)
    upward = ChangeSuperior(linjiang.org("gov"), linjiang.org("lh_gov"), on=TODAY)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        change_superior(session, upward, actor=admin, now=NOW)
    assert refused.value.answer.reason is EscalationReason.CYCLE
    assert session.get(Organisation, linjiang.org("gov")).superior_id == linjiang.org("city_gov")
    assert version_of(session, linjiang.county) == before


def test_a_reception_point_is_nobodys_superior(session, linjiang, admin):
    under_a_point = ChangeSuperior(linjiang.org("jt"), linjiang.org("mtc"), on=TODAY)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        change_superior(session, under_a_point, actor=admin, now=NOW)
    assert refused.value.answer.reason is EscalationReason.POINT_AS_SUPERIOR


def test_a_village_that_moves_to_another_township_takes_its_committee_and_its_ladder_along(session, linjiang, admin):
    graphs = Graphs()
    move = ChangeSuperior(linjiang.org("sh_committee"), linjiang.org("cg_gov"), on=TODAY)
    change_superior(session, move, actor=admin, now=NOW)
    graph = graphs.of_county(session, linjiang.county, on=TODAY)
    assert graph.ladder(linjiang.org("sh_mediation"))[1] == linjiang.org("cg_centre")
    session.expire_all()
    assert session.get(Organisation, linjiang.org("sh_mediation")).town_id == linjiang.place("chengguan")


def test_a_route_to_the_court_is_drawn_once_and_taken_away(session, linjiang, admin):
    edge = AddEdge(EdgeKind.ROUTE, linjiang.org("lh_gov"), linjiang.org("court"), "litigation", TODAY)
    edge_id = add_edge(session, edge, actor=admin, now=NOW)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        add_edge(session, edge, actor=admin, now=NOW)
    assert refused.value.answer.reason is OrganisationReason.EDGE_EXISTS
    later = day("Tue 2026-03-10")
    remove_edge(session, edge_id, on=later, actor=admin, now=NOW)
    graphs = Graphs()
    assert graphs.of_county(session, linjiang.county, on=TODAY).routes(linjiang.org("lh_gov"))
    assert not graphs.of_county(session, linjiang.county, on=later).routes(linjiang.org("lh_gov"))


def test_an_exception_edge_needs_one_of_the_six_grounds(session, linjiang, admin):
    edge = AddEdge(EdgeKind.EXCEPTION, linjiang.org("lh_gov"), linjiang.org("gov"), "X7", TODAY)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        add_edge(session, edge, actor=admin, now=NOW)
    assert refused.value.answer.reason is EscalationReason.GROUND_UNKNOWN


def test_a_merged_bureau_is_on_record_with_successor_and_date_and_its_reviews_pass_on(session, linjiang, admin):
    end = EndOrganisation(linjiang.org("jt"), on=TODAY, successor_id=linjiang.org("zj"))
    assert end_organisation(session, end, actor=admin, now=NOW) == 0
    row = session.get(Organisation, linjiang.org("jt"))
    assert (row.valid_to, row.successor_id, row.succeeded_on) == (TODAY, linjiang.org("zj"), TODAY)
    living = select(func.count()).where(OrganisationEdge.from_id == row.id, OrganisationEdge.valid_to.is_(None))
    assert session.scalar(living) == 0
    graph = Graphs().of_county(session, linjiang.county, on=TODAY)
    assert linjiang.org("jt") not in graph.nodes


def test_a_township_merges_into_another_with_its_villages(session, linjiang, admin):
    end = EndOrganisation(linjiang.org("lh_gov"), on=TODAY, successor_id=linjiang.org("cg_gov"))
    end_organisation(session, end, actor=admin, now=NOW)
    graph = Graphs().of_county(session, linjiang.county, on=TODAY)
    assert graph.superior(linjiang.org("lh_committee")) == linjiang.org("cg_gov")
    assert set(graph.points_of(linjiang.org("cg_gov"))) == {linjiang.org("cg_centre"), linjiang.org("lh_centre")}


def test_posts_of_a_merged_bureau_give_no_rights_from_that_day(session, linjiang, admin):
    handler = linjiang.account("jt_handler")
    assert viewer_of(session, handler, on=TODAY).posts
    end_organisation(
        session,
        EndOrganisation(linjiang.org("jt"), on=TODAY, successor_id=linjiang.org("zj")),
        actor=admin,
        now=NOW,
    )
    assert viewer_of(session, handler, on=TODAY).posts == ()
    assert actor_of(session, handler, on=TODAY) is None
    assert [one.to_on for one in appointments_of(session, handler)] == [TODAY]
    assert predecessors_of(session, linjiang.org("zj")) == (("临江县交通运输局", TODAY),)


def test_the_end_of_every_post_has_its_line_and_a_post_not_yet_begun_goes_with_its_token(session, linjiang, admin):
    jt, account = linjiang.org("jt"), linjiang.account("jt_handler")
    begun, today = appointments_of(session, account)[0], TODAY
    work = session()
    later = Appointment(account_id=account, post_id=begun.post_id, from_on=today, to_on=None)
    work.add(later)
    work.flush()
    later_id = later.id
    session.commit()
    make_token(session, MakeToken(account, later_id, "县数据平台", (Scope.CASES_READ,), 7, NOW))
    end_organisation(session, EndOrganisation(jt, on=today, successor_id=linjiang.org("zj")), actor=admin, now=NOW)
    told = select(RecordEntry.tag, RecordEntry.facts).where(RecordEntry.tag.like("appointment.%"))
    lines = {(tag, facts["appointment"]) for tag, facts in session.execute(told)}
    assert {("appointment.ended", begun.appointment_id), ("appointment.withdrawn", later_id)} <= lines
    assert session.scalars(select(ApiToken)).all() == []


def test_the_successor_holds_the_cases_from_that_moment(session, linjiang, admin):
    bureau = session.get(Organisation, linjiang.org("jt"))
    case_id = put_case(session(), holder=bureau).id
    session.commit()
    end = EndOrganisation(bureau.id, on=TODAY, successor_id=linjiang.org("zj"))
    with pytest.raises(UnableToChangeOrganisation) as refused:
        end_organisation(session, EndOrganisation(bureau.id, on=TODAY), actor=admin, now=NOW)
    assert refused.value.answer.reason is OrganisationReason.HOLDS_CASES
    assert end_organisation(session, end, actor=admin, now=NOW) == 1
    assert session.get(Case, case_id).holder_id == linjiang.org("zj")
    holdings = session.scalars(select(Holding).where(Holding.case_id == case_id).order_by(Holding.id)).all()
    assert [(holding.organisation_id, holding.to_at) for holding in holdings] == [
        (linjiang.org("jt"), NOW),
        (linjiang.org("zj"), None),
    ]
    entry = session.scalars(select(RecordEntry).where(RecordEntry.case_id == case_id)).one()
    assert (entry.tag, entry.basis) == ("holder.succeeded", "R-1.41")


def test_what_runs_for_the_predecessor_binds_the_successor_and_an_open_form_is_stale(session, linjiang, desk, admin):
    about = {"competent_id": linjiang.org("jt"), "title": "公交站点"}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id
    send = {"to_id": linjiang.org("jt"), "reason": "属交通运输部门职责"}
    desk.act(send_case, SendCase, "mtc_window", "Mon 2026-03-09 09:30", case_id, **send)
    seen = desk.case(case_id).version
    end_organisation(session, EndOrganisation(linjiang.org("jt"), TODAY, linjiang.org("zj")), actor=admin, now=NOW)
    assert {bound for _, bound in desk.running(case_id).values()} == {linjiang.org("zj")}
    assert desk.case(case_id).version > seen


@pytest.mark.parametrize(
    ("who", "successor", "on", "reason"),
    [
        ("lh_gov", None, TODAY, OrganisationReason.STANDS_ABOVE_OTHERS),
        ("jt", "jt", TODAY, OrganisationReason.SUCCEEDS_ITSELF),
        ("lh_gov", "lh_committee", TODAY, OrganisationReason.SUCCESSOR_BELOW),
        ("jt", "zj", day("Tue 2026-03-10"), OrganisationReason.END_IN_FUTURE),
        ("jt", "zj", day("Wed 2025-01-01"), OrganisationReason.END_BEFORE_BEGINNING),
    ],
)
def test_an_ending_that_leaves_something_behind_is_refused(session, linjiang, admin, who, successor, on, reason):
    end = EndOrganisation(linjiang.org(who), on=on, successor_id=linjiang.org(successor) if successor else None)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        end_organisation(session, end, actor=admin, now=NOW)
    assert refused.value.answer.reason is reason


def test_an_ended_organisation_does_not_end_again(session, linjiang, admin):
    end = EndOrganisation(linjiang.org("jt"), on=TODAY)
    end_organisation(session, end, actor=admin, now=NOW)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        end_organisation(session, end, actor=admin, now=NOW)
    assert refused.value.answer.reason is OrganisationReason.ENDED


def test_a_centre_publishes_where_and_when_people_may_come(session, linjiang, admin):
    facts = PointFacts("临江县人民路1号", "工作日 9:00—17:00", "0530-0000001")
    publish_point(session, linjiang.org("mtc"), facts, actor=admin, now=NOW)
    point = session.get(ReceptionPoint, linjiang.org("mtc"))
    assert (point.address, point.phone) == ("临江县人民路1号", "0530-0000001")


def test_a_centre_without_a_phone_is_refused_at_that_field(session, linjiang, admin):
    with pytest.raises(InvalidFields) as refused:
        publish_point(session, linjiang.org("mtc"), PointFacts("人民路1号", "9—17", " "), actor=admin, now=NOW)
    assert set(refused.value.faults) == {"phone"}


def test_a_window_is_staffed_in_turn_and_not_twice_at_once(session, linjiang, admin):
    window = open_window(session, OpenWindow(linjiang.org("mtc"), 7, "交通窗口"), actor=admin, now=NOW)
    posting = PostToWindow(
        window, linjiang.account("jt_handler"), linjiang.org("jt"), PostingKind.ROTATING, TODAY, day("Mon 2026-03-16")
    )
    posting_id = post_to_window(session, posting, actor=admin, now=NOW)
    with pytest.raises(UnableToChangeOrganisation) as refused:
        post_to_window(session, posting, actor=admin, now=NOW)
    assert refused.value.answer.reason is OrganisationReason.POSTED_TWICE
    end_posting(session, posting_id, on=day("Wed 2026-03-11"), actor=admin, now=NOW)
    assert session.get(WindowPosting, posting_id).to_on == day("Wed 2026-03-11")


def test_two_windows_do_not_share_a_number(session, linjiang, admin):
    with pytest.raises(InvalidFields) as refused:
        open_window(session, OpenWindow(linjiang.org("mtc"), 1, "第二个一号"), actor=admin, now=NOW)
    assert set(refused.value.faults) == {"number"}
