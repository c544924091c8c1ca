"""Every row of the algorithm of the ladder, and the order in which the rows are asked."""

from typing import Any

import pytest

from mediation.escalation.graph import LevelUp
from mediation.reception.decisions import Decision
from mediation.reception.gate import GateReason, JudicialState, NextStep
from mediation.reception.gate.facts import GateParameters
from mediation.routing.kinds import Branch, Channel, Kind
from tests.dates import day
from tests.unit.escalation.linjiang import (
    CITY,
    CITY_HALL,
    COUNTY,
    MTC,
    NATION_HALL,
    NEXT_MTC,
    OTHER_MEDIATION,
    POLITICAL_LEGAL,
    PROVINCE_HALL,
    STREET_CENTRE,
    TOWN,
    TOWN_CENTRE,
    VILLAGE,
    VILLAGE_MEDIATION,
    ZJ,
    linjiang,
)
from tests.unit.gate.visits import answered, judged, village_road

ACCEPTED, GUIDED = Decision.ACCEPTED, Decision.GUIDED
NOT_ACCEPTED, NO_LONGER = Decision.NOT_ACCEPTED, Decision.NO_LONGER_ACCEPTED


@pytest.mark.parametrize(
    ("point", "facts", "decision", "basis", "skip"),
    [
        # channel is not a visit: never a skip
        (NATION_HALL, {"channel": Channel.LETTER}, ACCEPTED, "R-1.02", 0),
        (CITY_HALL, {"channel": Channel.WEB}, ACCEPTED, "R-1.02", 0),
        (CITY_HALL, {"channel": Channel.PHONE}, ACCEPTED, "R-1.02", 0),
        (CITY_HALL, {"channel": Channel.FAX}, ACCEPTED, "R-1.02", 0),
        (CITY_HALL, {"channel": Channel.HOTLINE}, ACCEPTED, "R-1.02", 0),
        (MTC, {"channel": Channel.ASSIGNED}, ACCEPTED, "R-1.02", 0),
        (MTC, {"channel": Channel.GRID_REPORT}, ACCEPTED, "R-1.02", 0),
        (MTC, {"channel": Channel.OWN_INITIATIVE}, ACCEPTED, "R-1.02", 0),
        # kind is no claim: the level rule does not apply
        (CITY_HALL, {"kind": Kind.ACCUSATION}, ACCEPTED, "R-1.53", 0),
        (CITY_HALL, {"kind": Kind.SUGGESTION}, ACCEPTED, "R-1.52", 0),
        (CITY_HALL, {"kind": Kind.INQUIRY}, ACCEPTED, "R-1.24", 0),
        (CITY_HALL, {"kind": Kind.THANKS}, ACCEPTED, "R-1.24", 0),
        # N1, N3, E1, E2
        (TOWN_CENTRE, {"judicial": JudicialState.PENDING}, NOT_ACCEPTED, "N1", 0),
        (MTC, {"judicial": JudicialState.DECIDED}, NOT_ACCEPTED, "N1", 0),
        (CITY_HALL, {"judicial": JudicialState.JUDICIAL_ACT}, NOT_ACCEPTED, "N1", 0),
        (MTC, {"priors": (village_road(),), "today": day("Mon 2026-03-30")}, NOT_ACCEPTED, "N3", 0),
        (TOWN_CENTRE, {"priors": (answered(rereviewed_on=day("Mon 2026-06-29")),)}, NO_LONGER, "E1", 0),
        (MTC, {"judicial": JudicialState.TERMINATED}, NO_LONGER, "E2", 0),
        # no competent organ is known
        (CITY_HALL, {"competent": None}, ACCEPTED, "R-6.01", 0),
        # the point is lawful: own level or one above
        (TOWN_CENTRE, {}, ACCEPTED, "R-1.10", 0),
        (MTC, {}, ACCEPTED, "R-1.10", 0),
        (CITY_HALL, {"competent": COUNTY}, ACCEPTED, "R-1.10", 0),
        (MTC, {"competent": ZJ}, ACCEPTED, "R-1.10", 0),
        (TOWN_CENTRE, {"competent": VILLAGE}, ACCEPTED, "R-1.10", 0),
        # the point lies below
        (VILLAGE_MEDIATION, {}, ACCEPTED, "R-2.01", 0),
        (OTHER_MEDIATION, {}, ACCEPTED, "R-2.01", 0),
        (TOWN_CENTRE, {"competent": ZJ}, ACCEPTED, "R-2.01", 0),
        (MTC, {"competent": CITY}, ACCEPTED, "R-2.01", 0),
        # aside: another town, another county
        (STREET_CENTRE, {}, GUIDED, "R-2.03", 0),
        (NEXT_MTC, {}, GUIDED, "R-2.03", 0),
        (NEXT_MTC, {"competent": ZJ}, GUIDED, "R-2.03", 0),
        # above, without a ground
        (CITY_HALL, {}, GUIDED, "N2", 1),
        (PROVINCE_HALL, {}, GUIDED, "N2", 2),
        (NATION_HALL, {}, GUIDED, "N2", 3),
        (PROVINCE_HALL, {"competent": COUNTY}, GUIDED, "N2", 1),
        (CITY_HALL, {"competent": ZJ}, GUIDED, "N2", 1),
    ],
)
def test_each_row_of_the_table(point: int, facts: dict[str, Any], decision: Decision, basis: str, skip: int) -> None:
    verdict = judged(point, **facts)
    assert (verdict.decision, verdict.basis, verdict.skip) == (decision, basis, skip)
    assert verdict.counts_as_skip is (skip > 0)
    assert verdict.lawful_level is (skip == 0)
    assert {NextStep.REGISTER, NextStep.REGISTER_LINKED} & set(verdict.next_steps)


