"""How a paper reaches the petitioner, and when two cases are one (13.2, R-3.07, 8.3)."""

from dataclasses import replace

import pytest

from mediation.casefile.kinds import ServiceMethod, Stage
from mediation.casefile.merging import MergeFacts, check_merge
from mediation.casefile.reasons import CasefileReason as Why
from mediation.casefile.serving import ServiceFacts, service_faults
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Refused
from tests.dates import day

SERVED = ServiceFacts(
    method=ServiceMethod.POST,
    made_on=day("Tue 2026-04-14"),
    served_on=day("Fri 2026-04-17"),
    today=day("Mon 2026-04-20"),
    proof="XA12345678",
)


@pytest.mark.parametrize("on", [SERVED.made_on, SERVED.today])
def test_a_service_on_either_end_of_its_days_holds(on: object) -> None:
    assert service_faults(replace(SERVED, served_on=on)) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"served_on": day("Mon 2026-04-13")}, "served_on", Why.SERVICE_BEFORE_DOCUMENT),
        ({"served_on": day("Tue 2026-04-21")}, "served_on", Why.SERVICE_IN_FUTURE),
        ({"proof": "  "}, "proof", Why.SERVICE_WITHOUT_PROOF),
        ({"refused": True}, "witness", Why.REFUSAL_WITHOUT_WITNESS),
        ({"method": ServiceMethod.LEFT_WITH_WITNESS}, "witness", Why.REFUSAL_WITHOUT_WITNESS),
        ({"method": ServiceMethod.ELECTRONIC}, "petitioner_asked", Why.ELECTRONIC_NOT_ASKED),
    ],
)
def test_a_service_is_refused_at_its_field(change: dict[str, object], field: str, reason: Why) -> None:
    faults = service_faults(replace(SERVED, **change))  # type: ignore[arg-type]
    assert {name: fault.reason for name, fault in faults.items()} == {field: reason}


def test_what_mends_a_service() -> None:
    assert service_faults(replace(SERVED, refused=True, witness="村委会主任")) == {}
    assert service_faults(replace(SERVED, method=ServiceMethod.ELECTRONIC, petitioner_asked=True)) == {}


MERGED = MergeFacts(
    case_id=2,
    into_id=1,
    into_stage=Stage.CONCLUDED,
    secrecy=SecrecyClass.B,
    into_secrecy=SecrecyClass.B,
    same_county=True,
    reason="同人同事",
)


def test_a_repeat_goes_into_a_concluded_case_too() -> None:
    assert check_merge(MERGED) == Allowed(basis="8.3")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"into_id": 2}, Why.MERGE_INTO_ITSELF),
        ({"into_stage": Stage.MERGED}, Why.MERGE_TARGET_CLOSED),
        ({"secrecy": SecrecyClass.D}, Why.MERGE_OF_SECRETS),
        ({"into_secrecy": SecrecyClass.D}, Why.MERGE_OF_SECRETS),
        ({"same_county": False}, Why.MERGE_ACROSS_COUNTIES),
        ({"reason": ""}, Why.REASON_MISSING),
    ],
)
def test_what_is_not_merged(change: dict[str, object], reason: Why) -> None:
    answer = check_merge(replace(MERGED, **change))  # type: ignore[arg-type]
    assert isinstance(answer, Refused)
    assert answer.reason is reason
