"""Sentences about divisions, and the names of tiers."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.territory.reasons import TerritoryReason
from mediation.territory.tiers import Tier
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    TerritoryReason.CODE_NOT_TWELVE_DIGITS: _l("区划代码须为 12 位数字。"),
    TerritoryReason.CODE_EMPTY_AT_LEVEL: _l("代码中本级的数字为空。"),
    TerritoryReason.CODE_LONGER_THAN_LEVEL: _l("代码在本级之后还有数字，与级别不符。"),
    TerritoryReason.LEVEL_UNKNOWN: _l("级别须为 1（省）至 5（村居）。"),
    TerritoryReason.NAME_EMPTY: _l("名称为空。"),
    TerritoryReason.NAME_TOO_LONG: _l("名称超过 120 字。"),
    TerritoryReason.NAME_UNREADABLE: _l("名称里有无法辨认的字符，请检查文件编码（应为 UTF-8）。"),
    TerritoryReason.KEY_TWICE: _l("同一级别的同一代码在文件中出现了两次。"),
    TerritoryReason.PARENT_NOT_EXPECTED: _l("省级没有上级，上级代码须为空。"),
    TerritoryReason.PARENT_CODE_BAD: _l("上级代码不符合上一级的写法。"),
    TerritoryReason.PARENT_MISSING: _l("上级不在文件中，库里也没有。"),
    TerritoryReason.COLUMNS_WRONG: _l("这一行不是四列。"),
    TerritoryReason.HEADER_WRONG: _l("这不是区划表：第一行须为 code12,name,level,parent12。"),
    TerritoryReason.ROW_UNREADABLE: _l("这一行无法按 CSV 读取。"),
    TerritoryReason.FILE_EMPTY: _l("文件是空的。"),
    TerritoryReason.FILE_HAS_BAD_ROWS: _l(
        "文件有 %(bad)s 行不合要求，第一处在第 %(first_line)s 行；全部改正后才能导入，现在什么也没有写入。"
    ),
    TerritoryReason.NOT_AFTER_LAST_IMPORT: _l(
        "生效日期 %(on)s 不晚于现有区划的生效日期 %(latest)s，不能结束更晚开始的区划。"
    ),
}

TIERS: dict[Tier, Any] = {
    Tier.VILLAGE: _l("村居"),
    Tier.TOWNSHIP: _l("乡镇街道"),
    Tier.COUNTY: _l("县"),
    Tier.PREFECTURE: _l("市"),
    Tier.PROVINCE: _l("省"),
    Tier.NATION: _l("国家"),
}
"""Tier -> its name."""


def tier_name(tier: Tier | int) -> str:
    """Return a tier's name in the reader's language."""
    return str(TIERS[Tier(tier)])
