"""Statistical division codes of twelve digits and the traps in them (RULEBOOK 10.1)."""

from enum import StrEnum
from typing import NamedTuple

from mediation.territory.reasons import TerritoryReason
from mediation.territory.tiers import Tier

BASIS = "10.1"

TIER_OF_LEVEL = {1: Tier.PROVINCE, 2: Tier.PREFECTURE, 3: Tier.COUNTY, 4: Tier.TOWNSHIP, 5: Tier.VILLAGE}
LEVEL_OF_TIER = {tier: level for level, tier in TIER_OF_LEVEL.items()}

SIGNIFICANT_DIGITS = {1: 2, 2: 4, 3: 6, 4: 9, 5: 12}
"""How many leading digits belong to a level; the rest is padding."""

CODE_LENGTH = 12


class DivisionKey(NamedTuple):
    """What identifies a division: level (1 province … 5 village) and code; the code alone does not (10.1)."""

    level: int
    code12: str

    @property
    def tier(self) -> Tier:
        """Return the tier of the ladder on which the division stands."""
        return TIER_OF_LEVEL[self.level]

    @property
    def county6(self) -> str:
        """Return the six digits of the county, as used in case numbers."""
        return self.code12[:6]


class TownshipKind(StrEnum):
    """What the seventh to ninth digit say of a township."""

    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    RURAL_TOWNSHIP = "rural_township"
    SIMILAR = "similar"


def read_level(text: str) -> int | TerritoryReason:
    """Return the level 1–5 written in `text`, or LEVEL_UNKNOWN."""
    stripped = text.strip()
    return int(stripped) if stripped in {"1", "2", "3", "4", "5"} else TerritoryReason.LEVEL_UNKNOWN


def check_code(code12: str, *, level: int) -> TerritoryReason | None:
    """Return why `code12` cannot be the code of a division of `level`, or None.

    A county, township or village may repeat the padded code of the division above it (东莞 441900, 中山 442000,
    儋州 460400, 金门 350527), so an empty own part is a fault only for provinces and prefectures.
    """
    if len(code12) != CODE_LENGTH or not (code12.isascii() and code12.isdigit()):
        return TerritoryReason.CODE_NOT_TWELVE_DIGITS
    if code12[:2] == "00" or (level == LEVEL_OF_TIER[Tier.PREFECTURE] and code12[2:4] == "00"):
        return TerritoryReason.CODE_EMPTY_AT_LEVEL
    if code12[SIGNIFICANT_DIGITS[level] :].strip("0"):
        return TerritoryReason.CODE_LONGER_THAN_LEVEL
    return None


def parse_key(*, level: str, code12: str) -> DivisionKey | TerritoryReason:
    """Return the key written in two cells, or why it is none."""
    read = read_level(level)
    if isinstance(read, TerritoryReason):
        return read
    code = code12.strip()
    return check_code(code, level=read) or DivisionKey(read, code)


def possible_levels(code12: str) -> tuple[int, ...]:
    """Return the levels at which `code12` may stand, highest first; more than one, as padding hides the level."""
    return tuple(level for level in SIGNIFICANT_DIGITS if check_code(code12, level=level) is None)


def township_kind(code12: str) -> TownshipKind | None:
    """Return what the seventh to ninth digit say: 001–099 街道, 100–199 镇, 200–399 乡, 400–599 similar; else None."""
    number = int(code12[6:9])
    if 1 <= number <= 99:
        return TownshipKind.SUBDISTRICT
    if 100 <= number <= 199:
        return TownshipKind.TOWN
    if 200 <= number <= 399:
        return TownshipKind.RURAL_TOWNSHIP
    return TownshipKind.SIMILAR if 400 <= number <= 599 else None
