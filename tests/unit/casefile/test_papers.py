"""Elements, opinion, notice, simplified handling (13.2, R-1.55, R-1.24, section 3)."""

from dataclasses import replace

import pytest

from mediation.casefile.elements import (
    Element,
    FileFacts,
    Step,
    check_elements,
    missing_elements,
    required_elements,
)
from mediation.casefile.kinds import OpinionOutcome
from mediation.casefile.notice import NoticeFacts, NoticePart, check_notice
from mediation.casefile.opinion import OpinionFacts, check_draft, check_issue, missing_in_opinion, needs_execution
from mediation.casefile.reasons import CasefileReason as Why
from mediation.casefile.simplified import SimplifiedFacts, check_conversion, check_simplified, failing_conditions
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed, Answer, Refused
from tests.dates import day


def why(answer: Answer) -> object:
    return answer.reason if isinstance(answer, Refused) else None


@pytest.mark.parametrize("step", list(Step))
def test_each_element_of_a_step_blocks_it_by_itself(step: Step) -> None:
    whole = FileFacts(present=frozenset(Element), is_assignment=True, is_supported=True)
    assert isinstance(check_elements(step, facts=whole), Allowed)
    for element in required_elements(step, facts=whole):
        lacking = replace(whole, present=whole.present - {element})
        answer = check_elements(step, facts=lacking)
        assert isinstance(answer, Refused)
        assert answer.facts["missing"] == element.value
        assert answer.basis == ("R-1.50" if element.value.startswith("disposition_") else "13.2")


def test_what_is_needed_depends_on_the_case() -> None:
    nothing = FileFacts(present=frozenset())
    assert Element.TRANSFER_DEADLINE not in missing_elements(Step.TRANSFER, facts=nothing)
    assert Element.TRANSFER_DEADLINE in missing_elements(Step.TRANSFER, facts=replace(nothing, is_assignment=True))
    assert missing_elements(Step.NOTICE, facts=replace(nothing, is_notice_exempt=True)) == ()
    assert Element.EXECUTION_PLAN not in missing_elements(Step.CONCLUSION, facts=nothing)
    assert Element.EXECUTION_PLAN in missing_elements(Step.CONCLUSION, facts=replace(nothing, is_supported=True))


def test_every_element_belongs_to_a_step() -> None:
    all_facts = FileFacts(present=frozenset(), is_assignment=True, is_supported=True)
    assert {element for step in Step for element in required_elements(step, facts=all_facts)} == set(Element)


OPINION = OpinionFacts(
    outcome=OpinionOutcome.SUPPORTED,
    claim="请求修复村路",
    findings="经查，路面破损属实",
    decision="支持，六月底前修复",
    laws=("《公路法》第三十五条",),
    remedy="向县政府申请复查",
    window_days=30,
    organ_has_power=True,
    organ_is_village=False,
    signer_is_head=True,
    drafted_on=day("Wed 2026-05-06"),
    issued_on=day("Wed 2026-05-06"),
)


@pytest.mark.parametrize(
    ("change", "element"),
    [
        ({"claim": " "}, Element.OPINION_CLAIM),
        ({"findings": ""}, Element.OPINION_FACTS),
        ({"outcome": None}, Element.OPINION_DECISION),
        ({"decision": ""}, Element.OPINION_DECISION),
        ({"laws": ()}, Element.LAW_CITED),
        ({"laws": (" ",)}, Element.LAW_CITED),
        ({"remedy": ""}, Element.REMEDY_AND_WINDOW),
        ({"window_days": None}, Element.REMEDY_AND_WINDOW),
    ],
)
def test_an_opinion_without_one_of_its_elements_is_not_issued(change: dict[str, object], element: Element) -> None:
    facts = replace(OPINION, **change)  # type: ignore[arg-type]
    assert missing_in_opinion(facts) == (element,)
    assert why(check_issue(facts)) is Why.OPINION_INCOMPLETE
    assert check_issue(facts).basis == ("R-1.56" if element is Element.REMEDY_AND_WINDOW else "R-1.55")
    assert isinstance(check_draft(facts), Allowed)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"organ_is_village": True}, Why.VILLAGE_HAS_NO_POWER),
        ({"organ_has_power": False}, Why.NO_POWER),
        ({"drafter_interested": True}, Why.INTERESTED_PERSON),
        ({"signer_interested": True}, Why.INTERESTED_PERSON),
        ({"signer_is_head": False}, Why.NOT_THIS_PERSON),
        ({"issued_on": day("Tue 2026-05-05")}, Why.OPINION_SIGNED_TOO_EARLY),
    ],
)
def test_who_may_issue_an_opinion(change: dict[str, object], reason: Why | None) -> None:
    assert why(check_issue(replace(OPINION, **change))) is reason  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", list(OpinionOutcome))
