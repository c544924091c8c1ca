"""Hidden and absent take the same path: the same statements in the same order, on every route with a case's id."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from blueprints.edge.access import EVERYONE, SIGNED_IN
from mediation.secrecy.acts import OPENED
from mediation.secrecy.kinds import Role
from tests.access.samples import ARGUMENTS, PERSONAS, REACHES_CHENGGUAN, put_hidden_cases

FORM = {"version": "1", "seen": "0", "reason": "属其法定职责"}


@contextmanager
def statements():
    """Collect what is sent to the database, without the values."""
    sent = []

    def note(connection, cursor, statement, parameters, context, executemany):
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def doors_with_a_case(app):
    """Return (rule, method, act) for every route that is asked with the id of a case, a visit or a paper."""
    return [
        (rule, method, app.view_functions[rule.endpoint].open_to)
        for rule in app.url_map.iter_rules()
        if rule.arguments & {"case_id", "visit_id", "document_id"}
        for method in ("GET", "POST")
        if method in rule.methods
    ]


@pytest.fixture
def shown(session, linjiang):
    """Provide the county with a case of another township and an accusation."""
    return put_hidden_cases(session, linjiang)


def sent_for(browser, rule, method, values):
    """Return status and statements of one request."""
    with statements() as sent:
        answer = browser.open(rule.build(values)[1], method=method, data=FORM if method == "POST" else None)
    return answer.status_code, sent


def test_hidden_and_absent_take_the_same_statements(app, shown, signed_in):
    browsers = {role: signed_in(login) for role, login in PERSONAS.items()}
    wrong, asked = [], 0
    for rule, method, opened in doors_with_a_case(app):
        assert opened not in (EVERYONE, SIGNED_IN), f"{rule} has the id of a case and is open to all"
        allowed = sorted(OPENED[opened])
        role = next((one for one in allowed if one not in REACHES_CHENGGUAN), allowed[0])
        absent = {name: int(ARGUMENTS[name].absent) for name in rule.arguments}
        expected = sent_for(browsers[role], rule, method, absent)
        for values in hidden(rule, role, shown):
            asked += 1
            found = sent_for(browsers[role], rule, method, values)
            if found != expected:
                wrong.append(f"{method} {rule} as {role}: {found[0]} {len(found[1])}, absent {len(expected[1])}")
    assert wrong == []
    assert asked > 60


def test_the_probe_sees_a_difference(app, shown, signed_in):
    browser = signed_in(PERSONAS[Role.COUNTY_WINDOW])
    rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == "cases.show")
    assert sent_for(browser, rule, "GET", {"case_id": shown.chengguan_case}) != sent_for(
        browser, rule, "GET", {"case_id": 999999}
    )


def hidden(rule, role, shown):
    """Yield the values of a rule in which all belong to one case that is hidden from the role."""
    columns = {
        name: [one.value(shown) for one in ARGUMENTS[name].hidden if role in one.roles] for name in rule.arguments
    }
    for row in zip(*columns.values(), strict=True):
        yield {name: int(value) for name, value in zip(columns, row, strict=True)}
