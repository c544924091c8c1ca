"""Typed names of places: found, asked back, or unknown."""

import pytest

from mediation.territory.names import normal_name
from mediation.territory.places import Ambiguous, Found, Place, PlaceNames, Unknown
from mediation.territory.tiers import Tier

COUNTY = ((Tier.PROVINCE, "山东省"), (Tier.PREFECTURE, "潍坊市"), (Tier.COUNTY, "高密市"))
CHAOYANG = (*COUNTY, (Tier.TOWNSHIP, "高密市朝阳街道"))
JINGGOU = (*COUNTY, (Tier.TOWNSHIP, "井沟镇"))

PLACES = (
    Place(1, Tier.COUNTY, "高密市", COUNTY[:2]),
    Place(2, Tier.TOWNSHIP, "高密市朝阳街道", COUNTY),
    Place(3, Tier.TOWNSHIP, "井沟镇", COUNTY),
    Place(4, Tier.TOWNSHIP, "柏城镇", COUNTY),
    Place(11, Tier.VILLAGE, "吴家庄村民委员会", CHAOYANG),
    Place(12, Tier.VILLAGE, "吴家庄村民委员会", JINGGOU),
    Place(13, Tier.VILLAGE, "新华村村民委员会", JINGGOU),
    Place(14, Tier.VILLAGE, "东李家庄村民委员会", JINGGOU),
    Place(15, Tier.VILLAGE, "龙德社区居民委员会", CHAOYANG),
    Place(16, Tier.VILLAGE, "柏城村民委员会", JINGGOU),
)
NAMES = PlaceNames(PLACES)


@pytest.mark.parametrize(
    ("name", "tier", "county", "normal"),
    [
        ("高密市朝阳街道", Tier.TOWNSHIP, "高密市", "朝阳街道"),
        ("朝阳街道办事处", Tier.TOWNSHIP, "高密市", "朝阳街道"),
        ("井沟镇", Tier.TOWNSHIP, "高密市", "井沟镇"),
        ("东丽区经济技术开发区", Tier.TOWNSHIP, "东丽区", "东丽区经济技术开发区"),
        ("金门县", Tier.TOWNSHIP, "金门县", "金门县"),
        ("高密市朝阳街道", Tier.TOWNSHIP, None, "高密市朝阳街道"),
        ("吴家庄村民委员会", Tier.VILLAGE, None, "吴家庄村"),
        ("新华村村民委员会", Tier.VILLAGE, None, "新华村"),
        ("多祝村委会", Tier.VILLAGE, None, "多祝村"),
        ("龙德社区居民委员会", Tier.VILLAGE, None, "龙德社区"),
        ("东城社区居委会", Tier.VILLAGE, None, "东城社区"),
        ("第一居委会", Tier.VILLAGE, None, "第一社区"),
        ("三连生活区", Tier.VILLAGE, None, "三连生活区"),
        ("潍坊市", Tier.PREFECTURE, None, "潍坊市"),
    ],
)
def test_a_statistical_name_becomes_the_everyday_one(name: str, tier: Tier, county: str | None, normal: str) -> None:
    assert normal_name(name, tier=tier, county=county) == normal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("朝阳街道", 2),
        ("高密市朝阳街道", 2),
        ("朝阳", 2),
        ("井沟", 3),
        ("高密", 1),
        ("新华村", 13),
        ("新华", 13),
        ("新华村村民委员会", 13),
        ("井沟镇吴家庄", 12),
        ("井沟吴家庄村", 12),
        ("高密市 朝阳街道 吴家庄", 11),
        ("山东省潍坊市高密市井沟镇吴家庄村", 12),
        ("龙德社区", 15),
        ("柏城镇", 4),
        ("柏城村", 16),
        ("朝阳街道办事处", 2),
        ("高密市朝阳街道办事处", 2),
        ("柏城镇人民政府", 4),
        ("新华村村委会", 13),
        ("新华村委会", 13),
        ("井沟镇吴家庄村委会", 12),
        ("朝阳街道龙德社区居委会", 15),
        ("井沟镇东李家庄村民委员会", 14),
    ],
)
def test_a_name_borne_by_one_place_is_found(text: str, found: int) -> None:
    resolved = NAMES.resolve(text)
    assert isinstance(resolved, Found), resolved
    assert resolved.place.id == found


@pytest.mark.parametrize("text", ["吴家庄", "吴家庄村", "高密市吴家庄"])
def test_wujiazhuang_asks_which_township(text: str) -> None:
    resolved = NAMES.resolve(text)
    assert isinstance(resolved, Ambiguous)
    assert resolved.asks is Tier.TOWNSHIP
    assert [place.id for place in resolved.candidates] == [11, 12]


def test_the_answer_to_the_question_finds_the_village() -> None:
    resolved = NAMES.resolve("吴家庄", chosen=12)
    assert isinstance(resolved, Found)
    assert resolved.place.id == 12


def test_an_answer_that_does_not_bear_the_name_is_asked_again() -> None:
    assert isinstance(NAMES.resolve("吴家庄", chosen=13), Ambiguous)


def test_a_short_name_of_a_town_and_a_village_is_not_guessed() -> None:
    resolved = NAMES.resolve("柏城")
    assert isinstance(resolved, Ambiguous)
    assert [place.id for place in resolved.candidates] == [4, 16]


@pytest.mark.parametrize("text", ["李家庄", "火星村", "", "  ", "井", "朝阳街道井沟镇", "吴" * 100])
def test_what_nobody_bears_is_unknown(text: str) -> None:
    assert isinstance(NAMES.resolve(text), Unknown)


def test_a_whole_name_wins_over_a_shortened_one() -> None:
    town = Place(21, Tier.TOWNSHIP, "龙德村镇", COUNTY)
    village = Place(22, Tier.VILLAGE, "龙德村民委员会", JINGGOU)
    resolved = PlaceNames([town, village]).resolve("龙德村")
    assert isinstance(resolved, Found)
    assert resolved.place.id == 22
