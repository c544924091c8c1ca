"""One search box: who finds what, in which order, and that the index hides nothing that reach shows."""

from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import or_, select

from mediation.moments import local_day
from mediation.reception.parties import PartyNature
from mediation.routing.kinds import Channel, Kind
from mediation.search.forms import searchable
from models.operations.reception.register import register_visit
from models.operations.search import rebuild_search
from models.queries.case_lists import CaseFilter, Keyset, Sort, cases_page
from models.queries.case_lists.found import search_of
from models.queries.reach import TAKING_PART, reach, viewer_of
from models.steps.case_texts import PARTS
from models.tables.cases import Case
from models.tables.search import CaseText
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.visits import person, visit
from tests.queries.full_county import fill
from tests.queries.statements import counted, plan_of, whole_scans

pytestmark = pytest.mark.seed("linjiang")
NOW = moment("Mon 2026-03-09 17:00")


@pytest.fixture
def register(app, linjiang, session):
    """Provide a function that registers a visit and returns the case's id."""

    def run(login="lh_town", at="Mon 2026-03-09 09:30", **changes):
        command = visit(linjiang, session, login, at, **changes)
        return register_visit(session, app.extensions["setting"], command).case_id

    return run


@pytest.fixture
def look(linjiang, session):
    """Provide a function that searches as somebody."""

    def run(login, text, asked=None, **changes):
        viewer = viewer_of(session, linjiang.account(login), on=local_day(NOW))
        law = law_on(session, local_day(NOW), county_id=linjiang.county)
        return cases_page(session, law, viewer, replace(asked or CaseFilter(), text=text), now=NOW, **changes)

    return run


def ids(page):
    return [row.case_id for row in page.rows]


def about(title="村口井盖丢失", facts="村口的排水溝蓋板丢失，ＤＮ３００管道露在外面。"):
    return {"title": title, "facts": facts, "claim": "请补上"}


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("排水", True),
        ("排水沟", True),
        ("排水溝蓋", True),
        ("ｄｎ300", True),
        ("盖板 井盖", True),
        ("盖板 沟", True),
        ("沟水", False),
        ("水排", False),
        ("排水沟露", False),
        ("井盖 积水", False),
        ("沟", False),
        ("%", False),
        ("__", False),
        ("排%", False),
        ('"排水" OR x', False),
        ("'", False),
    ],
)
def test_two_signs_inside_a_sentence_are_enough(register, look, typed, is_found):
    case = register(about=about())
    assert ids(look("lh_town", typed)) == ([case] if is_found else [])


def test_a_single_sign_is_told_to_be_too_short(register, look):
    register(about=about())
    assert look("lh_town", "沟").search.is_too_short
    assert not look("lh_town", "排水").search.is_too_short
    assert not look("lh_town", "沟 排水").search.is_too_short


@pytest.mark.parametrize(
    "typed", ["张伟", "張偉", "138 1234 8765", "8765", "370785199001011237", "37078519900101１２３7"]
)
def test_a_party_is_found_by_what_is_known_of_him(register, look, typed):
    party = person("张伟", phone="13812348765", id_number="370785199001011237")
    case = register(about=about(), parties=[party])
    register(about=about())
    assert ids(look("lh_town", typed)) == [case]


def test_a_part_of_a_name_or_number_finds_nobody(register, look, session):
    told = "张伟（电话13812348765，身份证370785199001011237）说井盖丢了"
    register(about=about(title="张伟反映井盖丢失", facts=told), parties=[person("张伟", phone="13812348765")])
    for part in ("伟", "张伟反", "伟反映", "1381234", "12348", "37078519"):
        assert ids(look("lh_town", part)) == [], part
    assert ids(look("lh_town", "井盖丢了"))
    (text,) = session.scalars(select(CaseText.words))
    (row,) = look("lh_town", "井盖").rows
    for planted in ("张", "伟", "1381", "3707"):
        assert planted not in text
        assert planted not in row.extract


def test_an_organ_of_ours_in_a_case_can_be_searched_a_company_is_taken_out(register, look, linjiang):
    company = person("宏达公司", phone="13900000000", nature=PartyNature.ORGANISATION)
    case = register(about=about(facts="宏达公司不付工资"), parties=[company])
    assert ids(look("lh_town", "宏达公司")) == [case]
    assert ids(look("lh_town", "宏达")) == []


def test_exact_hits_come_first_then_the_newest(register, look):
    exact = [register(parties=[person("刘树林")]) for _ in range(2)]
    worded = [register(about=about(facts="村民说刘树林的树挡了路")) for _ in range(2)]
    order = [*reversed(exact), *reversed(worded)]
    assert ids(look("lh_town", "刘树林")) == order
    oldest = look("lh_town", "刘树林", sort=Sort.OLDEST)
    assert ids(oldest) == [*exact, *worded]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_lead_onward_and_back_over_the_seam(register, look, sort, size):
    for _ in range(3):
        register(parties=[person("刘树林")])
        register(about=about(facts="村民说刘树林的树挡了路"))
    whole = ids(look("lh_town", "刘树林", sort=sort))
    page, seen = look("lh_town", "刘树林", sort=sort, size=size), []
    pages = [page]
    seen += ids(page)
    while page.after is not None:
        page = look("lh_town", "刘树林", sort=sort, size=size, keyset=Keyset(after=page.after))
        pages.append(page)
        seen += ids(page)
    assert seen == whole
    assert len(whole) == 6
    for earlier, later in zip(pages[-2::-1], pages[:0:-1], strict=True):
        assert ids(look("lh_town", "刘树林", sort=sort, size=size, keyset=Keyset(before=later.before))) == ids(earlier)


