"""Acceptance scenarios at the level of the rule: T-05 – T-08, T-12, T-13, T-20, T-35."""

from typing import Any

import pytest

from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate import GateReason, JudicialState, NextStep, PriorMatter
from mediation.routing.kinds import Channel, Kind
from tests.dates import day
from tests.unit.escalation.linjiang import (
    CITY,
    CITY_HALL,
    COUNTY,
    MTC,
    POLITICAL_LEGAL,
    STREET_CENTRE,
    TOWN,
    TOWN_CENTRE,
    ZJ,
)
from tests.unit.gate.visits import CLERK, LEADER, answered, at_the_town, claimed, judged, village_road

UNANSWERED = PriorMatter(
    case_id=7, at=at_the_town(received_on=day("Mon 2026-06-01"), notice_due_on=day("Tue 2026-06-16"))
)


def test_t05_the_county_receives_a_town_matter_without_a_skip() -> None:
    verdict = judged(MTC, today=day("Mon 2026-04-13"))
    assert (verdict.decision, verdict.lawful_level, verdict.counts_as_skip) == (Decision.ACCEPTED, True, False)
    assert verdict.next_steps == (NextStep.REGISTER, NextStep.TRANSFER_DOWN, NextStep.WRITTEN_NOTICE_15D)
    assert verdict.path == (TOWN, COUNTY, MTC)


def test_t06_the_city_guides_a_town_matter_down_as_one_skip() -> None:
    verdict = judged(CITY_HALL, today=day("Mon 2026-07-06"))
    assert (verdict.decision, verdict.code, verdict.basis) == (Decision.GUIDED, GateReason.LEVEL_SKIPPED, "N2")
    assert (verdict.skip, verdict.counts_as_skip, verdict.lawful_level) == (1, True, False)
    assert verdict.go_to == verdict.lawful_points == (TOWN_CENTRE, MTC)
    assert verdict.path == (TOWN, COUNTY, CITY, CITY_HALL)
    assert verdict.next_steps == (
        NextStep.REGISTER,
        NextStep.GUIDE_SLIP,
        NextStep.INFORM_LOWER_ORGAN,
        NextStep.HAND_DOWN_DRAFT,
        NextStep.FIRST_CONTACT_2WD,
    )


def test_t07_a_missing_notice_makes_the_skip_lawful() -> None:
    verdict = judged(CITY_HALL, today=day("Wed 2026-06-17"), priors=(UNANSWERED,), claims=(claimed(SkipGround.X1),))
    assert (verdict.decision, verdict.basis, verdict.exception) == (
        Decision.ACCEPTED_BY_EXCEPTION,
        "X1",
        SkipGround.X1,
    )
    assert (verdict.counts_as_skip, verdict.lawful_level) == (False, True)
    assert {NextStep.ASSIGN_DOWN, NextStep.SUPERVISION_ORDER} <= set(verdict.next_steps)
    assert (verdict.facts["failing"], verdict.facts["failing_organ"]) == ("no_notice", TOWN)
    # The last day, 16 June, was still in time.
    assert verdict.facts["failing_since"] == "2026-06-17"
    assert (verdict.facts["registrar"], verdict.facts["approver"]) == (CLERK, LEADER)


def test_t07_on_the_last_day_of_the_notice_it_is_still_a_skip() -> None:
    verdict = judged(CITY_HALL, today=day("Tue 2026-06-16"), priors=(UNANSWERED,), claims=(claimed(SkipGround.X1),))
    assert (verdict.basis, verdict.counts_as_skip) == ("N2", True)
    assert NextStep.REGISTER_LINKED in verdict.next_steps


@pytest.mark.parametrize(("point", "code"), [(CITY_HALL, "level_skipped"), (STREET_CENTRE, "wrong_place")])
def test_a_guided_repeat_promises_nothing_that_is_not_done(point: int, code: str) -> None:
    verdict = judged(point, today=day("Tue 2026-06-16"), priors=(UNANSWERED,))
    assert verdict.code == code
    assert verdict.next_steps == (
        NextStep.REGISTER_LINKED,
        NextStep.GUIDE_SLIP,
        NextStep.INFORM_LOWER_ORGAN,
        NextStep.NO_NEW_CLOCK,
    )


