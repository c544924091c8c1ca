"""A division table is imported whole or not at all, once or many times."""

from collections.abc import Iterable

import pytest
from sqlalchemy import func, select

from mediation.territory.codes import DivisionKey
from mediation.territory.reasons import TerritoryReason
from models.operations.territory import ImportDivisions, UnableToImportDivisions, import_divisions
from models.queries.organisations import graph_of_county
from models.queries.territory import ancestors_of, find_by_key, find_division, towns_of, villages_of
from models.tables.cases import Case
from models.tables.organisations import Organisation, OrganisationVersion
from models.tables.record import RecordEntry
from models.tables.search import CaseText
from models.tables.territory import Division
from tests.dates import day, moment
from tests.worlds.linjiang import OPENED_AT, OPENED_ON, TABLE

NEXT_YEAR = day("Thu 2026-01-01")
COUNTY = DivisionKey(3, "379901000000")
LIUHE = DivisionKey(4, "379901102000")
VILLAGE = DivisionKey(5, "379901102201")


def table(*, drop: Iterable[str] = (), change: dict[str, str] | None = None, add: Iterable[str] = ()) -> list[str]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.split(",")[0] not in set(drop)]
    return [(change or {}).get(line.split(",")[0], line) for line in lines] + list(add)


def bring_in(session, lines, *, on=OPENED_ON, dry_run=False, progress=None):
    command = ImportDivisions(lines=lambda: lines, as_of=on, now=OPENED_AT, dry_run=dry_run)
    return import_divisions(session, command, progress=progress)


def counts_of(report):
    counts = report.counts
    return counts.create, counts.update, counts.close, counts.unchanged, counts.bad


def rows_in(session):
    return session.scalar(select(func.count(Division.id)))


def test_a_dry_run_counts_and_writes_nothing(session):
    report = bring_in(session, table(), dry_run=True)
    assert counts_of(report) == (8, 0, 0, 0, 0)
    assert (report.written, rows_in(session)) == (False, 0)


def test_the_same_table_again_changes_nothing(session):
    assert counts_of(bring_in(session, table())) == (8, 0, 0, 0, 0)
    assert counts_of(bring_in(session, table())) == (0, 0, 0, 8, 0)
    assert rows_in(session) == 8


def test_every_division_knows_its_way_up(session):
    bring_in(session, table())
    village = find_by_key(session, VILLAGE, on=OPENED_ON)
    assert [line.name for line in ancestors_of(session, village.id)] == [
        "山东省",
        "江州市",
        "临江县",
        "柳河镇",
        "柳河村村民委员会",
    ]


def test_statistical_names_get_the_everyday_ones(session):
    bring_in(session, table())
    county = find_by_key(session, COUNTY, on=OPENED_ON)
    towns = towns_of(session, county.id, on=OPENED_ON)
    assert [town.short_name for town in towns] == ["城关街道", "柳河镇"]
    assert [village.short_name for village in villages_of(session, towns[1].id, on=OPENED_ON)] == ["柳河村", "上河村"]


