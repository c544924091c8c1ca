"""Role × object × surface: a case is listed exactly where its page opens, and an accusation moves nothing anywhere."""

import re
from dataclasses import asdict, dataclass

import pytest
from sqlalchemy import select

from mediation.routing.kinds import Kind
from mediation.secrecy.acts import OPENED, PageAct
from mediation.secrecy.kinds import Role
from mediation.secrecy.reach import NO_CASES, within_reach
from models.operations.unit_of_work import unit_of_work
from models.queries.reach import standing_of, viewer_of
from models.tables.cases import Case, CaseAccess, CaseAccused
from models.tables.documents import Document
from tests.access.samples import PERSONAS, put_hidden_cases
from tests.access.surfaces import COUNTLESS, OF_A_CASE, SURFACES
from tests.dates import day, moment
from tests.engines.said import said
from tests.pages.desk import road
from tests.worlds.linjiang import PEOPLE

REGISTERED = "Mon 2026-03-02 08:40"
ACCUSATION = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
HOME = {login: where for login, _, where, *_ in reversed(PEOPLE)}
"""Login → the organisation of the first post."""


def accuse(desk, login, *, where, **about):
    """Register an accusation of an organisation and return its case's id."""
    accused = {"accused_organisation_ids": (desk.world.org(where),)}
    return desk.register(login, REGISTERED, about=ACCUSATION | accused | about).case_id


def name_to(session, case_id, account_id):
    with unit_of_work(session) as work:
        work.add(CaseAccess(case_id=case_id, account_id=account_id, basis="R-1.53", granted_at=moment(REGISTERED)))


def _pages(app):
    """Return the routes that answer GET with a page; what programs ask has doors of its own in test_matrix.py."""
    return [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.rule.startswith("/api/")]


def test_every_page_says_what_it_shows_of_cases(app):
    pages = {rule.endpoint for rule in _pages(app)} - {"static"}
    assert sorted(pages - SURFACES.keys()) == [], "say in tests/access/surfaces.py where a case shows on it"
    assert sorted(SURFACES.keys() - pages) == [], "tests/access/surfaces.py names pages that are not there"


def test_what_is_asked_with_the_id_of_a_case_is_said_to_show_one(app):
    of_a_case = {rule.endpoint for rule in _pages(app) if rule.arguments & {"case_id", "visit_id", "document_id"}}
    assert {endpoint for endpoint in of_a_case if SURFACES[endpoint].surface not in OF_A_CASE} == set()


def test_an_address_is_a_page_of_its_row(app):
    router = app.url_map.bind("localhost")
    for endpoint, shows in SURFACES.items():
        for address in shows.addresses:
            path, _mark, query = address.partition("?")
            assert router.match(path, method="GET", query_args=query)[0] == endpoint


# ---- listed ⇔ opened


@dataclass(frozen=True)
class Objects:
    """The cases that every persona looks at, by what they are to the persona."""

    plain_here: int
    plain_elsewhere: int
    named_to_nobody: int
    against_own_unit: int
    against_oneself: int
    named_to_oneself: int


@pytest.fixture
def objects(session, linjiang, desk):
    """Provide a function that puts the objects there for a person, named by mistake where he is accused."""
    shown = put_hidden_cases(session, linjiang)

    def put(login):
        account = linjiang.account(login)
        others = "jt" if HOME[login] != "jt" else "cg"
        found = Objects(
            plain_here=desk.register("lh_town", REGISTERED).case_id,
            plain_elsewhere=shown.chengguan_case,
            named_to_nobody=shown.accusation,
            against_own_unit=accuse(desk, "city_window", where=HOME[login]),
            against_oneself=accuse(desk, "city_window", where=others),
            named_to_oneself=accuse(desk, "city_window", where=others),
        )
        with unit_of_work(session) as work:
            work.add(CaseAccused(case_id=found.against_oneself, account_id=account))
        for case_id in (found.against_own_unit, found.against_oneself, found.named_to_oneself):
            query = select(CaseAccess.account_id).where(CaseAccess.case_id == case_id, CaseAccess.account_id == account)
            if session.scalar(query) is None:
                name_to(session, case_id, account)
            session.rollback()
        return found

    return put


