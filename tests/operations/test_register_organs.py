"""At the desk an organ may be closed meanwhile, and an earlier case lie in another county (R-1.41)."""

import pytest
from sqlalchemy import select

from mediation.casefile.reasons import CasefileReason
from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate import EvidenceKind
from mediation.reception.gate.replay import rejudge
from mediation.reception.gate.verdict import GateVerdict
from mediation.routing.kinds import Kind
from mediation.territory.codes import DivisionKey
from models.operations.cases import ClaimException, DecideException, claim_exception, decide_exception
from models.operations.organisations import EndOrganisation, OpenCounty, end_organisation, open_county
from models.operations.reception.commands import GateEntry
from models.operations.reception.preview import preview_visit
from models.operations.territory import ImportDivisions, import_divisions
from models.operations.unit_of_work import unit_of_work
from models.queries.other_counties import other_governments
from models.queries.territory import find_by_key
from models.steps.holdings import pass_holding
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.reception import Judgement, SkipException
from models.unable import InvalidFields, OutOfReach
from tests.dates import day, moment
from tests.factories.visits import visit

pytestmark = pytest.mark.seed("linjiang")

TODAY = day("Mon 2026-03-09")
NEIGHBOUR = """code12,name,level,parent12
379900000000,江州市,2,370000000000
379902000000,邻江县,3,379900000000
379902101000,邻江镇,4,379902000000
379902101201,邻江村,5,379902101000"""


@pytest.fixture
def merged(session, linjiang):
    """Provide the transport bureau, merged into the housing bureau at ten o'clock."""
    end = EndOrganisation(linjiang.org("jt"), on=TODAY, successor_id=linjiang.org("zj"))
    end_organisation(session, end, actor=linjiang.actor(session, "admin"), now=moment("Mon 2026-03-09 10:00"))
    return linjiang.org("jt")


@pytest.fixture
def neighbour(session):
    """Provide the id of another county of the same city."""
    at = moment("Mon 2026-03-02 09:00")
    import_divisions(session, ImportDivisions(lines=NEIGHBOUR.splitlines, as_of=day("Mon 2026-03-02"), now=at))
    found = find_by_key(session, DivisionKey(3, "379902000000"), on=TODAY)
    open_county(session, OpenCounty(county_id=found.id, on=day("Mon 2026-03-02"), now=at))
    return found.id


@pytest.mark.parametrize("act", ["register", "preview"])
def test_an_organ_that_was_closed_while_the_form_lay_open_is_told_at_its_field(session, desk, merged, act):
    command = visit(desk.world, session, "mtc_window", "Mon 2026-03-09 10:30", about={"competent_id": merged})
    with pytest.raises(InvalidFields) as refused:
        if act == "preview":
            preview_visit(session, desk.setting, command)
        desk.register("mtc_window", "Mon 2026-03-09 10:30", about={"competent_id": merged})
    assert refused.value.faults["competent"].reason is CasefileReason.TARGET_CLOSED
    session.rollback()
    assert session.query(Case).count() == 0


def test_an_accused_organ_that_is_not_there_is_told_at_its_field(desk):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "accused_organisation_ids": (999_999,)}
    with pytest.raises(InvalidFields) as refused:
        desk.register("mtc_window", "Mon 2026-03-09 10:30", about=about)
    assert set(refused.value.faults) == {"accused"}


def test_a_desk_that_was_closed_registers_nothing(desk, merged):
    with pytest.raises(OutOfReach):
        desk.register("jt_handler", "Mon 2026-03-09 10:30")


def over_there(county_id):
    return {"county_id": county_id, "town_id": None, "village_id": None, "competent_id": None}


def test_a_desk_of_one_county_registers_nothing_for_another(desk, neighbour):
    with pytest.raises(OutOfReach):
        desk.register("mtc_window", "Mon 2026-03-09 10:30", about=over_there(neighbour))


