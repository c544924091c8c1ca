"""Names and sentences of parameters: what each key decides, how firm it is, why a value is refused."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mediation.parameters.definitions import Unit
from mediation.parameters.reasons import ParameterReason
from mediation.tags import Tag
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    ParameterReason.UNKNOWN_PARAMETER: _l("没有“%(key)s”这个参数。"),
    ParameterReason.PARAMETER_NOT_A_NUMBER: _l("“%(value)s”不是整数，请填 %(low)s 至 %(high)s 之间的整数。"),
    ParameterReason.PARAMETER_NOT_YES_OR_NO: _l("请选择“是”或“否”。"),
    ParameterReason.PARAMETER_NOT_A_CHOICE: _l("“%(value)s”不在可选范围内。"),
    ParameterReason.PARAMETER_OUT_OF_BOUNDS: _l("请填 %(low)s 至 %(high)s 之间的整数。"),
    ParameterReason.PARAMETER_LAXER_THAN_LAW: _l(
        "“%(value)s”比法律规定宽，不能采用；只能在 %(low)s 至 %(high)s 之间。"
    ),
    ParameterReason.SPLIT_EXCEEDS_TRANSFER: _l("各级转送天数合计 %(value)s 日，超过法定的 %(high)s 日。"),
    ParameterReason.PARAMETER_FROM_PAST: _l("生效日期不能早于今天（%(today)s）：已经发生的事项不重新计算。"),
}

NAMES: dict[str, Any] = {
    "ORGAN_ROLL": _l("机关时限的最后一天不是工作日时顺延"),
    "PETITIONER_ROLL": _l("信访人时限的最后一天不是工作日时顺延"),
    "ACCEPT_START": _l("受理之日从哪一天起算"),
    "DISPUTE_LADDER": _l("纠纷是否须逐级调解"),
    "LEVEL_UP": _l("“上一级”怎样理解"),
    "GROUP_VISIT_MIN": _l("集体访的人数下限（含）"),
    "REP_MAX": _l("群众代表人数上限"),
    "TRANSFER_SPLIT_NATION": _l("转送天数：国家级"),
    "TRANSFER_SPLIT_PROVINCE": _l("转送天数：省级"),
    "TRANSFER_SPLIT_PREFECTURE": _l("转送天数：市级"),
    "TRANSFER_SPLIT_COUNTY": _l("转送天数：县级"),
    "OBJECT_WD": _l("对转送、交办提出异议"),
    "NOTICE_DAYS": _l("书面告知"),
    "HANDLE": _l("办理"),
    "EXT": _l("延长办理的上限"),
    "REVIEW_REQ": _l("申请复查、复核"),
    "REVIEW": _l("复查、复核"),
    "SIMPLE_ACCEPT_WD": _l("简易办理：受理"),
    "SIMPLE_DONE_WD": _l("简易办理：答复"),
    "SIMPLE_HOP_WD": _l("简易办理：逐级转送"),
    "R1_WD": _l("五维认定：主动认领"),
    "R2_WD": _l("五维认定：认定小组研究"),
    "R3_WD": _l("五维认定：联席会议确定"),
    "R4_WD": _l("五维认定：领导批示指定"),
    "R5_REBUT_WD": _l("五维认定：对推定提出反驳"),
    "GUARD_DAY": _l("权属未定时确定临时牵头单位"),
    "PRECEDENT_MIN_R3R4": _l("参照先例的最少件数（联席会议或领导指定）"),
    "PRECEDENT_MIN_R2": _l("参照先例的最少件数（认定小组）"),
    "PRECEDENT_MAX_AGE": _l("先例的最长年限"),
    "SUB_DUE_WD": _l("协办任务"),
    "SUB_RETURN_WD": _l("协办任务补正"),
    "ESCALATE_WD": _l("逾期逐级上报的间隔"),
    "FIRST_CONTACT_WD": _l("首次联系"),
    "FIRST_MEET_WD": _l("首次见面"),
    "SKIP_NOTIFY_WD": _l("越级来访通报有权处理的机关"),
    "HANDOVER_ACCEPT_WD": _l("签收流转"),
    "DUE_SOON_WD": _l("临期提醒提前"),
    "URGENT_ACK_MIN": _l("紧急情况签收"),
    "FIRST_REPORT_MIN": _l("紧急情况首报"),
    "LETTER1_REPLY_WD": _l("答复风险提示函"),
    "LETTER2_REPLY": _l("反馈改进建议"),
    "LETTER3_REPLY": _l("反馈追责建议"),
    "SLIP_WD": _l("反馈督办单"),
    "SLIP_URGENT_WD": _l("反馈紧急督办单"),
    "M6_WINDOW": _l("重复信访的统计窗口"),
    "BACKLOG_OPEN": _l("积案：办理未结满"),
    "BACKLOG_SINCE_FIRST": _l("积案：首次信访满"),
    "EVAL_WINDOW": _l("满意度评价"),
    "MEDIATION_DEFAULT": _l("调解"),
    "MEDIATION_LABOUR": _l("劳动争议调解"),
    "MEDIATION_MEDICAL_WD": _l("医疗纠纷调解"),
    "MEDIATION_CONSENT_WD": _l("征询调解意愿"),
    "MEDIATION_ANSWER_WD": _l("调委会答复是否受理"),
    "MEDIATION_RESULT_WD": _l("反馈调解结果"),
    "MEDIATION_WARN_DAY": _l("调解未果提醒转入办理"),
    "TIER_TARGET_VILLAGE": _l("村居首次化解目标"),
    "TIER_TARGET_TOWNSHIP": _l("镇街首次化解目标"),
    "TIER_TARGET_COUNTY": _l("县级首次化解目标"),
    "SECOND_FACTOR_VILLAGE_MEDIATOR": _l("须用两步验证登录：村居调解员"),
    "SECOND_FACTOR_TOWNSHIP_STAFF": _l("须用两步验证登录：镇街工作人员"),
    "SECOND_FACTOR_COUNTY_WINDOW": _l("须用两步验证登录：县级窗口人员"),
    "SECOND_FACTOR_DEPARTMENT_HANDLER": _l("须用两步验证登录：部门承办人"),
    "SECOND_FACTOR_DEPARTMENT_HEAD": _l("须用两步验证登录：部门负责人"),
    "SECOND_FACTOR_MEETING_OFFICE": _l("须用两步验证登录：联席会议办公室人员"),
    "SECOND_FACTOR_LEADER": _l("须用两步验证登录：领导"),
    "SECOND_FACTOR_SUPERVISOR": _l("须用两步验证登录：督查督办人员"),
    "SECOND_FACTOR_DISCIPLINE_OFFICER": _l("须用两步验证登录：纪检监察人员"),
    "SECOND_FACTOR_EXPERT": _l("须用两步验证登录：律师、专家"),
    "SECOND_FACTOR_ADMINISTRATOR": _l("须用两步验证登录：系统管理员"),
    "SECOND_FACTOR_AUDITOR": _l("须用两步验证登录：审计人员"),
}
"""Key → what it decides; a test goes through all of them."""

CHOICES: dict[str, Any] = {
    "true": _l("是"),
    "false": _l("否"),
    "notice_date": _l("告知之日（不晚于第15日）"),
    "receipt_date": _l("收到之日"),
    "day15_cap": _l("收到后第15日"),
    "offer": _l("引导，由当事人选择"),
    "strict": _l("须逐级"),
    "superior": _l("只指直接上级机关"),
    "superior_or_reviewing": _l("也包括有权复查的上级机关"),
}
"""A switch or a choice → in words."""

UNITS: dict[Unit, Any] = {
    Unit.CALENDAR_DAY: _l("日"),
    Unit.WORKING_DAY: _l("个工作日"),
    Unit.MINUTE: _l("分钟"),
    Unit.YEAR: _l("年"),
    Unit.PERSON: _l("人"),
    Unit.CASE: _l("件"),
}

TAGS: dict[Tag, Any] = {
    Tag.STATUTE: _l("法定"),
    Tag.EXCERPT: _l("有文件依据，原文未全"),
    Tag.SOURCE: _l("工作文件"),
    Tag.KNOWN: _l("行业惯例"),
    Tag.UNCERTAIN: _l("法律未明，待核"),
    Tag.PROPOSAL: _l("平台建议，不是法定"),
}
"""How firmly a number stands (RULEBOOK 0.1) → in words."""


def value_words(value: object, unit: Unit | None) -> str:
    """Return a value as a reader sees it: 15日, 是, 收到之日."""
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    if plain in CHOICES:
        return str(CHOICES[plain])
    return _("%(value)s%(unit)s", value=plain, unit=UNITS[unit]) if unit else plain
