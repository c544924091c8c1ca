"""The desk as a browser sees it: typed once, judged, answered."""

import pytest
from sqlalchemy import func, select

from models.tables.cases import Case, CaseParty
from models.tables.record import RecordEntry
from tests.dates import moment

KEY = "k" * 24


def road(linjiang, **changes):
    """Return a plain entry: a villager about a road in 柳河村, for which 柳河镇 is competent."""
    typed = {
        "draft_key": KEY,
        "channel": "visit",
        "visited_on": "2026-03-09",
        "persons": "1",
        "parties-0-side": "applicant",
        "parties-0-role": "self",
        "parties-0-nature": "person",
        "parties-0-id_kind": "citizen_id",
        "parties-0-name": "王建国",
        "parties-0-phone": "13800000001",
        "facts": "柳河村村东头的水泥路破损一年多，下雨就积水，请镇里安排维修。",
        "place": "柳河村",
        "town": "",
        "village": "",
        "kind": "claim",
        "branch": "6",
        "route": "petition",
        "competent": str(linjiang.org("lh_gov")),
        "judicial": "none",
    }
    return typed | changes


@pytest.fixture
def send(clock, linjiang, signed_in):
    """Provide a function that signs somebody in, moves the clock and sends the desk's form."""

    def run(login="lh_town", at="Mon 2026-03-09 09:30", **changes):
        clock.set(moment(at))
        typed = road(linjiang, visited_on=at.split()[1]) | changes
        return signed_in(login).post("/reception/new", data=typed)

    return run


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_the_form_opens_with_what_the_desk_knows(linjiang, signed_in):
    page = signed_in("lh_mediator").get("/reception/new")
    assert page.status_code == 200
    village = linjiang.place("liuhe_village")
    assert f'<option selected value="{village}">柳河村' in page.text
    assert 'value="2026-03-02"' in page.text


def test_a_plain_visit_leads_to_its_verdict(send, session, signed_in):
    done = send()
    assert (done.status_code, done.location) == (303, "/reception/visits/1")
    page = signed_in("lh_town").get(done.location).text
    assert "可以在这里提出，已登记接收" in page
    assert "R-1.10" in page
    assert "XF-379901-20260309-F0001" in page
    assert "15 日内书面告知" in page
    session.rollback()
    case = session.scalars(select(Case)).one()
    assert (case.village_id is not None, case.title) == (
        True,
        "柳河村村东头的水泥路破损一年多，下雨就积水，请镇里安排维修。",
    )
    assert session.scalars(select(CaseParty.name)).one() == "王建国"


def test_the_receipt_shows_the_query_code_and_leaves_a_line_in_the_record(send, session, signed_in):
    where = send().location
    browser = signed_in("lh_town")
    code = session.scalars(select(Case.query_code)).one()
    spaced = " ".join(code[at : at + 4] for at in range(0, 12, 4))
    assert spaced not in browser.get(where).text
    paper = browser.get(f"{where}/receipt")
    assert paper.status_code == 200
    assert spaced in paper.text
    assert "2026年3月24日" in paper.text
    assert spaced in browser.get(where).text
    session.rollback()
    assert session.scalars(select(RecordEntry.tag).where(RecordEntry.tag == "document.printed")).all() == [
        "document.printed"
    ]


def test_a_visit_out_of_reach_is_not_there(send, signed_in):
    where = send().location
    stranger = signed_in("cg_town")
    answers = [stranger.get(f"{where}{tail}").status_code for tail in ("", "/receipt", "/guide-slip")]
    assert answers == [404, 404, 404]
    assert signed_in("lh_town").get(f"{where}/guide-slip").status_code == 404
