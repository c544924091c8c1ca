"""Every route × every role × absent, hidden and anonymous: generated from the routes and from the table of acts."""

import re
from itertools import product
from uuid import uuid4

import pytest
from werkzeug.routing import IntegerConverter

from blueprints.edge.access import EVERYONE, SIGNED_IN
from mediation.secrecy.acts import OPENED
from mediation.secrecy.kinds import Role
from mediation.secrecy.tokens import Scope
from models.ids import MOST_ID
from tests.access.samples import ARGUMENTS, PERSONAS, SENT, put_hidden_cases
from tests.engines.said import said
from tests.worlds.linjiang import PASSWORD

METHODS = ("GET", "POST")
SAYS_503 = "clocks.readyz"
"""Tells a machine that the tables, laid here without the migrations, are of no revision."""


@pytest.fixture
def shown(session, linjiang):
    """Provide the county with two cases that most people may not see."""
    return put_hidden_cases(session, linjiang)


def _doors(app):
    """Return (rule, method, what it is open to) for every page; not static files and arguments without a row."""
    return [door for door in _every_door(app) if not _takes_tokens(app, door[0])]


def _token_doors(app):
    """Return the same for everything that is opened by a token."""
    return [door for door in _every_door(app) if _takes_tokens(app, door[0])]


def _every_door(app):
    return [
        (rule, method, app.view_functions[rule.endpoint].open_to)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and rule.arguments <= ARGUMENTS.keys()
        for method in METHODS
        if method in rule.methods
    ]


def _takes_tokens(app, rule):
    return hasattr(app.view_functions[rule.endpoint], "offer")


def _url(rule, values):
    built = rule.build(values)
    assert built is not None, f"{rule} cannot be built from {values}"
    return built[1]


def _absent(rule):
    return _url(rule, {name: _value(rule, name, ARGUMENTS[name].absent) for name in rule.arguments})


def _value(rule, name, text):
    return int(text) if isinstance(rule._converters[name], IntegerConverter) else text


def _leads_to_the_door(answer):
    return answer.status_code == 302 and answer.location.startswith("/sign-in")


def test_every_route_is_open_to_an_act_of_the_table_or_says_that_it_is_public(app):
    known = {*OPENED, EVERYONE, SIGNED_IN}
    assert [f"{rule} {opened}" for rule, _, opened in _every_door(app) if opened not in known] == []


def test_every_argument_of_a_route_has_a_row(app):
    used = {name for rule in app.url_map.iter_rules() if rule.endpoint != "static" for name in rule.arguments}
    assert sorted(used - ARGUMENTS.keys()) == [], "say in tests/access/samples.py what is hidden from whom"


def test_a_stranger_is_led_to_the_door_and_a_script_is_told(app, linjiang):
    wrong = []
    for rule, method, opened in _doors(app):
        answer = app.test_client().open(_absent(rule), method=method)
        told = app.test_client().open(_absent(rule), method=method, headers={"Accept": "application/json"})
        if opened != EVERYONE and not (_leads_to_the_door(answer) and told.status_code == 401):
            wrong.append(f"{method} {rule} answers a stranger {answer.status} and a script {told.status}")
        if answer.status_code >= 500 and rule.endpoint != SAYS_503:
            wrong.append(f"{method} {rule} fails: {answer.status}")
    assert wrong == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_role_opens_what_the_table_opens_and_nothing_else(app, linjiang, signed_in, role):
    browser, wrong = signed_in(PERSONAS[role]), []
    for rule, method, opened in _doors(app):
        if opened in (EVERYONE, SIGNED_IN):
            continue
        answer = browser.open(_absent(rule), method=method)
        is_open = answer.status_code not in (401, 403) and not _leads_to_the_door(answer)
        if is_open != (role in OPENED[opened]) or answer.status_code >= 500:
            wrong.append(f"{method} {rule} ({opened}) answers {answer.status}")
    assert wrong == []


