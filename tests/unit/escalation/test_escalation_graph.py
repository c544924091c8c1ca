"""Who stands above whom in 临江县, and what the graph answers."""

import json
import time

import networkx as nx
import pytest

from mediation.escalation.graph import Edge, LevelUp, Node, UnsoundGraph, build_graph, check_graph
from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.escalation.reasons import EscalationReason
from mediation.escalation.slices import GraphSlice, from_slice, slice_for
from mediation.territory.tiers import Tier
from tests.unit.escalation.linjiang import (
    CG,
    CITY,
    CITY_HALL,
    CITY_TAX,
    CITY_ZJ,
    COUNTY,
    COURT,
    JT,
    MTC,
    NATION,
    NATION_HALL,
    NEXT_MTC,
    NEXT_TOWN,
    NEXT_TOWN_CENTRE,
    NODES,
    OTHER_VILLAGE,
    POLITICAL_LEGAL,
    PROVINCE,
    PROVINCE_HALL,
    STREET,
    SUPERIOR_EDGES,
    TAX,
    TOWN,
    TOWN_CENTRE,
    VILLAGE,
    VILLAGE_MEDIATION,
    ZJ,
    linjiang,
)

GRAPH = linjiang()


def test_the_way_up_from_a_village_ends_at_the_nation() -> None:
    assert GRAPH.path_up(VILLAGE) == (VILLAGE, TOWN, COUNTY, CITY, PROVINCE, NATION)
    assert GRAPH.superior(TOWN_CENTRE) == TOWN
    assert GRAPH.superior(NATION) is None
    assert GRAPH.is_above(CITY, TOWN)
    assert not GRAPH.is_above(TOWN, TOWN)


def test_the_ladder_climbs_from_centre_to_centre() -> None:
    assert GRAPH.ladder(VILLAGE_MEDIATION) == (
        VILLAGE_MEDIATION, TOWN_CENTRE, MTC, CITY_HALL, PROVINCE_HALL, NATION_HALL
    )  # fmt: skip


def test_of_several_points_of_an_organ_the_ladder_takes_the_principal_one() -> None:
    nodes = (*NODES, Node(90, "MTC2", "县第二接待点", Tier.COUNTY, OrgKind.COUNTY_CENTRE, is_principal=True))
    graph = build_graph(nodes, (*SUPERIOR_EDGES, Edge(90, COUNTY, EdgeKind.SUPERIOR)))
    assert graph.points_of(COUNTY) == (90, MTC)
    assert graph.ladder(VILLAGE_MEDIATION)[2] == 90


def test_a_bureau_without_its_own_point_is_received_for_at_its_government() -> None:
    assert GRAPH.points_of(ZJ) == (MTC,)
    assert GRAPH.points_of(TOWN) == (TOWN_CENTRE,)


@pytest.mark.parametrize(
    ("organ", "points"),
    [
        (TOWN, (TOWN_CENTRE, MTC)),
        (COUNTY, (MTC, CITY_HALL)),
        (ZJ, (MTC,)),
        (CITY, (CITY_HALL, PROVINCE_HALL)),
        (NATION, (NATION_HALL,)),
        (VILLAGE, (TOWN_CENTRE, MTC)),
    ],
)
def test_the_lawful_points_are_its_own_level_or_one_above(organ: int, points: tuple[int, ...]) -> None:
    assert GRAPH.lawful_points(organ) == points


def test_a_bureaus_reviewing_organs_count_as_one_level_up_when_the_parameter_says_so() -> None:
    assert GRAPH.lawful_points(ZJ, level_up=LevelUp.SUPERIOR_OR_REVIEWING) == (MTC, CITY_HALL)
    assert GRAPH.lawful_points(TOWN, level_up=LevelUp.SUPERIOR_OR_REVIEWING) == GRAPH.lawful_points(TOWN)


def test_a_village_is_never_competent() -> None:
    assert GRAPH.competent_organ(VILLAGE_MEDIATION) == GRAPH.competent_organ(VILLAGE) == TOWN
    assert GRAPH.competent_level(VILLAGE) is Tier.TOWNSHIP
    assert GRAPH.competent_level(ZJ) is Tier.COUNTY
    assert GRAPH.one_level_up(TOWN) == GRAPH.one_level_up(ZJ) == COUNTY


