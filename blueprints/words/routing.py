"""Sentences about what a matter is: confirming it, correcting it, splitting it."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.routing.reasons import RoutingReason as R
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    R.BRANCH_MISSING: _l("申诉求决须选择一条途径。"),
    R.BRANCH_ONLY_FOR_CLAIMS: _l("只有申诉求决才分途径，请把途径留空。"),
    R.ROUTE_UNKNOWN: _l("路径表里没有这一行，请重新选择。"),
    R.ROUTE_DOES_NOT_FIT: _l("所选的法定途径与类别、途径或者接收单位不符，请重新选择。"),
    R.REASON_MISSING: _l("更正分类须写明理由。"),
    R.NOTHING_CHANGES: _l("分类没有变化，不需要更正。"),
    R.CASE_CLOSED: _l("事项已经办结或者已并案，不能再更正或者拆分。"),
    R.OPENING_AN_ACCUSATION: _l("检举控告改为其他类别，只能由纪检监察人员决定。"),
    R.SPLIT_NEEDS_TWO: _l("拆分须有两个以上部分。"),
    R.SPLIT_PARTS_ALIKE: _l("各部分的类别和途径不能相同，也不能全是检举控告。"),
    R.SPLIT_OF_A_PART: _l("这件事项本身由拆分而来，不能再拆分。"),
    R.SPLIT_PART_EMPTY: _l("第 %(part)s 部分须有自己的标题和事实。"),
    R.ACCUSATION_NOT_SECRET: _l("第 %(part)s 部分是检举控告，须按保密事项办理。"),
    R.ACCUSATION_WORDS_IN_SIBLING: _l("第 %(part)s 部分含有检举控告的内容，请从中删去，只写在检举控告的部分里。"),
}
