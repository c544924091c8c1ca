"""A corrected case goes back to the gate, which judges its visits by what it is now (R-4.11, R-1.53, 2.2)."""

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import HandOverState, Stage
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.escalation.kinds import OrgKind, SkipGround
from mediation.reception.gate import JudicialState
from mediation.reception.gate.facts import EvidenceKind
from mediation.reception.gate.replay import rejudge
from mediation.reception.gate.verdict import GateVerdict
from mediation.routing.kinds import Branch, Kind
from mediation.secrecy.kinds import SecrecyClass
from models.operations.cases import (
    ClaimException,
    ConsentAfterGuidance,
    GiveNotice,
    Reclassify,
    ServiceEntry,
    claim_exception,
    consent_after_guidance,
    give_notice,
    reclassify,
)
from models.operations.handovers import AcceptHandOver, SendCase, accept_hand_over, let_time_pass, send_case
from models.operations.organisations import EndOrganisation, end_organisation
from models.operations.reception.commands import GateEntry
from models.queries.reach import cases_within_reach, viewer_of
from models.steps.exceptions import ExceptionKind
from models.tables.clocks import ClockState, ExceptionItem
from models.tables.reception import Judgement, SkipException, Visit
from models.tables.record import RecordEntry
from models.unable import InvalidFields, UnableTo
from tests.dates import day, moment

pytestmark = pytest.mark.seed("linjiang")

CAME = "Mon 2026-07-06 09:00"
LATER = "Thu 2026-07-09 09:00"
CLAIM = {"kind": Kind.CLAIM, "branch": Branch.PETITION, "route": "petition"}
SUGGESTION = {"kind": Kind.SUGGESTION, "branch": None, "route": None}
DISPUTE = {"kind": Kind.DISPUTE, "branch": None, "route": None}
IN_HAND = ServiceEntry(proof="当面签收")
TOLD = {"route": "镇政府", "procedure": "信访程序", "contact": "刘振", "service": IN_HAND}


def correct(desk, case_id, login="city_window", at=LATER, **what):
    return desk.act(reclassify, Reclassify, login, at, case_id, reason="当时看错了", **what)


def accuse(desk, case_id, accused="lh_gov", **more):
    what = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline"}
    what["accused_organisation_ids"] = (desk.world.org(accused),)
    return correct(desk, case_id, **(what | more))


def send(desk, case_id, login, to, at=LATER):
    fields = {"to_id": desk.world.org(to), "reason": "属其法定职责"}
    return desk.act(send_case, SendCase, login, at, case_id, **fields)


def visit_of(desk, case_id):
    return desk.look().scalars(select(Visit).where(Visit.case_id == case_id).order_by(Visit.id)).first()


def judgements(desk, case_id):
    query = select(Judgement).join(Visit, Visit.id == Judgement.visit_id).where(Visit.case_id == case_id)
    return desk.look().scalars(query.order_by(Judgement.id)).all()


def refused(operation):
    with pytest.raises(UnableTo) as caught:
        operation()
    return caught.value.answer


def reaches(desk, login, case_id):
    viewer = viewer_of(desk.session, desk.world.account(login), on=day("Thu 2026-07-09"))
    return case_id in cases_within_reach(desk.session, viewer, [case_id])


@pytest.fixture
def guided(desk):
    """Provide a claim of a town, brought to the city on Monday 6 July: guided, and counted as a skip."""
    case_id = desk.register("city_window", CAME).case_id
    assert (desk.case(case_id).stage, desk.case(case_id).skip_levels) == (Stage.GUIDED, 1)
    return case_id


# ---- a ground that waits for approval


def lapsed(desk, case_id):
    query = select(RecordEntry.facts).where(RecordEntry.case_id == case_id, RecordEntry.tag == "exception.lapsed")
    return desk.look().scalars(query).all()


