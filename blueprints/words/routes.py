"""Names of what the route table says: who receives, what to bring, in whose time."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mediation.routing.routes import Limit, LimitSince, LimitUnit, Material, Receiver

RECEIVERS: dict[Receiver, Any] = {
    Receiver.COURT: _l("人民法院"),
    Receiver.PROCURATORATE: _l("人民检察院"),
    Receiver.POLITICAL_LEGAL: _l("政法部门"),
    Receiver.RECONSIDERATION_ORGAN: _l("行政复议机关"),
    Receiver.LABOUR_ARBITRATION: _l("劳动人事争议仲裁委员会"),
    Receiver.LAND_ARBITRATION: _l("农村土地承包仲裁委员会"),
    Receiver.COMMERCIAL_ARBITRATION: _l("约定的仲裁委员会"),
    Receiver.HUMAN_RESOURCES: _l("人力资源社会保障部门"),
    Receiver.INDUSTRY_DEPARTMENT: _l("行业主管部门"),
    Receiver.TOWNSHIP_GOVERNMENT: _l("乡镇人民政府（街道办事处）"),
    Receiver.COUNTY_GOVERNMENT: _l("县级人民政府"),
    Receiver.INFORMATION_HOLDER: _l("制作或者保存该政府信息的机关"),
    Receiver.ENFORCEMENT_DEPARTMENT: _l("有执法权的部门"),
    Receiver.COMPETENT_ORGAN: _l("有权处理的机关、单位"),
    Receiver.POLICE_STATION: _l("公安派出所"),
    Receiver.DISCIPLINE: _l("纪检监察机关"),
    Receiver.DECIDING_ORGANISATION: _l("作出决定的党组织"),
    Receiver.CIVIL_AFFAIRS: _l("民政部门"),
    Receiver.NOTARY: _l("公证机构"),
    Receiver.MEDIATION: _l("人民调解委员会"),
}

MATERIALS: dict[Material, Any] = {
    Material.IDENTITY: _l("身份证件"),
    Material.WRITTEN_REQUEST: _l("书面申请"),
    Material.EVIDENCE: _l("证据材料"),
    Material.CONTRACT: _l("合同"),
    Material.ARBITRATION_CLAUSE: _l("仲裁协议或者条款"),
    Material.LABOUR_CONTRACT: _l("劳动合同"),
    Material.WAGE_RECORDS: _l("工资凭证"),
    Material.EMPLOYER_DETAILS: _l("用人单位名称、地址"),
    Material.LAND_CONTRACT: _l("土地承包合同"),
    Material.LAND_TITLE: _l("土地权属凭证"),
    Material.FOREST_TITLE: _l("林权凭证"),
    Material.MAP: _l("四至图"),
    Material.DECISION: _l("原处理决定"),
    Material.JUDGMENT: _l("裁判文书"),
    Material.APPLICATION_FORM: _l("申请表"),
    Material.DESCRIPTION_OF_INFORMATION: _l("所需信息的描述"),
    Material.MEDICAL_RECORD: _l("病历、诊断证明"),
    Material.POLICE_RECEIPT: _l("报警回执"),
    Material.HARDSHIP_PROOF: _l("生活困难证明"),
    Material.AGREEMENT: _l("协议书"),
}

SINCE: dict[LimitSince, Any] = {
    LimitSince.KNOWING_THE_HARM: _l("知道或者应当知道权利被侵害之日"),
    LimitSince.KNOWING_THE_ACT: _l("知道该行为之日"),
    LimitSince.DECISION_RECEIVED: _l("收到决定之日"),
    LimitSince.RECEIVED: _l("收到申请之日"),
    LimitSince.ACCEPTED: _l("受理之日"),
}

UNITS: dict[LimitUnit, Any] = {
    LimitUnit.DAY: _l("日"),
    LimitUnit.WORKING_DAY: _l("个工作日"),
    LimitUnit.MONTH: _l("个月"),
    LimitUnit.YEAR: _l("年"),
}


def limit_words(limit: Limit) -> str:
    """Return 知道该行为之日起60日 and, where there is one, the extension."""
    unit = str(UNITS[limit.unit])
    words = _("%(since)s起 %(length)s %(unit)s", since=SINCE[limit.since], length=limit.length, unit=unit)
    if limit.extension is None:
        return words
    return words + _("，可延长 %(length)s %(unit)s", length=limit.extension, unit=unit)
