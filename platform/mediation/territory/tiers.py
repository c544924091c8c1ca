"""The tiers of the ladder (RULEBOOK 2.2)."""

from enum import IntEnum


class Tier(IntEnum):
    """Tiers from the village up; a village is not an organ and never competent for a petition."""

    VILLAGE = 0
    TOWNSHIP = 1
    COUNTY = 2
    PREFECTURE = 3
    PROVINCE = 4
    NATION = 5
