"""The pages of clocks in a browser: nothing overflows, nothing is out of reach of the keyboard or a screen reader."""

import pytest

from mediation.clocks.codes import TermCode
from models.operations.sweep import sweep_due
from models.operations.unit_of_work import unit_of_work
from tests.dates import moment
from tests.factories.clocks import begin_in_liuhe
from tests.factories.law import rulebook
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


CLOCKS = (
    (TermCode.NOTICE_15, "Mon 2026-06-01", "lh_centre"),
    (TermCode.HANDLE_60, "Mon 2026-04-20", "lh_centre"),
    (TermCode.OBJECTION_5WD, "Mon 2026-06-15", "lh_gov"),
    (TermCode.NOTICE_15, "Mon 2026-06-01", "city_gov"),
)


@pytest.fixture
def busy(linjiang, session, clock):
    """Provide a county with clocks of every colour and an item in the exceptions' queue."""
    with unit_of_work(session) as work:
        for number, (term, began, holder) in enumerate(CLOCKS):
            begin_in_liuhe(work, linjiang, term, f"{began} 09:00", number=f"XF-379901-F000{number}", holder=holder)
    sweep_due(session, rulebook(), now=moment("Wed 2026-06-17 00:01"))
    clock.set(moment("Wed 2026-06-17 09:00"))


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