def test_what_ended_without_a_remedy_is_guided_down_anew() -> None:
    verdict = judged(CITY_HALL, priors=(answered(review_open_until=None),))
    assert {NextStep.REGISTER, NextStep.HAND_DOWN_DRAFT, NextStep.FIRST_CONTACT_2WD} <= set(verdict.next_steps)


def test_t07_what_the_record_shows_is_offered_for_approval_although_nobody_claimed_it() -> None:
    verdict = judged(CITY_HALL, today=day("Wed 2026-06-17"), priors=(UNANSWERED,))
    assert verdict.basis == "N2"
    assert NextStep.ASK_EXCEPTION_APPROVAL in verdict.next_steps
    assert verdict.facts["exception_waiting"] == "X1"


def test_t07_at_the_county_the_same_failing_brings_the_supervision_order() -> None:
    verdict = judged(MTC, today=day("Wed 2026-06-17"), priors=(UNANSWERED,))
    assert verdict.code is GateReason.PLAIN_REPEAT
    assert NextStep.SUPERVISION_ORDER in verdict.next_steps


def test_t08_an_accusation_is_taken_anywhere_and_the_accused_sees_nothing() -> None:
    verdict = judged(CITY_HALL, kind=Kind.ACCUSATION, priors=(UNANSWERED,))
    assert (verdict.decision, verdict.counts_as_skip) == (Decision.ACCEPTED, False)
    assert verdict.next_steps == (
        NextStep.REGISTER,
        NextStep.TRANSFER_BY_CADRE_AUTHORITY,
        NextStep.HIDE_FROM_ACCUSED,
    )
    assert (verdict.path, verdict.go_to, verdict.lawful_points) == ((), (), ())
    assert TOWN not in verdict.facts.values()


def test_t12_the_same_organ_again_is_a_plain_repeat() -> None:
    verdict = judged(TOWN_CENTRE, today=day("Mon 2026-03-30"), priors=(village_road(),))
    assert (verdict.decision, verdict.code) == (Decision.ACCEPTED, GateReason.PLAIN_REPEAT)
    assert verdict.next_steps == (
        NextStep.REGISTER_LINKED,
        NextStep.TELL_STATUS_AND_OWNER,
        NextStep.NO_NEW_CLOCK,
    )


def test_t13_a_repeat_upward_is_not_accepted_and_no_skip_at_the_county() -> None:
    verdict = judged(MTC, today=day("Mon 2026-03-30"), priors=(village_road(),))
    assert (verdict.decision, verdict.basis) == (Decision.NOT_ACCEPTED, "N3")
    assert (verdict.skip, verdict.counts_as_skip) == (0, False)
    assert {NextStep.REGISTER_LINKED, NextStep.TELL_STATUS_AND_OWNER} <= set(verdict.next_steps)
    assert verdict.facts["prior_due_on"] == "2026-05-08"
    assert verdict.go_to == (TOWN_CENTRE,)


def test_t13_at_the_city_it_is_one_edge_too_high_besides() -> None:
    verdict = judged(CITY_HALL, today=day("Mon 2026-03-30"), priors=(village_road(),))
    assert (verdict.basis, verdict.skip, verdict.counts_as_skip) == ("N3", 1, True)


def test_t13_once_the_period_has_passed_the_superior_no_longer_sends_away() -> None:
    on_time = judged(MTC, today=day("Fri 2026-05-08"), priors=(village_road(),))
    late = judged(MTC, today=day("Sat 2026-05-09"), priors=(village_road(),))
    assert on_time.basis == "N3"
    assert (late.decision, late.facts["failing"]) == (Decision.ACCEPTED, "overdue")


