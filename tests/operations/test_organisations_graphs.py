"""A process keeps the graphs it built and never judges by an edge that another one has moved."""

from sqlalchemy import event

from mediation.territory.codes import DivisionKey
from models.operations.organisations import (
    ChangeSuperior,
    EndOrganisation,
    OpenCounty,
    change_superior,
    end_organisation,
    open_county,
)
from models.operations.territory import ImportDivisions, import_divisions
from models.queries.graphs import Graphs
from models.queries.territory import find_by_key
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.worlds.linjiang import OPENED_AT, OPENED_ON, TABLE

TODAY = day("Mon 2026-03-09")
NOW = moment("Mon 2026-03-09 09:00")


class Statements:
    def __init__(self, session):
        self.seen = []
        event.listen(session.get_bind(), "before_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, *_rest):
        self.seen.append(statement)


def test_a_graph_once_built_costs_one_small_statement(session, linjiang):
    graphs = Graphs()
    first = graphs.of_county(session, linjiang.county, on=TODAY)
    statements = Statements(session)
    assert graphs.of_county(session, linjiang.county, on=TODAY) is first
    assert len(statements.seen) == 1
    assert "organisation_versions" in statements.seen[0]


def test_a_change_made_by_another_process_is_seen_at_the_next_question(database, session, linjiang):
    mine, admin = Graphs(), linjiang.actor(session, "admin")
    assert mine.of_county(session, linjiang.county, on=TODAY).superior(linjiang.org("sh_committee")) == linjiang.org(
        "lh_gov"
    )
    session.rollback()
    other = open_sessions(database.url)
    change_superior(
        other, ChangeSuperior(linjiang.org("sh_committee"), linjiang.org("cg_gov"), on=TODAY), actor=admin, now=NOW
    )
    close_sessions(other)
    after = mine.of_county(session, linjiang.county, on=TODAY)
    assert after.superior(linjiang.org("sh_committee")) == linjiang.org("cg_gov")


def test_the_graph_of_a_past_day_still_has_what_ended_since(session, linjiang):
    graphs, admin = Graphs(), linjiang.actor(session, "admin")
    end_organisation(
        session, EndOrganisation(linjiang.org("jt"), on=TODAY, successor_id=linjiang.org("zj")), actor=admin, now=NOW
    )
    assert linjiang.org("jt") in graphs.of_county(session, linjiang.county, on=day("Sun 2026-03-08")).nodes
    assert linjiang.org("jt") not in graphs.of_county(session, linjiang.county, on=TODAY).nodes


def test_days_between_two_changes_share_one_graph(session, linjiang):
    graphs = Graphs()
    one = graphs.of_county(session, linjiang.county, on=day("Fri 2026-03-06"))
    assert graphs.of_county(session, linjiang.county, on=TODAY) is one


def test_the_least_used_county_is_let_go(session, linjiang):
    graphs = Graphs(size=1)
    first = graphs.of_county(session, linjiang.county, on=TODAY)
    graphs.of_county(session, linjiang.county + 1000, on=TODAY)
    assert graphs.of_county(session, linjiang.county, on=TODAY) is not first


def test_two_counties_meet_at_their_city(session, linjiang):
    lines = [
        *TABLE.read_text(encoding="utf-8").splitlines(),
        "379902000000,邻江县,3,379900000000",
        "379902100000,东山镇,4,379902000000",
        "379902100201,东山村村民委员会,5,379902100000",
    ]
    import_divisions(session, ImportDivisions(lines=lambda: lines, as_of=OPENED_ON, now=OPENED_AT))
    neighbour = find_by_key(session, DivisionKey(3, "379902000000"), on=OPENED_ON)
    ids = open_county(session, OpenCounty(county_id=neighbour.id, on=OPENED_ON, now=OPENED_AT)).ids
    graph = Graphs().joined(session, linjiang.county, neighbour.id, on=TODAY)
    assert graph.common_superior([linjiang.org("zr"), ids["379902-ZR"]]) == linjiang.org("city_gov")
    assert graph.common_superior([linjiang.org("lh_gov"), linjiang.org("cg_gov")]) == linjiang.org("gov")