def test_whoever_is_signed_in_opens_his_own_pages(app, linjiang, signed_in):
    wrong = []
    for rule, method, opened in _doors(app):
        if opened == SIGNED_IN:
            answer = signed_in("auditor").open(_absent(rule), method=method)
            if answer.status_code in (401, 403) or answer.status_code >= 500:
                wrong.append(f"{method} {rule} answers {answer.status}")
    assert wrong == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_not_yours_and_not_there_are_the_same_answer(app, shown, signed_in, role):
    browser, wrong = signed_in(PERSONAS[role]), []
    for rule, method, opened in _doors(app):
        if opened in (EVERYONE, SIGNED_IN) or role not in OPENED[opened]:
            continue
        absent = _quietly(browser, _absent(rule), method)
        for values in _hidden(rule, role, shown):
            hidden = _quietly(browser, _url(rule, values), method)
            if hidden.status_code != 404 or said(hidden) != said(absent):
                wrong.append(f"{method} {rule}: hidden {hidden.status}, absent {absent.status}")
    assert wrong == []


def _quietly(browser, url, method):
    """Ask without the message that an earlier act has left for the next page."""
    with browser.session_transaction() as kept:
        kept.pop("_flashes", None)
    return browser.open(url, method=method)


def _hidden(rule, role, shown):
    """Yield the values of a rule's arguments in which at least one is hidden from the role, the others absent."""
    choices = {}
    for name in rule.arguments:
        values = [one.value(shown) for one in ARGUMENTS[name].hidden if role in one.roles]
        choices[name] = values or [ARGUMENTS[name].absent]
    if any(ARGUMENTS[name].hidden and choices[name] != [ARGUMENTS[name].absent] for name in rule.arguments):
        for combination in product(*choices.values()):
            yield {name: _value(rule, name, text) for name, text in zip(choices, combination, strict=True)}


IMPOSSIBLE = (str(2**31), str(2**63), str(10**30), "9" * 5000)
"""Ids that no row can bear: beyond what PostgreSQL keeps, beyond SQLite, beyond what Python reads as a number."""


def test_an_impossible_id_is_as_absent_as_one_that_nobody_has(app, linjiang, signed_in):
    browsers = {role: signed_in(login) for role, login in PERSONAS.items()}
    wrong, asked = [], 0
    for rule, method, opened in _doors(app):
        if not any(isinstance(rule._converters[name], IntegerConverter) for name in rule.arguments):
            continue
        browser = browsers[sorted(OPENED.get(opened, Role))[0]]
        address = _absent(rule)
        absent = _quietly(browser, address, method)
        for number in IMPOSSIBLE:
            asked += 1
            answer = _quietly(browser, address.replace("999999", number), method)
            if (answer.status, _unnumbered(answer)) != (absent.status, _unnumbered(absent)):
                wrong.append(f"{method} {rule} with {number[:40]}: {answer.status}, absent {absent.status}")
    assert wrong == []
    assert asked > 200


def _unnumbered(answer):
    """Return what was said without the id that was asked for."""
    return re.sub(rf"999999|{MOST_ID}", "", str(said(answer)))


NUMBERED = {
    "/centres": ("county",),
    "/reception/new": ("ticket",),
    "/reception/villages": ("town",),
    "/places/options": ("under",),
    "/administration/territory": ("under",),
    "/administration/calendar": ("year",),
    "/exceptions": ("after",),
    "/handovers": ("after",),
    "/work/notices": ("after",),
    "/work/to_accept": ("after",),
    "/record": ("before", "case"),
    "/ladder": ("node", "county"),
    "/cases": ("town", "village", "holder", "after", "before"),
    "/clocks": ("after",),
    "/administration/rights": ("after",),
}
"""Address → what it reads as numbers."""


@pytest.mark.parametrize("login", ["mtc_window", "lh_town", "admin", "auditor", "city_window"])
def test_an_impossible_number_in_the_query_of_an_address_breaks_nothing(linjiang, signed_in, login):
    browser, wrong = signed_in(login), []
    for address, names in NUMBERED.items():
        for name, number in product(names, IMPOSSIBLE):
            for value in (number, f"2026-03-02T00:00:00+00:00~{number}", f"{number}-{number}"):
                answer = browser.get(address, query_string={name: value})
                if answer.status_code >= 500:
                    wrong.append(f"{address}?{name}={value[:40]} answers {answer.status}")
    assert wrong == []