def test_a_bad_row_is_listed_by_line_and_nothing_is_written(session):
    lines = table(add=["37990110220,短码村,5,379901102000", "379901999201,孤村,5,379901999000"])
    with pytest.raises(UnableToImportDivisions) as refused:
        bring_in(session, lines)
    assert [(bad.line, bad.reason) for bad in refused.value.report.bad] == [
        (10, TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        (11, TerritoryReason.PARENT_MISSING),
    ]
    assert rows_in(session) == 0


def test_a_failure_in_the_middle_leaves_nothing_behind(session):
    def break_off(_done, _total):
        raise RuntimeError("the line went dead")

    with pytest.raises(RuntimeError):
        bring_in(session, table(), progress=break_off)
    assert rows_in(session) == 0


def test_a_vanished_village_ends_on_the_day_of_the_new_table(session):
    bring_in(session, table())
    report = bring_in(session, table(drop=["379901102202"]), on=NEXT_YEAR)
    assert counts_of(report) == (0, 0, 1, 7, 0)
    ended = session.execute(select(Division.valid_to).where(Division.code12 == "379901102202")).scalar_one()
    assert ended == NEXT_YEAR
    liuhe = find_by_key(session, LIUHE, on=NEXT_YEAR)
    assert len(villages_of(session, liuhe.id, on=OPENED_ON)) == 2
    assert len(villages_of(session, liuhe.id, on=NEXT_YEAR)) == 1


def test_a_renamed_township_keeps_its_id_and_its_former_name_stays_on_record(session):
    bring_in(session, table())
    before = find_by_key(session, LIUHE, on=OPENED_ON)
    bring_in(session, table(change={"379901102000": "379901102000,柳河湾镇,4,379901000000"}), on=NEXT_YEAR)
    after = find_by_key(session, LIUHE, on=NEXT_YEAR)
    assert (after.id, after.name, after.valid_from) == (before.id, "柳河湾镇", NEXT_YEAR)
    former = find_by_key(session, LIUHE, on=OPENED_ON)
    assert (former.name, former.valid_to) == ("柳河镇", NEXT_YEAR)
    assert len(villages_of(session, after.id, on=NEXT_YEAR)) == 2


def test_a_village_that_moves_to_another_township_takes_its_new_path(session):
    bring_in(session, table())
    moved = {"379901102202": "379901102202,上河村村民委员会,5,379901001000"}
    bring_in(session, table(change=moved), on=NEXT_YEAR)
    village = find_by_key(session, DivisionKey(5, "379901102202"), on=NEXT_YEAR)
    assert [line.short_name for line in ancestors_of(session, village.id)][-2:] == ["城关街道", "上河村"]


def test_a_township_that_moves_to_another_county_takes_the_paths_of_its_villages_along(session):
    other = "379902000000,邻江县,3,379900000000"
    bring_in(session, table(add=[other]))
    moved = {"379901102000": "379901102000,柳河镇,4,379902000000"}
    bring_in(session, table(change=moved, add=[other]), on=NEXT_YEAR)
    village = find_by_key(session, VILLAGE, on=NEXT_YEAR)
    assert [line.name for line in ancestors_of(session, village.id)][2:4] == ["邻江县", "柳河镇"]


def test_one_code_may_stand_on_two_levels(session):
    lines = [
        "code12,name,level,parent12",
        "440000000000,广东省,1,",
        "441900000000,东莞市,2,440000000000",
        "441900000000,东莞市,3,441900000000",
        "441900003000,东城街道,4,441900000000",
    ]
    assert counts_of(bring_in(session, lines)) == (4, 0, 0, 0, 0)
    assert counts_of(bring_in(session, lines)) == (0, 0, 0, 4, 0)
    county = find_by_key(session, DivisionKey(3, "441900000000"), on=OPENED_ON)
    assert find_division(session, county.parent_id).level == 2


def test_a_table_older_than_the_last_one_does_not_end_what_began_later(session):
    bring_in(session, table())
    with pytest.raises(UnableToImportDivisions) as refused:
        bring_in(session, table(drop=["379901102202"]), on=OPENED_ON)
    assert refused.value.answer.reason is TerritoryReason.NOT_AFTER_LAST_IMPORT


def test_the_import_is_on_the_record(session):
    bring_in(session, table())
    entry = session.scalars(select(RecordEntry)).one()
    assert (entry.tag, entry.basis) == ("divisions.imported", "10.1")
    assert entry.facts == {
        "as_of": "2025-01-01",
        "created": 8,
        "updated": 0,
        "closed": 0,
        "unchanged": 0,
        "organisations": 0,
        "cases": 0,
    }
    assert entry.at == moment("Wed 2025-01-01 09:00")


def test_progress_reaches_the_whole(session):
    seen = []
    bring_in(session, table(), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (8, 8)


def test_ids_go_on_after_an_import(session):
    bring_in(session, table())
    session.add(
        Division(level=1, code12="110000000000", name="北京市", short_name="北京", path="/x/", valid_from=OPENED_ON)
    )
    session.commit()
    assert rows_in(session) == 9


def test_what_stands_in_a_village_goes_with_it_to_another_township(session, desk, linjiang):
    case_id = desk.register("lh_town", "Mon 2025-03-10 09:30").case_id
    assert session.get_one(Case, case_id).town_id == linjiang.place("liuhe")
    session.rollback()
    before = session.scalar(select(OrganisationVersion.version).where(OrganisationVersion.county_id == linjiang.county))
    bring_in(session, table(change={"379901102201": "379901102201,柳河村村民委员会,5,379901001000"}), on=NEXT_YEAR)
    town = linjiang.place("chengguan")
    assert session.get_one(Case, case_id).town_id == town
    tokens = session.scalars(select(CaseText.tokens).where(CaseText.case_id == case_id)).one().replace("'", "").split()
    assert f"t{town}" in tokens
    assert f"t{linjiang.place('liuhe')}" not in tokens
    committee = session.get_one(Organisation, linjiang.org("lh_committee"))
    assert (committee.town_id, committee.superior_id) == (town, linjiang.org("cg_gov"))
    assert committee.name == "城关街道柳河村村民委员会"
    assert session.get_one(Organisation, linjiang.org("lh_mediation")).town_id == town
    graph = graph_of_county(session, linjiang.county, NEXT_YEAR)
    assert linjiang.org("cg_centre") in graph.ladder(linjiang.org("lh_mediation"))
    after = session.scalar(select(OrganisationVersion.version).where(OrganisationVersion.county_id == linjiang.county))
    assert after > before