def listed(browser, address):
    """Return the ids of the cases a page leads to."""
    return {int(number) for number in re.findall(r'href="/cases/(\d+)', browser.get(address).text)}


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_case_is_listed_and_found_exactly_where_it_opens(app, session, linjiang, signed_in, objects, role):
    login = PERSONAS[role]
    found, browser = objects(login), signed_in(login)
    viewer = viewer_of(session, linjiang.account(login), on=day("Mon 2026-03-02"))
    is_reader = role in OPENED[PageAct.CASES_LIST]
    wrong = []
    for what, case_id in asdict(found).items():
        may = within_reach(viewer, standing_of(session, case_id))
        number = session.scalar(select(Case.number).where(Case.id == case_id))
        sought = number if number.startswith("XF-") else "路灯"
        answers = {
            "page": browser.get(f"/cases/{case_id}").status_code == 200,
            "list": case_id in listed(browser, "/cases"),
            "search": case_id in listed(browser, f"/cases?q={sought}"),
            **{f"paper {path}": browser.get(path).status_code == 200 for path in papers(session, case_id)},
        }
        wrong += [f"{what}: {where} {told}" for where, told in answers.items() if told != (may and is_reader)]
    assert wrong == []
    assert within_reach(viewer, standing_of(session, found.named_to_oneself)) == (role not in NO_CASES)


def page_of(browser, address):
    """Return what stands at an address, or where it leads: an answer that only leads on would hold nothing."""
    answer = browser.get(address, follow_redirects=True)
    assert answer.status_code in (200, 403, 404), f"{address}: {answer.status}"
    return answer


def papers(session, case_id):
    """Return the addresses of a case's papers."""
    ids = session.scalars(select(Document.id).where(Document.case_id == case_id, Document.visit_id.is_(None)))
    return [f"/cases/{case_id}/documents/{id_}" for id_ in ids]


@pytest.mark.parametrize("role", Role, ids=str)
def test_of_what_one_may_not_have_no_page_tells(app, session, signed_in, objects, role):
    login = PERSONAS[role]
    found, browser = objects(login), signed_in(login)
    hidden = (found.named_to_nobody, found.against_own_unit, found.against_oneself)
    query = select(Case.id, Case.number).where(Case.id.in_(hidden))
    numbers = dict(session.execute(query).all())
    wrong = []
    for address in COUNTLESS:
        text = page_of(browser, address).text
        wrong += [f"{address} tells {id_}" for id_, number in numbers.items() if number in text.replace(address, "")]
        wrong += [f"{address} leads to {id_}" for id_ in numbers if re.search(rf"/cases/{id_}\b", text)]
    assert wrong == []


# ---- nothing moves


def everything(browser, linjiang):
    """Return what every surface tells, and the desk's side panel about the same person and road."""
    told = {address: said(page_of(browser, address)) for address in COUNTLESS}
    typed = road(linjiang, visited_on="2026-03-02", facts="反映收受现金五万元", kind="claim")
    return told | {"panel": said(browser.post("/reception/look", data=typed))}


@pytest.mark.parametrize("role", Role, ids=str)
def test_no_number_on_any_page_moves_when_an_accusation_is_added(app, linjiang, desk, signed_in, objects, role):
    """Registered by somebody else, against one's own unit, with the same petitioner, while other cases are there."""
    login = PERSONAS[role]
    objects(login)
    browser = signed_in(login)
    before = everything(browser, linjiang)
    assert before == everything(browser, linjiang), "a page tells something else without anything having happened"
    accuse(desk, "city_window", where=HOME[login], facts="村东路灯工程，收受现金五万元。")
    after = everything(browser, linjiang)
    assert [address for address in before if before[address] != after[address]] == []
