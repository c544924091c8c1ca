"""The real tables: a county, a prefecture, and the whole nation with its traps."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mediation.territory.codes import DivisionKey
from mediation.territory.places import Ambiguous
from mediation.territory.tiers import Tier
from models.operations.organisations import OpenCounty, open_county
from models.operations.territory import ImportDivisions, import_divisions
from models.queries.graphs import Graphs
from models.queries.territory import ancestors_of, find_by_key, resolve_place
from models.tables.territory import Division
from tests.dates import day, moment

ROOT = Path(__file__).resolve().parents[2]
GAOMI = ROOT / "demo" / "data" / "gaomi.csv"
DATA = ROOT.parent / "shared" / "data" / "divisions"
NATION = DATA / "divisions_cn_2023_l1_l5.csv.gz"
ON, AT = day("Mon 2024-01-01"), moment("Mon 2024-01-01 09:00")
needs_data = pytest.mark.skipif(not NATION.exists(), reason="the national division table is not beside this repository")


def lines_of(path):
    return lambda: gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def bring_in(session, path):
    return import_divisions(session, ImportDivisions(lines=lines_of(path), as_of=ON, now=AT)).counts


def county(session, code):
    return find_by_key(session, DivisionKey(3, code), on=ON)


def test_gaomi_has_ten_townships_and_910_villages_and_five_names_stand_twice(session):
    assert bring_in(session, GAOMI).create == 1 + 1 + 1 + 10 + 910
    gaomi = county(session, "370785000000")
    for name in ("吴家庄", "单家庄", "匡家庄", "新华村", "李家庄"):
        answer = resolve_place(session, county_id=gaomi.id, text=name, on=ON)
        assert isinstance(answer, Ambiguous), name
        assert answer.asks is Tier.TOWNSHIP


def test_every_village_of_gaomi_climbs_to_the_nation(session):
    bring_in(session, GAOMI)
    gaomi = county(session, "370785000000")
    ids = open_county(session, OpenCounty(county_id=gaomi.id, on=ON, now=AT)).ids
    graph = Graphs().of_county(session, gaomi.id, on=ON)
    points = [id_ for code, id_ in ids.items() if code.endswith("-TJ")]
    assert len(points) == 910
    assert {len(graph.ladder(point)) for point in points} == {6}


@needs_data
@pytest.mark.engines("sqlite")
def test_the_whole_nation_goes_in_in_one_run_and_again_without_a_change(session):
    counts = bring_in(session, NATION)
    assert (counts.create, counts.bad) == (665_276, 0)
    assert session.scalar(select(func.count(Division.id))) == 665_276
    for code in ("441900000000", "442000000000", "460400000000"):
        assert [line.level for line in ancestors_of(session, county(session, code).id)] == [1, 2, 3]
    again = bring_in(session, NATION)
    assert (again.unchanged, again.create, again.update, again.close) == (665_276, 0, 0, 0)


def test_a_county_under_a_prefecture_without_government_belongs_to_its_province(session):
    rows = [
        "code12,name,level,parent12",
        "110000000000,北京市,1,",
        "110100000000,市辖区,2,110000000000",
        "110101000000,东城区,3,110100000000",
        "110101001000,东华门街道,4,110101000000",
    ]
    import_divisions(session, ImportDivisions(lines=lambda: rows, as_of=ON, now=AT))
    east = county(session, "110101000000")
    ids = open_county(session, OpenCounty(county_id=east.id, on=ON, now=AT)).ids
    graph = Graphs().of_county(session, east.id, on=ON)
    assert graph.superior(ids["110101-ZF"]) == ids["11-ZF"]
