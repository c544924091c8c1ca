"""Sentences about the escalation graph and what a tier may be charged with."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.escalation.reasons import EscalationReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    EscalationReason.NODE_TWICE: _l("同一单位在图上出现了两次：%(at)s。"),
    EscalationReason.NODE_UNKNOWN: _l("连线的一端已经撤销或不在图上：%(at)s。"),
    EscalationReason.EDGE_TWICE: _l("同一条连线画了两次：%(at)s。"),
    EscalationReason.SUPERIOR_TWICE: _l("一个单位只能有一个上级：%(at)s。"),
    EscalationReason.CYCLE: _l("这样会绕成一圈，谁也到不了最高一级：%(at)s。"),
    EscalationReason.NO_WAY_UP: _l("这样就没有通向上级的路了：%(at)s。"),
    EscalationReason.POINT_WITHOUT_HOST: _l("接待场所须设在一个单位之下：%(at)s。"),
    EscalationReason.POINT_AS_SUPERIOR: _l("接待场所不能作上级，请选它所属的单位：%(at)s。"),
    EscalationReason.UPSIDE_DOWN: _l("上级的层级不能低于下级：%(at)s。"),
    EscalationReason.GROUND_UNKNOWN: _l("例外连线须写明六种理由（X1—X6）之一：%(at)s。"),
    EscalationReason.GROUND_NOT_DERIVED: _l("这个理由由系统从记录中得出，不能由人填写。"),
    EscalationReason.GROUND_WITHOUT_EVIDENCE: _l("请写明证据（文书或登记编号）。"),
    EscalationReason.GROUND_NOT_ACCEPTED: _l("须经上一级接受后才能上报。"),
    EscalationReason.NOT_THE_NEXT_RUNG: _l(
        "纠纷逐级上调：只能报到上一级；跨地区的可以报到共同的上一级，有激化风险或者上级提级的可以越级，但不出县。"
    ),
    EscalationReason.TASK_NOT_FOR_VILLAGE: _l("村（居）不承担需要执法权的任务；可以调解，也可以一键上报。"),
    EscalationReason.OPINION_NOT_ISSUED_HERE: _l("这里不出具处理意见书，由有权处理的机关、单位出具。"),
}
