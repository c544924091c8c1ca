"""The list of cases: who finds what, page by page, and at which price."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import Stage
from mediation.clocks.chip import ChipLevel
from mediation.moments import local_day
from mediation.routing.kinds import Channel, Kind
from models.operations.reception.register import register_visit
from models.queries.case_lists import CaseFilter, Due, Keyset, Sort, cases_page
from models.queries.reach import reach, viewer_of
from models.tables.cases import Case
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.visits import people, person, visit
from tests.queries.full_county import fill
from tests.queries.statements import counted, plan_of, whole_scans

pytestmark = pytest.mark.seed("linjiang")
NOW = moment("Mon 2026-03-09 17:00")
VIEWERS = ("mtc_window", "leader", "lh_town", "lh_mediator", "zr_handler", "lh_head", "city_window", "supervisor")
"""Of every reach: county, township, village, a department, and who reaches next to nothing."""


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case's id."""

    def run(login, at="Mon 2026-03-09 09:30", **changes):
        command = visit(linjiang, session, login, at, **changes)
        return register_visit(session, app.extensions["setting"], command).case_id

    return run


@pytest.fixture
def look(linjiang, session):
    """Provide a function that asks for a page as somebody."""

    def run(login, asked=None, *, now=NOW, **changes):
        viewer = viewer_of(session, linjiang.account(login), on=local_day(now))
        law = law_on(session, local_day(now), county_id=linjiang.county)
        own = [post.organisation_id for post in viewer.posts]
        return cases_page(session, law, viewer, asked or CaseFilter(), now=now, own=own, **changes)

    return run


def ids(page):
    return [row.case_id for row in page.rows]


def test_a_case_is_on_the_lists_of_those_who_reach_it_and_on_no_other(register, look):
    case = register("lh_town")
    found = {login for login in (*VIEWERS, "cg_town", "sh_mediator", "admin", "auditor") if ids(look(login)) == [case]}
    assert found == {"mtc_window", "leader", "lh_town", "lh_head", "supervisor"}


def test_a_row_says_where_the_case_is_who_holds_it_and_what_runs_out_first(register, look, linjiang):
    case = register("lh_town")
    (row,) = look("lh_town").rows
    assert (row.case_id, row.stage, row.kind, row.channel) == (case, Stage.REGISTERED, Kind.CLAIM, Channel.VISIT)
    assert (row.town, row.village, row.holder_id) == ("柳河镇", "柳河村", linjiang.org("lh_centre"))
    assert (row.clock.term, row.clock.chip.level, row.clock.chip.number) == (
        "first_contact_2wd",
        ChipLevel.DUE_SOON,
        2,
    )
    assert row.clock.chip.due_on == day("Wed 2026-03-11")


def test_an_accusation_is_listed_to_those_named_alone(register, look, linjiang):
    about = {
        "kind": Kind.ACCUSATION,
        "branch": None,
        "route": "discipline",
        "competent_id": None,
        "accused_organisation_ids": (linjiang.org("lh_gov"),),
    }
    case = register("mtc_window", about=about)
    found = {login for login in (*VIEWERS, "discipline", "xf_office") if case in ids(look(login))}
    assert found == {"mtc_window", "discipline"}


def test_pages_lead_onward_and_back_without_losing_a_case(register, look):
    cases = [register("lh_town") for _ in range(7)]
    newest = cases[::-1]
    first = look("lh_mediator", size=3)
    assert ids(first) == []
    first = look("lh_town", size=3)
    second = look("lh_town", size=3, keyset=Keyset(after=first.after))
    third = look("lh_town", size=3, keyset=Keyset(after=second.after))
    assert [ids(first), ids(second), ids(third)] == [newest[:3], newest[3:6], newest[6:]]
    assert (first.before, third.after) == (None, None)
    back = look("lh_town", size=3, keyset=Keyset(before=third.before))
    assert ids(back) == ids(second)
    assert ids(look("lh_town", size=3, keyset=Keyset(before=back.before))) == ids(first)


