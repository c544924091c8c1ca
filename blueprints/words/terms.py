"""Names of terms, of the events they count from, of statutes and provinces."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.clocks.codes import Anchor, Exclusion, TermCode

TERMS: dict[str, Any] = {
    TermCode.TRANSFER_15: _l("登记并转送、交办"),
    TermCode.TRANSFER_SPLIT_NATION_5: _l("国家级转送"),
    TermCode.TRANSFER_SPLIT_PROVINCE_3: _l("省级转送"),
    TermCode.TRANSFER_SPLIT_PREFECTURE_3: _l("市级转送"),
    TermCode.TRANSFER_SPLIT_COUNTY_4: _l("县级转送"),
    TermCode.DIRECT_NOTICE_15: _l("书面告知（直接收到）"),
    TermCode.NOTICE_15: _l("书面告知（收到转送、交办）"),
    TermCode.OBJECTION_5WD: _l("提出异议"),
    TermCode.HANDLE_60: _l("办理并出具处理意见"),
    TermCode.ASSIGNMENT_FEEDBACK: _l("反馈交办结果"),
    TermCode.REVIEW_REQUEST_30: _l("申请复查"),
    TermCode.REVIEW_ACCEPT_3WD: _l("决定是否受理复查"),
    TermCode.REVIEW_30: _l("出具复查意见"),
    TermCode.REREVIEW_REQUEST_30: _l("申请复核"),
    TermCode.REREVIEW_ACCEPT_3WD: _l("决定是否受理复核"),
    TermCode.REREVIEW_30: _l("出具复核意见"),
    TermCode.URGENT_ACK_30MIN: _l("紧急情况签收"),
    TermCode.URGENT_REPORT_2H: _l("紧急情况首报"),
    TermCode.SKIP_NOTIFY_1WD: _l("通报有权处理的机关"),
    TermCode.SKIP_CONTACT_2WD: _l("联系被引导的来访人"),
    TermCode.SIMPLE_ACCEPT_3WD: _l("简易办理：受理"),
    TermCode.SIMPLE_DONE_10WD: _l("简易办理：答复"),
    TermCode.SIMPLE_HOP_1WD: _l("简易办理：逐级转送"),
    TermCode.FIRST_CONTACT_2WD: _l("首次联系"),
    TermCode.FIRST_MEET_5WD: _l("首次见面"),
    TermCode.HANDOVER_ACCEPT_1WD: _l("签收流转"),
    TermCode.OWNER_GUARD_12: _l("确定临时牵头单位"),
    TermCode.OWNER_R1_2WD: _l("五维认定：主动认领"),
    TermCode.OWNER_R2_2WD: _l("五维认定：认定小组研究"),
    TermCode.OWNER_R3_4WD: _l("五维认定：联席会议确定"),
    TermCode.OWNER_R4_2WD: _l("五维认定：领导批示指定"),
    TermCode.OWNER_R5_REBUT_2WD: _l("五维认定：对推定提出反驳"),
    TermCode.MEDIATION_30: _l("调解"),
    TermCode.MEDIATION_LABOUR_15: _l("劳动争议调解"),
    TermCode.MEDIATION_MEDICAL_30WD: _l("医疗纠纷调解"),
    TermCode.MEDIATION_CONSENT_2WD: _l("征询调解意愿"),
    TermCode.MEDIATION_ANSWER_3WD: _l("调委会答复是否受理"),
    TermCode.MEDIATION_RESULT_3WD: _l("反馈调解结果"),
    TermCode.TIER_TARGET_VILLAGE_7: _l("村居首次化解目标"),
    TermCode.TIER_TARGET_TOWNSHIP_15: _l("镇街首次化解目标"),
    TermCode.TIER_TARGET_COUNTY_30: _l("县级首次化解目标"),
    TermCode.SUBTASK_10WD: _l("协办任务"),
    TermCode.SUBTASK_RETURN_3WD: _l("协办任务补正"),
    TermCode.ASSIST_ESCALATE_1WD: _l("上报协办逾期"),
    TermCode.RISK_LETTER_REPLY_5WD: _l("答复风险提示函"),
    TermCode.IMPROVEMENT_REPLY_30: _l("反馈改进建议"),
    TermCode.IMPROVEMENT_REASONS_3WD: _l("说明不采纳改进建议的理由"),
    TermCode.ACCOUNTABILITY_REPLY_30: _l("反馈追责建议"),
    TermCode.SUPERVISION_ORDER_10WD: _l("反馈督办单"),
    TermCode.SUPERVISION_URGENT_3WD: _l("反馈紧急督办单"),
    TermCode.EVALUATION_30: _l("满意度评价"),
}
"""Code of a term → what is to be done in it; a test goes through all of them."""

ANCHORS: dict[str, Any] = {
    Anchor.RECEIVED: _l("收到之日"),
    Anchor.TRANSFER_RECEIVED: _l("收到转送、交办之日"),
    Anchor.ACCEPTED: _l("受理之日"),
    Anchor.ASSIGNED: _l("交办之日"),
    Anchor.OPINION_RECEIVED: _l("收到处理意见书之日"),
    Anchor.REVIEW_REQUESTED: _l("收到复查请求之日"),
    Anchor.REVIEW_OPINION_RECEIVED: _l("收到复查意见书之日"),
    Anchor.REREVIEW_REQUESTED: _l("收到复核请求之日"),
    Anchor.URGENT_KNOWN: _l("得知紧急情况"),
    Anchor.GUIDED: _l("引导告知之日"),
    Anchor.HANDED_OVER: _l("移交之日"),
    Anchor.STEP_OPENED: _l("本环节开始之日"),
    Anchor.MEDIATION_APPLIED: _l("申请调解之日"),
    Anchor.MEDIATION_ACCEPTED: _l("受理调解之日"),
    Anchor.MEDIATION_ENDED: _l("调解结束之日"),
    Anchor.LETTER_ISSUED: _l("函单发出之日"),
    Anchor.LETTER_DECLINED: _l("决定不采纳之日"),
    Anchor.CONCLUDED: _l("办结之日"),
}

EXCLUSIONS: dict[str, Any] = {Exclusion.HEARING: _l("听证"), Exclusion.APPRAISAL: _l("鉴定")}

STATUTES: dict[str, Any] = {
    "XF22": _l("信访工作条例"),
    "XF05": _l("信访条例"),
    "MYD14": _l("信访事项办理群众满意度评价工作办法"),
    "JY16": _l("信访事项简易办理办法"),
    "TJ75": _l("人民调解工作若干规定"),
    "LDZY": _l("劳动争议调解仲裁法"),
    "YLJF": _l("医疗纠纷预防和处理条例"),
    "SD15": _l("山东省信访条例"),
    "ZJ16": _l("浙江省信访条例"),
    "HN12": _l("河南省信访条例"),
    "SH18": _l("上海市信访条例"),
    "BJ": _l("北京市信访条例"),
}
"""Source code of RULEBOOK 0.2 → the statute's name; what is not here is a target of the platform."""

PROVINCES: dict[str, Any] = {
    "11": _l("北京市"),
    "31": _l("上海市"),
    "33": _l("浙江省"),
    "37": _l("山东省"),
    "41": _l("河南省"),
}
"""Provinces with a profile of their own."""


def term_name(code: str) -> str:
    """Return what a term is for, in the reader's language."""
    return str(TERMS[code])
