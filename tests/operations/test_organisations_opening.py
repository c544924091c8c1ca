"""A county is opened with all its organs and the line above it."""

from sqlalchemy import func, select

from mediation.escalation.kinds import RECEPTION_KINDS, EdgeKind, OrgKind
from mediation.territory.codes import DivisionKey
from models.operations.organisations import OpenCounty, PointFacts, open_county, publish_point
from models.operations.territory import ImportDivisions, import_divisions
from models.queries.organisation_rows import organisations_page, points_of
from models.queries.organisations import graph_of_county
from models.queries.territory import find_by_key
from models.tables.organisations import NO_COUNTY, Organisation, OrganisationVersion, ReceptionPoint, Window
from models.tables.record import RecordEntry
from tests.worlds.linjiang import OPENED_AT, OPENED_ON


def kinds_in(session, county_id):
    return set(session.scalars(select(Organisation.kind).where(Organisation.county_id == county_id)))


def test_a_county_has_every_kind_of_organ(session, linjiang):
    assert kinds_in(session, linjiang.county) == set(OrgKind) - {OrgKind.UPPER_RECEPTION}


def test_there_are_more_than_twenty_departments(session, linjiang):
    departments = select(func.count()).where(
        Organisation.county_id == linjiang.county, Organisation.kind == OrgKind.DEPARTMENT
    )
    assert session.scalar(departments) >= 20


def test_every_village_township_and_the_county_has_its_centre_published_with_address_hours_and_phone(session, linjiang):
    centres = select(Organisation.id).where(
        Organisation.kind.in_(RECEPTION_KINDS), Organisation.county_id == linjiang.county
    )
    said = [ReceptionPoint.address != "", ReceptionPoint.hours != "", ReceptionPoint.phone != ""]
    published = select(ReceptionPoint.organisation_id).where(*said)
    names = ("mtc", "lh_centre", "cg_centre", "lh_mediation", "sh_mediation", "ng_mediation")
    assert set(session.scalars(centres)) == {linjiang.org(name) for name in names}
    assert set(session.scalars(published)) == {linjiang.org(name) for name in (*names, "city_reception")}


def test_the_county_centre_has_windows(session, linjiang):
    assert session.scalar(select(func.count()).where(Window.organisation_id == linjiang.org("mtc"))) == 6


def test_opening_again_makes_nothing_new_and_draws_no_edge_twice(session, linjiang):
    edges = len(graph_of_county(session, linjiang.county, OPENED_ON).edges)
    again = open_county(session, OpenCounty(county_id=linjiang.county, on=OPENED_ON, now=OPENED_AT))
    assert again.created == 0
    assert again.ids["379901-ZR"] == linjiang.org("zr")
    assert len(graph_of_county(session, linjiang.county, OPENED_ON).edges) == edges


def test_opening_is_on_the_record_of_the_county_and_raises_both_versions(session, linjiang):
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "county.opened")).one()
    assert entry.chain == linjiang.county
    assert entry.facts["created"] == session.scalar(select(func.count(Organisation.id)))
    versions = dict(session.execute(select(OrganisationVersion.county_id, OrganisationVersion.version)).tuples().all())
    assert versions == {NO_COUNTY: 1, linjiang.county: 1}


def test_the_ladder_of_a_village_leads_to_the_nation(session, linjiang):
    graph = graph_of_county(session, linjiang.county, OPENED_ON)
    rungs = [graph.node(point).code for point in graph.ladder(linjiang.org("lh_mediation"))]
    assert rungs == ["379901102201-TJ", "379901102-MTC", "379901-MTC", "3799-JD", "37-JD", "CN-JD"]


def test_a_bureau_is_reviewed_by_its_government_or_its_upper_bureau_and_a_vertical_one_by_the_latter_alone(
    session, linjiang
):
    graph = graph_of_county(session, linjiang.county, OPENED_ON)
    codes = {node.code: id_ for id_, node in graph.nodes.items()}

    def reviewers(code):
        return {graph.node(id_).code for id_ in graph.reviewing_organs(codes[code])}

    assert reviewers("379901-ZR") == {"379901-ZF", "3799-ZR"}
    assert reviewers("379901-SS") == {"3799-SS"}
    assert reviewers("379901102-ZF") == {"379901-ZF"}
    assert reviewers("379901102-PCS") == {"379901-GA"}
    assert reviewers("379901-GR") == {"379901-ZF"}


def test_statutory_routes_lead_from_the_county_to_court_arbitration_and_discipline(session, linjiang):
    graph = graph_of_county(session, linjiang.county, OPENED_ON)
    ends = {(edge.to_id, edge.ground) for edge in graph.routes(linjiang.org("gov")) if edge.kind is EdgeKind.ROUTE}
    assert {
        (linjiang.org("court"), "litigation"),
        (linjiang.org("labour_arbitration"), "arbitration"),
        (linjiang.org("discipline"), "party_discipline"),
    } <= ends


def opened(session, city, county, town):
    """Import a city, a county and a township of 广东省 and open the county; return its id and its organisations."""
    table = ("code12,name,level,parent12", "440000000000,广东省,1,", city, county, town)
    import_divisions(session, ImportDivisions(lambda: table, as_of=OPENED_ON, now=OPENED_AT))
    county_id = find_by_key(session, DivisionKey(3, county.partition(",")[0]), on=OPENED_ON).id
    return county_id, open_county(session, OpenCounty(county_id=county_id, on=OPENED_ON, now=OPENED_AT)).ids


def test_a_city_without_counties_stands_in_the_table_twice_and_has_one_government(session):
    lines = ("441900000000,东莞市,2,440000000000", "441900000000,东莞市,3,441900000000")
    county_id, ids = opened(session, *lines, "441900003000,东城街道,4,441900000000")
    assert "4419-ZF" not in ids
    graph = graph_of_county(session, county_id, OPENED_ON)
    assert [graph.node(id_).code for id_ in graph.superiors(ids["441900-ZF"])] == ["44-ZF", "CN-ZF"]


def test_a_county_that_publishes_nothing_has_points_without_a_made_up_address(session):
    lines = ("440100000000,广州市,2,440000000000", "440103000000,荔湾区,3,440100000000")
    county_id, ids = opened(session, *lines, "440103001000,沙面街道,4,440103000000")
    points = points_of(session, [ids["440103-MTC"], ids["440103001-MTC"]])
    assert [(row.address, row.hours, row.phone) for row in points] == [("", "", "")] * 2
    listed = organisations_page(session, county_id=county_id, is_unpublished=True)
    assert {row.id for row in listed.rows} == {ids["440103-MTC"], ids["440103001-MTC"]}
    whole = PointFacts("沙面大街1号", "工作日 9:00—17:00", "020-0000001")
    publish_point(session, ids["440103-MTC"], whole, actor=None, now=OPENED_AT)
    listed = organisations_page(session, county_id=county_id, is_unpublished=True)
    assert [row.id for row in listed.rows] == [ids["440103001-MTC"]]
