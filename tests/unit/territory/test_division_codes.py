"""Division codes and the traps in them."""

import pytest

from mediation.territory.codes import DivisionKey, TownshipKind, parse_key, possible_levels, township_kind
from mediation.territory.reasons import TerritoryReason
from mediation.territory.tiers import Tier


def test_a_key_is_level_and_code() -> None:
    key = parse_key(level="4", code12=" 370785001000 ")
    assert key == DivisionKey(4, "370785001000")
    assert isinstance(key, DivisionKey)
    assert (key.tier, key.county6) == (Tier.TOWNSHIP, "370785")


@pytest.mark.parametrize("code12", ["441900000000", "442000000000", "460400000000"])
def test_a_prefecture_and_its_county_may_share_one_padded_code(code12: str) -> None:
    assert parse_key(level="2", code12=code12) != parse_key(level="3", code12=code12)
    assert {2, 3} <= set(possible_levels(code12))


def test_jinmen_stands_at_three_levels_with_one_code() -> None:
    assert possible_levels("350527000000") == (3, 4, 5)


@pytest.mark.parametrize(
    ("level", "code12", "reason"),
    [
        ("6", "370785001000", TerritoryReason.LEVEL_UNKNOWN),
        ("", "370785001000", TerritoryReason.LEVEL_UNKNOWN),
        ("４", "370785001000", TerritoryReason.LEVEL_UNKNOWN),
        ("4", "37078500100", TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        ("4", "3707850010000", TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        ("4", "37078500100X", TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        ("4", "３７0785001000", TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        ("3", "370785001000", TerritoryReason.CODE_LONGER_THAN_LEVEL),
        ("4", "370785001201", TerritoryReason.CODE_LONGER_THAN_LEVEL),
        ("2", "370000000000", TerritoryReason.CODE_EMPTY_AT_LEVEL),
        ("5", "000000000001", TerritoryReason.CODE_EMPTY_AT_LEVEL),
    ],
)
def test_a_bad_key_says_why(level: str, code12: str, reason: TerritoryReason) -> None:
    assert parse_key(level=level, code12=code12) is reason


@pytest.mark.parametrize(
    ("code12", "kind"),
    [
        ("370785001000", TownshipKind.SUBDISTRICT),
        ("370785100000", TownshipKind.TOWN),
        ("370785200000", TownshipKind.RURAL_TOWNSHIP),
        ("370785401000", TownshipKind.SIMILAR),
        ("370785000000", None),
        ("370785600000", None),
    ],
)
def test_the_seventh_to_ninth_digit_tell_the_kind_of_township(code12: str, kind: TownshipKind | None) -> None:
    assert township_kind(code12) is kind
