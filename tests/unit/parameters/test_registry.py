"""What a county may choose, and what the law keeps from it."""

import pytest

from mediation.clocks.acceptance import AcceptStart
from mediation.clocks.codes import TermCode
from mediation.parameters.reasons import ParameterReason
from mediation.parameters.registry import DEFINITIONS, Parameters
from mediation.tags import Tag
from mediation.verdict import Refused
from tests.dates import day
from tests.unit.clocks.tables import rulebook

TODAY = day("Sat 2026-11-21")


def chosen(**values: bool | int | str) -> Parameters:
    found = Parameters().with_overrides({key.upper(): value for key, value in values.items()})
    assert isinstance(found, Parameters)
    return found


def refused(**values: bool | int | str) -> Refused:
    found = Parameters().with_overrides({key.upper(): value for key, value in values.items()})
    assert isinstance(found, Refused)
    return found


def test_every_default_is_within_its_own_bounds() -> None:
    assert chosen(**{key.lower(): definition.default for key, definition in DEFINITIONS.items()}) == Parameters()


def test_a_chosen_value_replaces_the_default_and_nothing_else() -> None:
    assert chosen(group_visit_min=10).group_visit_min == 10
    assert chosen(group_visit_min=10).rep_max == 5


def test_text_is_read_as_the_keys_type() -> None:
    found = chosen(organ_roll="true", handle=" 45 ", accept_start="receipt_date")
    assert (found.organ_roll, found.handle, found.accept_start) == (True, 45, "receipt_date")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"handle": 61}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"ext": 31}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"notice_days": 16}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"rep_max": 6}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"review_req": 29}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"object_wd": 3}, ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ({"handle": 0}, ParameterReason.PARAMETER_OUT_OF_BOUNDS),
        ({"first_contact_wd": 11}, ParameterReason.PARAMETER_OUT_OF_BOUNDS),
        ({"handle": "sixty"}, ParameterReason.PARAMETER_NOT_A_NUMBER),
        ({"handle": ""}, ParameterReason.PARAMETER_NOT_A_NUMBER),
        ({"handle": "9" * 5000}, ParameterReason.PARAMETER_NOT_A_NUMBER),
        ({"handle": True}, ParameterReason.PARAMETER_NOT_A_NUMBER),
        ({"organ_roll": "maybe"}, ParameterReason.PARAMETER_NOT_YES_OR_NO),
        ({"accept_start": "never"}, ParameterReason.PARAMETER_NOT_A_CHOICE),
        ({"no_such_key": 1}, ParameterReason.UNKNOWN_PARAMETER),
    ],
)
def test_a_bad_value_is_refused_with_its_key(values: dict[str, bool | int | str], reason: ParameterReason) -> None:
    answer = refused(**values)
    assert answer.reason is reason
    assert answer.facts["key"] == next(iter(values)).upper()


def test_a_refusal_carries_the_bounds_and_the_rule() -> None:
    answer = refused(handle=61)
    assert (answer.basis, dict(answer.facts)) == ("R-1.58", {"key": "HANDLE", "value": "61", "low": 1, "high": 60})


def test_one_bad_value_among_good_ones_takes_nothing_over() -> None:
    assert refused(group_visit_min=10, handle=61).facts["key"] == "HANDLE"


def test_the_four_shares_fit_into_the_fifteen_days() -> None:
    answer = refused(transfer_split_county=5)
    assert (answer.reason, answer.facts["value"]) == (ParameterReason.SPLIT_EXCEEDS_TRANSFER, "16")
    assert chosen(transfer_split_county=5, transfer_split_nation=4).transfer_split_county == 5


def test_no_law_can_be_made_laxer_by_one() -> None:
    for key, definition in DEFINITIONS.items():
        if definition.tag is Tag.STATUTE:
            assert definition.high == definition.default, key
            assert isinstance(Parameters().with_overrides({key: int(definition.default) + 1}), Refused)


class TestTheTermsFollow:
    def test_a_shorter_handling_period(self) -> None:
        book = rulebook().with_parameters(chosen(handle=45))
        assert book.terms.term(TermCode.HANDLE_60, on=TODAY).length == 45

    def test_and_come_back_when_the_choice_is_undone(self) -> None:
        book = rulebook().with_parameters(chosen(handle=45)).with_parameters(Parameters())
        assert book.terms == rulebook().terms

    def test_but_a_province_stays_stricter(self) -> None:
        book = rulebook().with_parameters(chosen(handle=45))
        assert book.terms.term(TermCode.HANDLE_60, on=TODAY, province="33").length == 30

    def test_a_free_target_both_ways(self) -> None:
        for number in (1, 5):
            book = rulebook().with_parameters(chosen(first_contact_wd=number))
            assert book.terms.term(TermCode.FIRST_CONTACT_2WD, on=TODAY).length == number
            assert book.terms.term(TermCode.SKIP_CONTACT_2WD, on=TODAY).length == number


class TestTheRulebook:
    def test_names_another_version_for_other_parameters(self) -> None:
        assert rulebook().with_parameters(chosen(rep_max=3)).version != rulebook().version

    def test_keeps_its_version_when_only_the_calendar_changes(self) -> None:
        assert rulebook().with_year(2027, ()).version == rulebook().version

    def test_turns_the_choices_into_policies(self) -> None:
        book = rulebook().with_parameters(chosen(organ_roll=True, accept_start="receipt_date"))
        assert book.roll_policy.organ_roll
        assert book.accept_start is AcceptStart.RECEIPT_DATE
