"""Confirming and correcting a classification (R-1.54, R-4.11)."""

from dataclasses import replace

import pytest

from mediation.routing.classify import (
    Classification,
    CorrectionFacts,
    check_classification,
    check_correction,
    correction_effect,
)
from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason as Why
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Refused
from tests.unit.routing.tables import published_routes

TABLE = published_routes()
PETITION = Classification(kind=Kind.CLAIM, branch=Branch.PETITION, route="petition")
WAGES = Classification(kind=Kind.CLAIM, branch=Branch.ENFORCEMENT, route="wage_complaint")
ACCUSATION = Classification(kind=Kind.ACCUSATION, route="discipline")
CORRECTION = CorrectionFacts(before=PETITION, after=WAGES, reason="属于欠薪", is_closed=False)


def why(answer: Answer) -> object:
    return answer.reason if isinstance(answer, Refused) else None


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        (PETITION, None),
        (WAGES, None),
        (ACCUSATION, None),
        (Classification(kind=Kind.CLAIM, branch=Branch.PETITION), None),
        (Classification(kind=Kind.THANKS), None),
        (Classification(kind=Kind.DISPUTE, route="mediation"), None),
        (Classification(kind=Kind.DISPUTE, route="land_ownership"), None),
        (Classification(kind=Kind.CLAIM), Why.BRANCH_MISSING),
        (Classification(kind=Kind.DISPUTE, branch=Branch.LITIGATION), Why.BRANCH_ONLY_FOR_CLAIMS),
        (replace(PETITION, route="nowhere"), Why.ROUTE_UNKNOWN),
        (replace(PETITION, route="wage_complaint"), Why.ROUTE_DOES_NOT_FIT),
        (Classification(kind=Kind.DISPUTE, route="discipline"), Why.ROUTE_DOES_NOT_FIT),
    ],
)
def test_a_classification_fits_its_row_and_has_a_branch_only_as_a_claim(
    chosen: Classification, reason: Why | None
) -> None:
    assert why(check_classification(chosen, table=TABLE)) is reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"reason": " "}, Why.REASON_MISSING),
        ({"after": PETITION}, Why.NOTHING_CHANGES),
        ({"is_closed": True}, Why.CASE_CLOSED),
        ({"after": replace(WAGES, branch=None)}, Why.BRANCH_MISSING),
        ({"after": ACCUSATION}, None),
        ({"before": ACCUSATION, "after": PETITION}, Why.OPENING_AN_ACCUSATION),
        ({"before": ACCUSATION, "after": PETITION, "may_open_accusation": True}, None),
    ],
)
def test_a_correction_has_a_reason_and_changes_something(change: dict[str, object], reason: Why | None) -> None:
    facts = replace(CORRECTION, **change)  # type: ignore[arg-type]
    assert why(check_correction(facts, table=TABLE)) is reason


def test_a_correction_rests_on_its_own_rule() -> None:
    assert check_correction(CORRECTION, table=TABLE) == Allowed(basis="R-4.11")


@pytest.mark.parametrize(
    ("before", "after", "opens", "ends", "secrecy"),
    [
        (PETITION, WAGES, False, True, SecrecyClass.B),
        (WAGES, PETITION, True, False, SecrecyClass.B),
        (PETITION, ACCUSATION, False, True, SecrecyClass.D),
        (WAGES, ACCUSATION, False, False, SecrecyClass.D),
    ],
)
def test_a_correction_keeps_the_start_and_tells_the_petitioner(
    before: Classification, after: Classification, opens: bool, ends: bool, secrecy: SecrecyClass
) -> None:
    effect = correction_effect(before=before, after=after)
    assert (effect.opens_handling, effect.ends_handling, effect.secrecy) == (opens, ends, secrecy)
    assert effect.keeps_original_start
    assert effect.tells_petitioner
    assert effect.becomes_accusation is (after is ACCUSATION)
