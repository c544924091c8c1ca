"""Sentences about organisations and the ladder, and the names of kinds, edges and grounds."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.escalation.kinds import EdgeKind, OrgKind, SkipGround
from mediation.organisations.postings import PostingKind
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    OrganisationReason.NAME_FORM: _l("请填写名称，最多 %(longest)s 字，不含看不见的字符。"),
    OrganisationReason.CODE_FORM: _l("代码由区划数字、短横线和大写字母组成，例如 379901-ZJ。"),
    OrganisationReason.CODE_TAKEN: _l("这个代码已有单位使用。"),
    OrganisationReason.KIND_FROM_DIVISIONS: _l("政府和村（居）民委员会随区划设立，不能单独登记。"),
    OrganisationReason.ENDED: _l("这个单位已经撤销。"),
    OrganisationReason.END_BEFORE_BEGINNING: _l("撤销日期须晚于设立日期 %(begun)s。"),
    OrganisationReason.END_IN_FUTURE: _l("撤销日期不能晚于今天，请在撤销当天或之后登记。"),
    OrganisationReason.STANDS_ABOVE_OTHERS: _l("下面还有 %(below)s 个单位，撤销时须指明承接单位，或先把它们改到别处。"),
    OrganisationReason.HOLDS_CASES: _l("还持有或待接收 %(cases)s 件事项，撤销时须指明继续履行其职能的单位。"),
    OrganisationReason.SUCCEEDS_ITSELF: _l("承接单位不能是它自己。"),
    OrganisationReason.SUCCESSOR_ENDED: _l("承接单位已经撤销。"),
    OrganisationReason.SUCCESSOR_BELOW: _l("承接单位不能是它的下级。"),
    OrganisationReason.OTHER_COUNTY: _l("上级属于另一个县，不能跨县移动单位。"),
    OrganisationReason.EDGE_EXISTS: _l("这条连线已经有了；上级关系请用“改上级”。"),
    OrganisationReason.EDGE_ENDED: _l("这条连线已经结束。"),
    OrganisationReason.POINT_INCOMPLETE: _l("请填写，最多 %(longest)s 字。"),
    OrganisationReason.WINDOW_NUMBER_TAKEN: _l("这个窗口号已经有了。"),
    OrganisationReason.POSTING_PERIOD: _l("结束日期须在开始日期之后。"),
    OrganisationReason.POSTED_TWICE: _l("这段时间内此人已在这个窗口。"),
    OrganisationReason.ACCOUNT_CLOSED: _l("这个账号已停用，不能派驻。"),
}

KINDS: dict[OrgKind, Any] = {
    OrgKind.GOVERNMENT: _l("政府"),
    OrgKind.PETITION_BUREAU: _l("信访部门"),
    OrgKind.DEPARTMENT: _l("职能部门"),
    OrgKind.POLICE: _l("公安"),
    OrgKind.COURT: _l("法院"),
    OrgKind.PROCURATORATE: _l("检察院"),
    OrgKind.DISCIPLINE: _l("纪检监察"),
    OrgKind.POLITICAL_LEGAL: _l("政法委"),
    OrgKind.MEETING_OFFICE: _l("联席会议办公室"),
    OrgKind.JUSTICE_OFFICE: _l("司法所"),
    OrgKind.EDITING_COMMISSION: _l("编办"),
    OrgKind.ARBITRATION: _l("仲裁机构"),
    OrgKind.MASS_ORGANISATION: _l("群团组织"),
    OrgKind.ENTERPRISE: _l("企业"),
    OrgKind.VILLAGE_COMMITTEE: _l("村（居）民委员会"),
    OrgKind.COUNTY_CENTRE: _l("县级矛调中心"),
    OrgKind.TOWNSHIP_CENTRE: _l("镇街综治中心"),
    OrgKind.MEDIATION_COMMITTEE: _l("人民调解委员会"),
    OrgKind.UPPER_RECEPTION: _l("上级来访接待场所"),
}
"""Kind of organisation -> its name."""

EDGES: dict[EdgeKind, Any] = {
    EdgeKind.SUPERIOR: _l("上级"),
    EdgeKind.REVIEW: _l("复查复核"),
    EdgeKind.ROUTE: _l("法定途径"),
    EdgeKind.EXCEPTION: _l("可越级受理"),
}
"""Kind of edge -> its name."""

GROUNDS: dict[str, Any] = {
    SkipGround.X1.value: _l("下级未受理、未按期书面告知或已超期"),
    SkipGround.X2.value: _l("反映下级负责人或下级自己的决定"),
    SkipGround.X3.value: _l("跨地区、跨部门、跨行业"),
    SkipGround.X4.value: _l("依法由上级复查、复核"),
    SkipGround.X5.value: _l("重大紧急、涉及安全"),
    SkipGround.X6.value: _l("地方法规允许上级直接受理"),
    "litigation": _l("诉讼"),
    "arbitration": _l("仲裁"),
    "party_discipline": _l("党员申诉、纪检监察"),
    "administrative": _l("行政程序"),
    "enforcement": _l("查处、履职"),
}
"""Ground of an edge -> its name; a rule number names itself."""

POSTINGS: dict[PostingKind, Any] = {PostingKind.PERMANENT: _l("常驻"), PostingKind.ROTATING: _l("轮驻")}
"""Kind of posting -> its name."""


def kind_name(kind: OrgKind) -> str:
    """Return the name of a kind of organisation in the reader's language."""
    return str(KINDS[kind])


def ground_name(ground: str) -> str:
    """Return the name of an edge's ground, or the rule number itself."""
    return str(GROUNDS[ground]) if ground in GROUNDS else ground
