"""How alike two texts are, without a model: pairs of neighbouring signs (8.3)."""

import re

from mediation.folding import fold

_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese signs, with words and numbers of other scripts whole.

    Punctuation parts; a sign that stands alone counts by itself.
    """
    found: set[str] = set()
    for run in _RUNS.findall(fold(text)):
        if len(run) == 1 or not "\u3400" <= run[0] <= "\u9fff":
            found.add(run)
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return 0.0 for nothing in common up to 1.0 for the same pairs (Dice)."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
