"""A division table is judged before a row is written."""

import gzip
import random
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mediation.territory.codes import DivisionKey
from mediation.territory.importing import DivisionPlan, KnownDivision, StepKind, plan_import
from mediation.territory.reasons import TerritoryReason
from mediation.verdict import Allowed, Refused
from tests.dates import day

NEW_YEAR = day("Thu 2026-01-01")
SPRING = day("Sun 2026-03-01")
SHARED = Path(__file__).parents[4] / "shared" / "data" / "divisions"

TABLE = """code12,name,level,parent12
370000000000,山东省,1,
370700000000,潍坊市,2,370000000000
379901000000,临江县,3,370700000000
379901001000,临江县城关街道,4,379901000000
379901102000,柳河镇,4,379901000000
379901102201,柳河村民委员会,5,379901102000
379901102202,吴家庄村民委员会,5,379901102000
"""
TOWN = "379901102000"


def judge(text: str, *, known: Iterable[KnownDivision] = (), on: date = NEW_YEAR) -> DivisionPlan:
    return plan_import(lambda: text.splitlines(keepends=True), known=known, on=on)


def in_force(text: str = TABLE, *, since: date = NEW_YEAR) -> list[KnownDivision]:
    steps = judge(text, on=since).steps()
    return [KnownDivision(step.key, step.name or "", step.parent, step.on) for step in steps]


def national_lines() -> Iterator[str]:
    with gzip.open(SHARED / "divisions_cn_2023_l1_l5.csv.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def test_a_first_import_opens_every_division() -> None:
    plan = judge(TABLE)
    assert plan.counts.create == 7
    assert [step.kind for step in plan.steps()] == [StepKind.CREATE] * 7
    assert isinstance(plan.check(), Allowed)


def test_the_same_table_again_changes_nothing() -> None:
    plan = judge(TABLE, known=in_force(), on=SPRING)
    assert (plan.counts.create, plan.counts.update, plan.counts.close, plan.counts.unchanged) == (0, 0, 0, 7)
    assert list(plan.steps()) == []


def test_a_new_name_ends_the_version_before() -> None:
    (step,) = judge(TABLE.replace("吴家庄村民", "吴家庄社区居民"), known=in_force(), on=SPRING).steps()
    assert (step.kind, step.name, step.on) == (StepKind.UPDATE, "吴家庄社区居民委员会", SPRING)


def test_a_vanished_village_is_closed() -> None:
    without = TABLE.replace("379901102202,吴家庄村民委员会,5,379901102000\n", "")
    (step,) = judge(without, known=in_force(), on=SPRING).steps()
    assert (step.kind, step.key, step.successor) == (StepKind.CLOSE, DivisionKey(5, "379901102202"), None)


def test_a_village_with_a_new_code_is_the_successor_of_the_old_one() -> None:
    recoded = TABLE.replace("379901102202", "379901102230")
    opened, closed = judge(recoded, known=in_force(), on=SPRING).steps()
    assert opened.kind is StepKind.CREATE
    assert closed.successor == opened.key == DivisionKey(5, "379901102230")


def test_a_county_table_closes_nothing_of_another_county() -> None:
    other = TABLE.replace("379901", "379902").replace("临江", "临河")
    known = [*in_force(), *(row for row in in_force(other) if row.key.level >= 3)]
    plan = judge(TABLE, known=known, on=SPRING)
    assert plan.counts.close == 0
    assert plan.complete_below == (DivisionKey(3, "379901000000"),)


def test_a_table_that_only_names_a_township_says_nothing_about_its_villages() -> None:
    text = "code12,name,level,parent12\n379901102000,柳河镇,4,379901000000\n"
    assert judge(text, known=in_force(), on=SPRING).counts.close == 0


def test_an_import_on_the_day_of_the_last_one_cannot_end_its_versions() -> None:
    answer = judge(TABLE.replace("吴家庄", "五家庄"), known=in_force(), on=NEW_YEAR).check()
    assert isinstance(answer, Refused)
    assert answer.reason is TerritoryReason.NOT_AFTER_LAST_IMPORT


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("379901103000,东山镇,9,379901000000", TerritoryReason.LEVEL_UNKNOWN),
        ("37990110300,东山镇,4,379901000000", TerritoryReason.CODE_NOT_TWELVE_DIGITS),
        ("379901103001,东山镇,4,379901000000", TerritoryReason.CODE_LONGER_THAN_LEVEL),
        ("379901103000, ,4,379901000000", TerritoryReason.NAME_EMPTY),
        ("379901103000," + "东" * 121 + ",4,379901000000", TerritoryReason.NAME_TOO_LONG),
        ("379901103000,东\ufffd镇,4,379901000000", TerritoryReason.NAME_UNREADABLE),
        ("379901103000,东山镇,4,", TerritoryReason.PARENT_MISSING),
        ("379901103000,东山镇,4,379909000000", TerritoryReason.PARENT_MISSING),
        ("379901103000,东山镇,4,379901102000", TerritoryReason.PARENT_CODE_BAD),
        ("380000000000,东山省,1,370000000000", TerritoryReason.PARENT_NOT_EXPECTED),
        ("379901102000,柳河镇,4,379901000000", TerritoryReason.KEY_TWICE),
        ("379901103000,东山镇,4", TerritoryReason.COLUMNS_WRONG),
        pytest.param('379901103000,"' + "东" * 200_000, TerritoryReason.ROW_UNREADABLE, id="a cell without end"),
    ],
)
def test_a_bad_row_is_listed_by_line_and_nothing_is_imported(row: str, reason: TerritoryReason) -> None:
    plan = judge(TABLE + row + "\n")
    assert [(bad.line, bad.reason) for bad in plan.bad] == [(9, reason)]
    answer = plan.check()
    assert isinstance(answer, Refused)
    assert answer.facts == {"bad": 1, "first_line": 9}
    with pytest.raises(ValueError, match="refused plan"):
        list(plan.steps())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", TerritoryReason.FILE_EMPTY),
        ("%PDF-1.7\n1 0 obj\n", TerritoryReason.HEADER_WRONG),
        ("code,name,level,parent\n", TerritoryReason.HEADER_WRONG),
        pytest.param("东" * 10_000_000, TerritoryReason.ROW_UNREADABLE, id="ten million characters in one line"),
    ],
)
def test_a_file_that_is_no_division_table_is_refused_at_its_first_line(text: str, reason: TerritoryReason) -> None:
    (bad,) = judge(text).bad
    assert (bad.line, bad.reason) == (1, reason)
    assert sum(len(cell) for cell in bad.raw) < 1000


