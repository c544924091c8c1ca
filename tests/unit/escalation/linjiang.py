"""临江县 379901, the invented county of the scenarios, with everything above and beside it."""

from collections.abc import Iterable

from mediation.escalation.graph import Edge, EscalationGraph, Node, build_graph
from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.escalation.standing import standing_edges
from mediation.territory.tiers import Tier

NATION, PROVINCE, CITY, COUNTY, TOWN, STREET, VILLAGE, OTHER_VILLAGE, STREET_VILLAGE = range(1, 10)
NATION_HALL, PROVINCE_HALL, CITY_HALL, MTC, TOWN_CENTRE, STREET_CENTRE = range(11, 17)
VILLAGE_MEDIATION, OTHER_MEDIATION, STREET_MEDIATION = range(17, 20)
ZJ, ZR, RS, CG, JT, XF, COURT, DISCIPLINE, POLITICAL_LEGAL, TAX = range(21, 31)
CITY_ZJ, CITY_XF, CITY_TAX, CITY_POLITICAL_LEGAL = range(31, 35)
NEXT_COUNTY, NEXT_MTC, NEXT_TOWN, NEXT_TOWN_CENTRE = range(41, 45)

GOV, BUREAU = OrgKind.GOVERNMENT, OrgKind.DEPARTMENT

