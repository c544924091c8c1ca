"""Who may have which case before him (habit 7, R-1.53, T-08, T-37)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.secrecy.kinds import Role, SecrecyClass
from mediation.secrecy.reach import CaseStanding, PostStanding, Viewer, is_accused, within_reach

COUNTY, TOWN, VILLAGE = 1, 12, 123
OTHER_COUNTY, OTHER_TOWN, OTHER_VILLAGE = 2, 13, 133
OUR_ORGANISATION, OTHER_ORGANISATION = 50, 60
ME, LEADER_ACCUSED = 7, 8

CASE = CaseStanding(county_id=COUNTY, town_id=TOWN, village_id=VILLAGE, secrecy=SecrecyClass.B)
ACCUSATION = replace(CASE, secrecy=SecrecyClass.D)


def post(role: Role, **given: int | None) -> PostStanding:
    values: dict[str, int | None] = {"organisation_id": OUR_ORGANISATION, "county_id": COUNTY, **given}
    return PostStanding(role=role, **values)  # type: ignore[arg-type]


def sees(case: CaseStanding, *posts: PostStanding) -> bool:
    return within_reach(Viewer(account_id=ME, posts=posts), case)


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_whose_organisation_takes_part_reaches_the_case_but_for_auditors_and_administrators(role: Role) -> None:
    elsewhere = replace(
        CASE, county_id=OTHER_COUNTY, town_id=OTHER_TOWN, village_id=OTHER_VILLAGE, involved=frozenset({50})
    )
    assert sees(elsewhere, post(role)) is (role not in {Role.AUDITOR, Role.ADMINISTRATOR})


@pytest.mark.parametrize(
    ("role", "by_county"),
    [
        (Role.VILLAGE_MEDIATOR, False),
        (Role.TOWNSHIP_STAFF, False),
        (Role.COUNTY_WINDOW, True),
        (Role.DEPARTMENT_HANDLER, False),
        (Role.DEPARTMENT_HEAD, False),
        (Role.MEETING_OFFICE, True),
        (Role.LEADER, True),
        (Role.SUPERVISOR, True),
        (Role.DISCIPLINE_OFFICER, False),
        (Role.EXPERT, False),
        (Role.ADMINISTRATOR, False),
        (Role.AUDITOR, False),
    ],
)
def test_the_county_roles_reach_their_county_and_no_other(role: Role, by_county: bool) -> None:
    assert sees(CASE, post(role)) is by_county
    assert not sees(CASE, post(role, county_id=OTHER_COUNTY))
    assert not sees(CASE, post(role, county_id=None))
    assert not sees(replace(CASE, county_id=None), post(role, county_id=None))


@pytest.mark.parametrize(
    ("town_id", "change", "reached"),
    [
        (TOWN, {}, True),
        (OTHER_TOWN, {}, False),
        (OTHER_TOWN, {"involved_towns": frozenset({OTHER_TOWN})}, True),
        (None, {}, False),
        (None, {"town_id": None}, False),
    ],
)
@pytest.mark.parametrize("role", [Role.TOWNSHIP_STAFF, Role.LEADER, Role.SUPERVISOR])
def test_a_post_in_a_township_reaches_the_township(
    role: Role, town_id: int | None, change: dict[str, object], reached: bool
) -> None:
    if town_id is None and role is not Role.TOWNSHIP_STAFF:
        reached = True
    assert sees(replace(CASE, **change), post(role, town_id=town_id)) is reached  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("village_id", "involved_villages", "reached"),
    [
        (VILLAGE, frozenset({VILLAGE}), True),
        (VILLAGE, frozenset(), False),
        (OTHER_VILLAGE, frozenset({VILLAGE}), False),
        (None, frozenset({VILLAGE}), False),
    ],
)
def test_a_village_mediator_reaches_only_what_his_village_takes_part_in(
    village_id: int | None, involved_villages: frozenset[int], reached: bool
) -> None:
    case = replace(CASE, involved_villages=involved_villages)
    assert sees(case, post(Role.VILLAGE_MEDIATOR, town_id=TOWN, village_id=village_id)) is reached


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_an_accusation_is_reached_by_name_only(role: Role) -> None:
    everything_but_the_name = replace(
        ACCUSATION,
        involved=frozenset({OUR_ORGANISATION}),
        involved_towns=frozenset({TOWN}),
        involved_villages=frozenset({VILLAGE}),
    )
    standing = post(role, town_id=TOWN, village_id=VILLAGE)
    assert not sees(everything_but_the_name, standing)
    named = replace(everything_but_the_name, named=frozenset({ME}))
    assert sees(named, standing) is (role not in {Role.AUDITOR, Role.ADMINISTRATOR})


def test_a_name_opens_nothing_without_a_post() -> None:
    assert not sees(replace(ACCUSATION, named=frozenset({ME})))
    assert not sees(CASE)


def test_standing_in_for_somebody_named_opens_nothing() -> None:
    deputy = post(Role.DISCIPLINE_OFFICER, acting_for=99)
    assert not sees(replace(ACCUSATION, named=frozenset({99})), deputy)


@pytest.mark.parametrize(
    "accused",
    [
        {"accused_accounts": frozenset({ME})},
        {"accused_accounts": frozenset({LEADER_ACCUSED})},
        {"accused_organisations": frozenset({OUR_ORGANISATION})},
    ],
)
def test_the_accused_never_sees_the_accusation_even_named_by_mistake(accused: dict[str, frozenset[int]]) -> None:
    case = replace(ACCUSATION, named=frozenset({ME}))
    deputy = post(Role.LEADER, acting_for=LEADER_ACCUSED)
    assert sees(case, deputy)
    assert not sees(replace(case, **accused), deputy)  # type: ignore[arg-type]


def test_one_post_in_an_accused_organisation_closes_all_the_others() -> None:
    case = replace(ACCUSATION, named=frozenset({ME}), accused_organisations=frozenset({OTHER_ORGANISATION}))
    both = (post(Role.DISCIPLINE_OFFICER), post(Role.DEPARTMENT_HEAD, organisation_id=OTHER_ORGANISATION))
    assert not sees(case, *both)


SMALL = st.integers(min_value=1, max_value=4)
SETS = st.frozensets(SMALL, max_size=3)
POSTS = st.builds(
    PostStanding,
    role=st.sampled_from(Role),
    organisation_id=SMALL,
    county_id=st.none() | SMALL,
    town_id=st.none() | SMALL,
    village_id=st.none() | SMALL,
    acting_for=st.none() | SMALL,
)
VIEWERS = st.builds(Viewer, account_id=SMALL, posts=st.lists(POSTS, max_size=3).map(tuple))
CASES = st.builds(
    CaseStanding,
    county_id=st.none() | SMALL,
    town_id=st.none() | SMALL,
    village_id=st.none() | SMALL,
    secrecy=st.sampled_from(SecrecyClass),
    involved=SETS,
    involved_towns=SETS,
    involved_villages=SETS,
    named=SETS,
    accused_organisations=SETS,
    accused_accounts=SETS,
)


@given(VIEWERS, CASES)
def test_whoever_is_accused_reaches_no_accusation(viewer: Viewer, case: CaseStanding) -> None:
    if case.secrecy is SecrecyClass.D and is_accused(viewer, case):
        assert not within_reach(viewer, case)


@given(VIEWERS, CASES)
def test_another_post_never_takes_a_plain_case_away(viewer: Viewer, case: CaseStanding) -> None:
    plain = replace(case, secrecy=SecrecyClass.B)
    if within_reach(viewer, plain):
        more = replace(viewer, posts=(*viewer.posts, post(Role.AUDITOR)))
        assert within_reach(more, plain)
