"""Correcting, splitting and merging cases: nothing is lost, no accusation shows (R-4.11, R-4.12, 8.3, R-1.53)."""

from itertools import count

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import LinkKind, Stage
from mediation.casefile.reasons import CasefileReason as Why
from mediation.clocks.codes import TermCode
from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason
from mediation.secrecy.kinds import SecrecyClass
from models.operations.cases import (
    AcceptCase,
    GiveNotice,
    MergeCase,
    PartEntry,
    Reclassify,
    RouteOut,
    ServiceEntry,
    SplitCase,
    UndoMerge,
    accept_case,
    give_notice,
    merge_case,
    reclassify,
    route_out,
    split_case,
    undo_merge,
)
from models.queries.reach import cases_within_reach, viewer_of
from models.tables.cases import Case, CaseAccess, CaseLink, CaseParty, Classification
from models.tables.clocks import ClockState
from models.tables.reception import Visit
from models.unable import InvalidFields, OutOfReach, UnableTo
from tests.dates import day
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

IN_HAND = ServiceEntry(proof="当面签收")
AT = "Tue 2026-03-10 09:00"


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer


def field_of(operation):
    with pytest.raises(InvalidFields) as caught:
        operation()
    return {field: fault.reason for field, fault in caught.value.faults.items()}


def reached(desk, login, *case_ids):
    viewer = viewer_of(desk.session, desk.world.account(login), on=day("Tue 2026-03-10"))
    return cases_within_reach(desk.session, viewer, case_ids)


@pytest.fixture
def accepted(desk):
    """Provide a case of branch 6, accepted on 9 March, due on 8 May."""
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    told = {"route": "镇政府", "procedure": "信访程序", "contact": "刘振", "service": IN_HAND}
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-09 10:00", case_id, **told)
    desk.act(accept_case, AcceptCase, "lh_town", "Mon 2026-03-09 11:00", case_id)
    return case_id


def correct(desk, case_id, at=AT, *, login="lh_town", **changes):
    fields = {"kind": Kind.CLAIM, "branch": Branch.ARBITRATION, "route": "labour_arbitration", "reason": "实为劳动争议"}
    return desk.act(reclassify, Reclassify, login, at, case_id, **(fields | changes))


def test_a_correction_ends_what_the_other_branch_had_begun_and_tells_the_petitioner(desk, accepted):
    correct(desk, accepted)
    case = desk.case(accepted)
    assert (case.branch, case.route, case.stage) == (Branch.ARBITRATION, "labour_arbitration", Stage.ACCEPTED)
    assert TermCode.HANDLE_60 not in desk.running(accepted)
    assert desk.documents(accepted)[-1] == "correction_notice"
    rows = desk.session.scalars(select(Classification).where(Classification.case_id == accepted)).all()
    assert [row.reason for row in rows] == [None, "实为劳动争议"]


def test_corrected_back_the_sixty_days_count_from_the_original_acceptance(desk, accepted):
    correct(desk, accepted)
    petition = {"branch": Branch.PETITION, "route": "petition", "reason": "无法定途径，仍按信访事项办理"}
    correct(desk, accepted, "Tue 2026-03-31 09:00", **petition)
    assert desk.running(accepted)[TermCode.HANDLE_60][0] == day("Fri 2026-05-08")


def test_a_correction_needs_a_reason_a_change_and_a_row_that_fits(desk, accepted):
    assert field_of(lambda: correct(desk, accepted, reason=" ")) == {"reason": RoutingReason.REASON_MISSING}
    same = {"branch": Branch.PETITION, "route": "petition"}
    assert field_of(lambda: correct(desk, accepted, **same)) == {"kind": RoutingReason.NOTHING_CHANGES}
    assert field_of(lambda: correct(desk, accepted, branch=None)) == {"branch": RoutingReason.BRANCH_MISSING}
    unfit = {"route": "discipline"}
    assert field_of(lambda: correct(desk, accepted, **unfit)) == {"route": RoutingReason.ROUTE_DOES_NOT_FIT}


def test_what_turns_out_to_be_an_accusation_is_seen_by_name_alone(desk, accepted):
    correct(
        desk,
        accepted,
        kind=Kind.ACCUSATION,
        branch=None,
        route="discipline",
        reason="反映镇长收受好处",
        accused_organisation_ids=(desk.world.org("lh_gov"),),
    )
    case = desk.case(accepted)
    assert case.secrecy is SecrecyClass.D
    assert reached(desk, "discipline", accepted) == {accepted}
    for stranger in ("lh_town", "lh_head", "mtc_window", "leader", "xf_office"):
        assert reached(desk, stranger, accepted) == frozenset()
    assert TermCode.HANDLE_60 not in desk.running(accepted)


def test_only_discipline_opens_what_was_an_accusation(desk):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline"}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id
    petition = {"branch": Branch.PETITION, "route": "petition", "reason": "并非检举"}
    answer = refused(lambda: correct(desk, case_id, login="mtc_window", **petition))
    assert (answer.reason, answer.basis) == (RoutingReason.OPENING_AN_ACCUSATION, "R-1.53")