def test_a_letter_on_litigation_rights_is_transferred_a_visitor_is_guided() -> None:
    visitor = judged(MTC, judicial=JudicialState.DECIDED)
    letter = judged(MTC, judicial=JudicialState.DECIDED, channel=Channel.LETTER)
    assert visitor.basis == letter.basis == "N1"
    assert NextStep.EXPLAIN_LAW in visitor.next_steps
    assert NextStep.TRANSFER_POLITICAL_LEGAL not in visitor.next_steps
    assert NextStep.TRANSFER_POLITICAL_LEGAL in letter.next_steps
    assert visitor.go_to == letter.go_to == (POLITICAL_LEGAL,)


def test_a_matter_that_could_be_sued_over_is_taken_and_led_into_its_procedure() -> None:
    verdict = judged(MTC, branch=Branch.LITIGATION)
    assert verdict.decision is ACCEPTED
    assert NextStep.ROUTE_STATUTORY in verdict.next_steps
    assert NextStep.ROUTE_STATUTORY not in judged(MTC, branch=Branch.PETITION).next_steps


def test_the_rows_are_asked_in_order() -> None:
    everything: dict[str, Any] = {"judicial": JudicialState.PENDING, "priors": (village_road(),)}
    march = day("Mon 2026-03-30")
    assert judged(CITY_HALL, **everything, today=march, kind=Kind.ACCUSATION).code is GateReason.ACCUSATION
    assert judged(CITY_HALL, **everything, today=march).basis == "N1"
    assert judged(CITY_HALL, priors=(village_road(),), today=march, competent=None).basis == "N3"
    assert judged(CITY_HALL, competent=None).basis == "R-6.01"


@pytest.mark.parametrize(
    ("point", "competent", "step"),
    [
        (TOWN_CENTRE, TOWN, NextStep.HANDLE_HERE),
        (MTC, TOWN, NextStep.TRANSFER_DOWN),
        (MTC, ZJ, NextStep.TRANSFER_DOWN),
        (VILLAGE_MEDIATION, TOWN, NextStep.HAND_UP),
        (TOWN_CENTRE, ZJ, NextStep.HAND_UP),
    ],
)
def test_an_accepted_matter_moves_from_where_it_was_received(point: int, competent: int, step: NextStep) -> None:
    assert step in judged(point, competent=competent).next_steps


def test_a_letter_to_another_town_is_accepted_and_sent_across() -> None:
    verdict = judged(STREET_CENTRE, channel=Channel.LETTER)
    assert verdict.decision is ACCEPTED
    assert NextStep.TRANSFER_ACROSS in verdict.next_steps


def test_without_an_owner_the_first_receiver_holds_and_owes_the_notice() -> None:
    verdict = judged(MTC, competent=None)
    assert verdict.next_steps == (
        NextStep.REGISTER,
        NextStep.HOLD_AS_FIRST_RECEIVER,
        NextStep.FIND_OWNER,
        NextStep.WRITTEN_NOTICE_15D,
    )


def test_whoever_cannot_be_reached_is_owed_no_notice() -> None:
    assert NextStep.WRITTEN_NOTICE_15D in judged(MTC).next_steps
    assert NextStep.WRITTEN_NOTICE_15D not in judged(MTC, is_reachable=False).next_steps


def test_the_wrong_place_is_guided_and_no_skip() -> None:
    verdict = judged(STREET_CENTRE)
    assert (verdict.code, verdict.go_to) == (GateReason.WRONG_PLACE, (TOWN_CENTRE, MTC))
    assert {NextStep.GUIDE_SLIP, NextStep.HAND_OVER_DRAFT} <= set(verdict.next_steps)


def test_the_alarm_comes_before_everything_else() -> None:
    assert judged(CITY_HALL, is_urgent=True).next_steps[0] is NextStep.RAISE_URGENT


def test_one_altered_fact_moves_the_verdict() -> None:
    assert judged(CITY_HALL, competent=TOWN).decision is GUIDED
    assert judged(CITY_HALL, competent=COUNTY).decision is ACCEPTED
    assert judged(CITY_HALL, channel=Channel.LETTER).decision is ACCEPTED
    assert judged(CITY_HALL, kind=Kind.SUGGESTION).decision is ACCEPTED


def test_one_moved_edge_moves_the_verdict() -> None:
    under_the_city = linjiang(moved={TOWN: CITY})
    assert judged(CITY_HALL).basis == "N2"
    moved = judged(CITY_HALL, graph=under_the_city)
    assert (moved.decision, moved.basis, moved.path) == (ACCEPTED, "R-1.10", (TOWN, CITY, CITY_HALL))
    assert judged(MTC).decision is ACCEPTED
    assert judged(MTC, graph=under_the_city).code is GateReason.WRONG_PLACE


def test_a_bureaus_next_level_is_a_parameter() -> None:
    reviewing = GateParameters(level_up=LevelUp.SUPERIOR_OR_REVIEWING)
    assert judged(CITY_HALL, competent=ZJ).basis == "N2"
    assert judged(CITY_HALL, competent=ZJ, parameters=reviewing).basis == "R-1.10"
    assert judged(CITY_HALL, competent=TOWN, parameters=reviewing).basis == "N2"
    assert judged(PROVINCE_HALL, competent=ZJ, parameters=reviewing).skip == 1


def test_an_unknown_organisation_is_no_verdict() -> None:
    with pytest.raises(KeyError):
        judged(MTC, competent=9999)
