"""Chains of acts that many scenarios share, each typed and sent by the person who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.scenarios.casefile import CaseFile
    from tests.scenarios.house import Desk, House

IN_HAND = {"method": "in_person", "proof": "当面签收"}
NOTICE = {
    "route": "由柳河镇人民政府办理，走信访程序",
    "procedure": "自受理之日起60日内办结",
    "contact": "刘振 0536-0000000",
    **IN_HAND,
}
OPINION = {
    "outcome": "supported",
    "claim": "维修柳河村村东水泥路",
    "findings": "经现场查看，该路段破损约120米，属镇管养范围。",
    "decision": "列入本年度村路维修计划，6月底前完工。",
    "law_cited": "《公路法》第八条",
    "remedy": "可向临江县人民政府请求复查。",
}
NOT_APPLICABLE = {"explained": "不适用", "assisted": "不适用", "by_law": "不适用"}


def registered_at_town(house: House, when: str, **typed: Any) -> CaseFile:
    """Register a visit at 柳河镇 and return its case."""
    desk = house.at("lh_town", when)
    return desk.case(desk.register(**typed).number)


def accepted(house: House, when: str, **typed: Any) -> CaseFile:
    """Register a visit at 柳河镇, inform the petitioner, accept the case and meet him, all on one day."""
    case = registered_at_town(house, when, **typed).do("give_notice", **NOTICE).do("accept")
    return case.do("first_contact", method="meeting", result="已当面核实情况，本人签字确认。")


def opinion_served(house: House, number: str, *, drafted: str, issued: str, served: str, **service: Any) -> CaseFile:
    """Draft, sign and serve the opinion of 柳河镇, each at its moment; the head signs."""
    house.at("lh_town", drafted).case(number).do("draft_opinion", **OPINION)
    house.at("lh_head", issued).case(number).do("issue_opinion")
    desk = house.at("lh_town", served)
    return desk.case(number).do("serve_opinion", **({"served_on": desk.on} | IN_HAND | service))


def transferred(desk: Desk, to: str, **typed: Any) -> CaseFile:
    """Register a visit for which `to` is competent, and transfer it there on the spot."""
    case = desk.case(desk.register(competent=to, **typed).number)
    return case.do("transfer", to_id=to, reason="属其法定职责")
