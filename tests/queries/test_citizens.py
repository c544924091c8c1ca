"""A petitioner looks up his case: number and code together, nothing about others, the same answer to every miss."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from mediation.casefile.advice import Advice
from mediation.casefile.kinds import DocumentKind, Stage
from mediation.routing.kinds import Branch, Kind
from models.operations.cases.splitting import PartEntry, SplitCase, split_case
from models.operations.citizens import LIMITS, LookUp, look_up
from models.operations.reception.register import register_visit
from models.operations.unit_of_work import unit_of_work
from models.queries.citizens import centres_of, citizen_matter, counties_with_centres, find_centre
from models.tables.accounts import Attempt
from models.tables.cases import Case
from models.tables.organisations import ReceptionPoint
from models.unable import OutOfReach
from tests.dates import day, moment
from tests.factories.visits import visit
from tests.queries.statements import counted

pytestmark = pytest.mark.seed("linjiang")
NOW = moment("Mon 2026-03-09 10:00")
TODAY = day("Mon 2026-03-09")
LH_CENTRE = "临江县柳河镇社会治安综合治理中心"
WRONG_CODE = "ACDE FGHJ KMNP"


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case."""

    def run(login, at="Mon 2026-03-09 09:30", **changes):
        command = visit(linjiang, session, login, at, **changes)
        done = register_visit(session, app.extensions["setting"], command)
        return session.get_one(Case, done.case_id)

    return run


@pytest.fixture
def places(session, linjiang):
    """Publish where the centres of the county and of 柳河镇 receive people."""
    with unit_of_work(session) as work:
        for name in ("mtc", "lh_centre"):
            row = ReceptionPoint(
                organisation_id=linjiang.org(name), address=f"{name}路1号", hours="每天", phone="12345"
            )
            work.merge(row)


@pytest.fixture
def ask(session):
    """Provide a function that types number and code at the citizen's page."""

    def run(number, code, *, address="10.0.0.1", now=NOW):
        return look_up(session, LookUp(number, code, address, now))

    return run


@pytest.fixture
def told(app, session):
    """Provide a function that returns what a petitioner is told."""
    return lambda case, now=NOW: citizen_matter(session, app.extensions["setting"], case.id, now=now)


def test_number_and_code_open_the_case_however_they_are_typed(register, ask):
    case = register("lh_town")
    spaced = f"{case.query_code[:4]} {case.query_code[4:8]}-{case.query_code[8:]}".lower()
    for number in (case.number, "xf37990120260309f0001", "ＸＦ－379901－20260309－F0001", f" {case.number} "):
        assert ask(number, spaced) == case.id


def test_every_miss_is_the_same_answer_and_costs_the_same(register, ask, session):
    case, other = register("lh_town"), register("lh_town", "Mon 2026-03-09 09:40")
    misses = {
        "wrong code": (case.number, WRONG_CODE),
        "another case's code": (case.number, other.query_code),
        "wrong number": ("XF-379901-20260309-F0099", case.query_code),
        "no number": ("路灯", case.query_code),
        "no code": (case.number, "1"),
        "nothing": ("", ""),
    }
    sent = {}
    for number, (name, typed) in enumerate(misses.items()):
        with counted(session) as statements:
            assert ask(*typed, address=f"10.0.1.{number}") is None
        sent[name] = [statement for statement, _ in statements]
    assert len({tuple(statements) for statements in sent.values()}) == 1


def test_after_ten_misses_in_ten_minutes_the_right_code_is_a_miss_too(register, ask):
    case = register("lh_town")
    for step in range(LIMITS.tries):
        assert ask(case.number, WRONG_CODE, address=f"10.0.2.{step}") is None
    assert ask(case.number, case.query_code, address="10.0.3.1") is None
    assert ask(case.number, case.query_code, address="10.0.3.1", now=NOW + timedelta(minutes=11)) == case.id


def test_an_address_that_guesses_is_locked_for_every_number(register, ask):
    case = register("lh_town")
    for serial in range(LIMITS.tries):
        assert ask(f"XF-379901-20260309-F{serial + 50:04}", WRONG_CODE) is None
    assert ask(case.number, case.query_code) is None
    assert ask(case.number, case.query_code, address="10.0.0.2") == case.id


def test_success_neither_counts_nor_wipes_out_the_misses_before(register, ask, session):
    case = register("lh_town")
    for _ in range(4):
        ask(case.number, WRONG_CODE)
    for _ in range(12):
        assert ask(case.number, case.query_code) == case.id
    assert session.scalar(select(func.count(Attempt.id))) == 8


