"""Disputes at the gate: offered their own place, never a skip."""

import pytest

from mediation.escalation.climb import GroundShown
from mediation.escalation.kinds import ClimbGround
from mediation.reception.decisions import Decision
from mediation.reception.gate import DisputeFacts, DisputeLadder, GateParameters, GateReason, GateVerdict, NextStep
from mediation.routing.kinds import Channel, Kind
from tests.unit.escalation.linjiang import (
    CITY_HALL,
    MTC,
    OTHER_MEDIATION,
    OTHER_VILLAGE,
    STREET_CENTRE,
    STREET_VILLAGE,
    TOWN_CENTRE,
    VILLAGE,
    VILLAGE_MEDIATION,
)
from tests.unit.gate.visits import judged

STRICT = GateParameters(dispute_ladder=DisputeLadder.STRICT)
FAILED_BELOW = GroundShown(ClimbGround.MEDIATION_FAILED, VILLAGE_MEDIATION, is_derived=True)


def dispute(
    at: int,
    *,
    places: tuple[int, ...] = (VILLAGE, VILLAGE),
    grounds: tuple[GroundShown, ...] = (),
    declined: bool | None = None,
    parameters: GateParameters | None = None,
    channel: Channel = Channel.VISIT,
) -> GateVerdict:
    facts = DisputeFacts(places, grounds, declined)
    return judged(
        at,
        competent=None,
        kind=Kind.DISPUTE,
        dispute=facts,
        channel=channel,
        parameters=parameters or GateParameters(),
    )


@pytest.mark.parametrize(
    ("at", "places", "code"),
    [
        (VILLAGE_MEDIATION, (VILLAGE, VILLAGE), GateReason.DISPUTE_HERE),
        (TOWN_CENTRE, (VILLAGE, OTHER_VILLAGE), GateReason.DISPUTE_HERE),
        (MTC, (VILLAGE, STREET_VILLAGE), GateReason.DISPUTE_HERE),
        (VILLAGE_MEDIATION, (VILLAGE, OTHER_VILLAGE), GateReason.DISPUTE_BELOW),
        (TOWN_CENTRE, (VILLAGE, VILLAGE), GateReason.DISPUTE_OFFERED),
        (MTC, (VILLAGE, VILLAGE), GateReason.DISPUTE_OFFERED),
        (CITY_HALL, (VILLAGE, VILLAGE), GateReason.DISPUTE_OFFERED),
        (STREET_CENTRE, (VILLAGE, VILLAGE), GateReason.DISPUTE_OFFERED),
        (OTHER_MEDIATION, (VILLAGE, VILLAGE), GateReason.DISPUTE_OFFERED),
        (MTC, (), GateReason.DISPUTE_PLACE_UNKNOWN),
    ],
)
def test_nobody_with_a_dispute_is_turned_away(at: int, places: tuple[int, ...], code: GateReason) -> None:
    verdict = dispute(at, places=places)
    assert (verdict.decision, verdict.code) == (Decision.ACCEPTED, code)
    assert (verdict.skip, verdict.counts_as_skip, verdict.lawful_level) == (0, False, True)


def test_higher_up_mediation_is_offered_at_its_own_place_and_the_court_is_told() -> None:
    verdict = dispute(MTC)
    assert verdict.go_to == (VILLAGE_MEDIATION,)
    assert verdict.next_steps == (
        NextStep.REGISTER,
        NextStep.OFFER_MEDIATION_BELOW,
        NextStep.HAND_DOWN_DRAFT,
        NextStep.TELL_COURT_ROUTE,
    )


def test_who_declines_the_offer_is_helped_here() -> None:
    verdict = dispute(MTC, declined=True)
    assert (verdict.code, verdict.basis) == (GateReason.DISPUTE_OFFER_DECLINED, "R-2.21")
    assert NextStep.MEDIATE_OR_HAND_ON in verdict.next_steps
    assert NextStep.HAND_DOWN_DRAFT not in verdict.next_steps


def test_who_takes_the_offer_is_expected_below() -> None:
    verdict = dispute(MTC, declined=False)
    assert verdict.code is GateReason.DISPUTE_OFFER_TAKEN
    assert {NextStep.HAND_DOWN_DRAFT, NextStep.FIRST_CONTACT_2WD} <= set(verdict.next_steps)


def test_where_the_ladder_is_strict_the_dispute_is_guided_down() -> None:
    verdict = dispute(TOWN_CENTRE, parameters=STRICT)
    assert (verdict.decision, verdict.code) == (Decision.GUIDED, GateReason.DISPUTE_GUIDED)
    assert {NextStep.GUIDE_SLIP, NextStep.HAND_DOWN_DRAFT, NextStep.INFORM_LOWER_ORGAN} <= set(verdict.next_steps)
    assert verdict.counts_as_skip is False


def test_strict_or_not_a_letter_is_not_guided_away() -> None:
    assert dispute(TOWN_CENTRE, parameters=STRICT, channel=Channel.LETTER).decision is Decision.ACCEPTED


def test_a_ground_opens_the_next_rung_and_no_further() -> None:
    climbed = dispute(TOWN_CENTRE, grounds=(FAILED_BELOW,), parameters=STRICT)
    assert (climbed.decision, climbed.code, climbed.basis) == (
        Decision.ACCEPTED,
        GateReason.DISPUTE_CLIMBED,
        "R-2.22",
    )
    too_high = dispute(MTC, grounds=(FAILED_BELOW,), parameters=STRICT)
    assert (too_high.decision, too_high.go_to) == (Decision.GUIDED, (TOWN_CENTRE,))


def test_a_dispute_that_may_climb_may_also_stay() -> None:
    assert dispute(VILLAGE_MEDIATION, grounds=(FAILED_BELOW,)).code is GateReason.DISPUTE_HERE
