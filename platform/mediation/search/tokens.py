"""The tokens a text is found by: pairs of neighbouring signs, since Chinese has no spaces between words.

A token is spelled in plain letters and digits, so that no database takes it apart: four hexadecimal digits for each
sign. The letters that other tokens begin with are no such digits.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

_LAST_OF_FOUR_DIGITS = "\uffff"
_PAIR = 2


class Mark(StrEnum):
    """What a token that is no pair of signs stands for; its id follows."""

    COUNTY = "k"
    TOWN = "t"
    VILLAGE = "v"
    ORGANISATION = "o"


STRIDES = {"x": 10, "y": 13, "z": 16}
"""Letters of the stretches of ids a case belongs to, each a power of two long: about 1, 8 and 65 thousand cases."""


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters, digits and signs of a text in its searchable form."""
    return frozenset(
        f"{ord(first):04x}{ord(second):04x}" for first, second in pairwise(text) if first.isalnum() and second.isalnum()
    )


def marks(mark: Mark, ids: Iterable[int | None]) -> frozenset[str]:
    """Return the tokens of places or organisations."""
    return frozenset(f"{mark.value}{id_}" for id_ in ids if id_ is not None)


def strides(case_id: int) -> frozenset[str]:
    """Return the tokens of the stretches of ids that a case belongs to."""
    return frozenset(f"{letter}{case_id >> bits}" for letter, bits in STRIDES.items())


def is_proved(word: str) -> bool:
    """Whether a word stands in every text that has its tokens; a longer one is looked for in the text itself."""
    return len(word) == _PAIR and max(word) <= _LAST_OF_FOUR_DIGITS and bool(pairs(word))
