"""Every reason has a sentence at the edge."""

from importlib import import_module
from pkgutil import walk_packages

import mediation
from mediation.verdict import ReasonCode


def all_reasons() -> list[ReasonCode]:
    """Return every member of every ReasonCode in the rules."""
    for module in walk_packages(mediation.__path__, prefix="mediation."):
        import_module(module.name)
    return [reason for codes in _below(ReasonCode) for reason in codes]


def _below(codes: type[ReasonCode]) -> list[type[ReasonCode]]:
    direct = codes.__subclasses__()
    return [*direct, *(deeper for found in direct for deeper in _below(found))]


def test_every_reason_has_a_sentence() -> None:
    from blueprints.words import SENTENCES  # the tests of the rules in this folder start without Flask

    reasons = all_reasons()
    assert reasons, "without reasons the test says nothing"
    assert [f"{type(reason).__name__}.{reason.name}" for reason in reasons if reason not in SENTENCES] == []


def test_no_two_features_share_a_reason() -> None:
    # StrEnum members compare as text: two equal codes would share one sentence.
    values = [reason.value for reason in all_reasons()]
    assert sorted({value for value in values if values.count(value) > 1}) == []
