"""Take out of a text whatever names a person in it, before it is searched by words (10.3)."""

import re
from collections.abc import Iterable

from mediation.folding import compact, name_key
from mediation.search.forms import searchable

GAP = "…"
"""Stands where something was taken out; folding turns the sign itself into three dots, so no text has it."""

SHORTEST = 2
"""A single sign (李) stands in half of all texts."""

_BETWEEN = r"[\s·•‧∙⋅・●.｡_‐‑‒–—−-]*"
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s‐‑‒–—−-]?\d){6,}x?")


def without_persons(text: str, *, names: Iterable[str] = (), numbers: Iterable[str] = ()) -> str:
    """Return a text in its searchable form with names, numbers and every run of seven or more digits taken out.

    Names and numbers are found however they are spaced, dotted or hyphenated.
    """
    taken = _spellings([*map(_name, names), *map(_number, numbers)])
    plain = searchable(text)
    if taken is not None:
        plain = taken.sub(GAP, plain)
    return _LONG_NUMBER.sub(GAP, plain)


def _spellings(values: Iterable[str]) -> re.Pattern[str] | None:
    known = sorted({value for value in values if len(value) >= SHORTEST}, key=lambda value: (-len(value), value))
    if not known:
        return None
    return re.compile("|".join(_BETWEEN.join(map(re.escape, value)) for value in known))


def _name(name: str) -> str:
    return searchable(name_key(name)).replace("·", "").replace(" ", "")


def _number(number: str) -> str:
    return searchable(compact(number))
