"""What a text suggests (4.2, T-49, T-55)."""

import pytest

from mediation.routing.kinds import Branch, Kind
from mediation.routing.routes import RouteCode
from mediation.routing.suggest import Suggestion, suggest
from tests.unit.routing.tables import published_routes

TABLE = published_routes()


def read(facts: str, *, title: str = "") -> Suggestion:
    return suggest(title=title, facts=facts, table=TABLE)


@pytest.mark.parametrize(
    ("facts", "kind", "branch", "route"),
    [
        ("老板拖欠工资半年，工地上三十个农民工拿不到工资", Kind.CLAIM, Branch.ENFORCEMENT, RouteCode.WAGE_COMPLAINT),
        (
            "公司违法解除劳动合同，不给经济补偿金，也没有加班费",
            Kind.CLAIM,
            Branch.ARBITRATION,
            RouteCode.LABOUR_ARBITRATION,
        ),
        (
            "不服行政处罚，收到处罚决定书要罚款五千",
            Kind.CLAIM,
            Branch.ADMINISTRATIVE,
            RouteCode.ADMINISTRATIVE_RECONSIDERATION,
        ),
        ("法院判决不公，法官不讲理，要求再审", Kind.CLAIM, Branch.LITIGATION, RouteCode.JUDICIAL_COMPLAINT),
        ("对开除党籍的处分不服", Kind.CLAIM, Branch.PARTY_DISCIPLINE, RouteCode.PARTY_APPEAL),
        ("化工厂夜里偷排废水，污染环境，要求查处", Kind.CLAIM, Branch.ENFORCEMENT, RouteCode.ENFORCEMENT),
        ("村支书贪污，收了好处费", Kind.ACCUSATION, None, RouteCode.DISCIPLINE),
        ("村里把我家承包地流转出去，流转费没给", Kind.DISPUTE, None, RouteCode.CONTRACT_LAND_ARBITRATION),
        ("和东邻的宅基地边界有争议，四至不清，请确权", Kind.DISPUTE, None, RouteCode.LAND_OWNERSHIP),
        ("隔壁邻居排水流到我家院墙，协商不成", Kind.DISPUTE, None, RouteCode.MEDIATION),
        ("申请公开征地批复文件和补偿方案，依申请公开", Kind.INQUIRY, None, RouteCode.INFORMATION_DISCLOSURE),
        ("家里困难，想申请临时救助", Kind.CLAIM, Branch.ADMINISTRATIVE, RouteCode.SOCIAL_RELIEF),
        ("村东头的路坏了三年没人修，希望解决", Kind.CLAIM, Branch.PETITION, RouteCode.PETITION),
        ("", Kind.CLAIM, Branch.PETITION, RouteCode.PETITION),
    ],
)
def test_a_text_suggests_its_row(facts: str, kind: Kind, branch: Branch | None, route: RouteCode) -> None:
    found = read(facts)
    assert (found.kind, found.branch, found.route) == (kind, branch, route)
    assert all(word in facts for word in found.words)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("建议在汽车站旁增设候车亭", Kind.SUGGESTION),
        ("请问农村合作医疗怎么办理", Kind.INQUIRY),
        ("表扬城关街道窗口工作人员，特此感谢", Kind.THANKS),
    ],
)
def test_suggestions_inquiries_and_thanks_have_no_branch_and_no_route(title: str, kind: Kind) -> None:
    found = read("", title=title)
    assert (found.kind, found.branch, found.route) == (kind, None, None)


def test_a_text_that_says_little_is_not_sure() -> None:
    assert not read("路坏了").is_sure
    assert read("老板拖欠农民工工资，欠薪半年，工地停了").is_sure


def test_wages_a_beating_and_a_bribe_are_three_parts() -> None:
    found = read("包工头拖欠工资，去要钱被打伤了，听说他给局长行贿，局长收了好处")
    assert {part.claim for part in found.parts} == {"labour", "public_order", "accusation"}
    assert found.looks_mixed


def test_two_routes_for_one_claim_are_alternatives_and_not_a_mixture() -> None:
    found = read("公司拖欠工资，也没有签劳动合同，想申请劳动仲裁")
    assert {row.route for row in found.ranked} >= {RouteCode.WAGE_COMPLAINT, RouteCode.LABOUR_ARBITRATION}
    assert not found.looks_mixed


def test_an_accusation_beside_a_request_is_always_told_apart() -> None:
    found = read("申请办理许可一直不批，局长受贿")
    assert Kind.ACCUSATION in {part.kind for part in found.parts}


@pytest.mark.parametrize(
    ("facts", "is_misused"),
    [
        ("我申请政府信息公开：为什么不修我们村的路？要求赔偿损失，追究责任", True),
        ("依申请公开：请提供征地批复和补偿方案的复印件", False),
        ("申请公开征地批复文件，对补偿不满", False),
        ("申请公开该项目批复，没人管", False),
        ("为什么不修路，要求赔偿", False),
    ],
)
def test_a_complaint_in_the_clothes_of_a_disclosure_request_is_recognised(facts: str, is_misused: bool) -> None:
    found = read(facts)
    assert found.is_disclosure_misused is is_misused
    if is_misused:
        assert found.route is not RouteCode.INFORMATION_DISCLOSURE


def test_full_width_text_is_read_like_any_other() -> None:
    assert read("ＸＸ公司　拖欠工资　不发工资").route is RouteCode.WAGE_COMPLAINT