def test_a_person_without_a_post_opens_nothing(app, linjiang, session):
    from models.operations.accounts import CreateAccount, create_account
    from tests.dates import moment
    from tests.worlds.linjiang import CHEAP

    command = CreateAccount("nobody", "无岗", PASSWORD, must_change_password=False)
    create_account(session, command, actor=None, now=moment("Mon 2026-03-02 09:00"), hashing=CHEAP)
    browser = app.test_client()
    browser.post("/sign-in", data={"login": "nobody", "password": PASSWORD})
    doors = [(rule, method) for rule, method, opened in _doors(app) if opened not in (EVERYONE, SIGNED_IN)]
    answers = {f"{method} {rule}": browser.open(_absent(rule), method=method).status_code for rule, method in doors}
    assert {door: status for door, status in answers.items() if status != 403} == {}


def test_every_view_under_api_but_its_document_takes_tokens(app):
    under = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert under - {rule.endpoint for rule, _, _ in _token_doors(app)} == {"api.document"}


def test_without_a_token_nothing_opens_and_a_cookie_is_none(app, linjiang, signed_in):
    strangers = {
        "a stranger": app.test_client(),
        "a cookie": signed_in("mtc_window"),
        "a page that is signed in": signed_in("auditor"),
    }
    headers = {"a page that is signed in": {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"}}
    wrong = []
    for rule, method, _ in _token_doors(app):
        for who, browser in strangers.items():
            answer = browser.open(_absent(rule), method=method, headers=headers.get(who, {}))
            challenged = answer.headers.get("WWW-Authenticate", "").startswith("Bearer")
            if answer.status_code != 401 or not challenged or answer.mimetype != "application/problem+json":
                wrong.append(f"{method} {rule} answers {who} {answer.status}")
    assert wrong == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_token_opens_what_the_table_opens_to_its_role_and_nothing_else(app, linjiang, program, role):
    asking, wrong = program(PERSONAS[role]), []
    for rule, method, opened in _token_doors(app):
        answer = asking.ask(method, _absent(rule), **_sent(app, rule))
        is_open = answer.status_code not in (401, 403)
        if is_open != (role in OPENED[opened]) or answer.status_code >= 500:
            wrong.append(f"{method} {rule} ({opened}) answers {answer.status}")
    assert wrong == []


def test_a_token_opens_only_the_subjects_it_was_made_for(app, linjiang, program):
    wrong = []
    for scope in Scope:
        tokens = {role: program(PERSONAS[role], scope) for role in (Role.TOWNSHIP_STAFF, Role.AUDITOR)}
        for rule, method, opened in _token_doors(app):
            role = next((role for role in tokens if role in OPENED[opened]), None)
            assert role is not None, f"nobody here may {opened}"
            answer = tokens[role].ask(method, _absent(rule), **_sent(app, rule))
            is_open = answer.status_code not in (401, 403)
            if is_open != (app.view_functions[rule.endpoint].offer.scope is scope):
                wrong.append(f"{method} {rule} with {scope} answers {answer.status}")
    assert wrong == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_token_cannot_tell_not_yours_from_not_there(app, shown, program, role):
    asking, wrong = program(PERSONAS[role]), []
    for rule, method, opened in _token_doors(app):
        if role not in OPENED[opened] or not rule.arguments:
            continue
        absent = asking.ask(method, _absent(rule), **_sent(app, rule))
        for values in _hidden(rule, role, shown):
            hidden = asking.ask(method, _url(rule, values), **_sent(app, rule))
            if hidden.status_code != 404 or _whole(hidden) != _whole(absent):
                wrong.append(f"{method} {rule}: hidden {hidden.status}, absent {absent.status}")
    assert wrong == []


def _sent(app, rule):
    """Return what a program sends so that nothing but the object itself can be refused."""
    offer = app.view_functions[rule.endpoint].offer
    headers = {"Idempotency-Key": uuid4().hex} if offer.keyed else {}
    headers |= {"If-Match": '"v1"'} if offer.versioned else {}
    return {"headers": headers, "json": SENT[rule.endpoint]} if offer.body else {"headers": headers}


def _whole(answer):
    return answer.status, answer.text, sorted(answer.headers)
