"""Reach says the same in SQL and in Python, over generated organisations, posts, deputies, cases and accusations."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import null, select

from mediation.casefile.kinds import HandOverKind, HandOverState, Stage
from mediation.escalation.kinds import OrgKind
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import Role, SecrecyClass
from mediation.secrecy.reach import CaseStanding, PostStanding, Viewer, within_reach
from models.operations.unit_of_work import unit_of_work
from models.queries.reach import (
    case_within_reach,
    cases_within_reach,
    numbered_case_within_reach,
    reach,
    standing_of,
    viewer_of,
)
from models.tables.accounts import Account, Appointment, Post
from models.tables.cases import Case, CaseAccess, CaseAccused, Holding
from models.tables.handovers import HandOver
from models.tables.organisations import NO_COUNTY, Organisation
from models.tables.reception import Visit
from models.tables.territory import Division
from models.unable import OutOfReach
from tests.dates import day, moment
from tests.queries.statements import counted

AT = moment("Mon 2026-03-09 09:00")
TODAY = day("Mon 2026-03-09")
SINCE = day("Thu 2026-01-01")

COUNTIES = (1, 2)
TOWNS = {11: 1, 12: 1, 21: 2}
VILLAGES = {111: 11, 112: 11, 121: 12, 211: 21}
ACCOUNTS = (1, 2, 3, 4)
ME = 1


@dataclass(frozen=True)
class Place:
    """Where an organisation or a case lies."""

    county: int | None
    town: int | None = None
    village: int | None = None


PLACES = (
    Place(None),
    *(Place(county) for county in COUNTIES),
    *(Place(county, town) for town, county in TOWNS.items()),
    *(Place(TOWNS[town], town, village) for village, town in VILLAGES.items()),
)
IN_A_COUNTY = tuple(place for place in PLACES if place.county is not None)


@dataclass(frozen=True)
class Generated:
    """A generated case; organisations are named by their position in the generated list."""

    place: Place
    secrecy: SecrecyClass
    holder: int
    former_holders: frozenset[int]
    sent: tuple[tuple[int, int], ...]
    visited: frozenset[int]
    named: frozenset[int]
    accused_organisations: frozenset[int]
    accused_accounts: frozenset[int]


def _cases(organisations: int) -> st.SearchStrategy[Generated]:
    one = st.integers(0, organisations - 1)
    few = st.frozensets(one, max_size=1)
    people = st.sampled_from((frozenset[int](), frozenset({ME}), frozenset({ME, 2}), frozenset({2, 4})))
    return st.builds(
        Generated,
        place=st.sampled_from(IN_A_COUNTY),
        secrecy=st.sampled_from(SecrecyClass),
        holder=one,
        former_holders=few,
        sent=st.lists(st.tuples(one, one).filter(lambda pair: pair[0] != pair[1]), max_size=1).map(tuple),
        visited=few,
        named=people,
        accused_organisations=few,
        accused_accounts=st.frozensets(st.sampled_from(ACCOUNTS), max_size=1),
    )


@st.composite
def worlds(draw):
    """Draw places of organisations, who receives for whom, posts (role, organisation, principal), and cases."""
    places = draw(st.lists(st.sampled_from(PLACES), min_size=5, max_size=8))
    # The last organisations may be points of the first ones.
    hosts = {which: draw(st.sampled_from((None, 0, 0, 1))) for which in range(2, len(places))}
    which = st.integers(0, len(places) - 1)
    principals = st.sampled_from((None, None, 2, 3))
    # Few posts: with many, nearly every case is reached by one or the other and a fault does not show.
    role = st.sampled_from(Role)
    posts = draw(st.lists(st.tuples(role, which, principals), max_size=draw(st.sampled_from((0, 1, 1, 2, 3)))))
    return places, hosts, posts, draw(st.lists(_cases(len(places)), min_size=3, max_size=6))


@pytest.fixture
def ground(session):
    """Lay the divisions and accounts that every generated world stands on."""
    with unit_of_work(session) as work:
        for level, ids in ((3, COUNTIES), (4, TOWNS), (5, VILLAGES)):
            for id_ in ids:
                code = f"{level}{id_:011}"
                work.add(
                    Division(
                        id=id_, level=level, code12=code, name=code, short_name=code, path=f"/{id_}/", valid_from=SINCE
                    )
                )
        for id_ in ACCOUNTS:
            work.add(Account(id=id_, login=f"person{id_}", display_name="某人"))
    return session


@pytest.mark.engines("sqlite", "postgresql")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(world=worlds())
def test_sql_and_python_agree_on_who_reaches_what(ground, world):
    places, hosts, posts, generated = world
    work = ground()
    try:
        organisations = []
        for number, place in enumerate(places):
            host = hosts.get(number)
            organisations.append(_organisation(work, number, place, host=None if host is None else organisations[host]))
        for role, which, principal in posts:
            _appoint(work, role, organisations[which], principal)
        standings = {_case(work, number, case, organisations): case for number, case in enumerate(generated)}
        viewer = viewer_of(work, ME, on=TODAY)
        assert viewer == _expected_viewer(posts, places, organisations, hosts)
        expected = set()
        for case_id, case in standings.items():
            standing = _expected_standing(case, places, organisations)
            assert standing_of(work, case_id) == standing
            if within_reach(viewer, standing):
                expected.add(case_id)
        assert set(work.scalars(select(Case.id).where(reach(viewer)))) == expected
        assert cases_within_reach(work, viewer, standings) == expected
        assert {case_id for case_id in standings if _is_reached(work, viewer, case_id)} == expected
    finally:
        work.rollback()


def _is_reached(work, viewer, case_id):
    try:
        return case_within_reach(work, viewer, case_id).case_id == case_id
    except OutOfReach:
        return False


def _organisation(work, number, place, *, host=None):
    row = Organisation(
        code=f"O{number}",
        name=f"单位{number}",
        short_name=f"单位{number}",
        kind=OrgKind.DEPARTMENT if host is None else OrgKind.TOWNSHIP_CENTRE,
        superior_id=host,
        tier=2,
        county_id=NO_COUNTY if place.county is None else place.county,
        town_id=place.town,
        village_id=place.village,
        valid_from=SINCE,
    )
    work.add(row)
    work.flush()
    return row.id


def _appoint(work, role, organisation_id, principal):
    post = Post(organisation_id=organisation_id, role=role, title="岗位")
    work.add(post)
    work.flush()
    work.add(Appointment(account_id=ME, post_id=post.id, from_on=SINCE, acting_for_id=principal))
    work.flush()


def _case(work, number, case, organisations):
    holder = organisations[case.holder]
    row = Case(
        number=f"XF-{number}",
        query_code="ABCDEFGHJK",
        query_code_blind=f"{number}",
        title="路灯",
        narrative="路灯不亮",
        request="修好路灯",
        kind=Kind.CLAIM,
        channel=Channel.VISIT,
        stage=Stage.REGISTERED,
        secrecy=case.secrecy,
        registered_at=AT,
        received_on=TODAY,
        county_id=case.place.county,
        town_id=case.place.town,
        village_id=case.place.village,
        holder_id=holder,
        first_receiver_id=ME,
        rule_version="1",
    )
    work.add(row)
    work.flush()
    _take_part(work, row.id, case, organisations)
    work.add_all(CaseAccess(case_id=row.id, account_id=one, basis="R-1.53", granted_at=AT) for one in case.named)
    work.add_all(CaseAccused(case_id=row.id, organisation_id=organisations[one]) for one in case.accused_organisations)
    work.add_all(CaseAccused(case_id=row.id, account_id=one) for one in case.accused_accounts)
    work.flush()
    return row.id


def _take_part(work, case_id, case, organisations):
    start = moment("Thu 2026-01-01 09:00")
    previous = None
    for step, which in enumerate([*sorted(case.former_holders), case.holder]):
        begins = start.replace(day=start.day + step)
        ends = None if step == len(case.former_holders) else start.replace(day=start.day + step + 1)
        work.add(
            Holding(
                case_id=case_id,
                organisation_id=organisations[which],
                from_at=begins,
                to_at=ends,
                previous_to_at=previous,
                is_open=1 if ends is None else null(),
                basis="R-6.01",
            )
        )
        work.flush()
        previous = ends
    for sender, receiver in case.sent:
        work.add(
            HandOver(
                case_id=case_id,
                kind=HandOverKind.TRANSFER,
                state=HandOverState.REVOKED,
                from_id=organisations[sender],
                to_id=organisations[receiver],
                direction="across",
                ground="R-1.20",
                reason="转送",
                offered_at=AT,
                offered_by_id=ME,
            )
        )
    for number, which in enumerate(sorted(case.visited)):
        work.add(
            Visit(
                case_id=case_id,
                organisation_id=organisations[which],
                channel=Channel.VISIT,
                visited_on=TODAY,
                registered_at=AT,
                registered_by_id=ME,
                submission_key=f"{case_id}-{number}",
            )
        )
    work.flush()


def _beside(which, organisations, hosts):
    organ = which if hosts.get(which) is None else hosts[which]
    points = {point for point, host in hosts.items() if host == organ}
    return frozenset(organisations[one] for one in {organ, *points} - {which})


def _expected_viewer(posts, places, organisations, hosts):
    return Viewer(
        account_id=ME,
        posts=tuple(
            PostStanding(
                role,
                organisations[which],
                places[which].county,
                places[which].town,
                places[which].village,
                principal,
                _beside(which, organisations, hosts),
            )
            for role, which, principal in posts
        ),
    )


def _expected_standing(case, places, organisations):
    involved = {case.holder, *case.former_holders, *case.visited, *(one for pair in case.sent for one in pair)}
    return CaseStanding(
        county_id=case.place.county,
        town_id=case.place.town,
        village_id=case.place.village,
        secrecy=case.secrecy,
        involved=frozenset(organisations[which] for which in involved),
        involved_towns=frozenset(places[which].town for which in involved) - {None},
        involved_villages=frozenset(places[which].village for which in involved) - {None},
        named=case.named,
        accused_organisations=frozenset(organisations[which] for which in case.accused_organisations),
        accused_accounts=case.accused_accounts,
    )


@pytest.mark.engines("sqlite", "postgresql")
def test_a_hidden_case_and_an_absent_one_take_one_statement_and_one_path(ground):
    work = ground()
    organisation = _organisation(work, 0, Place(1))
    hidden = _case(work, 0, _plain(Place(1)), [organisation])
    stranger = Viewer(account_id=2, posts=())
    answers = []
    for ask in (
        lambda: case_within_reach(work, stranger, hidden),
        lambda: case_within_reach(work, stranger, 99999),
        lambda: numbered_case_within_reach(work, stranger, "XF-0"),
        lambda: numbered_case_within_reach(work, stranger, "XF-99999"),
    ):
        with counted(ground) as statements, pytest.raises(OutOfReach) as caught:
            ask()
        answers.append((len(statements), str(caught.value)))
    assert set(answers) == {(1, "")}
    work.rollback()


def test_a_case_is_found_by_its_number(ground):
    work = ground()
    organisation = _organisation(work, 0, Place(1))
    _appoint(work, Role.COUNTY_WINDOW, organisation, None)
    case_id = _case(work, 0, _plain(Place(1)), [organisation])
    assert numbered_case_within_reach(work, viewer_of(work, ME, on=TODAY), "XF-0").case_id == case_id
    assert standing_of(work, 99999) is None
    work.rollback()


def _plain(place):
    nobody = frozenset()
    return Generated(place, SecrecyClass.B, 0, nobody, (), nobody, nobody, nobody, nobody)
