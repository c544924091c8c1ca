"""Every page of the application: generated from its addresses, so that a new page is looked at by itself."""

from __future__ import annotations

import pytest

from models.tables.cases import Case
from tests.dates import moment
from tests.journeys.county_at_work import NOW, county_at_work
from tests.journeys.every_stop import STOPS
from tests.journeys.looking import faults_of
from tests.journeys.people import come_in
from tests.journeys.stops import NO_PAGE, NOBODY

SLOW_ANSWER = "Failed to load resource"
"""What a browser's console says of every answer from 400 on; the status of the page itself is looked at."""


@pytest.fixture
def at_work(desk, clock):
    """Provide the county on an ordinary morning of June 2026."""
    done = county_at_work(desk)
    clock.set(moment(NOW))
    return done


def addresses(app):
    """Return the name of every address that answers GET."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}


def test_every_page_has_a_row(app, linjiang):
    known = STOPS.keys() | NO_PAGE.keys()
    assert sorted(addresses(app) - known) == [], "say in tests/journeys/every_stop.py who opens it, and on what"
    assert sorted(known - addresses(app)) == [], "these addresses are gone"


def test_every_page_can_be_read_by_everybody_at_every_width(app, at_work, open_browser):
    logins = sorted({stop.login for stops in STOPS.values() for stop in stops}, key=str)
    faults = [fault for login in logins for fault in _walk(app, at_work, open_browser(), login)]
    assert faults == [], "\n".join(["", *faults])


def _walk(app, at_work, page, login):
    """Open every page of one person in one browser; yield what is wrong, each with its address."""
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(error.message))
    if login is NOBODY:
        _open_own_case(page, at_work)
    else:
        come_in(page, login)
    for address, status in _addresses_of(app, at_work, login):
        told.clear()
        answer = page.goto(address)
        faults = [f"answered {answer.status}, not {status}"] if answer.status != status else faults_of(page)
        faults += [text for text in told if not text.startswith(SLOW_ANSWER)]
        yield from (f"{login} at {address}: {fault}" for fault in faults)


def _addresses_of(app, at_work, login):
    urls = app.url_map.bind("127.0.0.1")
    for endpoint, stops in STOPS.items():
        for stop in stops:
            if stop.login == login:
                path = urls.build(endpoint, stop.values(at_work))
                yield f"{path}?{stop.query}" if stop.query else path, stop.status
    yield "/no-such-page", 404


def _open_own_case(page, at_work):
    case = at_work.desk.look().get_one(Case, at_work.case("accepted"))
    page.goto("/citizen")
    page.fill("[name=number]", case.number)
    page.fill("[name=code]", case.query_code)
    page.press("[name=code]", "Enter")
    page.wait_for_url("**/citizen/case")
