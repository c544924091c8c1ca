"""Parties: capacity, agents, guardians, representatives (R-1.09, R-1.12)."""

from dataclasses import replace

import pytest

from mediation.reception.group import GroupLimits
from mediation.reception.identity import citizen_check_character
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind, PartyFacts, check_parties
from mediation.reception.reasons import ReceptionReason as Why
from tests.dates import day

TODAY = day("Mon 2026-05-11")
LIMITS = GroupLimits()


def person(role: PartyRole = PartyRole.SELF, *, side: Side = Side.APPLICANT, name: str = "李四") -> PartyFacts:
    return PartyFacts(side=side, role=role, name=name)


def agent(*, acts_for: int = 0) -> PartyFacts:
    return replace(
        person(PartyRole.AGENT, name="王五"),
        acts_for=acts_for,
        agent_tie=AgentTie.LAWYER,
        has_written_authority=True,
        has_proof_of_tie=True,
    )


def refusals(*parties: PartyFacts, persons: int = 1) -> list[tuple[str, object]]:
    found = check_parties(parties, persons=persons, today=TODAY, limits=LIMITS)
    return [(item.field, item.answer.reason) for item in found]


def test_one_named_visitor_is_enough() -> None:
    assert refusals(person()) == []


def test_an_anonymous_visitor_needs_no_name() -> None:
    assert refusals(replace(person(name=""), nature=PartyNature.ANONYMOUS)) == []
    assert refusals(person(name=" ")) == [("parties-0-name", Why.NAME_MISSING)]


def test_somebody_must_have_come_with_a_matter() -> None:
    assert ("parties", Why.APPLICANT_MISSING) in refusals(person(side=Side.RESPONDENT))


def test_wrong_numbers_are_refused_at_their_own_field_without_showing_them() -> None:
    wrong = replace(person(), id_kind=IdKind.CITIZEN_ID, id_number="379901198003150018", phone="12")
    found = check_parties([wrong], persons=1, today=TODAY, limits=LIMITS)
    assert [item.field for item in found] == ["parties-0-id_number", "parties-0-phone"]
    assert not any("379901198003150018" in str(item.answer.facts) for item in found)


def test_a_foreign_paper_is_not_checked_like_a_citizen_id() -> None:
    assert refusals(replace(person(), id_kind=IdKind.OTHER, id_number="E12345678")) == []


@pytest.mark.parametrize(("speaking", "persons", "refused_at"), [(5, 5, []), (5, 6, []), (6, 6, ["parties-5-role"])])
def test_at_most_five_representatives_are_named(speaking: int, persons: int, refused_at: list[str]) -> None:
    parties = [person(PartyRole.REPRESENTATIVE, name=f"村民{n}") for n in range(speaking)]
    assert [field for field, _ in refusals(*parties, persons=persons)] == refused_at


def test_the_sixth_villager_stays_as_a_joint_petitioner() -> None:
    parties = [person(PartyRole.REPRESENTATIVE, name=f"村民{n}") for n in range(5)]
    assert refusals(*parties, person(PartyRole.JOINT, name="村民六"), persons=6) == []


def test_more_speak_than_came() -> None:
    parties = [person(PartyRole.REPRESENTATIVE, name=f"村民{n}") for n in range(3)]
    assert refusals(*parties, persons=2) == [("persons", Why.PERSONS_FEWER_THAN_NAMED)]


def test_four_named_visitors_are_no_two() -> None:
    four = [person(), *(person(PartyRole.JOINT, name=f"村民{n}") for n in range(3))]
    assert refusals(*four, persons=2) == [("persons", Why.PERSONS_FEWER_THAN_NAMED)]
    assert refusals(*four, persons=4) == []


def test_who_is_acted_for_and_what_is_a_body_need_not_have_come() -> None:
    company = replace(person(PartyRole.JOINT, name="柳河砖厂"), nature=PartyNature.ORGANISATION)
    father = person(PartyRole.JOINT, name="李父")
    assert refusals(person(), company, father, agent(acts_for=2), persons=1) == []


def test_a_respondent_represents_nobody() -> None:
    odd = person(PartyRole.REPRESENTATIVE, side=Side.RESPONDENT)
    assert ("parties-1-role", Why.REPRESENTATIVE_NOT_APPLICANT) in refusals(person(), odd)


def test_two_agents_may_act_for_one_principal_and_a_third_may_not() -> None:
    assert refusals(person(), agent(), agent()) == []
    assert refusals(person(), agent(), agent(), agent()) == [("parties-3-role", Why.TOO_MANY_AGENTS)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"acts_for": None}, ("parties-1-acts_for", Why.AGENT_WITHOUT_PRINCIPAL)),
        ({"acts_for": 7}, ("parties-1-acts_for", Why.AGENT_WITHOUT_PRINCIPAL)),
        ({"acts_for": 1}, ("parties-1-acts_for", Why.AGENT_WITHOUT_PRINCIPAL)),
        ({"has_written_authority": False}, ("parties-1-has_written_authority", Why.AGENT_WITHOUT_AUTHORITY)),
        ({"has_proof_of_tie": False}, ("parties-1-agent_tie", Why.AGENT_WITHOUT_PROOF)),
        ({"agent_tie": None}, ("parties-1-agent_tie", Why.AGENT_WITHOUT_PROOF)),
    ],
)
def test_an_agent_shows_whom_and_by_what_right(change: dict[str, object], expected: tuple[str, Why]) -> None:
    assert refusals(person(), replace(agent(), **change)) == [expected]  # type: ignore[arg-type]


def test_a_minor_needs_a_guardian_until_the_eighteenth_birthday() -> None:
    minor = replace(person(), born_on=day("Mon 2008-05-12"))
    adult = replace(person(), born_on=day("Sun 2008-05-11"))
    guardian = replace(person(PartyRole.GUARDIAN, name="李母"), acts_for=0)
    assert refusals(minor) == [("parties-0-born_on", Why.GUARDIAN_MISSING)]
    assert refusals(minor, guardian) == []
    assert refusals(adult) == []


def test_an_id_number_tells_that_its_bearer_is_a_minor() -> None:
    first17 = "37990120150101001"
    child = replace(person(), id_kind=IdKind.CITIZEN_ID, id_number=first17 + citizen_check_character(first17))
    assert refusals(child) == [("parties-0-born_on", Why.GUARDIAN_MISSING)]


def test_a_person_without_capacity_needs_a_guardian() -> None:
    assert refusals(replace(person(), lacks_capacity=True)) == [("parties-0-born_on", Why.GUARDIAN_MISSING)]


def test_a_guardian_has_a_ward() -> None:
    assert refusals(person(), person(PartyRole.GUARDIAN)) == [("parties-1-acts_for", Why.GUARDIAN_WITHOUT_WARD)]


def test_the_same_paper_twice_on_one_side_is_noticed() -> None:
    one = replace(person(), id_kind=IdKind.CITIZEN_ID, id_number="379901198003150017")
    assert refusals(one, replace(one, role=PartyRole.JOINT), persons=2) == [("parties-1-id_number", Why.ID_TWICE)]
