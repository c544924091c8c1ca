"""What is asked at a desk all day costs the same after ten years: an index finds it, and SQLite says which."""

import pytest
from sqlalchemy import event

from models.operations.queue import call_next
from models.queries.queue import queue_of
from models.queries.reach import viewer_of
from models.queries.reception.desks import visits_of_desk
from tests.dates import day, moment

pytestmark = [pytest.mark.seed("linjiang"), pytest.mark.engines("sqlite")]

TODAY = day("Mon 2026-03-09")


@pytest.fixture
def plans(session):
    """Provide a function that runs something and returns how SQLite finds the rows of a table for it."""

    def run(table, act):
        asked = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        act()
        session.rollback()
        wanted = [(statement, values) for statement, values in asked if f"FROM {table}" in statement]
        found = []
        for statement, values in wanted:
            rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            found += [row.detail for row in rows if table in row.detail]
        return found

    return run


def test_the_visits_of_a_day_are_found_by_the_day(session, linjiang, plans):
    viewer = viewer_of(session, linjiang.account("mtc_window"), on=TODAY)
    found = plans("visits", lambda: visits_of_desk(session, viewer, organisation_id=linjiang.org("mtc"), on=TODAY))
    assert (
        "SEARCH visits USING INDEX ix_visits_day (organisation_id=? AND registered_at>? AND registered_at<?)" in found
    )


def test_the_queue_of_a_day_reads_that_day_and_what_is_unfinished(session, linjiang, plans):
    found = plans("queue_tickets", lambda: queue_of(session, centre_id=linjiang.org("mtc"), on=TODAY))
    assert any("ix_queue_tickets_open" in line for line in found)
    assert any("drawn_on=?" in line for line in found)


def test_the_next_citizen_is_found_among_the_unfinished(session, linjiang, plans):
    actor = linjiang.actor(session, "mtc_window")
    act = {"actor": actor, "on": TODAY, "now": moment("Mon 2026-03-09 09:00"), "window_id": None}
    found = plans("queue_tickets", lambda: call_next(session, **act))
    assert any("ix_queue_tickets_open" in line for line in found)
    assert all(line.startswith("SEARCH") for line in found)