@pytest.mark.parametrize(
    ("become", "organ", "waits"),
    [(SUGGESTION, None, False), (CLAIM, "cg_gov", True)],
    ids=("no skip any more", "a skip past another town"),
)
def test_a_ground_that_waits_lapses_when_the_corrected_visit_needs_none(desk, guided, become, organ, waits):
    fields = {"visit_id": visit_of(desk, guided).id, "ground": SkipGround.X2}
    fields |= {"evidence": EvidenceKind.LEADER_NAMED, "evidence_ref": "来访登记表第7号"}
    claimed = desk.act(claim_exception, ClaimException, "city_window", CAME, guided, **fields)
    correct(desk, guided, **become, competent_id=desk.world.org(organ) if organ else None)
    row = desk.look().get_one(SkipException, claimed)
    assert (row.decided_at is None, row.approved) == (waits, None)
    assert lapsed(desk, guided) == ([] if waits else [{"exception": claimed, "visit": row.visit_id}])


# ---- what turns out to be an accusation


def test_a_guided_claim_that_accuses_the_town_is_taken_back_from_it_and_goes_to_discipline(desk, guided):
    """T-08."""
    accuse(desk, guided)
    case, visit = desk.case(guided), visit_of(desk, guided)
    assert (case.stage, case.holder_id, case.competent_id) == (
        Stage.REGISTERED,
        desk.world.org("city_reception"),
        None,
    )
    assert (case.lawful_level, case.skip_levels, visit.lawful_level, visit.skip_levels) == (True, 0, True, 0)
    assert desk.hand_over(guided).state is HandOverState.REVOKED
    assert desk.running(guided) == {TermCode.TRANSFER_15: (day("Tue 2026-07-21"), desk.world.org("city_reception"))}
    answer = refused(lambda: desk.act(consent_after_guidance, ConsentAfterGuidance, "city_window", LATER, guided))
    assert answer.reason is CasefileReason.NOT_AT_THIS_STAGE
    send(desk, guided, "city_window", "discipline")
    assert desk.holders(guided) == [desk.world.org("city_reception"), desk.world.org("discipline")]
    assert reaches(desk, "discipline", guided)
    assert not any(reaches(desk, login, guided) for login in ("lh_town", "lh_head", "leader"))


def test_an_accusation_of_whoever_holds_it_is_held_by_discipline_from_then_on(desk):
    case_id = desk.register("lh_town", CAME).case_id
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-07-06 10:00", case_id, **TOLD)
    accuse(desk, case_id, login="lh_town")
    assert desk.case(case_id).stage is Stage.REGISTERED
    assert desk.holders(case_id) == [desk.world.org("lh_centre"), desk.world.org("discipline")]
    assert {bound for _, bound in desk.running(case_id).values()} == {desk.world.org("discipline")}
    assert not reaches(desk, "lh_town", case_id)


def test_discipline_that_is_accused_too_leaves_it_to_discipline_above(desk):
    case_id = desk.register("lh_town", CAME).case_id
    accused = tuple(desk.world.org(one) for one in ("lh_gov", "discipline"))
    accuse(desk, case_id, login="lh_town", accused_organisation_ids=accused)
    above = desk.setting.graphs.of_county(desk.session, desk.world.county, on=day("Thu 2026-07-09"))
    assert desk.case(case_id).holder_id == above.nearest(
        OrgKind.DISCIPLINE, to=desk.world.org("city_gov"), but={desk.world.org("discipline")}
    )
    assert desk.case(case_id).holder_id != desk.world.org("discipline")
    assert not any(reaches(desk, login, case_id) for login in ("lh_town", "lh_head", "discipline"))


def test_where_only_the_accused_can_hold_it_somebody_is_asked_for(desk):
    case_id = desk.register("lh_town", CAME).case_id
    graph = desk.setting.graphs.of_county(desk.session, desk.world.county, on=day("Thu 2026-07-09"))
    everywhere = (id_ for id_, node in graph.nodes.items() if node.kind is OrgKind.DISCIPLINE)
    accuse(desk, case_id, login="lh_town", accused_organisation_ids=(desk.world.org("lh_gov"), *everywhere))
    assert desk.case(case_id).secrecy is SecrecyClass.D
    assert not reaches(desk, "lh_town", case_id)
    kinds = desk.session.scalars(select(ExceptionItem.kind)).all()
    assert kinds == [ExceptionKind.NOBODY_NAMED]


