"""The one form in which a text is searched: width, case, spaces and traditional signs make no difference."""

from mediation.folding import fold
from mediation.search.traditional import SIMPLIFIED

MOST_WORDS = 6


def searchable(text: str) -> str:
    """Return `fold(text)` with every traditional sign in its simplified form."""
    return fold(text).translate(SIMPLIFIED)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words somebody typed between spaces, each once, in the form that is searched; no more than six."""
    return tuple(dict.fromkeys(searchable(text).split()))[:MOST_WORDS]
