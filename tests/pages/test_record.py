"""The record read on a page and verified from the command line; verdicts judged again."""

import json
import re
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from models.operations.unit_of_work import unit_of_work
from models.steps.record import append_entry
from models.tables.reception import Judgement
from tests.dates import moment
from tests.fixtures.browser import assert_no_axe_violations
from tests.worlds.linjiang import PASSWORD


@pytest.fixture
def replay(app):
    """Provide a function that runs `record …`."""

    def run(command):
        return app.test_cli_runner().invoke(args=["record", command])

    return run


@pytest.fixture
def judged(send, linjiang):
    """Register visits that are judged differently."""
    send("lh_town")
    send("mtc_window", "Mon 2026-04-13 10:00", outcome="new")
    send("city_window", "Mon 2026-07-06 10:00", outcome="new")
    send("mtc_window", "Mon 2026-07-06 11:00", outcome="new", judicial="decided")


def alter(session, change):
    """Change the stored judgement of the first visit beneath the application."""
    session.rollback()
    row = session.scalars(select(Judgement).order_by(Judgement.id)).first()
    facts = json.loads(json.dumps(row.facts))
    change(facts)
    session.execute(
        text("UPDATE judgements SET facts = :facts WHERE id = :id"), {"facts": json.dumps(facts), "id": row.id}
    )
    session.commit()


def test_every_stored_verdict_is_given_again(judged, replay):
    told = replay("replay")
    assert told.exit_code == 0, told.output
    assert "4 verdicts judged again, all the same." in told.output


def test_one_altered_fact_is_seen(judged, replay, session):
    alter(session, lambda record: record["facts"].update(judicial="decided"))
    told = replay("replay")
    assert told.exit_code == 1
    assert "verdict 1 of visit 1: decision was" in told.output
    assert "1 of 4 verdicts differ." in told.output


def test_an_edge_moved_on_the_stored_graph_moves_the_verdict(judged, replay, session, linjiang):
    centre, city = linjiang.org("lh_centre"), linjiang.org("city_gov")

    def move(record):
        for edge in record["graph"]["edges"]:
            if (edge["from"], edge["kind"]) == (centre, "superior"):
                edge["to"] = city

    alter(session, move)
    told = replay("replay")
    assert told.exit_code == 1
    assert "verdict 1 of visit 1" in told.output


def test_a_rule_version_nobody_knows_is_reported(judged, replay, session):
    alter(session, lambda record: record.update(rule_version="gate-1999"))
    assert "UnknownRuleVersion" in replay("replay").output


def test_a_whole_record_is_said_to_be_whole(judged, replay):
    told = replay("verify")
    assert (told.exit_code, "The record is whole" in told.output) == (0, True)


def test_a_changed_row_is_found_and_named_by_command_and_page(judged, replay, session, signed_in):
    session.rollback()
    session.execute(text("UPDATE visits SET persons = 9 WHERE id = 1"))
    session.commit()
    told = replay("verify")
    assert told.exit_code == 1
    assert "the visit 1 is not what the record says" in told.output
    auditor = signed_in("auditor")
    auditor.post("/record/verify")
    assert "所记来访登记 1 的内容与留痕不符" in auditor.get("/record").text


def test_a_changed_line_is_found(judged, replay, session):
    session.rollback()
    session.execute(text("DROP TRIGGER record_entries_no_update"))
    session.execute(text("UPDATE record_entries SET basis = 'X' WHERE tag = 'visit.registered'"))
    session.commit()
    told = replay("verify")
    assert told.exit_code == 1
    assert "changed" in told.output


def test_the_auditor_reads_codes_and_masked_names(judged, signed_in):
    page = signed_in("auditor").get("/record?tag=visit.").text
    assert "登记" in page
    assert "code=level_skipped" in page
    assert "刘*" in page
    assert "刘振" not in page
    assert "王建国" not in page


def test_a_line_written_for_somebody_else_names_both(session, linjiang, signed_in):
    deputy, head = linjiang.actor(session, "zr_handler"), linjiang.account("zr_head")
    with unit_of_work(session) as work:
        acting = replace(deputy, acting_for_id=head)
        append_entry(work, tag="case.contact", at=moment("Mon 2026-03-09 09:00"), basis="9.5", actor=acting)
    page = signed_in("auditor").get("/record?tag=case.contact").text
    assert "自然资源局 郑*（代郑*长）" in page


def test_every_line_of_the_office_has_words(judged, signed_in):
    page = signed_in("auditor").get("/record").text
    assert re.findall(r'data-label="办理"><span>([a-z_]+\.[a-z_]+)', page) == []
    assert "登录" in page


def test_the_record_is_closed_to_those_who_handle_cases(judged, signed_in):
    answers = [signed_in(login).get("/record").status_code for login in ("lh_town", "mtc_window", "admin")]
    assert answers == [403, 403, 403]


def test_an_accusation_leaves_no_line_for_those_not_named_to_it(send, signed_in):
    hidden = {"kind": "accusation", "branch": "", "route": "discipline", "competent": ""}
    send("mtc_window", facts="反映镇长收受承包商钱款。", **hidden)
    assert "accusation" not in signed_in("auditor").get("/record?tag=visit.").text
    assert "没有符合条件的留痕" in signed_in("auditor").get("/record?tag=visit.").text
    assert "accusation" in signed_in("discipline").get("/record?tag=visit.").text


def test_lines_are_filtered_and_paged(judged, signed_in):
    auditor = signed_in("auditor")
    first = auditor.get("/record").text
    assert 'rel="next"' in first
    assert "没有符合条件的留痕" in auditor.get("/record?case=4711").text
    assert "没有符合条件的留痕" in auditor.get("/record?on=2020-01-01").text
    assert auditor.get("/record?on=nonsense&case=x&before=y").status_code == 200


def test_the_auditor_verifies_on_the_page(judged, signed_in):
    auditor = signed_in("auditor")
    assert auditor.post("/record/verify").status_code == 303
    assert "留痕完整" in auditor.get("/record").text


def test_the_page_of_the_record_fits_and_is_accessible(judged, page):
    page.goto("/sign-in")
    page.fill("#login", "auditor")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state()
    page.goto("/record")
    assert_no_axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_the_record_of_a_day_at_the_end_of_the_calendar_is_empty(judged, signed_in, on):
    page = signed_in("auditor").get(f"/record?on={on}")
    assert page.status_code == 200
    assert "visit.registered" not in page.text
