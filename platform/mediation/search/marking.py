"""Where the words stand in a text: for marking them and for cutting an extract."""

from collections.abc import Sequence
from itertools import groupby

from mediation.search.forms import searchable
from mediation.search.persons import GAP

BEFORE, LENGTH = 12, 60
"""Signs of an extract before the first word found, and in all."""

Part = tuple[str, bool]
"""A part of a text and whether it is one of the words."""


def marked(text: str, words: Sequence[str]) -> tuple[Part, ...]:
    """Return a text in parts; what reads like one of the words, in whatever width or script, is marked."""
    signs, origins = _folded(text)
    hits = {at for word in words for at in _found(signs, origins, word)}
    parts = groupby(range(len(text)), key=hits.__contains__)
    return tuple(("".join(text[at] for at in run), is_hit) for is_hit, run in parts)


def extract(text: str, words: Sequence[str], *, written: str = "") -> str:
    """Return the part of a searchable text around the first word found; empty without one.

    It is shown as it stands in `written`, the text it was made of, in its width and script; what was taken out stays
    out.
    """
    places = [at for word in words if (at := text.find(word)) >= 0]
    if not places:
        return ""
    start = max(min(places) - BEFORE, 0)
    cut = text[start : start + LENGTH]
    return f"{'…' if start else ''}{_as_written(cut.strip(), written)}{'…' if start + LENGTH < len(text) else ''}"


def _as_written(cut: str, written: str) -> str:
    signs, origins = _spaced_once(*_folded(written))
    shown, begin = [], 0
    for piece in cut.split(GAP):
        at = signs.find(piece, begin)
        if not piece or at < 0:
            shown.append(piece)
            continue
        begin = at + len(piece)
        shown.append(" ".join(written[origins[at] : origins[begin - 1] + 1].split()))
    return GAP.join(shown)


def _spaced_once(signs: str, origins: Sequence[int]) -> tuple[str, list[int]]:
    kept = [at for at, sign in enumerate(signs) if sign != " " or at == 0 or signs[at - 1] != " "]
    return "".join(signs[at] for at in kept), [origins[at] for at in kept]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the searchable form, sign by sign, and where in the text each of its signs comes from."""
    forms = [searchable(sign) or (" " if sign.isspace() else "") for sign in text]
    return "".join(forms), [at for at, form in enumerate(forms) for _ in form]


def _found(signs: str, origins: Sequence[int], word: str) -> list[int]:
    hits: list[int] = []
    start = signs.find(word)
    while start >= 0:
        hits += origins[start : start + len(word)]
        start = signs.find(word, start + 1)
    return hits