def test_filters_and_words_narrow_together(register, look):
    letter, here = register("mtc_window", channel=Channel.LETTER, about=about()), register(about=about())
    assert ids(look("mtc_window", "排水", CaseFilter(channel=Channel.LETTER))) == [letter]
    assert ids(look("mtc_window", "排水", CaseFilter(until_on=day("Fri 2026-03-06")))) == []
    assert ids(look("mtc_window", "排水")) == [here, letter]


def secret(linjiang):
    return about(title="举报镇政府", facts="排水工程有人收钱") | {
        "kind": Kind.ACCUSATION,
        "branch": None,
        "route": "discipline",
        "competent_id": None,
        "accused_organisation_ids": (linjiang.org("lh_gov"),),
    }


def test_a_page_that_begins_at_an_accusation_tells_no_more_than_one_that_begins_at_nothing(register, look, linjiang):
    """The key in an address can be typed; where a page begins must not tell who has accused whom."""
    named, worded = register(parties=[person("赵举")]), register(about=about(facts="村民说赵举的树挡了路"))
    hidden = register("mtc_window", about=secret(linjiang), parties=[person("赵举", phone="13800009999")])
    for sort, key in product(Sort, ("after", "before")):
        typed = [Keyset(**{key: case_id}) for case_id in (hidden, hidden + 1)]
        pages = [ids(look("lh_town", "赵举", sort=sort, keyset=keyset)) for keyset in typed]
        assert pages[0] == pages[1], (sort, key)
    assert ids(look("lh_town", "赵举")) == [named, worded]


def test_an_accusation_is_found_by_those_named_alone_and_never_by_its_words(register, look, linjiang, session):
    case = register("mtc_window", about=secret(linjiang), parties=[person("赵举", phone="13800009999")])
    number = session.get_one(Case, case).number
    for login in linjiang.accounts:
        for typed in ("排水", "收钱", "举报", "柳河村"):
            assert ids(look(login, typed)) == [], (login, typed)
    for typed in (number, "赵举", "9999"):
        found = {login for login in linjiang.accounts if ids(look(login, typed))}
        assert found == {"mtc_window", "discipline"}, typed
    assert session.scalars(select(CaseText.case_id)).all() == []


def test_a_place_alone_finds_its_cases(register, look, linjiang):
    here = register(about=about())
    there = register(
        "cg_town",
        about=about()
        | {"town_id": linjiang.place("chengguan"), "village_id": None, "competent_id": linjiang.org("cg_gov")},
    )
    assert ids(look("mtc_window", "柳河村")) == [here]
    assert ids(look("mtc_window", "柳河镇柳河村")) == [here]
    assert ids(look("mtc_window", "城关")) == [there]
    assert ids(look("cg_town", "柳河村")) == []


def test_a_name_of_several_places_finds_all_and_names_each(register, look, linjiang, session):
    register(about=about())
    places = look("mtc_window", "柳河").search.places
    assert {(place.name, place.village_id is None) for place in places} == {("柳河镇", True), ("柳河村", False)}
    assert {place.town_id for place in places} == {linjiang.place("liuhe")}


def test_the_organisations_in_the_index_are_those_that_reach_asks_for():
    assert PARTS == TAKING_PART


WORDS = ("路面", "破损", "积水", "路面破损", "第7", "下雨 第1", "没有的", "柳河村", "柳河", "城关", "南关")


@pytest.fixture
def full(session, linjiang):
    """Fill the county with three thousand cases."""
    fill(session, linjiang, law_on(session, day("Mon 2026-03-09"), county_id=linjiang.county), cases=3_000)
    assert list(rebuild_search(session))[-1] == 3_000
    return linjiang


def test_every_account_finds_what_reach_and_the_text_together_say(full, look, session):
    faults = {}
    for login, account_id in full.accounts.items():
        viewer = viewer_of(session, account_id, on=local_day(NOW))
        for typed in WORDS:
            places = search_of(session, viewer, typed, on=local_day(NOW)).places
            there = [
                Case.village_id == place.village_id if place.village_id else Case.town_id == place.town_id
                for place in places
            ]
            plain = select(Case.id, CaseText.words).join(CaseText, CaseText.case_id == Case.id)
            said = session.execute(plain.where(reach(viewer)).order_by(Case.id.desc())).all()
            at_place = set(session.scalars(select(Case.id).where(or_(*there)))) if there else set()
            expected = [
                id_ for id_, text in said if id_ in at_place or all(word in text for word in searchable(typed).split())
            ]
            found = ids(look(login, typed, size=4_000))
            if found != expected:
                faults[login, typed] = (len(found), len(expected))
    assert faults == {}


@pytest.mark.engines("sqlite")
def test_a_search_walks_through_no_table(full, look, session):
    faults = {}
    for login in ("mtc_window", "lh_town", "lh_mediator"):
        for typed in ("路面", "没有的", "第2999", "8765"):
            with counted(session) as sent:
                look(login, typed)
            plans = [plan_of(session, *statement) for statement in sent if "FROM" in statement[0]]
            tables = ("cases", "case_texts", "case_parties", "holdings", "hand_overs", "visits")
            scans = [line for plan in plans for table in tables for line in whole_scans(plan, table)]
            if scans:
                faults[login, typed] = scans
    assert faults == {}


def test_a_search_costs_as_many_statements_whatever_it_finds(full, look, session):
    prices = set()
    for login in ("mtc_window", "lh_town", "lh_mediator"):
        look(login, "路面")
        with counted(session) as sent:
            look(login, "路面")
        prices.add(len([statement for statement, _ in sent if statement.startswith("SELECT")]))
    # PostgreSQL asks about wider and wider stretches of ids; four are the most.
    assert max(prices) <= 12