def test_a_case_whose_receiving_organ_has_ended_is_corrected_by_its_successor(desk):
    about = {"competent_id": desk.world.org("jt"), "title": "公交站点"}
    case_id = desk.register("jt_handler", CAME, about=about).case_id
    end = EndOrganisation(desk.world.org("jt"), on=day("Tue 2026-07-07"), successor_id=desk.world.org("zj"))
    admin = desk.world.actor(desk.session, "admin")
    end_organisation(desk.session, end, actor=admin, now=moment("Tue 2026-07-07 09:00"))
    correct(desk, case_id, login="zj_head", **SUGGESTION)
    assert (desk.case(case_id).kind, desk.case(case_id).holder_id) == (Kind.SUGGESTION, desk.world.org("zj"))


def test_an_accusation_found_in_a_transferred_case_is_sent_on_to_discipline(desk):
    case_id = desk.register("mtc_window", CAME).case_id
    send(desk, case_id, "mtc_window", "lh_gov", at="Tue 2026-07-07 09:00")
    accuse(desk, case_id, "zj", login="lh_town", at="Wed 2026-07-08 09:00")
    assert set(desk.running(case_id)) == {TermCode.TRANSFER_15}
    send(desk, case_id, "lh_town", "discipline")
    assert desk.case(case_id).holder_id == desk.world.org("discipline")


# ---- judged again


def test_a_suggestion_that_is_a_claim_skipped_a_level_and_is_guided(desk):
    case_id = desk.register("city_window", CAME, about=SUGGESTION).case_id
    assert desk.running(case_id) == {}
    correct(desk, case_id, **CLAIM)
    case, visit = desk.case(case_id), visit_of(desk, case_id)
    assert (case.stage, case.lawful_level, case.skip_levels) == (Stage.GUIDED, False, 1)
    assert (visit.lawful_level, visit.skip_levels) == (False, 1)
    first, second = judgements(desk, case_id)
    assert (first.code, second.code, second.basis) == ("level_rule_not_applied", "level_skipped", "N2")
    assert rejudge(second.facts) == GateVerdict.from_record(second.verdict)
    assert "guide_slip" in desk.documents(case_id)
    assert desk.hand_over(case_id).to_id == desk.world.org("lh_centre")
    assert desk.running(case_id) == {TermCode.SKIP_CONTACT_2WD: (day("Mon 2026-07-13"), desk.world.org("lh_centre"))}
    assert "guided_here" in desk.told("lh_centre")


def test_a_suggestion_that_is_a_claim_owes_what_it_owed_from_the_day_of_its_receipt(desk):
    case_id = desk.register("mtc_window", CAME, about=SUGGESTION).case_id
    correct(desk, case_id, login="mtc_window", **CLAIM)
    mtc = desk.world.org("mtc")
    assert desk.case(case_id).stage is Stage.REGISTERED
    assert desk.running(case_id) == {
        TermCode.TRANSFER_15: (day("Tue 2026-07-21"), mtc),
        TermCode.FIRST_CONTACT_2WD: (day("Wed 2026-07-08"), mtc),
    }


def test_an_inquiry_that_is_a_dispute_is_offered_below_and_owed_a_contact(desk):
    about = {"kind": Kind.INQUIRY, "branch": None, "route": None, "competent_id": None}
    case_id = desk.register("mtc_window", CAME, about=about).case_id
    correct(desk, case_id, login="mtc_window", **DISPUTE)
    assert judgements(desk, case_id)[-1].code == "dispute_offered"
    assert set(desk.running(case_id)) == {TermCode.FIRST_CONTACT_2WD, TermCode.SKIP_CONTACT_2WD}
    assert desk.hand_over(case_id).to_id == desk.world.org("lh_mediation")


def test_a_claim_that_is_only_a_suggestion_was_no_skip(desk, guided):
    correct(desk, guided, **SUGGESTION)
    case = desk.case(guided)
    assert (case.stage, case.lawful_level, case.skip_levels) == (Stage.REGISTERED, True, 0)
    assert desk.hand_over(guided).state is HandOverState.REVOKED
    assert desk.clock(guided, TermCode.SKIP_CONTACT_2WD).state is ClockState.CANCELLED


