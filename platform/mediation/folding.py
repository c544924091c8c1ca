"""One form for texts that are written in many: full and half width, spaces, dots in names."""

import unicodedata

_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・●.．｡", "·"))
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})


def fold(text: str) -> str:
    """Return the form in which two texts are compared: NFKC, lower case, no invisible signs, single spaces (10.1)."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(" " if sign.isspace() else sign for sign in plain if _is_visible(sign))
    return " ".join(seen.split())


def compact(text: str) -> str:
    """Return `fold(text)` without spaces and hyphens, in upper case: the form of numbers and codes."""
    return "".join(sign for sign in fold(text).upper() if not sign.isspace() and sign not in "-‐‑‒–—−_")


def name_key(name: str) -> str:
    """Return the form in which names are compared; 「欧阳 明」 equals 「欧阳明」, every middle dot is the same dot."""
    folded = fold(name).translate(_DOTS)
    if any(_is_han(sign) for sign in folded):
        return folded.replace(" ", "")
    return folded


def _is_visible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in _INVISIBLE


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"
