"""What a line of the record tells in the story of a case, by its tag."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.casefile.kinds import Act
from mediation.reception.urgency import ReportTarget

LINES: dict[str, Any] = {
    "visit.registered": _l("登记"),
    "document.made": _l("出具文书"),
    "document.printed": _l("打印文书"),
    "personal.revealed": _l("查看个人信息"),
    "case.contact": _l("联系当事人"),
    f"case.{Act.FIRST_CONTACT.value}": _l("联系当事人，计入首次联系"),
    f"case.{Act.TRANSFER.value}": _l("转送、交办"),
    f"case.{Act.HAND_UP.value}": _l("上报上一级"),
    f"case.{Act.HAND_DOWN.value}": _l("交下一级"),
    f"case.{Act.ACCEPT_HANDOVER.value}": _l("签收流转"),
    f"case.{Act.RETURN_HANDOVER.value}": _l("退回流转"),
    "case.revoke_handover": _l("收回流转"),
    "case.let_time_pass": _l("流转期满"),
    f"case.{Act.OBJECT.value}": _l("提出异议"),
    f"case.{Act.DECIDE_OBJECTION.value}": _l("核实异议"),
    f"case.{Act.GIVE_NOTICE.value}": _l("书面告知"),
    f"case.{Act.ACCEPT.value}": _l("受理"),
    f"case.{Act.ROUTE_OUT.value}": _l("导入法定途径"),
    f"case.{Act.ANSWER.value}": _l("答复"),
    f"case.{Act.EXTEND.value}": _l("批准延期"),
    f"case.{Act.NOTIFY_EXTENSION.value}": _l("告知延期"),
    f"case.{Act.DRAFT_OPINION.value}": _l("拟制处理意见"),
    f"case.{Act.ISSUE_OPINION.value}": _l("签发处理意见书"),
    f"case.{Act.SERVE_OPINION.value}": _l("送达处理意见书"),
    f"case.{Act.CONCLUDE.value}": _l("办结"),
    f"case.{Act.RECLASSIFY.value}": _l("更正分类"),
    f"case.{Act.SPLIT.value}": _l("拆分事项"),
    "case.split_off": _l("由拆分立案"),
    f"case.{Act.MERGE.value}": _l("并入他案"),
    f"case.{Act.UNDO_MERGE.value}": _l("撤销并案"),
    "case.merged_here": _l("另一事项并入本件"),
    "case.merge_undone": _l("并入本件的事项已撤销并案"),
    f"case.{Act.SUGGEST_SIMPLIFIED.value}": _l("建议简易办理"),
    f"case.{Act.CHOOSE_SIMPLIFIED.value}": _l("转简易办理"),
    f"case.{Act.CONVERT_TO_ORDINARY.value}": _l("转回普通办理"),
    f"case.{Act.RAISE_URGENT.value}": _l("紧急报告"),
    "case.add_to_urgent": _l("补充紧急情况"),
    f"case.{Act.ACKNOWLEDGE_URGENT.value}": _l("签收紧急报告"),
    f"case.{Act.REPORT_URGENT.value}": _l("上报紧急情况"),
    f"case.{Act.CONSENT_AFTER_GUIDANCE.value}": _l("信访人同意，立案办理"),
    f"case.{Act.ANSWER_OFFER.value}": _l("当事人答复是否就近调解"),
    "attested.stated": _l("补录复查复核情况"),
    "attested.confirmed": _l("补录经另一人核对属实"),
    "attested.refused": _l("补录经另一人核对不属实"),
    "exception.claimed": _l("提出例外受理的理由"),
    "exception.approved": _l("批准例外受理"),
    "exception.refused": _l("不批准例外受理"),
    "exception.lapsed": _l("事项已更正，例外受理的理由不再适用"),
    "exception.raised": _l("列入待处置异常"),
    "exception.settled": _l("异常已处置"),
    "backup.made": _l("制作备份"),
    "backup.restored": _l("由备份恢复"),
    "holder.succeeded": _l("单位撤并，由承接单位继续负责"),
    "clock.breached": _l("时限超期"),
    "clock.elapsed": _l("期限已过"),
    "clock.breach_lifted": _l("超期更正：实际已在期限内完成"),
    "clock.climbed": _l("超期情况报告上级"),
    "clock.moved": _l("时限日期随日历调整"),
}
"""Tag -> what happened; a test goes through every tag that is written."""

REPORT_TARGETS: dict[ReportTarget, Any] = {
    ReportTarget.OWN_COMMITTEE_AND_GOVERNMENT: _l("本级党委、政府"),
    ReportTarget.COMPETENT_DEPARTMENT: _l("主管部门"),
    ReportTarget.MEETING_OFFICE: _l("联席会议办公室"),
    ReportTarget.UPPER_PETITION_BUREAU: _l("上一级信访部门"),
    ReportTarget.NATIONAL_PETITION_BUREAU: _l("国家信访局"),
}


def line_words(tag: str) -> str:
    """Return what a line of the record tells; a tag of the future names itself."""
    return str(LINES.get(tag, tag))