def test_what_is_none_of_the_courts_is_taken_after_all(desk):
    about = {"branch": Branch.LITIGATION, "route": None}
    gate = GateEntry(judicial=JudicialState.DECIDED)
    case_id = desk.register("mtc_window", CAME, about=about, gate=gate).case_id
    assert desk.case(case_id).stage is Stage.NOT_ACCEPTED
    correct(desk, case_id, login="mtc_window", **CLAIM)
    assert desk.case(case_id).stage is Stage.REGISTERED
    assert desk.running(case_id)[TermCode.TRANSFER_15][0] == day("Tue 2026-07-21")


def test_a_case_that_another_organ_holds_stays_there_while_its_visit_is_judged_again(desk, guided):
    desk.act(consent_after_guidance, ConsentAfterGuidance, "lh_town", "Tue 2026-07-07 09:00", guided)
    before = desk.running(guided)
    correct(desk, guided, login="lh_town", kind=Kind.CLAIM, branch=Branch.ENFORCEMENT, route="enforcement")
    case = desk.case(guided)
    assert (case.stage, case.holder_id) == (Stage.REGISTERED, desk.world.org("lh_centre"))
    assert desk.running(guided) == before
    assert [one.basis for one in judgements(desk, guided)] == ["N2", "N2"]


# ---- who is competent


def test_a_wrongly_picked_organ_is_corrected_and_with_it_the_skip(desk, guided):
    """The matter is a county bureau's superior's own: the city is its lawful place."""
    correct(desk, guided, competent_id=desk.world.org("city_zr"), **CLAIM)
    case, visit = desk.case(guided), visit_of(desk, guided)
    assert (case.competent_id, case.stage) == (desk.world.org("city_zr"), Stage.REGISTERED)
    assert (case.lawful_level, case.skip_levels, visit.skip_levels) == (True, 0, 0)
    assert desk.hand_over(guided).state is HandOverState.REVOKED
    assert desk.running(guided)[TermCode.TRANSFER_15][0] == day("Tue 2026-07-21")


def test_a_skip_over_another_town_is_guided_to_that_town(desk, guided):
    correct(desk, guided, competent_id=desk.world.org("cg_gov"), **CLAIM)
    assert desk.case(guided).stage is Stage.GUIDED
    assert desk.hand_over(guided).to_id == desk.world.org("cg_centre")
    assert desk.running(guided) == {TermCode.SKIP_CONTACT_2WD: (day("Mon 2026-07-13"), desk.world.org("cg_centre"))}


def test_an_organ_that_is_not_there_is_not_competent(desk, guided):
    with pytest.raises(InvalidFields) as caught:
        correct(desk, guided, competent_id=999999, **CLAIM)
    assert set(caught.value.faults) == {"competent"}


@pytest.fixture
def ownerless(desk):
    """Provide a claim of which nobody knew whose it is, transferred by the county to a bureau."""
    case_id = desk.register("mtc_window", CAME, about={"competent_id": None}).case_id
    send(desk, case_id, "mtc_window", "zr", at="Tue 2026-07-07 09:00")
    assert desk.case(case_id).competent_id is None
    return case_id


def test_who_accepts_a_transfer_is_competent(desk, ownerless):
    desk.act(accept_hand_over, AcceptHandOver, "zr_handler", "Wed 2026-07-08 09:00", ownerless)
    assert desk.case(ownerless).competent_id == desk.world.org("zr")


def test_who_informs_the_petitioner_is_competent(desk, ownerless):
    desk.act(give_notice, GiveNotice, "zr_handler", "Wed 2026-07-08 09:00", ownerless, **TOLD)
    assert desk.case(ownerless).competent_id == desk.world.org("zr")


def test_who_lets_the_time_of_objection_pass_is_competent(desk, ownerless):
    let_time_pass(desk.session, desk.setting, now=moment("Wed 2026-07-15 00:10"))
    assert desk.case(ownerless).competent_id == desk.world.org("zr")
