"""The record can be added to and nothing else; a changed, removed or inserted line is found."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from models.operations.unit_of_work import unit_of_work
from models.queries.record import chain_faults
from models.steps.record import append_entry
from tests.dates import moment

AT = moment("Mon 2026-03-09 09:00")


@pytest.fixture
def written(session):
    """Write three lines of one chain and one of another."""
    with unit_of_work(session) as work:
        for chain, day in ((7, "1"), (7, "2"), (0, "1"), (7, "3")):
            append_entry(work, tag="case.registered", at=AT, basis="R-1.20", chain=chain, facts={"day": day})
    return session


def test_a_true_record_has_no_fault(written):
    assert list(chain_faults(written)) == []


@pytest.mark.parametrize("statement", ["UPDATE record_entries SET basis = 'X'", "DELETE FROM record_entries"])
def test_the_database_itself_refuses_to_change_the_past(written, statement):
    with pytest.raises(DatabaseError, match="append-only"), unit_of_work(written) as work:
        work.execute(text(statement))


def _tamper(session, statement):
    drop = {
        "sqlite": ("DROP TRIGGER record_entries_no_update", "DROP TRIGGER record_entries_no_delete"),
        "postgresql": ("DROP TRIGGER record_entries_append_only ON record_entries",),
    }[session.get_bind().dialect.name]
    with unit_of_work(session) as work:
        for step in (*drop, statement):
            work.execute(text(step))
    return [(fault.chain, fault.number, fault.what) for fault in chain_faults(session)]


def test_a_changed_line_is_found(written):
    assert (7, 2, "changed") in _tamper(
        written, 'UPDATE record_entries SET facts = \'{"day":"9"}\' WHERE chain = 7 AND number = 2'
    )


def test_a_removed_line_is_found(written):
    assert (7, 3, "missing") in _tamper(written, "DELETE FROM record_entries WHERE chain = 7 AND number = 2")


def test_a_cut_tail_is_found(written):
    assert (7, 2, "cut") in _tamper(written, "DELETE FROM record_entries WHERE chain = 7 AND number = 3")


def test_an_inserted_line_is_found(written):
    faults = _tamper(
        written,
        "INSERT INTO record_entries (chain, number, tag, at, basis, facts, previous_hash, hash) "
        "SELECT 7, 4, tag, at, basis, facts, previous_hash, hash FROM record_entries WHERE chain = 7 AND number = 3",
    )
    assert {what for _, _, what in faults} >= {"inserted", "changed", "cut"}
