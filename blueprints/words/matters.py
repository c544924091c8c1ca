"""Names of what a matter is: kind, branch, channel, statutory route."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.routing.kinds import Branch, Channel, Kind
from mediation.routing.routes import RouteCode

KINDS: dict[Kind, Any] = {
    Kind.DISPUTE: _l("纠纷"),
    Kind.CLAIM: _l("申诉求决"),
    Kind.SUGGESTION: _l("建议意见"),
    Kind.ACCUSATION: _l("检举控告"),
    Kind.INQUIRY: _l("咨询"),
    Kind.THANKS: _l("感谢"),
}

BRANCHES: dict[Branch, Any] = {
    Branch.LITIGATION: _l("1 诉讼、检察、公安程序"),
    Branch.ARBITRATION: _l("2 仲裁"),
    Branch.PARTY_DISCIPLINE: _l("3 党员申诉、申请复审"),
    Branch.ADMINISTRATIVE: _l("4 行政复议、裁决、确认、许可、处罚"),
    Branch.ENFORCEMENT: _l("5 查处违法、履行职责"),
    Branch.PETITION: _l("6 信访程序"),
}

CHANNELS: dict[Channel, Any] = {
    Channel.VISIT: _l("来访"),
    Channel.LETTER: _l("来信"),
    Channel.PHONE: _l("来电"),
    Channel.WEB: _l("网上"),
    Channel.FAX: _l("传真"),
    Channel.HOTLINE: _l("热线转办"),
    Channel.ASSIGNED: _l("上级交办"),
    Channel.GRID_REPORT: _l("网格上报"),
    Channel.OWN_INITIATIVE: _l("主动排查"),
}

ROUTES: dict[RouteCode, Any] = {
    RouteCode.CIVIL_LITIGATION: _l("民事诉讼"),
    RouteCode.JUDICIAL_COMPLAINT: _l("涉法涉诉（申诉、再审、执行）"),
    RouteCode.ADMINISTRATIVE_LITIGATION: _l("行政诉讼"),
    RouteCode.ADMINISTRATIVE_RECONSIDERATION: _l("行政复议"),
    RouteCode.RECONSIDERATION_FIRST: _l("行政复议（须先复议）"),
    RouteCode.LABOUR_ARBITRATION: _l("劳动仲裁"),
    RouteCode.WAGE_COMPLAINT: _l("欠薪投诉"),
    RouteCode.CONTRACT_LAND_ARBITRATION: _l("农村土地承包仲裁"),
    RouteCode.COMMERCIAL_ARBITRATION: _l("商事仲裁"),
    RouteCode.LAND_OWNERSHIP: _l("土地权属争议处理"),
    RouteCode.FOREST_OWNERSHIP: _l("林木林地权属争议处理"),
    RouteCode.INFORMATION_DISCLOSURE: _l("政府信息公开"),
    RouteCode.ENFORCEMENT: _l("查处违法、履行职责"),
    RouteCode.ADMINISTRATIVE_PROCEDURE: _l("行政许可、确认、裁决"),
    RouteCode.PUBLIC_ORDER: _l("治安调解、处罚"),
    RouteCode.DISCIPLINE: _l("纪检监察"),
    RouteCode.PARTY_APPEAL: _l("党员申诉、申请复审"),
    RouteCode.JUDICIAL_RELIEF: _l("司法救助"),
    RouteCode.SOCIAL_RELIEF: _l("社会救助"),
    RouteCode.NOTARISED_DEBT: _l("公证、支付令"),
    RouteCode.MEDIATION: _l("人民调解"),
    RouteCode.PETITION: _l("信访程序"),
}


def kind_words(kind: Kind) -> str:
    """Return the name of a kind of matter in the reader's language."""
    return str(KINDS[kind])


def channel_words(channel: Channel) -> str:
    """Return the name of a channel in the reader's language."""
    return str(CHANNELS[channel])


def route_words(code: str) -> str:
    """Return the name of a row of the route table in the reader's language."""
    return str(ROUTES[RouteCode(code)])
