"""Ids as they come in an address or a form: any number of digits, not all of which a row can bear."""

MOST_ID = 2**31 - 1
"""The largest id that every engine keeps; no row comes near it, so that it stands for all that are absent."""
DIGITS = len(str(MOST_ID))


def row_id(text: str) -> int:
    """Return the id written in `text`, an impossible one as MOST_ID, which is as absent; raise ValueError for no id.

    What is too large is absent, not wrong: it takes the same path as an id that nobody has given away yet.
    """
    if not text.isdecimal():
        raise ValueError("an id is written in digits")
    digits = text.lstrip("0") or "0"
    return MOST_ID if len(digits) > DIGITS else min(int(digits), MOST_ID)


def find_id(text: str | None) -> int | None:
    """Return the same, None for what is no id."""
    return row_id(text) if text and text.isdecimal() else None
