"""Names of a case's life: stages, acts, hand-overs, links, service, contacts, dispositions."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.casefile.attested import AttestedKind
from mediation.casefile.kinds import (
    Act,
    Adoption,
    ContactMethod,
    Disposition,
    HandOverKind,
    HandOverState,
    LinkKind,
    OpinionOutcome,
    ProceedingKind,
    ServiceMethod,
    Stage,
)
from mediation.casefile.offer import Direction, Task
from mediation.secrecy.reveal import PersonalField, RevealPurpose

STAGES: dict[Stage, Any] = {
    Stage.REGISTERED: _l("已登记"),
    Stage.GUIDED: _l("已引导"),
    Stage.NOT_ACCEPTED: _l("不予受理"),
    Stage.NO_LONGER_ACCEPTED: _l("不再受理"),
    Stage.OWNER_PENDING: _l("管辖待定"),
    Stage.TRANSFERRED: _l("已转送、交办"),
    Stage.ROUTED: _l("已导入法定途径"),
    Stage.NOTIFIED: _l("已告知"),
    Stage.ACCEPTED: _l("已受理"),
    Stage.HANDLING: _l("办理中"),
    Stage.MEDIATING: _l("调解中"),
    Stage.DRAFTED: _l("意见待审签"),
    Stage.ISSUED: _l("意见已出具"),
    Stage.SERVED: _l("已送达、答复"),
    Stage.CONCLUDED: _l("已办结"),
    Stage.MERGED: _l("已并入他案"),
}

STAGE_TAGS: dict[Stage, str] = {
    Stage.NOT_ACCEPTED: "wrong",
    Stage.NO_LONGER_ACCEPTED: "wrong",
    Stage.GUIDED: "waiting",
    Stage.OWNER_PENDING: "waiting",
    Stage.CONCLUDED: "done",
    Stage.SERVED: "done",
    Stage.ROUTED: "done",
    Stage.MERGED: "quiet",
}
"""Stage -> kind of its status word; every other is active."""

ACTS: dict[Act, Any] = {
    Act.FIRST_CONTACT: _l("登记联系"),
    Act.TRANSFER: _l("转送、交办"),
    Act.HAND_UP: _l("上报上一级"),
    Act.HAND_DOWN: _l("交下一级"),
    Act.ACCEPT_HANDOVER: _l("签收流转"),
    Act.RETURN_HANDOVER: _l("退回流转"),
    Act.OBJECT: _l("提出异议"),
    Act.DECIDE_OBJECTION: _l("核实异议"),
    Act.GIVE_NOTICE: _l("出具告知书"),
    Act.ACCEPT: _l("受理"),
    Act.ROUTE_OUT: _l("导入法定途径"),
    Act.ANSWER: _l("答复"),
    Act.EXTEND: _l("批准延期"),
    Act.NOTIFY_EXTENSION: _l("告知延期"),
    Act.DRAFT_OPINION: _l("拟制处理意见"),
    Act.ISSUE_OPINION: _l("签发意见书"),
    Act.SERVE_OPINION: _l("送达意见书"),
    Act.CONCLUDE: _l("办结"),
    Act.RECLASSIFY: _l("更正分类"),
    Act.SPLIT: _l("拆分事项"),
    Act.MERGE: _l("并入他案"),
    Act.UNDO_MERGE: _l("撤销并案"),
    Act.SUGGEST_SIMPLIFIED: _l("建议简易办理"),
    Act.CHOOSE_SIMPLIFIED: _l("转简易办理"),
    Act.CONVERT_TO_ORDINARY: _l("转回普通办理"),
    Act.RAISE_URGENT: _l("紧急报告"),
    Act.ACKNOWLEDGE_URGENT: _l("签收紧急报告"),
    Act.REPORT_URGENT: _l("上报紧急情况"),
    Act.CONSENT_AFTER_GUIDANCE: _l("同意后立案办理"),
    Act.ANSWER_OFFER: _l("登记对就近调解的答复"),
}
"""Act -> the verb on its button."""

PROCEEDINGS: dict[ProceedingKind, Any] = {
    ProceedingKind.ORDINARY: _l("普通办理"),
    ProceedingKind.SIMPLIFIED: _l("简易办理"),
    ProceedingKind.MEDIATION: _l("调解"),
    ProceedingKind.REVIEW: _l("复查"),
    ProceedingKind.REREVIEW: _l("复核"),
}

HANDOVERS: dict[HandOverKind, Any] = {
    HandOverKind.TRANSFER: _l("转送"),
    HandOverKind.ASSIGNMENT: _l("交办"),
    HandOverKind.GUIDANCE: _l("引导移交"),
    HandOverKind.HAND_UP: _l("上报"),
    HandOverKind.HAND_DOWN: _l("下交"),
}

HANDOVER_STATES: dict[HandOverState, Any] = {
    HandOverState.OFFERED: _l("待签收"),
    HandOverState.ACCEPTED: _l("已接收"),
    HandOverState.OBJECTED: _l("已提异议，待核实"),
    HandOverState.RETURNED: _l("已退回"),
    HandOverState.REVOKED: _l("已收回"),
    HandOverState.LAPSED: _l("逾期未签收，已失效"),
}

HANDOVER_TAGS: dict[HandOverState, str] = {
    HandOverState.OFFERED: "waiting",
    HandOverState.ACCEPTED: "done",
    HandOverState.OBJECTED: "wrong",
    HandOverState.RETURNED: "quiet",
    HandOverState.REVOKED: "quiet",
    HandOverState.LAPSED: "quiet",
}
"""State of a hand-over -> kind of its status word."""

DIRECTIONS: dict[Direction, Any] = {
    Direction.UP: _l("向上"),
    Direction.DOWN: _l("向下"),
    Direction.ACROSS: _l("平级"),
}

TASKS: dict[Task, Any] = {
    Task.MEDIATION: _l("调解"),
    Task.VISITING: _l("走访"),
    Task.SERVICE_ASSISTANCE: _l("协助送达"),
    Task.REPORTING: _l("报告情况"),
    Task.ACCOMPANYING: _l("陪同"),
    Task.HANDLING: _l("办理"),
    Task.OPINION: _l("出具意见"),
    Task.ENFORCEMENT: _l("查处"),
}

LINKS: dict[LinkKind, Any] = {
    LinkKind.RELATED: _l("相关"),
    LinkKind.SAME_ROOT: _l("同一起因"),
    LinkKind.SPLIT_FROM: _l("由一件拆分"),
    LinkKind.MERGED_INTO: _l("并案"),
}

OUTCOMES: dict[OpinionOutcome, Any] = {
    OpinionOutcome.SUPPORTED: _l("支持"),
    OpinionOutcome.EXPLAINED: _l("情理可谅、缺乏法律依据，予以解释说明"),
    OpinionOutcome.NOT_SUPPORTED: _l("不支持"),
}

SERVICES: dict[ServiceMethod, Any] = {
    ServiceMethod.IN_PERSON: _l("当面"),
    ServiceMethod.POST: _l("邮寄"),
    ServiceMethod.ELECTRONIC: _l("电子方式"),
    ServiceMethod.LEFT_WITH_WITNESS: _l("留置，有见证人"),
}

CONTACTS: dict[ContactMethod, Any] = {
    ContactMethod.MEETING: _l("见面"),
    ContactMethod.PHONE: _l("电话"),
    ContactMethod.VIDEO: _l("视频"),
    ContactMethod.MESSAGE: _l("短信、留言"),
    ContactMethod.HOME: _l("上门"),
}

ADOPTIONS: dict[Adoption, Any] = {
    Adoption.ADOPTED: _l("采纳"),
    Adoption.PARTLY: _l("部分采纳"),
    Adoption.NOT_ADOPTED: _l("未采纳"),
}

DISPOSITIONS: dict[Disposition, Any] = {
    Disposition.RESOLVED: _l("诉求合理的解决问题到位"),
    Disposition.EXPLAINED: _l("诉求无理的思想教育到位"),
    Disposition.ASSISTED: _l("生活困难的帮扶救助到位"),
    Disposition.BY_LAW: _l("行为违法的依法处理"),
}

PERSONAL_FIELDS: dict[PersonalField, Any] = {
    PersonalField.NAME: _l("姓名"),
    PersonalField.ID_NUMBER: _l("证件号码"),
    PersonalField.PHONE: _l("电话"),
    PersonalField.ADDRESS: _l("住址"),
    PersonalField.BORN_ON: _l("出生日期"),
    PersonalField.LACKS_CAPACITY: _l("行为能力"),
}

REVEAL_PURPOSES: dict[RevealPurpose, Any] = {
    RevealPurpose.CONTACT: _l("联系当事人"),
    RevealPurpose.IDENTITY_CHECK: _l("核对身份"),
    RevealPurpose.SERVICE: _l("送达文书"),
    RevealPurpose.PAPERS: _l("制作文书"),
    RevealPurpose.SAFETY: _l("保护人身安全"),
}


def stage_words(stage: Stage) -> str:
    """Return the name of a stage in the reader's language."""
    return str(STAGES[stage])


def act_words(act: Act) -> str:
    """Return the verb of an act in the reader's language."""
    return str(ACTS[act])


ATTESTED: dict[AttestedKind, Any] = {
    AttestedKind.REVIEW_ASKED: _l("已申请复查（复核）"),
    AttestedKind.REVIEW: _l("复查意见"),
    AttestedKind.REREVIEW: _l("复核意见"),
    AttestedKind.SETTLED: _l("审核认定办结"),
    AttestedKind.GOOD_REASON: _l("误期有正当理由"),
    AttestedKind.NEW_FACTS: _l("有新的事实或者理由"),
}
