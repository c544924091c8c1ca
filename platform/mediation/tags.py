"""How firmly a rule or a number stands (RULEBOOK 0.1)."""

from enum import StrEnum


class Tag(StrEnum):
    """From the statute's own text down to a proposal of the product."""

    STATUTE = "C"
    EXCERPT = "C2"
    SOURCE = "S"
    KNOWN = "W"
    UNCERTAIN = "U"
    PROPOSAL = "P"

    @property
    def is_law(self) -> bool:
        """Whether it may be shown to a reader as a statutory rule; only the statute's own text may."""
        return self is Tag.STATUTE
