"""What the petitioner can do now."""

import pytest

from mediation.casefile.advice import Advice, AdviceFacts, advice
from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Kind
from tests.dates import day

TODAY = day("Mon 2026-03-09")
LATER = day("Fri 2026-05-08")
EARLIER = day("Fri 2026-03-06")


def told(stage: Stage, *, kind: Kind = Kind.CLAIM, **given: object) -> list[Advice]:
    facts = AdviceFacts(stage=stage, kind=kind, today=TODAY, **given)  # type: ignore[arg-type]
    return [item.advice for item in advice(facts)]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CONCLUDED])
def test_every_open_stage_has_some_advice(stage: Stage) -> None:
    assert told(stage, review_until_on=LATER)


@pytest.mark.parametrize(
    ("until", "expected"),
    [(LATER, Advice.ASK_FOR_REVIEW), (TODAY, Advice.ASK_FOR_REVIEW), (EARLIER, Advice.REVIEW_WINDOW_CLOSED)],
)
@pytest.mark.parametrize("stage", [Stage.SERVED, Stage.CONCLUDED])
def test_review_is_offered_only_while_its_window_is_open(stage: Stage, until: object, expected: Advice) -> None:
    assert told(stage, review_until_on=until) == [expected]


def test_no_review_is_offered_where_there_was_no_opinion() -> None:
    assert told(Stage.CONCLUDED) == []


def test_a_late_duty_is_called_late() -> None:
    assert Advice.NOTICE_IS_LATE in told(Stage.TRANSFERRED, notice_due_on=EARLIER)
    assert Advice.WAIT_FOR_NOTICE in told(Stage.TRANSFERRED, notice_due_on=LATER)
    assert Advice.OPINION_IS_LATE in told(Stage.HANDLING, handling_due_on=EARLIER)


def test_who_left_no_address_waits_for_no_notice() -> None:
    assert Advice.WAIT_FOR_NOTICE not in told(Stage.TRANSFERRED, notice_due_on=LATER, is_notice_exempt=True)


def test_a_guided_visitor_is_told_where_to_go_and_that_he_will_be_called() -> None:
    assert told(Stage.GUIDED, contact_due_on=LATER) == [
        Advice.GO_TO_COMPETENT_PLACE,
        Advice.WAIT_FOR_CONTACT,
        Advice.AGREE_TO_HANDLING,
    ]


def test_a_party_to_a_dispute_hears_of_the_court_beside_mediation() -> None:
    for stage in (Stage.REGISTERED, Stage.MEDIATING):
        found = told(stage, kind=Kind.DISPUTE)
        assert {Advice.MEDIATION_IS_VOLUNTARY, Advice.COURT_IS_OPEN} <= set(found)