def test_only_a_supported_claim_is_carried_out(outcome: OpinionOutcome) -> None:
    assert needs_execution(outcome) is (outcome is OpinionOutcome.SUPPORTED)


NOTICE = NoticeFacts(
    parts=frozenset(NoticePart), claims_exemption=False, name_or_address_unclear=False, was_transferred=True
)


@pytest.mark.parametrize(
    ("change", "reason", "basis"),
    [
        ({}, None, "R-1.25"),
        ({"was_transferred": False}, None, "R-1.24"),
        ({"parts": frozenset({NoticePart.RECEIPT})}, Why.NOTICE_INCOMPLETE, "R-1.25"),
        ({"claims_exemption": True}, Why.NOTICE_NOT_EXEMPT, "R-1.24"),
        ({"claims_exemption": True, "name_or_address_unclear": True, "parts": frozenset()}, None, "R-1.24"),
    ],
)
def test_a_notice_tells_everything_or_is_owed_to_nobody(
    change: dict[str, object], reason: Why | None, basis: str
) -> None:
    answer = check_notice(replace(NOTICE, **change))  # type: ignore[arg-type]
    assert (why(answer), answer.basis) == (reason, basis)


LAMP = SimplifiedFacts(
    kind=Kind.CLAIM,
    branch=Branch.PETITION,
    is_first=True,
    has_statutory_route=False,
    is_assigned_by_superior=False,
    expected=None,
    owners=1,
    is_joint=False,
    persons=1,
)


@pytest.mark.parametrize(
    ("change", "failing"),
    [
        ({}, ()),
        ({"persons": 4}, ()),
        ({"expected": OpinionOutcome.EXPLAINED}, ()),
        ({"kind": Kind.INQUIRY, "branch": None}, ()),
        ({"kind": Kind.THANKS, "branch": None}, ()),
        ({"is_first": False}, (Why.SIMPLIFIED_NOT_FIRST,)),
        ({"kind": Kind.DISPUTE, "branch": None}, (Why.SIMPLIFIED_KIND,)),
        ({"kind": Kind.ACCUSATION, "branch": None}, (Why.SIMPLIFIED_KIND,)),
        ({"branch": Branch.ARBITRATION}, (Why.SIMPLIFIED_STATUTORY_ROUTE,)),
        ({"has_statutory_route": True}, (Why.SIMPLIFIED_STATUTORY_ROUTE,)),
        ({"is_assigned_by_superior": True}, (Why.SIMPLIFIED_ASSIGNED,)),
        ({"expected": OpinionOutcome.NOT_SUPPORTED}, (Why.SIMPLIFIED_NOT_SUPPORTED,)),
        ({"owners": 2}, (Why.SIMPLIFIED_SEVERAL_OWNERS,)),
        ({"owners": 0}, (Why.SIMPLIFIED_SEVERAL_OWNERS,)),
        ({"is_joint": True}, (Why.SIMPLIFIED_GROUP,)),
        ({"persons": 5}, (Why.SIMPLIFIED_GROUP,)),
        ({"is_complex": True}, (Why.SIMPLIFIED_COMPLEX,)),
        ({"is_first": False, "persons": 9}, (Why.SIMPLIFIED_NOT_FIRST, Why.SIMPLIFIED_GROUP)),
    ],
)
def test_each_failing_condition_is_named(change: dict[str, object], failing: tuple[Why, ...]) -> None:
    facts = replace(LAMP, **change)  # type: ignore[arg-type]
    assert failing_conditions(facts) == failing
    assert why(check_simplified(facts)) is (failing[0] if failing else None)


def test_a_case_goes_back_to_the_ordinary_procedure_when_a_condition_fails_or_the_answer_is_rejected() -> None:
    assert why(check_conversion(LAMP, petitioner_rejects=False)) is Why.SIMPLIFIED_CONDITIONS_STILL_MET
    assert isinstance(check_conversion(LAMP, petitioner_rejects=True), Allowed)
    assert isinstance(check_conversion(replace(LAMP, owners=2), petitioner_rejects=False), Allowed)