def test_a_wrongly_routed_case_owes_its_notice_from_the_first_day(desk):
    about = {"branch": Branch.ARBITRATION, "route": "labour_arbitration", "competent_id": desk.world.org("lh_gov")}
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", about=about).case_id
    due_on = desk.running(case_id)[TermCode.DIRECT_NOTICE_15][0]
    desk.act(route_out, RouteOut, "lh_town", AT, case_id, route="labour_arbitration", service=IN_HAND)
    correct(desk, case_id, "Wed 2026-03-11 09:00", branch=Branch.PETITION, route="petition", reason="用工关系不成立")
    assert desk.case(case_id).stage is Stage.REGISTERED
    assert desk.running(case_id)[TermCode.DIRECT_NOTICE_15] == (due_on, desk.world.org("lh_centre"))


# ---- splitting


WAGES = PartEntry(Kind.CLAIM, Branch.ENFORCEMENT, "wage_complaint", "拖欠工资", "包工头拖欠三个月工资", "发还工资")
BEATING = PartEntry(
    Kind.CLAIM, Branch.ADMINISTRATIVE, "administrative_procedure", "讨薪被打", "讨要时被人打伤", "处理打人者"
)
BRIBE = PartEntry(Kind.ACCUSATION, None, "discipline", "反映问题线索", "村干部收了包工头的钱", "依纪查处")


@pytest.fixture
def mixed(desk):
    """Provide a letter about wages, a beating and a bribe, written down at the county centre."""
    about = {"title": "欠薪打人还行贿", "competent_id": desk.world.org("rs"), "branch": Branch.ENFORCEMENT}
    about |= {"route": "wage_complaint"}
    return desk.register(
        "mtc_window", "Mon 2026-03-09 09:00", about=about, parties=[person(), person("李二", phone="13800000002")]
    )


def split(desk, case_id, *parts, login="mtc_window"):
    numbers = count(1)
    return desk.act(split_case, SplitCase, login, AT, case_id, parts=parts, draw=lambda below: next(numbers) % below)


def test_a_mixed_matter_becomes_linked_cases(desk, mixed):
    """T-49."""
    ids = split(desk, mixed.case_id, WAGES, BEATING, BRIBE)
    assert len(ids) == 3
    assert ids[0] == mixed.case_id
    wages, beating, bribe = (desk.case(case_id) for case_id in ids)
    assert [(one.kind, one.branch) for one in (wages, beating, bribe)] == [
        (Kind.CLAIM, 5),
        (Kind.CLAIM, 4),
        (Kind.ACCUSATION, None),
    ]
    links = desk.session.execute(select(CaseLink.case_id, CaseLink.other_id, CaseLink.kind)).all()
    assert links == [(beating.id, wages.id, LinkKind.SPLIT_FROM), (bribe.id, wages.id, LinkKind.SPLIT_FROM)]
    assert desk.running(beating.id)[TermCode.DIRECT_NOTICE_15][0] == day("Tue 2026-03-24")
    names = select(CaseParty.name).where(CaseParty.case_id == beating.id).order_by(CaseParty.position)
    assert desk.session.scalars(names).all() == ["王建国", "李二"]


def test_the_accusation_among_the_parts_is_opaque_named_and_not_counted(desk, mixed):
    wages, _, bribe = split(desk, mixed.case_id, WAGES, BEATING, BRIBE)
    child = desk.case(bribe)
    assert child.secrecy is SecrecyClass.D
    assert "20260310" not in child.number
    assert len(child.number.split("-")) == 3
    named = set(desk.session.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == bribe)))
    assert named == {desk.world.account("mtc_window"), desk.world.account("discipline")}
    assert reached(desk, "mtc_window2", wages, bribe) == {wages}
    assert bribe not in desk.entry(wages, "case.split").facts["children"]


def test_the_words_of_the_accusation_stand_in_no_other_part(desk, mixed):
    leaky = PartEntry(Kind.CLAIM, Branch.ENFORCEMENT, "wage_complaint", "欠薪", "欠薪，村干部受贿包庇", "")
    answer = refused(lambda: split(desk, mixed.case_id, leaky, BRIBE))
    assert (answer.reason, answer.basis) == (RoutingReason.ACCUSATION_WORDS_IN_SIBLING, "R-1.53")
    split(desk, mixed.case_id, WAGES, BRIBE)
    assert "行贿" not in desk.case(mixed.case_id).title
    kept = desk.session.scalars(select(CaseLink.moved)).one()
    assert kept["words"]["title"] == "欠薪打人还行贿"


