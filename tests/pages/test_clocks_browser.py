"""The pages of clocks in a browser: nothing overflows, nothing is out of reach of the keyboard or a screen reader."""

import pytest
from sqlalchemy.orm import Session

from mediation.clocks.codes import TermCode
from models.operations.sweep import sweep_due
from models.operations.unit_of_work import unit_of_work
from models.steps.clocks import start_clock
from models.steps.holdings import hold_first
from models.tables.cases import Case
from tests.dates import day, moment
from tests.factories.clocks import case_facts
from tests.factories.law import law_on, rulebook
from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD

pytestmark = pytest.mark.browser

PAGES = (
    ("lh_town", "/clocks"),
    ("lh_town", "/clocks?list=soon"),
    ("admin", "/administration/calendar?year=2026"),
    ("admin", "/administration/calendar?year=2027"),
    ("admin", "/administration/calendar/load?year=2027"),
    ("admin", "/administration/parameters"),
    ("admin", "/administration/parameters/NOTICE_DAYS"),
    ("admin", "/administration/parameters/ORGAN_ROLL"),
    ("xf_office", "/exceptions"),
    ("xf_office", "/exceptions/1"),
)


@pytest.fixture
def busy(linjiang, session, clock):
    """Provide a county with clocks of every colour and an item in the exceptions' queue."""
    with unit_of_work(session) as work:
        _begin(work, linjiang, 1, TermCode.NOTICE_15, "Mon 2026-06-01", holder="lh_centre")
        _begin(work, linjiang, 2, TermCode.HANDLE_60, "Mon 2026-04-20", holder="lh_centre")
        _begin(work, linjiang, 3, TermCode.OBJECTION_5WD, "Mon 2026-06-15", holder="lh_gov")
        _begin(work, linjiang, 4, TermCode.NOTICE_15, "Mon 2026-06-01", holder="city_gov")
    sweep_due(session, rulebook(), now=moment("Wed 2026-06-17 00:01"))
    clock.set(moment("Wed 2026-06-17 09:00"))


def _begin(work: Session, linjiang, number, term, began, *, holder):
    bound = linjiang.org(holder)
    facts = case_facts(
        number=f"XF-379901-20260601-F000{number}",
        county_id=linjiang.county,
        holder_id=bound,
        receiver_id=linjiang.account("lh_town"),
        town_id=linjiang.place("liuhe"),
    )
    case = Case(**facts)
    work.add(case)
    work.flush()
    hold_first(work, case, at=case.registered_at, basis="R-6.01")
    law = law_on(work, day(began), county_id=linjiang.county)
    at = moment(f"{began} 09:00")
    start_clock(work, law, case_id=case.id, term=term, on=day(began), at=at, organisation_id=bound)


@pytest.mark.parametrize(("login", "address"), PAGES)
def test_a_page_passes_axe_and_fits_its_width(busy, page, login, address):
    page.goto("/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    answer = page.goto(address)
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert_no_axe_violations(page)