@pytest.mark.parametrize(("door", "competent"), [(ZJ, ZJ), (TOWN, TOWN), (COUNTY, TOWN), (COUNTY, ZJ)])
def test_an_organs_own_door_is_as_lawful_as_its_reception_point(door: int, competent: int) -> None:
    assert judged(door, competent=competent).code is GateReason.LAWFUL_PLACE


def test_another_bureaus_door_is_the_wrong_place() -> None:
    assert judged(ZJ, competent=TOWN).code is GateReason.WRONG_PLACE


def test_the_county_centre_is_a_bureaus_own_place_not_its_superiors() -> None:
    at = at_the_town(organ=ZJ, received_on=day("Mon 2026-03-02"), noticed_on=day("Mon 2026-03-09"))
    prior = PriorMatter(case_id=3, at=at, accepted_on=day("Mon 2026-03-09"))
    assert judged(MTC, competent=ZJ, priors=(prior,)).code is GateReason.PLAIN_REPEAT
    assert judged(CITY_HALL, competent=ZJ, priors=(prior,)).basis == "N3"


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.WEB])
def test_a_written_repeat_to_the_superior_is_answered_alike_and_never_a_skip(channel: Channel) -> None:
    verdict = judged(CITY_HALL, today=day("Mon 2026-03-30"), priors=(village_road(),), channel=channel)
    assert (verdict.basis, verdict.counts_as_skip) == ("N3", False)


def test_an_assignment_from_above_is_no_repeat_upward() -> None:
    verdict = judged(MTC, today=day("Mon 2026-03-30"), priors=(village_road(),), channel=Channel.ASSIGNED)
    assert verdict.decision is Decision.ACCEPTED


def test_t20_after_the_last_review_the_same_facts_are_no_longer_accepted() -> None:
    final = answered(rereviewed_on=day("Mon 2026-10-19"))
    verdict = judged(TOWN_CENTRE, today=day("Tue 2026-11-03"), priors=(final,))
    assert (verdict.decision, verdict.basis) == (Decision.NO_LONGER_ACCEPTED, "E1")
    assert {NextStep.SAY_IN_WRITING, NextStep.COUNSEL_AND_HELP} <= set(verdict.next_steps)


@pytest.mark.parametrize(
    ("stated_by", "confirmed_by", "basis"), [(None, None, "E1"), (1, None, "E1"), (1, 1, "E1"), (1, 2, "R-1.10")]
)
def test_t20_new_facts_need_a_second_person(stated_by: int | None, confirmed_by: int | None, basis: str) -> None:
    final = answered(
        rereviewed_on=day("Mon 2026-10-19"), is_same=False, new_stated_by=stated_by, new_confirmed_by=confirmed_by
    )
    assert judged(TOWN_CENTRE, today=day("Tue 2026-11-10"), priors=(final,)).basis == basis


def test_t35_an_attack_on_a_judgment_in_person_and_by_letter() -> None:
    visitor = judged(MTC, judicial=JudicialState.DECIDED)
    letter = judged(MTC, judicial=JudicialState.DECIDED, channel=Channel.LETTER)
    assert visitor.decision is Decision.NOT_ACCEPTED
    assert visitor.next_steps == (NextStep.REGISTER, NextStep.EXPLAIN_LAW, NextStep.GUIDE_SLIP)
    assert letter.next_steps == (NextStep.REGISTER, NextStep.TRANSFER_POLITICAL_LEGAL)
    assert visitor.facts["in_satisfaction_scope"] is letter.facts["in_satisfaction_scope"] is False
    assert visitor.go_to == (POLITICAL_LEGAL,)


def test_a_lawfully_terminated_matter_goes_to_the_political_legal_organ() -> None:
    verdict = judged(MTC, judicial=JudicialState.TERMINATED)
    assert (verdict.decision, verdict.basis) == (Decision.NO_LONGER_ACCEPTED, "E2")
    assert NextStep.TRANSFER_POLITICAL_LEGAL in verdict.next_steps