# id, code, name, tier, kind, superior, line
ROWS: tuple[tuple[int, str, str, Tier, OrgKind, int | None, str | None], ...] = (
    (NATION, "000000", "国家", Tier.NATION, GOV, None, None),
    (PROVINCE, "370000", "省人民政府", Tier.PROVINCE, GOV, NATION, None),
    (CITY, "379900", "市人民政府", Tier.PREFECTURE, GOV, PROVINCE, None),
    (COUNTY, "379901", "临江县人民政府", Tier.COUNTY, GOV, CITY, None),
    (TOWN, "379901102", "柳河镇人民政府", Tier.TOWNSHIP, GOV, COUNTY, None),
    (STREET, "379901001", "城关街道办事处", Tier.TOWNSHIP, GOV, COUNTY, None),
    (VILLAGE, "379901102201", "柳河村村民委员会", Tier.VILLAGE, OrgKind.VILLAGE_COMMITTEE, TOWN, None),
    (OTHER_VILLAGE, "379901102202", "东岭村村民委员会", Tier.VILLAGE, OrgKind.VILLAGE_COMMITTEE, TOWN, None),
    (STREET_VILLAGE, "379901001001", "南关社区居民委员会", Tier.VILLAGE, OrgKind.VILLAGE_COMMITTEE, STREET, None),
    (NATION_HALL, "GJ", "国家信访局来访接待室", Tier.NATION, OrgKind.UPPER_RECEPTION, NATION, None),
    (PROVINCE_HALL, "SJ", "省信访局来访接待中心", Tier.PROVINCE, OrgKind.UPPER_RECEPTION, PROVINCE, None),
    (CITY_HALL, "SHJ", "市信访局来访接待中心", Tier.PREFECTURE, OrgKind.UPPER_RECEPTION, CITY, None),
    (MTC, "MTC", "临江县矛调中心", Tier.COUNTY, OrgKind.COUNTY_CENTRE, COUNTY, None),
    (TOWN_CENTRE, "LH-ZX", "柳河镇综治中心", Tier.TOWNSHIP, OrgKind.TOWNSHIP_CENTRE, TOWN, None),
    (STREET_CENTRE, "CG-ZX", "城关街道综治中心", Tier.TOWNSHIP, OrgKind.TOWNSHIP_CENTRE, STREET, None),
    (VILLAGE_MEDIATION, "LHC", "柳河村调解委员会", Tier.VILLAGE, OrgKind.MEDIATION_COMMITTEE, VILLAGE, None),
    (OTHER_MEDIATION, "DLC", "东岭村调解委员会", Tier.VILLAGE, OrgKind.MEDIATION_COMMITTEE, OTHER_VILLAGE, None),
    (STREET_MEDIATION, "NG", "南关社区调解委员会", Tier.VILLAGE, OrgKind.MEDIATION_COMMITTEE, STREET_VILLAGE, None),
    (ZJ, "ZJ", "县住房和城乡建设局", Tier.COUNTY, BUREAU, COUNTY, "housing"),
    (ZR, "ZR", "县自然资源局", Tier.COUNTY, BUREAU, COUNTY, "land"),
    (RS, "RS", "县人力资源和社会保障局", Tier.COUNTY, BUREAU, COUNTY, "labour"),
    (CG, "CG", "县城市管理局", Tier.COUNTY, BUREAU, COUNTY, "city"),
    (JT, "JT", "县交通运输局", Tier.COUNTY, BUREAU, COUNTY, "transport"),
    (XF, "XF", "县信访局", Tier.COUNTY, OrgKind.PETITION_BUREAU, COUNTY, None),
    (COURT, "FY", "临江县人民法院", Tier.COUNTY, OrgKind.COURT, COUNTY, None),
    (DISCIPLINE, "JW", "县纪委监委", Tier.COUNTY, OrgKind.DISCIPLINE, COUNTY, None),
    (POLITICAL_LEGAL, "ZF", "县委政法委", Tier.COUNTY, OrgKind.POLITICAL_LEGAL, COUNTY, None),
    (TAX, "SW", "县税务局", Tier.COUNTY, BUREAU, COUNTY, "tax"),
    (CITY_ZJ, "SZJ", "市住房和城乡建设局", Tier.PREFECTURE, BUREAU, CITY, "housing"),
    (CITY_XF, "SXF", "市信访局", Tier.PREFECTURE, OrgKind.PETITION_BUREAU, CITY, None),
    (CITY_TAX, "SSW", "市税务局", Tier.PREFECTURE, BUREAU, CITY, "tax"),
    (CITY_POLITICAL_LEGAL, "SZF", "市委政法委", Tier.PREFECTURE, OrgKind.POLITICAL_LEGAL, CITY, None),
    (NEXT_COUNTY, "379902", "临河县人民政府", Tier.COUNTY, GOV, CITY, None),
    (NEXT_MTC, "LHX", "临河县矛调中心", Tier.COUNTY, OrgKind.COUNTY_CENTRE, NEXT_COUNTY, None),
    (NEXT_TOWN, "379902100", "河东镇人民政府", Tier.TOWNSHIP, GOV, NEXT_COUNTY, None),
    (NEXT_TOWN_CENTRE, "HD-ZX", "河东镇综治中心", Tier.TOWNSHIP, OrgKind.TOWNSHIP_CENTRE, NEXT_TOWN, None),
)

NODES = tuple(
    Node(id_, code, name, tier, kind, line=line, is_vertical=line == "tax")
    for id_, code, name, tier, kind, _, line in ROWS
)
SUPERIOR_EDGES = tuple(Edge(id_, superior, EdgeKind.SUPERIOR) for id_, *_, superior, _ in ROWS if superior is not None)
ROUTE_EDGES = (Edge(COUNTY, COURT, EdgeKind.ROUTE, "litigation"),)


def linjiang(
    *, moved: dict[int, int] | None = None, without: Iterable[Edge] = (), added: Iterable[Edge] = ()
) -> EscalationGraph:
    """Build the county; `moved` puts an organisation under another superior before the standing edges are drawn."""
    up = moved or {}
    superior = tuple(Edge(edge.from_id, up.get(edge.from_id, edge.to_id), edge.kind) for edge in SUPERIOR_EDGES)
    edges = (*superior, *ROUTE_EDGES, *standing_edges(NODES, superior), *added)
    dropped = set(without)
    return build_graph(NODES, [edge for edge in edges if edge not in dropped])
