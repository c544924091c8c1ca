"""A typed place is found, asked about, or unknown."""

import pytest

from mediation.territory.places import Ambiguous, Found, Unknown
from mediation.territory.tiers import Tier
from models.operations.territory import ImportDivisions, import_divisions
from models.queries.territory import ancestors_of, resolve_place
from tests.dates import day
from tests.worlds.linjiang import OPENED_AT, TABLE

TODAY = day("Mon 2026-03-09")


@pytest.fixture
def two_wujiazhuang(session, linjiang):
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    lines += [
        "379901001002,吴家庄村民委员会,5,379901001000",
        "379901102203,吴家庄村民委员会,5,379901102000",
    ]
    import_divisions(session, ImportDivisions(lines=lambda: lines, as_of=TODAY, now=OPENED_AT))
    return linjiang


def ask(session, world, text, **more):
    return resolve_place(session, county_id=world.county, text=text, on=TODAY, **more)


def test_a_name_that_stands_in_two_townships_asks_which(session, two_wujiazhuang):
    answer = ask(session, two_wujiazhuang, "吴家庄")
    assert isinstance(answer, Ambiguous)
    assert (answer.asks, len(answer.candidates)) == (Tier.TOWNSHIP, 2)


def test_the_township_in_front_answers_the_question(session, two_wujiazhuang):
    answer = ask(session, two_wujiazhuang, "柳河镇吴家庄")
    assert isinstance(answer, Found)
    assert two_wujiazhuang.place("liuhe") in {line.id for line in ancestors_of(session, answer.place.id)}


def test_a_candidate_once_picked_is_found(session, two_wujiazhuang):
    picked = ask(session, two_wujiazhuang, "吴家庄").candidates[0].id
    answer = ask(session, two_wujiazhuang, "吴家庄", chosen=picked)
    assert isinstance(answer, Found)
    assert answer.place.id == picked


def test_a_name_nobody_bears_is_unknown(session, linjiang):
    assert isinstance(ask(session, linjiang, "蓬莱仙岛"), Unknown)
