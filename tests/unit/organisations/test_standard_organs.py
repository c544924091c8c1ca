"""The names a county's and its upper divisions' organs are opened with (R-1.01)."""

import pytest

from mediation.territory.tiers import Tier
from models.operations.organisations.standard import DEPARTMENTS, OTHER_ORGANS

ORGANS = {organ.key: organ for organ in (*DEPARTMENTS, *OTHER_ORGANS)}


@pytest.mark.parametrize(
    ("key", "tier", "place", "name"),
    [
        ("ZR", Tier.PROVINCE, "山东省", "山东省自然资源厅"),
        ("ZR", Tier.PROVINCE, "广西壮族自治区", "广西壮族自治区自然资源厅"),
        ("MZ", Tier.PROVINCE, "重庆市", "重庆市民政局"),
        ("GA", Tier.PROVINCE, "北京市", "北京市公安局"),
        ("MZ", Tier.PREFECTURE, "潍坊市", "潍坊市民政局"),
        ("SS", Tier.PROVINCE, "上海市", "国家税务总局上海市税务局"),
        ("JW", Tier.COUNTY, "高密市", "中共高密市纪律检查委员会、高密市监察委员会"),
    ],
)
def test_an_organ_is_named_for_its_tier(key: str, tier: Tier, place: str, name: str) -> None:
    """A province has departments (厅); a municipality, a prefecture and a county have bureaus (局)."""
    assert ORGANS[key].name_at(tier, place=place) == name