def test_oldest_first_is_the_same_list_turned_round(register, look):
    cases = [register("lh_town") for _ in range(5)]
    first = look("lh_town", size=2, sort=Sort.OLDEST)
    second = look("lh_town", size=2, sort=Sort.OLDEST, keyset=Keyset(after=first.after))
    assert (ids(first), ids(second)) == (cases[:2], cases[2:4])
    assert ids(look("lh_town", size=2, sort=Sort.OLDEST, keyset=Keyset(before=second.before))) == cases[:2]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (CaseFilter(stage=Stage.GUIDED), ["guided"]),
        (CaseFilter(stage=Stage.REGISTERED), ["letter", "group"]),
        (CaseFilter(kind=Kind.DISPUTE), []),
        (CaseFilter(channel=Channel.LETTER), ["letter"]),
        (CaseFilter(group=True), ["group"]),
        (CaseFilter(skip=True), ["guided"]),
        (CaseFilter(repeat=True), ["group"]),
        (CaseFilter(urgent=True), []),
        (CaseFilter(from_on=day("Mon 2026-03-09")), ["guided", "letter"]),
        (CaseFilter(until_on=day("Fri 2026-03-06")), ["group"]),
        (CaseFilter(from_on=day("Fri 2026-03-06"), until_on=day("Fri 2026-03-06")), ["group"]),
        (CaseFilter(text="村民3"), ["group"]),
        (CaseFilter(text="8765"), ["letter"]),
        (CaseFilter(text="138 1234 8765"), ["letter"]),
        (CaseFilter(text="xf37990120260306f0001"), ["group"]),
        (CaseFilter(text="井盖"), ["letter"]),
        (CaseFilter(text="井盖 积水"), []),
        (CaseFilter(text="%"), []),
        (CaseFilter(mine=True), ["group"]),
    ],
    ids=str,
)
def test_filters_narrow_what_is_reached(register, look, asked, found):
    cases = {"group": register("lh_town", "Fri 2026-03-06 09:30", parties=people(5))}
    register("lh_town", "Mon 2026-03-09 08:30", repeat_of=cases["group"])
    about = {"title": "井盖丢失", "facts": "村口井盖丢失。"}
    party = person("李四", phone="13812348765")
    cases["letter"] = register("mtc_window", channel=Channel.LETTER, about=about, parties=[party])
    cases["guided"] = register("city_window")
    assert set(ids(look("lh_town", asked))) == {cases[name] for name in found}


def test_what_is_overdue_and_what_is_due_soon(register, look):
    case = register("lh_town")
    assert ids(look("lh_town", CaseFilter(due=Due.SOON))) == [case]
    assert ids(look("lh_town", CaseFilter(due=Due.OVERDUE))) == []
    later = moment("Thu 2026-03-12 09:00")
    assert ids(look("lh_town", CaseFilter(due=Due.OVERDUE), now=later)) == [case]


def test_places_and_holders_narrow_too(register, look, linjiang):
    here, there = register("lh_town"), register("city_window")
    town, village = linjiang.place("liuhe"), linjiang.place("liuhe_village")
    for asked in (CaseFilter(town_id=town), CaseFilter(village_id=village)):
        assert set(ids(look("mtc_window", asked))) == {here, there}
    assert ids(look("mtc_window", CaseFilter(town_id=linjiang.place("chengguan")))) == []
    assert ids(look("mtc_window", CaseFilter(holder_id=linjiang.org("city_reception")))) == [there]


def test_a_number_out_of_reach_is_found_by_nobody(register, look):
    register("lh_town")
    asked = CaseFilter(text="XF-379901-20260309-F0001")
    assert len(ids(look("lh_town", asked))) == 1
    assert [ids(look(login, asked)) for login in ("cg_town", "zr_handler", "admin")] == [[], [], []]


def test_a_page_costs_the_same_for_one_row_and_for_twenty_five(register, look, session):
    def price(login):
        look(login)
        with counted(session) as sent:
            look(login)
        return len(sent)

    register("lh_town")
    one = {login: price(login) for login in ("mtc_window", "lh_town", "leader")}
    for _ in range(24):
        register("lh_town")
    assert len(look("lh_town").rows) == 25
    assert {login: price(login) for login in one} == one


@pytest.fixture
def full(session, linjiang):
    """Fill the county with twenty thousand cases."""
    fill(session, linjiang, law_on(session, day("Mon 2026-03-09"), county_id=linjiang.county), cases=20_000)
    return linjiang


def test_no_list_walks_through_all_cases(full, look, session):
    faults, pages = {}, {}
    for login in VIEWERS:
        with counted(session) as sent:
            pages[login] = look(login)
        plans = [plan_of(session, *statement) for statement in sent if "FROM" in statement[0]]
        for table in ("cases", "clocks", "clock_events", "holdings", "hand_overs", "visits"):
            scans = [line for plan in plans for line in whole_scans(plan, table)]
            if scans:
                faults[login] = scans
    expected = dict.fromkeys(VIEWERS, 25) | {"city_window": 0}
    assert {login: len(page.rows) for login, page in pages.items()} == expected
    assert faults == {}


def test_the_roads_lead_to_what_reach_alone_finds(full, look, session):
    found, expected = {}, {}
    for login in VIEWERS:
        viewer = viewer_of(session, full.account(login), on=day("Mon 2026-03-09"))
        plain = select(Case.id).where(reach(viewer)).order_by(Case.id.desc()).limit(60)
        expected[login], found[login] = list(session.scalars(plain)), []
        page = look(login, size=20)
        for _ in range(3):
            found[login] += ids(page)
            page = look(login, size=20, keyset=Keyset(after=page.after)) if page.after else replace(page, rows=())
    assert found == expected