def test_coming_again_with_the_matter_of_another_county_joins_the_case_over_there(session, desk, neighbour):
    first = desk.register("city_window", "Mon 2026-03-09 09:00", about=over_there(neighbour))
    centre = session.scalars(select(Organisation.id).where(Organisation.code == "379902-MTC")).one()
    with unit_of_work(session) as work:
        case = work.get_one(Case, first.case_id)
        pass_holding(work, case, to_id=centre, at=moment("Mon 2026-03-09 10:00"), basis="R-1.25")
    again = desk.register("city_window", "Tue 2026-03-10 09:00", repeat_of=first.case_id)
    assert (again.case_id, again.is_repeat) == (first.case_id, True)
    assert desk.case(first.case_id).county_id == neighbour


# ---- a matter that crosses into another county (X3, R-1.40)

EVIDENCE = {"evidence": EvidenceKind.CROSSING_ORGANS, "evidence_ref": "联合报告第2号"}


@pytest.fixture
def beyond(session, neighbour):
    """Provide the government of the county beside."""
    return session.scalars(select(Organisation.id).where(Organisation.code == "379902-ZF")).one()


def taken(desk, found):
    row = desk.look().scalars(select(SkipException).where(SkipException.visit_id == found.visit_id)).one()
    decision = desk.act(
        decide_exception,
        DecideException,
        "city_leader",
        "Mon 2026-03-09 11:00",
        found.case_id,
        exception_id=row.id,
        is_approved=True,
    )
    last = desk.look().scalars(select(Judgement).order_by(Judgement.id.desc())).first()
    assert rejudge(last.facts) == GateVerdict.from_record(last.verdict)
    return decision


def test_a_matter_of_two_counties_is_taken_where_they_meet(desk, beyond):
    gate = GateEntry(skip_ground=SkipGround.X3, crossing_ids=(beyond,), **EVIDENCE)
    found = desk.register("city_window", "Mon 2026-03-09 09:00", gate=gate)
    assert taken(desk, found) is Decision.ACCEPTED_BY_EXCEPTION


def test_no_organ_of_the_county_beside_becomes_competent_or_accused_by_being_crossed(desk, beyond):
    gate = GateEntry(skip_ground=SkipGround.X3, crossing_ids=(beyond, desk.world.org("city_gov")), **EVIDENCE)
    accusation = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    for field, about in {
        "competent": {"competent_id": beyond},
        "accused": accusation | {"accused_organisation_ids": (beyond,)},
    }.items():
        with pytest.raises(InvalidFields) as refused:
            desk.register("city_window", "Mon 2026-03-09 09:00", about=about, gate=gate)
        assert set(refused.value.faults) == {field}


def test_the_other_county_may_be_named_later(desk, beyond):
    found = desk.register("city_window", "Mon 2026-03-09 09:00")
    fields = {"visit_id": found.visit_id, "ground": SkipGround.X3, "crossing_ids": (beyond,), **EVIDENCE}
    desk.act(claim_exception, ClaimException, "city_window", "Mon 2026-03-09 09:30", found.case_id, **fields)
    assert taken(desk, found) is Decision.ACCEPTED_BY_EXCEPTION


def test_an_organ_that_is_nowhere_is_told_at_its_field(desk):
    found = desk.register("city_window", "Mon 2026-03-09 09:00")
    fields = {"visit_id": found.visit_id, "ground": SkipGround.X3, "crossing_ids": (999_999,), **EVIDENCE}
    with pytest.raises(InvalidFields) as refused:
        desk.act(claim_exception, ClaimException, "city_window", "Mon 2026-03-09 09:30", found.case_id, **fields)
    assert set(refused.value.faults) == {"crossing"}


def test_the_governments_beside_are_offered_and_our_own_is_not(session, linjiang, beyond):
    assert other_governments(session, linjiang.county, on=TODAY) == ((beyond, "邻江县人民政府"),)
