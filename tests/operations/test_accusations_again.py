"""What comes again with an ended accusation is that accusation, whatever it is typed as (R-1.53)."""

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import Stage
from mediation.clocks.codes import TermCode
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from models.operations.reception.preview import preview_visit
from models.operations.unit_of_work import unit_of_work
from models.queries.cases.related import related_to
from models.queries.reach import cases_within_reach, viewer_of
from models.tables.cases import Case, CaseAccused
from models.tables.reception import Judgement
from tests.dates import day
from tests.factories.visits import visit

pytestmark = pytest.mark.seed("linjiang")

LATER = "Mon 2026-06-15 09:30"


@pytest.fixture
def ended(desk):
    """Provide the id of an accusation of 柳河镇, written down at the county window and concluded."""
    accused = (desk.world.org("lh_gov"),)
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    about["accused_organisation_ids"] = accused
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:30", about=about).case_id
    with unit_of_work(desk.session) as work:
        case = work.get_one(Case, case_id)
        case.stage, case.concluded_on = Stage.CONCLUDED, day("Fri 2026-05-08")
    return case_id


def seen_by(desk, login, case_id):
    viewer = viewer_of(desk.session, desk.world.account(login), on=day("Mon 2026-06-15"))
    return case_id in cases_within_reach(desk.session, viewer, [case_id])


@pytest.mark.parametrize("tie", ["repeat_of", "joins"])
def test_typed_as_a_claim_it_stays_an_accusation_of_the_same_units(desk, ended, tie):
    again = desk.register("mtc_window", LATER, **{tie: ended})
    case = desk.case(again.case_id)
    assert case.id != ended
    assert (case.kind, case.branch, case.secrecy) == (Kind.ACCUSATION, None, SecrecyClass.D)
    assert (again.code, case.competent_id) == ("accusation", None)
    assert "20260615" not in case.number
    accused = desk.session.scalars(select(CaseAccused.organisation_id).where(CaseAccused.case_id == case.id)).all()
    assert accused == [desk.world.org("lh_gov")]
    assert {login: seen_by(desk, login, case.id) for login in ("mtc_window", "discipline", "lh_town", "xf_office")} == {
        "mtc_window": True,
        "discipline": True,
        "lh_town": False,
        "xf_office": False,
    }


def test_the_accused_is_neither_told_nor_owed_for(desk, ended):
    again = desk.register("mtc_window", LATER, repeat_of=ended)
    assert set(desk.running(again.case_id)) == {TermCode.TRANSFER_15}
    assert desk.told("lh_gov") == desk.told("lh_centre") == []


def test_the_preview_says_so_too(desk, ended):
    command = visit(desk.world, desk.session, "mtc_window", LATER, repeat_of=ended)
    assert preview_visit(desk.session, desk.setting, command).verdict.code.value == "accusation"


def test_the_judgement_rests_on_what_it_is(desk, ended):
    again = desk.register("mtc_window", LATER, repeat_of=ended)
    judged = desk.session.scalars(select(Judgement.facts).where(Judgement.visit_id == again.visit_id)).one()
    assert judged["facts"]["kind"] == "accusation"


def test_a_matter_of_its_own_beside_an_accusation_is_what_it_was_typed_as(desk, ended):
    other = desk.register("mtc_window", LATER, related_to=ended).case_id
    assert desk.case(other).secrecy is SecrecyClass.B
    viewers = [
        viewer_of(desk.session, desk.world.account(login), on=day("Mon 2026-06-15"))
        for login in ("mtc_window", "lh_town")
    ]
    assert [[row.case_id for row in related_to(desk.session, viewer, other)] for viewer in viewers] == [[ended], []]
