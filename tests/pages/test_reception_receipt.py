"""The receipt: printed for each visit, and handed over once by whoever may not see the case again (R-1.53)."""

import pytest
from sqlalchemy import select

from models.tables.record import RecordEntry
from tests.dates import moment


def test_the_code_of_a_second_visit_waits_for_its_own_receipt(send, signed_in):
    first = send().location
    signed_in("lh_town").get(f"{first}/receipt")
    second = send("lh_town", "Mon 2026-03-30 09:30", draft_key="r" * 24, outcome="repeat:1").location
    browser = signed_in("lh_town")
    assert "打印后这里也能看到" in browser.get(second).text
    browser.get(f"{second}/receipt")
    assert "打印后这里也能看到" not in browser.get(second).text


@pytest.fixture
def accused(linjiang, send):
    """Register an accusation of the township at its own desk, and provide the address of its result."""
    about = {"kind": "accusation", "branch": "", "route": "discipline", "competent": ""}
    return send(**about, accused=str(linjiang.org("lh_gov"))).location


def test_at_the_desk_of_the_accused_the_receipt_is_handed_over_once(accused, signed_in, session):
    browser = signed_in("lh_town")
    page = browser.get(accused)
    assert page.status_code == 200
    assert f'action="{accused}/hand-over"' in page.text
    assert "XF-" not in page.text
    assert "查询码" in browser.post(f"{accused}/hand-over").text
    assert browser.get(accused).status_code == 404
    assert browser.post(f"{accused}/hand-over").status_code == 404
    session.rollback()
    assert len(session.scalars(select(RecordEntry.id).where(RecordEntry.tag == "document.printed")).all()) == 1


def test_the_receipt_waits_ten_minutes_and_no_longer(accused, signed_in, clock):
    browser = signed_in("lh_town")
    clock.set(moment("Mon 2026-03-09 09:40"))
    assert browser.get(accused).status_code == 200
    clock.set(moment("Mon 2026-03-09 09:41"))
    assert browser.get(accused).status_code == 404
    assert browser.post(f"{accused}/hand-over").status_code == 404


@pytest.mark.parametrize("login", ["mtc_window", "mtc_window2", "cg_town"])
def test_it_waits_for_nobody_but_who_wrote_it_down(accused, signed_in, login):
    other = signed_in(login)
    assert other.get(accused).status_code == 404
    assert other.post(f"{accused}/hand-over").status_code == 404


def test_who_hands_it_over_sees_nothing_else_of_it(accused, signed_in):
    browser = signed_in("lh_town")
    hidden = [f"{accused}/receipt", f"{accused}/guide-slip", "/cases/1"]
    assert [browser.get(path).status_code for path in hidden] == [404, 404, 404]
    assert browser.post(f"{accused}/hand-over").status_code == 200