class TestOlderList:
    """R-2.04 where it agrees with the law in force."""

    def test_who_did_not_ask_for_review_is_guided_into_it(self) -> None:
        verdict = judged(MTC, today=day("Fri 2026-06-05"), priors=(answered(),))
        assert (verdict.decision, verdict.code) == (Decision.NOT_ACCEPTED, GateReason.REVIEW_FIRST)
        assert NextStep.GUIDE_TO_REVIEW in verdict.next_steps
        assert verdict.go_to == (MTC,)

    @pytest.mark.parametrize(
        ("point", "changes"),
        [(TOWN_CENTRE, {}), (TOWN_CENTRE, {"competent": None}), (MTC, {"channel": Channel.LETTER})],
    )
    def test_what_was_answered_is_laid_to_its_answer_and_led_to_the_review(
        self, point: int, changes: dict[str, Any]
    ) -> None:
        verdict = judged(point, today=day("Fri 2026-06-05"), priors=(answered(),), **changes)
        assert (verdict.decision, verdict.code) == (Decision.ACCEPTED, GateReason.ANSWERED_REPEAT)
        assert verdict.next_steps == (
            NextStep.REGISTER_LINKED,
            NextStep.TELL_STATUS_AND_OWNER,
            NextStep.NO_NEW_CLOCK,
            NextStep.GUIDE_TO_REVIEW,
        )
        assert (verdict.facts["prior_case"], verdict.facts["review_open_until"]) == (2, "2026-06-05")
        assert verdict.go_to == (MTC,)

    def test_at_the_same_organ_a_lapsed_review_is_the_end_as_well(self) -> None:
        assert judged(TOWN_CENTRE, today=day("Sat 2026-06-06"), priors=(answered(),)).code is GateReason.REVIEW_LAPSED

    def test_an_organ_that_assigns_an_answered_matter_raises_something_else(self) -> None:
        verdict = judged(TOWN_CENTRE, today=day("Fri 2026-06-05"), priors=(answered(),), channel=Channel.ASSIGNED)
        assert NextStep.WRITTEN_NOTICE_15D in verdict.next_steps

    def test_who_asked_for_review_is_not_sent_into_it(self) -> None:
        asked = answered(review_requested_on=day("Mon 2026-06-01"))
        verdict = judged(MTC, today=day("Fri 2026-06-05"), priors=(asked,))
        assert verdict.code is GateReason.ANSWERED_REPEAT
        assert NextStep.NO_NEW_CLOCK in verdict.next_steps
        assert NextStep.GUIDE_TO_REVIEW not in verdict.next_steps

    def test_a_lapsed_window_is_the_end(self) -> None:
        verdict = judged(MTC, today=day("Sat 2026-06-06"), priors=(answered(),))
        assert (verdict.decision, verdict.code) == (Decision.NO_LONGER_ACCEPTED, GateReason.REVIEW_LAPSED)

    def test_a_lapsed_window_with_good_reason_is_not(self) -> None:
        late = answered(late_with_good_reason=True)
        verdict = judged(MTC, today=day("Sat 2026-06-06"), priors=(late,))
        assert (verdict.decision, verdict.code) == (Decision.ACCEPTED, GateReason.ANSWERED_REPEAT)
        assert NextStep.GUIDE_TO_REVIEW in verdict.next_steps

    def test_a_window_nobody_was_told_of_cannot_lapse(self) -> None:
        untold = answered(review_open_until=None)
        assert judged(MTC, today=day("Mon 2026-07-06"), priors=(untold,)).basis == "R-1.10"

    def test_a_matter_settled_by_approval_is_the_end(self) -> None:
        verdict = judged(TOWN_CENTRE, priors=(answered(is_settled_by_approval=True),))
        assert (verdict.decision, verdict.code) == (Decision.NO_LONGER_ACCEPTED, GateReason.SETTLED_BY_APPROVAL)
