"""The record can be added to and nothing else; a changed, removed or inserted line is found."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from models.operations.unit_of_work import unit_of_work
from models.queries.record import chain_faults
from models.steps.record import append_entry
from models.tables.clocks import Breach, Clock
from tests.dates import day, moment
from tests.factories.clocks import put_many_clocks, put_world
from tests.factories.law import law_on

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


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("same", ["id, 7, 9", "id + 9, chain, number"])
def test_no_line_takes_the_place_of_another_on_sqlite(written, same):
    with pytest.raises(DatabaseError, match="append-only"), unit_of_work(written) as work:
        work.execute(text(f"INSERT OR REPLACE INTO record_entries {COPY.format(same=same)} AND number = 2"))


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("same", ["id, clock_id + 9", "id + 9, clock_id"])
def test_no_breach_takes_the_place_of_another_on_sqlite(session, same):
    with unit_of_work(session) as work:
        world = put_world(work)
        law = law_on(work, day("Mon 2026-03-09"), county_id=world.county_division)
        put_many_clocks(work, law, world, number=1, first_on=day("Mon 2026-03-09"), at=AT)
        clock = work.scalars(select(Clock)).one()
        breach = Breach(
            clock_id=clock.id, case_id=clock.case_id, term=clock.term, due_on=day("Tue 2026-03-24"), noticed_at=AT
        )
        work.add(breach)
    columns = "case_id, term, due_on, noticed_at"
    with pytest.raises(DatabaseError, match="append-only"), unit_of_work(session) as work:
        work.execute(
            text(f"INSERT OR REPLACE INTO breaches (id, clock_id, {columns}) SELECT {same}, {columns} FROM breaches")
        )


@pytest.mark.engines("postgresql")
def test_a_conflict_does_not_rewrite_a_line_on_postgresql(written):
    with pytest.raises(DatabaseError, match="append-only"), unit_of_work(written) as work:
        work.execute(
            text(
                f"INSERT INTO record_entries {COPY.format(same='id, chain, number')} AND number = 2 "
                "ON CONFLICT (id) DO UPDATE SET basis = 'X'"
            )
        )


COPY = (
    "(id, chain, number, tag, at, basis, facts, previous_hash, hash) "
    "SELECT {same}, tag, at, 'X', facts, previous_hash, hash FROM record_entries WHERE chain = 7"
)


def test_the_head_of_a_chain_is_never_deleted(written):
    with pytest.raises(DatabaseError, match="append-only"), unit_of_work(written) as work:
        work.execute(text("DELETE FROM chain_heads WHERE chain = 7"))


def _tamper(session, *statements):
    drop = {
        "sqlite": (
            "DROP TRIGGER record_entries_no_update",
            "DROP TRIGGER record_entries_no_delete",
            "DROP TRIGGER chain_heads_no_delete",
        ),
        "postgresql": (
            "DROP TRIGGER record_entries_append_only ON record_entries",
            "DROP TRIGGER chain_heads_no_delete ON chain_heads",
        ),
    }[session.get_bind().dialect.name]
    with unit_of_work(session) as work:
        for step in (*drop, *statements):
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


@pytest.mark.parametrize("whose", ["county", "none"])
def test_a_chain_removed_whole_with_its_head_is_found(session, whose):
    with unit_of_work(session) as work:
        world = put_world(work)
        for chain in (0, world.county_division):
            append_entry(work, tag="county.opened", at=AT, basis="R-1.40", chain=chain)
    assert list(chain_faults(session)) == []
    chain = world.county_division if whose == "county" else 0
    removed = [f"DELETE FROM {table} WHERE chain = {chain}" for table in ("record_entries", "chain_heads")]
    assert _tamper(session, *removed) == [(chain, 0, "cut")]


def test_an_inserted_line_is_found(written):
    faults = _tamper(
        written,
        "INSERT INTO record_entries (chain, number, tag, at, basis, facts, previous_hash, hash) "
        "SELECT 7, 4, tag, at, basis, facts, previous_hash, hash FROM record_entries WHERE chain = 7 AND number = 3",
    )
    assert {what for _, _, what in faults} >= {"inserted", "changed", "cut"}