def test_the_children_of_a_bad_row_are_not_reported_again() -> None:
    plan = judge(TABLE.replace(f"{TOWN},柳河镇", f"{TOWN},"))
    assert [bad.line for bad in plan.bad] == [6]


def test_a_village_whose_row_is_bad_is_not_reported_as_vanished() -> None:
    plan = judge(TABLE.replace("379901102202,吴家庄村民委员会", "379901102202,"), known=in_force(), on=SPRING)
    assert (plan.counts.bad, plan.counts.close) == (1, 0)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert judge("\ufeff" + TABLE).counts.create == 7


def test_parents_open_before_their_children_in_any_order_of_the_file() -> None:
    header, *rows = TABLE.splitlines()
    random.Random(7).shuffle(rows)
    steps = list(judge("\n".join([header, *rows])).steps())
    assert [step.key.level for step in steps] == [1, 2, 3, 4, 4, 5, 5]


def test_dongguan_stands_twice_under_one_code() -> None:
    text = (
        "code12,name,level,parent12\n440000000000,广东省,1,\n441900000000,东莞市,2,440000000000\n"
        "441900000000,东莞市,3,441900000000\n441900003000,东城街道,4,441900000000\n"
    )
    plan = judge(text)
    assert plan.bad == ()
    assert plan.counts.create == 4


@pytest.mark.skipif(not SHARED.exists(), reason="the national division table is not on this machine")
def test_the_national_table_is_judged_without_a_bad_row() -> None:
    plan = plan_import(national_lines, known=(), on=NEW_YEAR)
    assert (plan.counts.create, plan.counts.bad) == (665_276, 0)
    assert len(plan.complete_below) == 31
