"""Who held which right on a day: past days answer as they were, pages follow one another, the file cannot compute."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from blueprints.edge.spreadsheet import safe_cell
from models.operations.accounts import Appoint, CreateAccount, EndAppointment, appoint, create_account, end_appointment
from models.queries.accounts import posts_of
from models.queries.rights import RightsFilter, rights_held
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.queries.statements import counted
from tests.worlds.linjiang import CHEAP

pytestmark = pytest.mark.seed("linjiang")

NOW = moment("Mon 2026-03-02 09:00")
TODAY, TOMORROW = day("Mon 2026-03-02"), day("Tue 2026-03-03")


def _rights(session, linjiang, **wanted):
    found = rights_held(session, county_id=linjiang.county, wanted=RightsFilter(**({"on": TODAY} | wanted)))
    return {(row.login, row.role.value) for row in found}


def test_a_past_day_answers_as_it_was(session, linjiang):
    held = posts_of(session, linjiang.account("zr_handler"), on=TODAY)[0]
    end_appointment(session, EndAppointment(held.appointment_id, TOMORROW), actor=None, now=NOW)
    zr = {"person": "zr_handler"}
    assert _rights(session, linjiang, **zr) == {("zr_handler", "department_handler")}
    assert _rights(session, linjiang, on=TOMORROW, **zr) == set()


def test_a_deputy_is_listed_with_the_one_he_stands_in_for(signed_in, session, linjiang):
    head = posts_of(session, linjiang.account("zr_head"), on=TODAY)[0]
    acting = Appoint(
        linjiang.account("zr_handler"), head.post_id, TODAY, TOMORROW, acting_for_id=linjiang.account("zr_head")
    )
    appoint(session, acting, actor=None, now=NOW)
    page = signed_in("auditor").get("/administration/rights?person=郑任&role=department_head").text
    assert "郑局长" in page
    assert "2026-03-03" in page or "3月3日" in page


def test_it_is_narrowed_by_person_organisation_and_role(session, linjiang):
    assert _rights(session, linjiang, person="焦通") == {("jt_handler", "department_handler")}
    assert {role for _login, role in _rights(session, linjiang, role="leader")} == {"leader"}
    for sign in ("%", "_"):
        assert _rights(session, linjiang, organisation=sign) == set(), "a sign that stands for others is only itself"
    assert {login for login, _role in _rights(session, linjiang, person="_")} == {
        login for login, _role in _rights(session, linjiang) if "_" in login
    }


def test_another_county_is_not_answered_for(session, linjiang):
    logins = {login for login, _role in _rights(session, linjiang)}
    assert "city_window" not in logins
    assert "zr_handler" in logins


def test_pages_follow_one_another_without_a_gap_and_cost_the_same(session, linjiang):
    whole = rights_held(session, county_id=linjiang.county, wanted=RightsFilter(TODAY), size=None)
    seen, after, costs = [], None, set()
    while True:
        with counted(session) as statements:
            page = rights_held(session, county_id=linjiang.county, wanted=RightsFilter(TODAY), after=after, size=7)
        costs.add(len(statements))
        if not page:
            break
        seen += page
        after = (page[-1].organisation_id, page[-1].appointment_id)
    assert tuple(seen) == whole
    assert costs == {1}


def test_the_file_holds_the_whole_list_and_the_record_knows_who_took_it(signed_in, session, linjiang):
    command = CreateAccount("formula", "=HYPERLINK(1)")
    account = create_account(session, command, actor=None, now=NOW, hashing=CHEAP)
    post = posts_of(session, linjiang.account("zr_handler"), on=TODAY)[0].post_id
    appoint(session, Appoint(account, post, TODAY), actor=None, now=NOW)
    answer = signed_in("auditor").post("/administration/rights/export", data={"on": "2026-03-02"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rights-2026-03-02.csv"'
    head, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert len(head) == 8
    assert len(rows) == len(rights_held(session, county_id=linjiang.county, wanted=RightsFilter(TODAY), size=None))
    assert "'=HYPERLINK(1)" in {row[0] for row in rows}
    session.rollback()
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "rights.exported")).one()
    assert entry.actor_id == linjiang.account("auditor")
    assert entry.facts == {"on": "2026-03-02", "role": None, "narrowed": False, "rows": len(rows)}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1"])
def test_no_text_begins_a_formula(text):
    assert safe_cell(text) == f"'{text}"


def test_other_texts_stay_as_they_are():
    assert [safe_cell(text) for text in ("王芳", "", "a=b", "2026-03-02")] == ["王芳", "", "a=b", "2026-03-02"]


def test_what_cannot_be_read_in_the_address_is_left_out(signed_in):
    page = signed_in("admin").get("/administration/rights?role=king&after=x-y")
    assert page.status_code == 200


def test_a_day_long_ago_is_empty_and_says_so(signed_in, clock):
    page = signed_in("admin").get(f"/administration/rights?on={TODAY - timedelta(days=9000)}")
    assert "这一天没有符合条件的任职" in page.text


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_answered(signed_in, linjiang, on):
    assert signed_in("auditor").get(f"/administration/rights?on={on}").status_code == 200


@pytest.mark.parametrize("on", ["abc", "2026-02-30"])
def test_a_day_that_is_none_is_told_at_its_field_and_is_not_taken_for_today(signed_in, linjiang, on):
    page = signed_in("auditor").get("/administration/rights", query_string={"on": on, "role": "leader"})
    assert page.status_code == 422
    field = BeautifulSoup(page.text, "lxml").select_one("#filter-on")
    assert (field["value"], field["aria-invalid"]) == (on, "true")
    assert "日期不对" in page.text
    assert "<table" not in page.text


def test_no_file_is_made_of_a_day_that_is_none(signed_in, linjiang):
    answer = signed_in("auditor").post("/administration/rights/export", data={"on": "abc", "role": "leader"})
    assert (answer.status_code, answer.location) == (303, "/administration/rights?on=abc&role=leader")
