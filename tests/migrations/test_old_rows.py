"""A migration finds a database at work: what an older program wrote must not stop it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, insert, select
from sqlalchemy.orm import Session

from models.tables.personal import use_keys
from tests.engines.migrating import downgrade, upgrade
from tests.engines.schema import TEST_KEYS
from tests.engines.templates import FreshDatabase
from tests.factories.rows import put_case, put_organisation

ANYTHING = {str: "x", int: 1, bool: False, date: date(2026, 5, 8), datetime: datetime(2026, 5, 8, 1, 0, tzinfo=UTC)}


@pytest.fixture
def engine(blank_database: FreshDatabase) -> Iterator[Engine]:
    """Provide the engine of a database without any table."""
    made = create_engine(blank_database.url)
    yield made
    made.dispose()


def test_of_orders_doubled_by_a_further_visit_the_first_stays(engine: Engine) -> None:
    use_keys(TEST_KEYS)
    upgrade(engine)
    with Session(engine) as work, work.begin():
        organ = put_organisation(work, "379901-ZJ")
        case_id, organ_id = put_case(work, holder=organ).id, organ.id
    downgrade(engine, to="0005")
    tables = MetaData()
    tables.reflect(engine, only=["clocks", "clock_events", "supervision_orders"], resolve_fks=False)
    orders, clocks, events = (tables.tables[name] for name in ("supervision_orders", "clocks", "clock_events"))
    with engine.begin() as old:
        for number, ground in ((1, "45(1)"), (2, "45(1)"), (3, "44(3)")):
            _put(old, clocks, id=number, case_id=case_id, state="running", hops=0)
            _put(old, events, clock_id=number, position=1, kind="start", facts="{}")
            ends = {"case_id": case_id, "from_id": organ_id, "to_id": organ_id}
            _put(old, orders, id=number, clock_id=number, ground=ground, **ends)
    upgrade(engine, to="0012")
    with engine.connect() as now:
        assert now.scalars(select(orders.c.id).order_by(orders.c.id)).all() == [1, 3]
        states = now.execute(select(clocks.c.id, clocks.c.state).order_by(clocks.c.id)).tuples().all()
        assert states == [(1, "running"), (2, "cancelled"), (3, "running")]
        ended = select(events.c.clock_id, events.c.position).where(events.c.kind == "cancel")
        assert now.execute(ended).tuples().all() == [(2, 2)]


def _put(connection: Connection, table: Table, **values: Any) -> None:
    """Insert a row; a column that must be filled and is not given gets anything of its type."""
    needed = (column for column in table.columns if not (column.nullable or column.primary_key))
    row = {column.name: ANYTHING[column.type.python_type] for column in needed} | values
    connection.execute(insert(table).values(row))
