"""Many batches, two sweepers at once, kill -9 at any moment: nothing is lost and nothing doubled."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.operations.sweep import sweep_due
from models.operations.unit_of_work import unit_of_work
from models.queries.record import chain_faults
from models.steps.record import append_entry
from models.tables.clocks import Breach, Clock
from models.tables.documents import Notice
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.clocks import put_many_clocks, put_world
from tests.factories.law import law_on, rulebook

ROOT = Path(__file__).resolve().parents[2]
STARTED = "Mon 2026-06-01 09:00"
AFTER_ALL = moment("Fri 2026-07-31 09:00")


@pytest.fixture
def world(session):
    """Provide the ladder of a county, with the line that the import of its divisions would have left."""
    with unit_of_work(session) as work:
        append_entry(work, tag="divisions.imported", at=moment(STARTED), basis="R-1.40")
        return put_world(work)


def test_the_oldest_are_swept_first_and_in_as_many_batches_as_it_takes(session, world):
    put_many(session, world, 450)
    assert sweep_due(session, rulebook(), now=AFTER_ALL, batch=100).batches == 5
    due = session.scalars(select(Breach.due_on).order_by(Breach.id)).all()
    assert due == sorted(due)
    assert len(due) == 450
    assert_each_once(session, 450)


def put_many(session, world, number):
    with unit_of_work(session) as work:
        law, on = law_on(work, day("Mon 2026-06-01"), county_id=world.county_division), day("Mon 2026-06-01")
        put_many_clocks(work, law, world, number=number, first_on=on, at=moment(STARTED))


def assert_each_once(session, number):
    session.rollback()
    assert session.scalar(select(func.count(Breach.id))) == number
    assert session.scalar(select(func.count(func.distinct(Breach.clock_id)))) == number
    for kind in ("clock.breach", "clock.breach_above"):
        assert session.scalar(select(func.count(Notice.id)).where(Notice.kind == kind)) == number
    entries = select(func.count(RecordEntry.id)).where(RecordEntry.tag == "clock.breached")
    assert session.scalar(entries) == number
    assert session.scalar(select(func.count(Clock.id)).where(Clock.breached_at.is_(None))) == 0
    assert list(chain_faults(session())) == []


def test_two_sweepers_at_once_share_the_work_and_double_nothing(session, database, world):
    put_many(session, world, 400)
    results, faults = [], []

    def run():
        sessions = open_sessions(database.url)
        try:
            results.append(sweep_due(sessions, rulebook(), now=AFTER_ALL, batch=20))
        except Exception as fault:
            faults.append(fault)
        finally:
            close_sessions(sessions)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sum(result.breaches for result in results) == 400
    assert_each_once(session, 400)


def test_killed_at_any_moment_a_sweep_loses_and_doubles_nothing(session, database, world):
    """Section 5 of the issue: kill -9, over two thousand due clocks, on both engines."""
    put_many(session, world, 2000)
    chance, halfway = random.Random(20260731), 0
    for turn in range(8):
        with sweeping(database.url) as process:
            if turn % 2:
                # On a busy machine the first batch may take long: every other kill waits until one is written.
                wait_for_more(session, than=breaches(session))
            time.sleep(chance.uniform(0.02, 0.2))
            process.kill()
            process.wait()
        halfway += 0 < breaches(session) < 2000
    with sweeping(database.url) as process:
        assert process.wait(timeout=120) == 0
    assert halfway > 0, "no kill came in the middle of the work"
    assert_each_once(session, 2000)


def breaches(session):
    session.rollback()
    return session.scalar(select(func.count(Breach.id)))


def wait_for_more(session, *, than):
    for _ in range(6000):
        if breaches(session) > than:
            return
        time.sleep(0.01)
    raise AssertionError("the sweep wrote nothing in a minute")


@contextmanager
def sweeping(url):
    """Run a sweeper of its own process over the database; it has begun when the block begins."""
    command = [sys.executable, "-m", "tests.operations.sweeper", url, "2026-07-31T09:00:00+08:00", "25"]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "platform")))
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "sweeping\n"
        try:
            yield process
        finally:
            process.kill()
