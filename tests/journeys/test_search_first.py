"""A face that was here before: the panel tells while the clerk still types, and one choice joins the visits."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from mediation.reception.party_checks import IdKind
from models.tables.cases import Case
from models.tables.reception import Visit
from tests.dates import moment
from tests.factories.visits import person
from tests.journeys.desk_form import NEW, type_plain
from tests.journeys.people import come_in

ID_NUMBER = "379901198003150017"


@pytest.fixture
def clerk(desktop, desk, clock):
    """Provide the desk of the town three weeks after a visit about a road."""
    petitioner = person(id_kind=IdKind.CITIZEN_ID, id_number=ID_NUMBER)
    desk.register("lh_town", "Mon 2026-03-09 09:00", parties=(petitioner,))
    clock.set(moment("Mon 2026-03-30 09:30"))
    page = come_in(desktop, "lh_town")
    page.goto(NEW)
    return page


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize(("field", "text"), [("phone", "13800000001"), ("id_number", ID_NUMBER)])
def test_the_earlier_case_stands_in_the_panel_without_a_press(clerk, field, text):
    clerk.locator(f"[name=parties-0-{field}]").press_sequentially(text)
    expect(clerk.locator("#look")).to_contain_text("XF-379901-20260309-F0001")


def test_the_choice_of_a_repeat_joins_the_visit_to_its_case(clerk, linjiang, session):
    type_plain(clerk, linjiang)
    expect(clerk.locator("#outcome")).to_be_visible()
    clerk.check("[name=outcome][value='repeat:1']")
    clerk.wait_for_load_state("networkidle")
    expect(clerk.locator("[name=outcome][value='repeat:1']")).to_be_checked()
    clerk.click("button[name=register]")
    clerk.wait_for_url("**/reception/visits/2")
    expect(clerk.locator("#verdict")).to_contain_text("已并入原事项")
    assert (count(session, Case), count(session, Visit)) == (1, 2)