def test_he_is_told_who_has_it_where_and_until_when(register, told, places):
    (part,) = told(register("lh_town")).parts
    assert part.holder.name == LH_CENTRE
    assert (part.holder.address, part.holder.hours, part.holder.phone) == ("lh_centre路1号", "每天", "12345")
    assert part.holder.place is None
    due = {clock.term: clock.reading.due_on for clock in part.clocks}
    assert due == {"direct_notice_15": day("Tue 2026-03-24"), "first_contact_2wd": day("Wed 2026-03-11")}
    assert all(clock.reading.steps for clock in part.clocks)
    assert [(item.advice, item.on) for item in part.advice] == [
        (Advice.WAIT_FOR_CONTACT, day("Wed 2026-03-11")),
        (Advice.WAIT_FOR_NOTICE, day("Tue 2026-03-24")),
        (Advice.ADD_TO_THE_CASE, None),
    ]


def test_what_is_late_is_said_to_be_late(register, told):
    (part,) = told(register("lh_town"), moment("Thu 2026-03-26 09:00")).parts
    assert {item.advice for item in part.advice} >= {Advice.CONTACT_IS_LATE, Advice.NOTICE_IS_LATE}


def test_a_guided_visitor_is_told_where_to_go_and_what_he_was_given(register, told):
    (part,) = told(register("city_window")).parts
    assert part.stage is Stage.GUIDED
    assert part.go_to.name == LH_CENTRE
    assert {paper.kind for paper in part.documents} == {DocumentKind.RECEIPT, DocumentKind.GUIDE_SLIP}


def test_an_office_without_a_place_of_its_own_receives_at_its_governments(register, told, session, linjiang):
    case = register("zr_handler", about={"competent_id": linjiang.org("zr")})
    (part,) = told(case).parts
    assert (part.holder.name, part.holder.place) == ("临江县自然资源和规划局", "临江县社会矛盾纠纷调处化解中心")


def test_of_an_accusation_only_that_it_was_passed_on(register, ask, told):
    case = register(
        "mtc_window", about={"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    )
    assert ask(case.number, case.query_code) == case.id
    matter = told(case)
    assert (matter.is_secret, matter.parts, matter.main_number) == (True, (), None)


def test_all_parts_of_a_split_matter_stand_under_each_code_and_the_accusation_under_its_own_alone(
    app, register, told, session, linjiang
):
    case = register("mtc_window", about={"competent_id": None})
    parts = (
        PartEntry(Kind.CLAIM, Branch.PETITION, "petition", "修路", "村东道路破损，请求维修。"),
        PartEntry(Kind.CLAIM, Branch.ARBITRATION, "labour_arbitration", "欠薪", "修路时干活的工钱没有结清。"),
        PartEntry(Kind.ACCUSATION, None, "discipline", "反映问题", "反映负责人收受钱款。"),
    )
    actor = linjiang.actor(session, "mtc_window")
    command = SplitCase(
        actor=actor, case_id=case.id, now=NOW, version=case.version, parts=parts, draw=secrets.randbelow
    )
    ids = split_case(session, app.extensions["setting"], command)
    session.rollback()
    whole, wages, accusation = (session.get_one(Case, id_) for id_ in ids)
    assert [part.title for part in told(whole).parts] == ["修路", "欠薪"]
    assert [part.title for part in told(wages).parts] == ["欠薪", "修路"]
    assert told(accusation).is_secret
    assert [part.title for part in told(accusation).parts] == ["修路", "欠薪"]


def test_a_case_that_is_gone_is_out_of_reach(app, session, linjiang):
    with pytest.raises(OutOfReach):
        citizen_matter(session, app.extensions["setting"], 4711, now=NOW)


def test_the_centres_of_the_county_are_published(session, linjiang, places):
    assert [county.name for county in counties_with_centres(session, on=TODAY)] == ["临江县"]
    rows = centres_of(session, linjiang.county, on=TODAY)
    assert [row.id for row in rows] == [linjiang.org("mtc"), linjiang.org("cg_centre"), linjiang.org("lh_centre")]
    published = {row.id: (row.address, row.phone) for row in rows}
    assert published[linjiang.org("mtc")] == ("mtc路1号", "12345")
    assert published[linjiang.org("lh_centre")] == ("lh_centre路1号", "12345")


def test_a_township_centre_names_its_villages_and_a_bureau_is_no_centre(session, linjiang):
    page = find_centre(session, linjiang.org("lh_centre"), on=TODAY)
    assert {row.id for row in page.villages} == {linjiang.org("lh_mediation"), linjiang.org("sh_mediation")}
    assert find_centre(session, linjiang.org("zr"), on=TODAY) is None
    assert find_centre(session, 4711, on=TODAY) is None