@pytest.mark.parametrize(
    ("ids", "common"),
    [
        ((CG, ZJ, JT), COUNTY),
        ((TOWN, STREET), COUNTY),
        ((TOWN, NEXT_TOWN), CITY),
        ((TOWN, COUNTY), CITY),
        ((ZJ, COUNTY), CITY),
        ((CITY_ZJ, ZJ), CITY),
        ((TOWN,), COUNTY),
        ((TOWN, NATION), None),
        ((), None),
    ],
)
def test_the_common_superior_stands_above_every_organ(ids: tuple[int, ...], common: int | None) -> None:
    assert GRAPH.common_superior(ids) == common


@pytest.mark.parametrize(
    ("organ", "reviewers"),
    [(TOWN, (COUNTY,)), (COUNTY, (CITY,)), (ZJ, (COUNTY, CITY_ZJ)), (TAX, (CITY_TAX,)), (VILLAGE, ()), (COURT, ())],
)
def test_the_reviewing_organs(organ: int, reviewers: tuple[int, ...]) -> None:
    assert GRAPH.reviewing_organs(organ) == reviewers


def test_without_review_edges_the_superior_reviews() -> None:
    graph = build_graph(NODES, SUPERIOR_EDGES)
    assert graph.reviewing_organs(ZJ) == (COUNTY,)
    assert graph.reviewing_organs(TAX) == ()
    assert graph.reviewing_organs(NATION) == ()


@pytest.mark.parametrize(
    ("point", "competent", "skip"),
    [
        (MTC, TOWN, 0),
        (CITY_HALL, TOWN, 1),
        (PROVINCE_HALL, TOWN, 2),
        (NATION_HALL, TOWN, 3),
        (CITY_HALL, COUNTY, 0),
        (PROVINCE_HALL, COUNTY, 1),
        (CITY_HALL, ZJ, 1),
        (NEXT_MTC, TOWN, 0),
        (TOWN_CENTRE, ZJ, 0),
    ],
)
def test_a_skip_is_counted_in_edges_above_the_highest_lawful_organ(point: int, competent: int, skip: int) -> None:
    assert GRAPH.skip_edges(point, competent=competent) == skip


def test_a_way_across_leads_over_the_common_superior() -> None:
    assert GRAPH.path_between(TOWN, NEXT_MTC) == (TOWN, COUNTY, CITY, GRAPH.host(NEXT_MTC), NEXT_MTC)
    assert GRAPH.path_between(TOWN, CITY_HALL) == (TOWN, COUNTY, CITY, CITY_HALL)
    assert GRAPH.path_between(NEXT_TOWN_CENTRE, NEXT_TOWN_CENTRE) == (NEXT_TOWN_CENTRE,)


def test_the_nearest_organ_of_a_kind_is_looked_for_upward() -> None:
    assert GRAPH.nearest(OrgKind.POLITICAL_LEGAL, to=TOWN_CENTRE) == POLITICAL_LEGAL
    assert GRAPH.nearest(OrgKind.COURT, to=PROVINCE_HALL) is None


def test_several_kinds_of_edge_join_the_same_pair_of_one_digraph() -> None:
    assert isinstance(GRAPH.network, nx.DiGraph)
    joins = GRAPH.network.edges[ZJ, COUNTY]["joins"]
    assert set(joins) == {EdgeKind.SUPERIOR, EdgeKind.REVIEW}
    assert len(GRAPH.network.edges[TOWN, COUNTY]["joins"][EdgeKind.EXCEPTION]) == 5


