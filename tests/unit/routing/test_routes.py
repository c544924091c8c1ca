"""The route table (4.2)."""

import copy
import tomllib

import pytest

from mediation.routing.kinds import Branch, Kind
from mediation.routing.routes import Limit, LimitUnit, RouteCode, route_table
from mediation.tags import Tag
from tests.unit.routing.tables import PUBLISHED, published_routes

TABLE = published_routes()


def test_every_row_stands_in_the_table_once() -> None:
    assert {route.code for route in TABLE.routes} == set(RouteCode)
    assert len(TABLE.routes) == len(RouteCode)


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.code)
def test_a_row_names_receiver_basis_and_materials(route) -> None:  # type: ignore[no-untyped-def]
    assert route.receivers
    assert route.organisations
    assert route.basis
    assert route.materials
    assert route.laws or route.tag is not Tag.STATUTE


@pytest.mark.parametrize("branch", list(Branch))
def test_every_branch_has_a_row_for_claims(branch: Branch) -> None:
    assert TABLE.for_claim(kind=Kind.CLAIM, branch=branch)


def test_only_the_petition_has_the_branch_of_the_sixty_days() -> None:
    assert [route.code for route in TABLE.routes if route.branch is Branch.PETITION] == [RouteCode.PETITION]


@pytest.mark.parametrize(
    ("code", "length", "unit", "tag"),
    [
        ("civil_litigation", 3, LimitUnit.YEAR, Tag.KNOWN),
        ("administrative_litigation", 6, LimitUnit.MONTH, Tag.STATUTE),
        ("administrative_reconsideration", 60, LimitUnit.DAY, Tag.STATUTE),
        ("labour_arbitration", 1, LimitUnit.YEAR, Tag.STATUTE),
        ("contract_land_arbitration", 2, LimitUnit.YEAR, Tag.STATUTE),
    ],
)
def test_the_petitioners_limits_are_those_of_the_statutes(code: str, length: int, unit: LimitUnit, tag: Tag) -> None:
    limit = TABLE.route(code).petitioner_limit
    assert limit is not None
    assert (limit.length, limit.unit, limit.tag) == (length, unit, tag)


@pytest.mark.parametrize(
    ("code", "length", "extension"),
    [
        ("administrative_reconsideration", 60, 30),
        ("labour_arbitration", 45, 15),
        ("contract_land_arbitration", 60, 30),
        ("information_disclosure", 20, 20),
        ("petition", 60, 30),
    ],
)
def test_the_organs_periods_are_those_of_the_statutes(code: str, length: int, extension: int) -> None:
    clock = TABLE.route(code).organ_clock
    assert isinstance(clock, Limit)
    assert (clock.length, clock.extension) == (length, extension)


def test_land_is_left_as_it_is_until_its_owner_is_found() -> None:
    assert TABLE.route("land_ownership").status_quo
    assert TABLE.route("forest_ownership").status_quo


def test_an_unknown_code_is_not_found() -> None:
    assert TABLE.find_route("nowhere") is None
    with pytest.raises(LookupError):
        TABLE.route("nowhere")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parsed: parsed["route"].append(parsed["route"][0]),
        lambda parsed: parsed["route"][0].update(code="nowhere"),
        lambda parsed: parsed["route"][0].update(strong=[" "]),
        lambda parsed: parsed["route"][0]["petitioner_limit"].update(length=0),
        lambda parsed: parsed["route"][0].update(branch=7),
    ],
)
def test_a_spoilt_table_is_refused(spoil) -> None:  # type: ignore[no-untyped-def]
    parsed = copy.deepcopy(tomllib.loads(PUBLISHED.read_text(encoding="utf-8")))
    spoil(parsed)
    with pytest.raises(ValueError):  # noqa: PT011  (which of the checks speaks is not the point)
        route_table(parsed)
