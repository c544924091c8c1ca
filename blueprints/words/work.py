"""Names of the lists of a working day, what a line of them says, and the sentences of notices."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.words.casefile import HANDOVER_STATES, HANDOVERS
from blueprints.words.exceptions import KINDS as EXCEPTIONS
from blueprints.words.organisations import GROUNDS
from blueprints.words.terms import TERMS
from mediation.verdict import ReasonCode
from mediation.worklists.kinds import WorkKind
from mediation.worklists.reasons import FilterReason

SENTENCES: dict[ReasonCode, Any] = {
    FilterReason.NAME_FORM: _l("名称须为 1 至 %(longest)s 个字，不含看不见的字符。"),
    FilterReason.NAME_TAKEN: _l("您已有同名的常用筛选，请换一个名称。"),
    FilterReason.TOO_MANY: _l("常用筛选最多保存 %(most)s 个，请先删除不用的。"),
    FilterReason.NOTHING_CHOSEN: _l("请先选择筛选条件，再保存。"),
}

WORK: dict[WorkKind, Any] = {
    WorkKind.URGENT: _l("紧急情况待签收"),
    WorkKind.OVERDUE: _l("已超期"),
    WorkKind.SOON: _l("即将到期"),
    WorkKind.TO_ACCEPT: _l("待我单位签收"),
    WorkKind.HANDED: _l("近7天移交给我单位"),
    WorkKind.RETURNED: _l("近7天被退回"),
    WorkKind.OBJECTIONS: _l("异议待核实"),
    WorkKind.EXCEPTIONS: _l("越级例外待审批"),
    WorkKind.WATCHED: _l("辖区内超期"),
    WorkKind.UNSETTLED: _l("异常待处置"),
    WorkKind.DRAFTS: _l("未提交的草稿"),
    WorkKind.NOTICES: _l("新通知"),
}
"""List -> its name on the tile and above the list."""

LEADS: dict[WorkKind, Any] = {
    WorkKind.URGENT: _l("30分钟内签收，2小时内首报；先处置，后分类。"),
    WorkKind.OVERDUE: _l("本单位承担的时限，按截止日先后排列。"),
    WorkKind.SOON: _l("本单位承担、%(days)s个工作日内截止的时限。"),
    WorkKind.TO_ACCEPT: _l("别的单位移交来的事项。法定转送、交办自收到之日起由本单位负责，签收只是确认。"),
    WorkKind.HANDED: _l("近7天经移交、现由本单位负责的事项。"),
    WorkKind.RETURNED: _l("本单位移交出去、近7天被退回或逾期失效的事项，仍由本单位负责。"),
    WorkKind.OBJECTIONS: _l("接收单位提出异议，请本单位核实。核实同意之前，仍由接收单位负责。"),
    WorkKind.EXCEPTIONS: _l("登记人提出的越级受理理由，须由另一人审批。"),
    WorkKind.WATCHED: _l("您能查看的事项中已超期的时限，不限单位。"),
    WorkKind.UNSETTLED: _l("系统不能自行处理、须由人处置的事项。"),
    WorkKind.DRAFTS: _l("您和本单位尚未提交的登记。"),
    WorkKind.NOTICES: _l("发给您或本单位的通知，最新的在前。"),
}

NOTHING: dict[WorkKind, Any] = {
    WorkKind.URGENT: _l("没有等待签收的紧急情况"),
    WorkKind.OVERDUE: _l("没有超期的时限"),
    WorkKind.SOON: _l("近几个工作日没有到期的时限"),
    WorkKind.TO_ACCEPT: _l("没有等待签收的移交"),
    WorkKind.HANDED: _l("近7天没有移交来的事项"),
    WorkKind.RETURNED: _l("近7天没有被退回的事项"),
    WorkKind.OBJECTIONS: _l("没有等待核实的异议"),
    WorkKind.EXCEPTIONS: _l("没有等待审批的例外"),
    WorkKind.WATCHED: _l("辖区内没有超期的时限"),
    WorkKind.UNSETTLED: _l("没有等待处置的异常"),
    WorkKind.DRAFTS: _l("没有未提交的草稿"),
    WorkKind.NOTICES: _l("没有通知"),
}

DRAFTS: dict[str, Any] = {"visit": _l("来访登记")}
"""Form of a draft -> its name; a form without an entry is a draft like any other."""

_HAND_OVER_KINDS = {kind.value: name for kind, name in HANDOVERS.items()}
_HAND_OVER_STATES = {state.value: name for state, name in HANDOVER_STATES.items()}
_WHAT: dict[WorkKind, Mapping[str, Any]] = {
    WorkKind.OVERDUE: TERMS,
    WorkKind.SOON: TERMS,
    WorkKind.WATCHED: TERMS,
    WorkKind.TO_ACCEPT: _HAND_OVER_KINDS,
    WorkKind.HANDED: _HAND_OVER_KINDS,
    WorkKind.OBJECTIONS: _HAND_OVER_KINDS,
    WorkKind.RETURNED: _HAND_OVER_STATES,
    WorkKind.EXCEPTIONS: GROUNDS,
    WorkKind.UNSETTLED: EXCEPTIONS,
    WorkKind.DRAFTS: DRAFTS,
}

NOTICES: dict[str, Any] = {
    "guided_here": _l("上级接待场所引导来访人到您单位，草稿已填好，请在2个工作日内首次联系。"),
    "skip_known": _l("有人越级走访反映应由您单位处理的事项，情况已登记。"),
    "wrong_place_known": _l("有人到别处反映应由您单位处理的事项，不算越级，情况已登记。"),
    "came_again": _l("来访人再次反映同一事项，已并入原事项，不另计时限。"),
    "group_visit": _l("发生集体走访，共%(persons)s人，请安排代表接谈。近30日同一镇街同类事项%(alike)s件。"),
    "urgent": _l("紧急情况：请立即签收并处置。"),
    "supervision_order": _l("收到督办单，请在期限内书面反馈。"),
    "handed_to_you": _l("依法%(kind)s给您单位，自收到之日起由您单位负责；认为无权处理的，5个工作日内提出异议。"),
    "offered_to_you": _l("移交您单位，请签收或说明理由退回。"),
    "copied_to_you": _l("抄送您单位，请知悉。"),
    "routed_to_you": _l("已导入您单位负责的法定途径，请按该程序办理。"),
    "hand_over_accepted": _l("对方单位已签收您移交的事项。"),
    "hand_over_returned": _l("对方单位退回了您移交的事项，仍由您单位负责。"),
    "hand_over_revoked": _l("移交单位收回了移交，您单位不再需要处理。"),
    "objected_to": _l("接收单位对转送、交办提出异议，请核实。"),
    "objection_granted": _l("异议经核实同意，事项已退回原移交单位。"),
    "objection_granted_again": _l("异议再次经核实同意，事项退回原移交单位，责任归属须提请认定。"),
    "objection_refused": _l("异议经核实不同意，事项仍由您单位负责。"),
    "time_passed": _l("移交的答复期限已过：法定转送、交办视为接收；自愿移交失效，仍由原单位负责。"),
    "offer_agreed": _l("当事人同意由您单位就近调解，自即日起由您单位负责，请在2个工作日内联系。"),
    "guidance_consented": _l("您引导的来访人同意由有权处理的单位办理，已立案。"),
    "exception_approved": _l("您单位提出的越级受理理由已获批准。"),
    "exception_refused": _l("您单位提出的越级受理理由未获批准，请按引导办理。"),
    "attested_confirmed": _l("您单位补录的复查复核情况已核对属实；有新事实的，可以重新登记。"),
    "attested_refused": _l("您单位补录的复查复核情况经核对不属实。"),
    "clock.alarm": _l("“%(term)s”将于%(due_on)s到期，请抓紧办理。"),
    "clock.breach": _l("“%(term)s”已于%(due_on)s到期未办，已记为超期。"),
    "clock.breach_above": _l("下级单位“%(term)s”超期（%(due_on)s到期），请督促。"),
    "clock.moved": _l("放假安排公布后重新计算：“%(term)s”的截止日改为%(due_on)s。"),
}
"""Kind of notice -> its sentence; the facts of the notice fill its places."""

PRESSING = frozenset({"urgent", "clock.breach", "clock.breach_above", "supervision_order"})
"""Kinds that are shown as an alarm."""


def work_name(kind: WorkKind) -> str:
    """Return the name of a list in the reader's language."""
    return str(WORK[kind])


def what_words(kind: WorkKind, what: str) -> str:
    """Return what a line of a list is about: a term, a kind of hand-over, a ground; nothing where the list says it."""
    if kind not in _WHAT:
        return ""
    words = _WHAT[kind].get(what)
    return str(words) if words is not None else _("其他")


def notice_words(kind: str, facts: Mapping[str, Any], *, due_on: str) -> str:
    """Return the sentence of a notice; `due_on` is its day in words, if it has one."""
    if kind not in NOTICES:
        return _("事项有新的情况，请查看。")
    term, hand_over = facts.get("term"), facts.get("kind")
    filled = {
        "persons": facts.get("persons", ""),
        "alike": facts.get("alike", ""),
        "term": str(TERMS[term]) if term in TERMS else "",
        "kind": str(_HAND_OVER_KINDS.get(str(hand_over), _("转送、交办"))),
        "due_on": due_on,
    }
    return str(NOTICES[kind]) % filled
