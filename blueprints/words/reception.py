"""Sentences of the reception desk, and the names of what its form asks."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind
from mediation.reception.reasons import ReceptionReason
from mediation.reception.repeat import Proposal, SignalKind
from mediation.reception.urgency import UrgencyKind
from mediation.verdict import ReasonCode


def turnout_words(persons: int, *, batches: int = 1) -> str:
    """Return how many came, as the statistics count it: 1 批 6 人次."""
    return _(
        "%(batches)s %(persons)s",
        batches=ngettext("%(num)s 批", "%(num)s 批", batches),
        persons=ngettext("%(num)s 人次", "%(num)s 人次", persons),
    )


SENTENCES: dict[ReasonCode, Any] = {
    ReceptionReason.ID_LENGTH: _l("身份证号应为 18 位，现在是 %(length)s 位，请核对。"),
    ReceptionReason.ID_CHARACTERS: _l("身份证号前 17 位应为数字，末位为数字或 X。"),
    ReceptionReason.ID_BIRTH_DATE: _l("身份证号中的出生日期不存在，请核对第 7 至 14 位。"),
    ReceptionReason.ID_BORN_IN_FUTURE: _l("身份证号中的出生日期晚于今天，请核对第 7 至 14 位。"),
    ReceptionReason.ID_CHECK_CHARACTER: _l("身份证号的校验位不对，可能有一位写错，请对照证件逐位核对。"),
    ReceptionReason.ID_TWICE: _l("这个证件号在同一方已经填过一次。"),
    ReceptionReason.CREDIT_CODE_LENGTH: _l("统一社会信用代码应为 18 位，现在是 %(length)s 位。"),
    ReceptionReason.CREDIT_CODE_CHARACTERS: _l("统一社会信用代码只含数字和大写字母，不含 I、O、S、V、Z。"),
    ReceptionReason.CREDIT_CODE_CHECK_CHARACTER: _l("统一社会信用代码的校验位不对，请对照证照逐位核对。"),
    ReceptionReason.PHONE_FORM: _l("这不像电话号码。手机填 11 位，固定电话可带区号，境外号码以 + 开头。"),
    ReceptionReason.NAME_MISSING: _l("请填写姓名或名称；不愿留名的，类别请选“匿名”。"),
    ReceptionReason.NAME_TOO_LONG: _l("姓名或名称最多 %(longest)s 字，现在是 %(length)s 字。"),
    ReceptionReason.TEXT_MISSING: _l("请记录反映的事实，一两句话也可以；口头反映的由接待人如实记录。"),
    ReceptionReason.TEXT_TOO_LONG: _l("最多 %(longest)s 字，现在是 %(length)s 字；请摘要填写，全文作为材料留存。"),
    ReceptionReason.TEXT_UNREADABLE: _l("文字中有无法保存的字符，请删去后重新粘贴。"),
    ReceptionReason.DATE_IN_FUTURE: _l("日期不能晚于今天。"),
    ReceptionReason.DATE_TOO_EARLY: _l("日期早于 %(earliest)s，请核对年份。"),
    ReceptionReason.PLACE_MISSING: _l("请填写事情发生的乡镇、村（社区）。"),
    ReceptionReason.PLACE_UNKNOWN: _l("区划表里没有这个地方，请核对名称，或从下面的列表中选择。"),
    ReceptionReason.CHOICE_UNKNOWN: _l("列表里没有这一项，请重新选择。"),
    ReceptionReason.PERSONS_OUT_OF_RANGE: _l("人数应为 1 至 %(most)s。"),
    ReceptionReason.PERSONS_FEWER_THAN_NAMED: _l(
        "人数不能少于登记了姓名的人数（%(named)s 人，由人代理或监护的不计）。"
    ),
    ReceptionReason.APPLICANT_MISSING: _l("至少要有一名申请人（反映人）；匿名反映的，类别请选“匿名”。"),
    ReceptionReason.TOO_MANY_REPRESENTATIVES: _l(
        "代表最多 %(most)s 人，现在选了 %(representatives)s 人；其余的人请登记为“共同反映人”。"
    ),
    ReceptionReason.REPRESENTATIVE_NOT_APPLICANT: _l("代表只能从反映人一方推选。"),
    ReceptionReason.TOO_MANY_AGENTS: _l("每名当事人最多委托 %(most)s 名代理人。"),
    ReceptionReason.AGENT_WITHOUT_PRINCIPAL: _l("请选择这名代理人代理的是哪一位当事人（须在同一方）。"),
    ReceptionReason.AGENT_WITHOUT_AUTHORITY: _l("代理人须有书面委托书；没有委托书的，请登记为共同反映人。"),
    ReceptionReason.AGENT_WITHOUT_PROOF: _l("请选择代理人与当事人的关系，并确认已出示关系证明或推荐函。"),
    ReceptionReason.GUARDIAN_MISSING: _l("未成年人或无民事行为能力人须由监护人参加，请加一名监护人。"),
    ReceptionReason.GUARDIAN_WITHOUT_WARD: _l("请选择这名监护人监护的是哪一位当事人（须在同一方）。"),
}

SIDES: dict[Side, Any] = {
    Side.APPLICANT: _l("反映人（申请人）"),
    Side.RESPONDENT: _l("对方（被反映人）"),
    Side.THIRD: _l("第三人"),
}

ROLES: dict[PartyRole, Any] = {
    PartyRole.SELF: _l("本人"),
    PartyRole.REPRESENTATIVE: _l("推选的代表"),
    PartyRole.JOINT: _l("共同反映人"),
    PartyRole.AGENT: _l("代理人"),
    PartyRole.GUARDIAN: _l("监护人"),
}

NATURES: dict[PartyNature, Any] = {
    PartyNature.PERSON: _l("个人"),
    PartyNature.ORGANISATION: _l("单位"),
    PartyNature.ANONYMOUS: _l("匿名"),
}

ID_KINDS: dict[IdKind, Any] = {
    IdKind.CITIZEN_ID: _l("居民身份证"),
    IdKind.CREDIT_CODE: _l("统一社会信用代码"),
    IdKind.OTHER: _l("其他证件"),
    IdKind.NONE: _l("未出示"),
}

AGENT_TIES: dict[AgentTie, Any] = {
    AgentTie.NEAR_RELATIVE_OR_STAFF: _l("近亲属或本单位工作人员"),
    AgentTie.RECOMMENDED: _l("村居、单位或社会团体推荐的人"),
    AgentTie.LAWYER: _l("律师、基层法律服务工作者"),
}

PROPOSALS: dict[Proposal, Any] = {
    Proposal.REPEAT: _l("可能是重复反映"),
    Proposal.RELATED: _l("同一人的其他事项"),
    Proposal.SAME_MATTER: _l("他人反映的同一事项"),
    Proposal.NEW: _l("可能相关"),
}

SIGNALS: dict[SignalKind, Any] = {
    SignalKind.SAME_ID: _l("证件号相同"),
    SignalKind.SAME_PHONE: _l("电话相同"),
    SignalKind.SAME_NAME: _l("姓名相同"),
    SignalKind.SAME_ACCUSED: _l("被检举人相同"),
    SignalKind.SAME_RESPONDENT: _l("对方相同"),
    SignalKind.SAME_PLACE: _l("同一地点"),
    SignalKind.SIMILAR_TITLE: _l("标题相近"),
    SignalKind.SIMILAR_FACTS: _l("事实相近"),
}

URGENCIES: dict[UrgencyKind, Any] = {
    UrgencyKind.THREAT_TO_SELF: _l("扬言自伤、轻生"),
    UrgencyKind.THREAT_TO_OTHERS: _l("扬言伤人、报复"),
    UrgencyKind.LIFE_IN_DANGER: _l("有生命危险"),
    UrgencyKind.CROWD: _l("聚集、围堵"),
    UrgencyKind.PUBLIC_DANGER: _l("公共安全"),
}
