"""What the gate says: the sentence of every verdict, of every refused exception, and the names of its codes."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.escalation.kinds import ClimbGround
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.x1 import Failing
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    GateReason.LAWFUL_PLACE: _l("这里是有权处理的单位本级或者上一级的接待场所，可以在这里提出。"),
    GateReason.NOT_A_VISIT: _l("逐级的要求只针对走访；来信、来电、网上等方式不受限制，登记后转给有权处理的单位。"),
    GateReason.LEVEL_RULE_NOT_APPLIED: _l("建议意见、咨询和感谢不受逐级走访限制，在哪里提出都登记并答复。"),
    GateReason.ACCUSATION: _l("检举控告不受逐级走访限制，按干部管理权限移送，并对被检举人和被检举单位保密。"),
    GateReason.OWNERLESS: _l("目前不清楚哪个单位有权处理，由首先接待的单位负责，并查明承办单位。"),
    GateReason.PLAIN_REPEAT: _l("这一事项已经登记、尚未办结，本次来访并入原事项，原来的期限不变。"),
    GateReason.BELOW_COMPETENT: _l("有权处理的是上级单位，本级接收登记后向上转送，不算越级。"),
    GateReason.WRONG_PLACE: _l("这里不是有权处理的单位本级或者上一级的接待场所，也不在它的上级，不算越级。"),
    GateReason.LEVEL_SKIPPED: _l(
        "走访应到有权处理的单位本级或者上一级提出；这里高于上一级，依法不予受理，但要登记、引导并告知下级。"
    ),
    GateReason.EXCEPTION: _l("属于上级可以直接受理的情形，证据已经登记，并经另一人批准。"),
    GateReason.LITIGATION_RIGHTS: _l("属于诉讼权利救济（法院、检察院正在办理或者已有结论），信访渠道依法不予受理。"),
    GateReason.ALREADY_UNDER_WAY: _l("同一事项已经由下级受理、正在规定期限内办理，上级依法不再受理。"),
    GateReason.FINAL_AFTER_REREVIEW: _l("同一事实和理由已有复核意见，依法不再受理；仍要做好疏导和帮扶。"),
    GateReason.JUDICIALLY_TERMINATED: _l("涉法涉诉事项已经依法终结，转同级政法部门，由其告知不再受理。"),
    GateReason.REVIEW_FIRST: _l("对答复不服，应先在期限内向规定的机关申请复查（复核），不能改向其他上级走访。"),
    GateReason.REVIEW_LAPSED: _l("申请复查（复核）的期限已过，又没有正当理由，依法不再受理。"),
    GateReason.SETTLED_BY_APPROVAL: _l("这一事项已经审核认定办结，依法不再受理。"),
    GateReason.DISPUTE_HERE: _l("这里是这件纠纷应当首先调解的地方。"),
    GateReason.DISPUTE_CLIMBED: _l("这件纠纷有登记在案的上调理由，由本级调解。"),
    GateReason.DISPUTE_BELOW: _l("纠纷的当事人或发生地超出本级，登记后上报共同的上一级调解。"),
    GateReason.DISPUTE_OFFERED: _l("纠纷可以就近在当地调解；先征求意见，不愿意的在这里调解。"),
    GateReason.DISPUTE_OFFER_TAKEN: _l("当事人同意就近调解，登记内容同日转到当地。"),
    GateReason.DISPUTE_OFFER_DECLINED: _l("当事人不愿就近调解，由本处调解或者转交。"),
    GateReason.DISPUTE_GUIDED: _l("本县规定纠纷逐级调解，请先到当地调解组织；登记内容同日转去。"),
    GateReason.DISPUTE_PLACE_UNKNOWN: _l("当事人住址和发生地不清楚，由首先接待的单位负责查明。"),
    GateReason.EXCEPTION_NOT_OPEN_HERE: _l("这里不能以这个理由直接受理。"),
    GateReason.EVIDENCE_MISSING: _l("请选择证据并写明文书或登记编号。"),
    GateReason.EVIDENCE_OF_WRONG_KIND: _l("这类证据不能支持所选的理由。"),
    GateReason.EVIDENCE_IS_COMPUTED: _l("这个理由由系统根据期限和告知记录得出，不填写证据。"),
    GateReason.APPROVER_MISSING: _l("须经另一人批准后才能受理。"),
    GateReason.APPROVER_IS_REGISTRAR: _l("登记人不能批准自己提出的理由。"),
    GateReason.APPROVER_NOT_OF_RECEIVER: _l("只能由接待单位或者其本级政府批准；有权处理的单位和被反映的单位不能批准。"),
    GateReason.NEVER_RAISED_BELOW: _l("没有向下级提出过这一事项的记录。"),
    GateReason.NOTICE_EXISTS: _l("下级已经书面告知。"),
    GateReason.NOTICE_NOT_DUE: _l("下级书面告知的期限还没有到。"),
    GateReason.NO_NOTICE_OWED: _l("姓名或住址不清，下级没有书面告知的义务。"),
    GateReason.CONCLUDED_BELOW: _l("下级已经办结。"),
    GateReason.COMMON_SUPERIOR_IS_LOWER: _l("所涉单位的共同上级就在本级或者上一级，应由其受理。"),
    GateReason.NOT_THE_REVIEWING_ORGAN: _l("这里不是这一事项的复查（复核）机关。"),
}

DECISIONS: dict[Decision, Any] = {
    Decision.ACCEPTED: _l("接收登记"),
    Decision.ACCEPTED_BY_EXCEPTION: _l("例外受理"),
    Decision.GUIDED: _l("登记并引导"),
    Decision.NOT_ACCEPTED: _l("登记，不予受理"),
    Decision.NO_LONGER_ACCEPTED: _l("登记，不再受理"),
}

HEADLINES: dict[GateReason, Any] = {
    GateReason.LAWFUL_PLACE: _l("可以在这里提出，已登记接收"),
    GateReason.NOT_A_VISIT: _l("已登记接收，将转给有权处理的单位"),
    GateReason.LEVEL_RULE_NOT_APPLIED: _l("已登记接收，将予答复"),
    GateReason.ACCUSATION: _l("已登记接收，依法保密移送"),
    GateReason.OWNERLESS: _l("已登记接收，先由本单位负责"),
    GateReason.PLAIN_REPEAT: _l("已并入原事项登记，期限不变"),
    GateReason.BELOW_COMPETENT: _l("已登记接收，将向上转送"),
    GateReason.WRONG_PLACE: _l("已登记，请到有权处理的单位办理"),
    GateReason.LEVEL_SKIPPED: _l("已登记，请先到有权处理的单位办理"),
    GateReason.EXCEPTION: _l("例外受理，已登记接收"),
    GateReason.LITIGATION_RIGHTS: _l("已登记，依法不予受理，请走司法程序"),
    GateReason.ALREADY_UNDER_WAY: _l("已登记，下级正在办理，本级不予受理"),
    GateReason.FINAL_AFTER_REREVIEW: _l("已登记，已有复核意见，不再受理"),
    GateReason.JUDICIALLY_TERMINATED: _l("已登记，司法程序已终结，不再受理"),
    GateReason.REVIEW_FIRST: _l("已登记，请先申请复查（复核）"),
    GateReason.REVIEW_LAPSED: _l("已登记，复查期限已过，不再受理"),
    GateReason.SETTLED_BY_APPROVAL: _l("已登记，已认定办结，不再受理"),
    GateReason.DISPUTE_HERE: _l("已登记，在这里调解"),
    GateReason.DISPUTE_CLIMBED: _l("已登记，由本级调解"),
    GateReason.DISPUTE_BELOW: _l("已登记，将上报上一级调解"),
    GateReason.DISPUTE_OFFERED: _l("已登记，可以就近调解，也可以在这里调解"),
    GateReason.DISPUTE_OFFER_TAKEN: _l("已登记，转当地就近调解"),
    GateReason.DISPUTE_OFFER_DECLINED: _l("已登记，在这里调解或转交"),
    GateReason.DISPUTE_GUIDED: _l("已登记，请先到当地调解"),
    GateReason.DISPUTE_PLACE_UNKNOWN: _l("已登记，先由本单位负责"),
}
"""Code of a verdict -> the large sentence of the page."""

CITIZEN_NOW: dict[GateReason, tuple[Any, ...]] = {
    GateReason.WRONG_PLACE: (
        _l("到指明的接待场所反映，材料已经转去，不必重新填写。"),
        _l("也可以写信、打电话或在网上提出，不受地点限制。"),
    ),
    GateReason.LEVEL_SKIPPED: (
        _l("到指明的接待场所反映；该单位应在 2 个工作日内主动联系。"),
        _l("也可以写信、打电话或在网上提出，不受逐级限制。"),
    ),
    GateReason.LITIGATION_RIGHTS: (_l("依照诉讼法向法院、检察院提出上诉、申诉或者申请监督。"),),
    GateReason.ALREADY_UNDER_WAY: (_l("向正在办理的单位询问进度；逾期没有答复的，可以再来反映。"),),
    GateReason.FINAL_AFTER_REREVIEW: (_l("有新的事实或者理由的，可以提出；生活困难的，可以申请救助。"),),
    GateReason.JUDICIALLY_TERMINATED: (_l("由政法部门说明终结情况；生活困难的，可以申请救助。"),),
    GateReason.REVIEW_FIRST: (_l("在期限内向指明的机关书面申请复查（复核）。"),),
    GateReason.REVIEW_LAPSED: (_l("有正当理由误期的，说明理由；生活困难的，可以申请救助。"),),
    GateReason.SETTLED_BY_APPROVAL: (_l("有新的事实或者理由的，可以提出；生活困难的，可以申请救助。"),),
    GateReason.PLAIN_REPEAT: (_l("凭原事项编号和查询码了解进度，也可以补充材料。"),),
    GateReason.DISPUTE_OFFERED: (
        _l("选择就近调解，或者要求在这里调解；调解自愿、免费。"),
        _l("任何时候都可以向法院起诉。"),
    ),
    GateReason.DISPUTE_OFFER_TAKEN: (_l("等候当地调解组织联系，2 个工作日内。"), _l("任何时候都可以向法院起诉。")),
    GateReason.DISPUTE_OFFER_DECLINED: (_l("等候本处安排调解。"), _l("任何时候都可以向法院起诉。")),
    GateReason.DISPUTE_GUIDED: (_l("到指明的调解组织。"), _l("任何时候都可以向法院起诉。")),
    GateReason.DISPUTE_HERE: (_l("等候安排调解；调解自愿、免费。"), _l("任何时候都可以向法院起诉。")),
    GateReason.DISPUTE_CLIMBED: (_l("等候安排调解；调解自愿、免费。"), _l("任何时候都可以向法院起诉。")),
    GateReason.DISPUTE_BELOW: (_l("等候上一级调解组织联系。"), _l("任何时候都可以向法院起诉。")),
}
"""What the person can do now, beyond looking the matter up with number and query code."""

LAWS: dict[GateReason, Any] = {
    GateReason.LAWFUL_PLACE: _l("《信访工作条例》第20条第1款"),
    GateReason.WRONG_PLACE: _l("《信访工作条例》第20条第1款"),
    GateReason.LEVEL_SKIPPED: _l("《信访工作条例》第20条第1款"),
    GateReason.LITIGATION_RIGHTS: _l("《信访工作条例》第22条第2款、第28条第2款"),
    GateReason.ALREADY_UNDER_WAY: _l("《信访工作条例》第19条第3款"),
    GateReason.FINAL_AFTER_REREVIEW: _l("《信访工作条例》第36条第3款"),
    GateReason.REVIEW_FIRST: _l("《信访工作条例》第35条、第36条"),
}
"""What a verdict rests on, as it is cited on paper; no article decides where a dispute is mediated (2.4)."""

NOW_NOTICE = _l("15 日内会收到书面告知：由谁办理、走什么途径和程序。")
NOW_ALWAYS = _l("凭编号和查询码在各级中心窗口或者查询网页了解办理情况。")

STEPS: dict[NextStep, Any] = {
    NextStep.RAISE_URGENT: _l("立即报告：30 分钟内签收，2 小时内首报"),
    NextStep.REGISTER: _l("登记"),
    NextStep.REGISTER_LINKED: _l("登记，并与原事项关联"),
    NextStep.NO_NEW_CLOCK: _l("不另起期限，原期限继续"),
    NextStep.TELL_STATUS_AND_OWNER: _l("告知来访人进展、承办单位和期限"),
    NextStep.SAY_IN_WRITING: _l("出具书面告知"),
    NextStep.GUIDE_SLIP: _l("当场交给来访人告知单"),
    NextStep.GUIDE_TO_REVIEW: _l("引导申请复查（复核）"),
    NextStep.EXPLAIN_LAW: _l("当面释法说理"),
    NextStep.INFORM_LOWER_ORGAN: _l("及时通报下级有权处理的单位"),
    NextStep.HAND_DOWN_DRAFT: _l("同日把登记内容交给下级"),
    NextStep.HAND_OVER_DRAFT: _l("同日把登记内容转给有权处理的单位"),
    NextStep.FIRST_CONTACT_2WD: _l("当地单位 2 个工作日内首次联系"),
    NextStep.HANDLE_HERE: _l("由本单位办理"),
    NextStep.TRANSFER_DOWN: _l("15 日内转送下级有权处理的单位"),
    NextStep.TRANSFER_ACROSS: _l("15 日内转送有权处理的单位"),
    NextStep.HAND_UP: _l("上报上一级"),
    NextStep.ASSIGN_DOWN: _l("交办下级并限期报告结果"),
    NextStep.SUPERVISION_ORDER: _l("向未按规定办理的单位发出督办单"),
    NextStep.TRANSFER_POLITICAL_LEGAL: _l("转送同级政法部门"),
    NextStep.TRANSFER_BY_CADRE_AUTHORITY: _l("按干部管理权限移送纪检监察机关"),
    NextStep.HIDE_FROM_ACCUSED: _l("对被检举人和被检举单位保密"),
    NextStep.STUDY_AND_REPLY: _l("研究并答复"),
    NextStep.ANSWER: _l("答复咨询"),
    NextStep.REPLY_THANKS: _l("转达并致谢"),
    NextStep.ROUTE_STATUTORY: _l("导入法定途径，并出具导入告知书"),
    NextStep.WRITTEN_NOTICE_15D: _l("15 日内书面告知接收情况、途径和程序"),
    NextStep.HOLD_AS_FIRST_RECEIVER: _l("本单位先行负责，不得推诿"),
    NextStep.FIND_OWNER: _l("查明有权处理的单位"),
    NextStep.ASK_EXCEPTION_APPROVAL: _l("所提例外理由送另一人审批，批准后在这里受理"),
    NextStep.COUNSEL_AND_HELP: _l("继续做好疏导和帮扶"),
    NextStep.MEDIATE_HERE: _l("在这里安排调解"),
    NextStep.OFFER_MEDIATION_BELOW: _l("征求意见：是否愿意就近调解"),
    NextStep.MEDIATE_OR_HAND_ON: _l("在这里调解，或者转交"),
    NextStep.TELL_COURT_ROUTE: _l("告知可以向法院起诉"),
}

JUDICIAL: dict[JudicialState, Any] = {
    JudicialState.NONE: _l("不涉及"),
    JudicialState.PENDING: _l("法院、检察院正在办理"),
    JudicialState.DECIDED: _l("法院、检察院已有结论"),
    JudicialState.JUDICIAL_ACT: _l("不服司法机关的行为"),
    JudicialState.TERMINATED: _l("已经依法终结"),
}

EVIDENCE: dict[EvidenceKind, Any] = {
    EvidenceKind.LEADER_NAMED: _l("指名反映下级负责人"),
    EvidenceKind.DISPUTED_DECISION: _l("所争议的下级决定"),
    EvidenceKind.CROSSING_ORGANS: _l("所跨地区、部门的材料"),
    EvidenceKind.REVIEW_REQUEST: _l("复查（复核）申请书"),
    EvidenceKind.URGENT_RECORD: _l("紧急情况登记"),
    EvidenceKind.LOCAL_STATUTE: _l("地方法规条文"),
}

CLIMBS: dict[ClimbGround, Any] = {
    ClimbGround.MEDIATION_FAILED: _l("当地调解不成"),
    ClimbGround.REFUSED_HERE: _l("一方不同意在当地调解"),
    ClimbGround.TIER_TARGET_PASSED: _l("当地逾期未调"),
    ClimbGround.BEYOND_POWERS: _l("超出当地权限或调解员应当回避"),
    ClimbGround.CROSSES_PLACES: _l("跨村、跨镇"),
    ClimbGround.RISK: _l("有激化风险"),
    ClimbGround.TAKEN_UP: _l("上级提级调解"),
}

FAILINGS: dict[Failing, Any] = {
    Failing.REFUSED: _l("应当受理而未受理"),
    Failing.NO_NOTICE: _l("到期没有书面告知"),
    Failing.OVERDUE: _l("超过办理期限"),
}


def gate_law(code: GateReason) -> str:
    """Return the statute that a verdict rests on as it is cited on paper, nothing for a dispute."""
    return "" if code.value.startswith("dispute") else str(LAWS.get(code, _l("《信访工作条例》")))