def test_the_accused_organisation_does_not_hold_the_accusation(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    road = PartEntry(Kind.CLAIM, Branch.PETITION, "petition", "修路", "村路破损", "修路")
    bribe = PartEntry(Kind.ACCUSATION, None, "discipline", "反映线索", "镇长收钱", "", (desk.world.org("lh_gov"),))
    _, child = split(desk, case_id, road, bribe, login="lh_town")
    assert desk.case(child).holder_id == desk.world.org("discipline")
    assert reached(desk, "lh_town", child) == frozenset()


def test_a_mixed_matter_brought_too_high_is_split_and_the_skip_counted_once(desk):
    case_id = desk.register("city_window", "Mon 2026-03-09 09:00").case_id
    road = PartEntry(Kind.CLAIM, Branch.PETITION, "petition", "修路", "村路破损", "修路")
    ids = split(desk, case_id, road, WAGES, BRIBE, login="city_window")
    assert [desk.case(one).stage for one in ids] == [Stage.GUIDED, Stage.REGISTERED, Stage.REGISTERED]
    assert [desk.case(one).skip_levels for one in ids] == [1, 0, 0]
    assert desk.running(ids[2])[TermCode.TRANSFER_15][0] == day("Tue 2026-03-24")


def test_what_is_mediated_goes_on_being_mediated_after_a_split(desk):
    about = {"kind": Kind.DISPUTE, "branch": None, "route": None, "competent_id": None}
    case_id = desk.register("lh_mediator", "Mon 2026-03-09 09:00", about=about).case_id
    desk.act(accept_case, AcceptCase, "lh_mediator", "Mon 2026-03-09 10:00", case_id)
    fence = PartEntry(Kind.DISPUTE, None, None, "院墙纠纷", "两家院墙越界", "拆除")
    answer = refused(lambda: split(desk, case_id, WAGES, BEATING, login="lh_mediator"))
    assert answer.reason is Why.NOT_FOR_THIS_KIND
    kept, wages = split(desk, case_id, WAGES, fence, login="lh_mediator")
    assert (kept, desk.case(kept).kind, desk.case(kept).stage) == (case_id, Kind.DISPUTE, Stage.MEDIATING)
    assert (desk.case(wages).kind, desk.case(wages).stage) == (Kind.CLAIM, Stage.REGISTERED)


def test_a_part_is_not_split_again_and_one_part_is_no_split(desk, mixed):
    assert refused(lambda: split(desk, mixed.case_id, WAGES)).reason is RoutingReason.SPLIT_NEEDS_TWO
    _, beating = split(desk, mixed.case_id, WAGES, BEATING)
    assert refused(lambda: split(desk, beating, WAGES, BEATING)).reason is RoutingReason.SPLIT_OF_A_PART


# ---- merging


@pytest.fixture
def two(desk):
    """Provide a case about a road and the same matter registered once more by mistake."""
    first = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    second = desk.register("lh_town", "Mon 2026-03-09 15:00").case_id
    return first, second


def merge(desk, case_id, into_id, *, reason="同人同事，误登两次", login="lh_town"):
    return desk.act(merge_case, MergeCase, login, AT, case_id, into_id=into_id, reason=reason)


def visits_of(desk, case_id):
    query = select(Visit.id, Visit.is_repeat).where(Visit.case_id == case_id).order_by(Visit.id)
    return desk.session.execute(query).all()


def test_a_merged_case_gives_its_visits_away_and_counts_no_more(desk, two):
    first, second = two
    merge(desk, second, first)
    assert desk.case(second).stage is Stage.MERGED
    assert desk.running(second) == {}
    assert [is_repeat for _, is_repeat in visits_of(desk, first)] == [False, True]
    assert desk.entries(first)[-1] == "case.merged_here"


def test_an_undone_merge_gives_everything_back(desk, two):
    first, second = two
    before = (desk.running(second), visits_of(desk, second), desk.case(second).stage)
    merge(desk, second, first)
    desk.act(undo_merge, UndoMerge, "lh_town", "Wed 2026-03-11 09:00", second)
    assert (desk.running(second), visits_of(desk, second), desk.case(second).stage) == before
    assert len(visits_of(desk, first)) == 1
    assert desk.session.scalars(select(CaseLink)).one().undone_at is not None
    assert desk.clock(second, TermCode.DIRECT_NOTICE_15).state is ClockState.RUNNING
    merge(desk, second, first)
    assert desk.case(second).stage is Stage.MERGED


def test_what_may_not_be_merged(desk, two):
    first, second = two
    assert refused(lambda: merge(desk, first, first)).reason is Why.MERGE_INTO_ITSELF
    assert refused(lambda: merge(desk, second, first, reason="")).reason is Why.REASON_MISSING
    with pytest.raises(OutOfReach):
        merge(desk, second, 999999)
    merge(desk, second, first)
    third = desk.register("lh_town", "Mon 2026-03-09 16:00").case_id
    assert refused(lambda: merge(desk, third, second)).reason is Why.MERGE_TARGET_CLOSED
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline"}
    secret = desk.register("lh_town", "Mon 2026-03-09 17:00", about=about).case_id
    assert refused(lambda: merge(desk, third, secret)).reason is Why.MERGE_OF_SECRETS
    assert desk.session.scalars(select(Case.stage).where(Case.id == third)).one() is Stage.REGISTERED
