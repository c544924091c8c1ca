"""The words and the code of the rules name the same rules."""

import pytest

from tests.shape.rulebooks import NUMBERED, RULE, rooms_without_words, rules_in_code, rules_in_law, rules_in_words
from tests.shape.source import files_under, source


def test_every_rule_that_code_or_law_cites_stands_in_the_words() -> None:
    words = rules_in_words()
    cited = {**rules_in_law(), **rules_in_code(files_under("platform/mediation"))}
    assert {rule: places for rule, places in cited.items() if rule not in words} == {}


def test_every_rule_that_the_upper_floors_cite_stands_in_the_words() -> None:
    words = rules_in_words()
    cited = rules_in_code(files_under("models", "blueprints"), pattern=NUMBERED)
    assert {rule: places for rule, places in cited.items() if rule not in words} == {}


def test_every_rule_in_the_words_is_cited_by_code_or_law() -> None:
    cited = {**rules_in_law(), **rules_in_code(files_under("platform/mediation", "models", "blueprints"))}
    assert {rule: places for rule, places in rules_in_words().items() if rule not in cited} == {}


def test_every_room_has_its_words() -> None:
    assert rooms_without_words() == []


def test_a_number_in_a_docstring_cites_nothing() -> None:
    text = 'def gate():\n    """Judge by R-2.04."""\n    return Allowed(basis="R-2.05")\n'
    assert rules_in_code([source("platform/mediation/reception/gate.py", text)]) == {
        "R-2.05": ["platform/mediation/reception/gate.py:3"]
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("R-1.23、R-1.100", ["R-1.23", "R-1.100"]),
        ("N1, E2 and X6", ["N1", "E2", "X6"]),
        ("N4 E3 X7 XN1 X11 T-12 GR-1.23", []),
    ],
)
def test_what_counts_as_a_rule_number(text: str, found: list[str]) -> None:
    assert RULE.findall(text) == found