@pytest.mark.parametrize(
    ("edges", "reason"),
    [
        ((Edge(TOWN, CITY, EdgeKind.SUPERIOR),), EscalationReason.SUPERIOR_TWICE),
        ((Edge(TOWN, 999, EdgeKind.REVIEW),), EscalationReason.NODE_UNKNOWN),
        ((Edge(TOWN, COUNTY, EdgeKind.SUPERIOR),), EscalationReason.EDGE_TWICE),
        ((Edge(NATION, VILLAGE, EdgeKind.SUPERIOR),), EscalationReason.CYCLE),
        ((Edge(ZJ, CITY_ZJ, EdgeKind.REVIEW), Edge(CITY_ZJ, ZJ, EdgeKind.REVIEW)), EscalationReason.CYCLE),
        ((Edge(TOWN, CITY, EdgeKind.EXCEPTION, "because"),), EscalationReason.GROUND_UNKNOWN),
    ],
)
def test_an_added_edge_that_breaks_the_graph_is_named(edges: tuple[Edge, ...], reason: EscalationReason) -> None:
    faults = check_graph(NODES, (*SUPERIOR_EDGES, *edges))
    assert reason in {fault.reason for fault in faults}
    with pytest.raises(UnsoundGraph, match=reason.value):
        build_graph(NODES, (*SUPERIOR_EDGES, *edges))


@pytest.mark.parametrize(
    ("from_id", "to_id", "reason"),
    [
        (MTC, None, EscalationReason.POINT_WITHOUT_HOST),
        (TOWN, None, EscalationReason.NO_WAY_UP),
        (ZJ, None, EscalationReason.NO_WAY_UP),
        (ZJ, MTC, EscalationReason.POINT_AS_SUPERIOR),
        (CITY_ZJ, TOWN, EscalationReason.UPSIDE_DOWN),
    ],
)
def test_a_superior_edge_that_breaks_the_tree_is_named(
    from_id: int, to_id: int | None, reason: EscalationReason
) -> None:
    edges = [edge for edge in SUPERIOR_EDGES if edge.from_id != from_id]
    if to_id is not None:
        edges.append(Edge(from_id, to_id, EdgeKind.SUPERIOR))
    assert [(fault.reason, fault.node_ids[0]) for fault in check_graph(NODES, edges)] == [(reason, from_id)]


def test_kinds_may_run_against_each_other_as_long_as_each_is_acyclic() -> None:
    assert check_graph(NODES, (*SUPERIOR_EDGES, Edge(COUNTY, ZJ, EdgeKind.ROUTE, "permit"))) == ()


def test_two_jurisdictions_may_stand_side_by_side_on_one_graph() -> None:
    kept = {node.id for node in NODES} - {NATION, NATION_HALL, PROVINCE, PROVINCE_HALL, CITY}
    kept -= {id_ for id_ in kept if CITY in GRAPH.path_up(id_)[:2]} - {COUNTY, GRAPH.host(NEXT_MTC)}
    edges = [edge for edge in SUPERIOR_EDGES if edge.from_id in kept and edge.to_id in kept]
    assert check_graph([node for node in NODES if node.id in kept], edges) == ()


def test_a_slice_answers_like_the_whole_graph_after_its_way_through_json() -> None:
    part = slice_for([VILLAGE_MEDIATION, ZJ], graph=GRAPH)
    again = from_slice(GraphSlice.from_record(json.loads(json.dumps(part.to_record()))))
    assert len(again.nodes) < len(GRAPH.nodes)
    for id_ in (VILLAGE_MEDIATION, TOWN, ZJ, COUNTY):
        assert again.lawful_points(id_) == GRAPH.lawful_points(id_)
        assert again.reviewing_organs(id_) == GRAPH.reviewing_organs(id_)
        assert again.path_up(id_) == GRAPH.path_up(id_)
    assert again.ladder(VILLAGE_MEDIATION) == GRAPH.ladder(VILLAGE_MEDIATION)
    assert OTHER_VILLAGE not in again.nodes


def test_a_county_of_two_thousand_organisations_is_built_in_a_moment() -> None:
    nodes, edges = list(NODES), list(SUPERIOR_EDGES)
    for number in range(1000, 2000):
        nodes.append(Node(number, str(number), "村", Tier.VILLAGE, OrgKind.VILLAGE_COMMITTEE))
        nodes.append(Node(number + 1000, f"{number}T", "村调委会", Tier.VILLAGE, OrgKind.MEDIATION_COMMITTEE))
        edges += [Edge(number, TOWN, EdgeKind.SUPERIOR), Edge(number + 1000, number, EdgeKind.SUPERIOR)]
    started = time.perf_counter()
    graph = build_graph(nodes, edges)
    assert time.perf_counter() - started < 2
    assert graph.ladder(2000)[:2] == (2000, TOWN_CENTRE)
