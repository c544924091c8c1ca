"""Case numbers and query codes (10.1)."""

import re
from collections.abc import Callable
from datetime import date

from mediation.folding import compact, fold
from mediation.routing.kinds import CHANNEL_LETTER, Channel

UNAMBIGUOUS = "34679ACDEFGHJKMNPQRTWXY"
"""Signs that are not mistaken for one another when copied by hand or read over the telephone."""

QUERY_CODE_LENGTH = 12
OPAQUE_LENGTH = 8

_CASE_NUMBER = re.compile(r"XF-?([0-9]{6})-?([0-9]{8})-?([A-Z])([0-9]{4,})")
_OPAQUE_NUMBER = re.compile(rf"XF-?([0-9]{{6}})-?([{UNAMBIGUOUS}]{{{OPAQUE_LENGTH}}})")


def case_number(*, county6: str, registered_on: date, channel: Channel, serial: int) -> str:
    """Return `XF-{county6}-{yyyyMMdd}-{channel}{seq4}`; `serial` counts per county, day and channel from 1."""
    if serial < 1:
        raise ValueError(f"a serial starts at 1, not at {serial}")
    if not re.fullmatch(r"[0-9]{6}", county6):
        raise ValueError(f"a county has six digits: {county6!r}")
    return f"XF-{county6}-{registered_on:%Y%m%d}-{CHANNEL_LETTER[channel]}{serial:04d}"


def opaque_case_number(*, county6: str, draw: Callable[[int], int]) -> str:
    """Return the number of a class-D case: no date, no channel, no place in a row, so that no gap betrays it.

    `draw(n)` returns an unpredictable number from 0 to n-1 (`secrets.randbelow`).
    """
    if not re.fullmatch(r"[0-9]{6}", county6):
        raise ValueError(f"a county has six digits: {county6!r}")
    return f"XF-{county6}-{_drawn(OPAQUE_LENGTH, draw)}"


def query_code(*, draw: Callable[[int], int]) -> str:
    """Return a citizen's query code of 12 unambiguous signs; `draw` as for `opaque_case_number` (R-1.04)."""
    return _drawn(QUERY_CODE_LENGTH, draw)


def spaced(code: str) -> str:
    """Return a query code in groups of four, as it is printed."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_query_code(text: str) -> str | None:
    """Return the query code meant by what somebody typed, or None when it cannot be one."""
    code = compact(text)
    return code if re.fullmatch(rf"[{UNAMBIGUOUS}]{{{QUERY_CODE_LENGTH}}}", code) else None


def read_case_number(text: str) -> str | None:
    """Return the case number meant by what somebody typed (any width, case or missing hyphens), or None."""
    typed = fold(text).upper().replace(" ", "")
    plain = _CASE_NUMBER.fullmatch(typed)
    if plain is not None:
        county6, day, letter, serial = plain.groups()
        return f"XF-{county6}-{day}-{letter}{serial}"
    opaque = _OPAQUE_NUMBER.fullmatch(typed)
    return None if opaque is None else f"XF-{opaque.group(1)}-{opaque.group(2)}"


def _drawn(length: int, draw: Callable[[int], int]) -> str:
    return "".join(UNAMBIGUOUS[draw(len(UNAMBIGUOUS))] for _ in range(length))
