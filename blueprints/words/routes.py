"""Names of what the route table says: who receives, what to bring, in whose time."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.words.clocks import statute_words
from blueprints.words.terms import STATUTES
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


LAWS: dict[str, Any] = {
    "RMTJ": _l("人民调解法"),
    "XZFY": _l("行政复议法"),
    "XZSS": _l("行政诉讼法"),
    "NCTD": _l("农村土地承包经营纠纷调解仲裁法"),
    "TDGL": _l("土地管理法"),
    "SLF": _l("森林法"),
    "XXGK": _l("政府信息公开条例"),
    "NMG": _l("保障农民工工资支付条例"),
    "SHJZ": _l("社会救助暂行办法"),
    "SDDY": _l("山东省多元化解纠纷促进条例"),
    "治安管理处罚法": _l("治安管理处罚法"),
    "仲裁法": _l("仲裁法"),
}
"""Source code of RULEBOOK 0.2 → the law's name, for laws that set no term of ours."""

ITEMS = re.compile(r"(31|44|45)\((\d)\)")
"""Articles of the Regulation whose numbers in brackets are items (项), not paragraphs (款)."""
ITEM_NUMBERS = (_l("一"), _l("二"), _l("三"), _l("四"), _l("五"), _l("六"), _l("七"), _l("八"), _l("九"))


def law_words(law: str) -> str:
    """Return 《劳动争议调解仲裁法》第27条 for LDZY 27; raise KeyError for a source without a name."""
    source, article = law.rsplit(" ", 1)
    item = ITEMS.fullmatch(article) if source == "XF22" else None
    if item is not None:
        return item_words(article)
    if source in STATUTES:
        return statute_words(source, article)
    return _("《%(law)s》第%(article)s条", law=LAWS[source], article=article)


def item_words(article: str) -> str:
    """Return 《信访工作条例》第45条第（一）项 for 45(1); raise ValueError for anything else."""
    item = ITEMS.fullmatch(article)
    if item is None:
        raise ValueError(f"{article} is no item of the Regulation")
    number = ITEM_NUMBERS[int(item.group(2)) - 1]
    return _("《信访工作条例》第%(article)s条第（%(item)s）项", article=item.group(1), item=number)
