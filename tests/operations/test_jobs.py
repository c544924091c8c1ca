"""Every process ticks; one leads; when it dies another one does."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from models.leadership import leadership_of
from models.queries.sweep import last_tick
from models.tables.clocks import Breach
from tests.dates import moment
from tests.engines.application import build_app, let_go

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def ticking(url, lock_file):
    """Run one worker; it ticks when the block begins and is killed at its end."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "platform")))
    command = [sys.executable, "-m", "tests.operations.ticker", url, str(lock_file)]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ticking\n"
        try:
            yield process
        finally:
            process.kill()


def wait_for(what, *, seconds=20):
    """Wait until something is so, and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def leader(session):
    session.rollback()
    tick = last_tick(session())
    return tick.leader.rpartition(":")[2] if tick else None


def test_of_two_processes_one_leads_and_the_other_takes_over_when_it_is_killed(session, database, tmp_path):
    lock_file = tmp_path / "leader.lock"
    with ticking(database.url, lock_file) as one, ticking(database.url, lock_file) as other:
        pids = {str(one.pid): one, str(other.pid): other}
        first = wait_for(lambda: leader(session))
        seen = set()
        for _ in range(30):
            seen.add(leader(session))
            time.sleep(0.05)
        assert seen == {first}
        pids[first].kill()
        pids[first].wait()
        second = wait_for(lambda: leader(session) != first and leader(session))
        assert {first, second} == set(pids)


def test_one_of_two_leaderships_leads_and_resigning_lets_the_other_lead(session, tmp_path):
    lock_file = str(tmp_path / "leader.lock")
    one, other = leadership_of(session, lock_file=lock_file), leadership_of(session, lock_file=lock_file)
    assert (one.leads(), one.leads(), other.leads()) == (True, True, False)
    one.resign()
    assert (other.leads(), one.leads()) == (True, False)
    other.resign()


@pytest.mark.engines("sqlite")
def test_a_lock_file_that_was_removed_keeps_nobody_out(session, tmp_path):
    path = tmp_path / "leader.lock"
    one, other = leadership_of(session, lock_file=str(path)), leadership_of(session, lock_file=str(path))
    assert one.leads()
    path.unlink()
    assert other.leads()
    assert not one.leads()
    other.resign()


class Always:
    """A leadership for tests of a single process."""

    def leads(self):
        """Lead."""
        return True

    def resign(self):
        """Stay."""


@pytest.fixture
def app(database):
    """Provide the application over this test's database, on Wednesday 17 June."""
    built = build_app(database.url, now=lambda: moment("Wed 2026-06-17 00:01"))
    yield built
    let_go(built)


def test_a_job_that_fails_leaves_the_others_alone_and_the_tick_unsigned(session, app, monkeypatch):
    from blueprints import jobs

    ran = []

    def fail(_app, _now):
        raise RuntimeError("out of order")

    monkeypatch.setattr(jobs, "JOBS", (("broken", fail), ("whole", lambda _app, now: ran.append(now))))
    assert jobs.tick(app, Always())
    assert ran == [moment("Wed 2026-06-17 00:01")]
    assert last_tick(session()) is None


def test_the_tick_sweeps_with_the_applications_clock_and_signs(session, app):
    from blueprints import jobs
    from mediation.clocks.codes import TermCode
    from models.operations.unit_of_work import unit_of_work
    from models.steps.clocks import start_clock
    from tests.dates import day
    from tests.factories.clocks import put_case_of, put_world
    from tests.factories.law import law_on

    with unit_of_work(session) as work:
        world = put_world(work)
        on, at, law = day("Mon 2026-06-01"), moment("Mon 2026-06-01 09:00"), law_on(work, day("Mon 2026-06-01"))
        case = put_case_of(work, world)
        start_clock(work, law, case_id=case.id, term=TermCode.NOTICE_15, on=on, at=at, organisation_id=world.centre)
    assert jobs.tick(app, Always())
    session.rollback()
    assert len(session.scalars(select(Breach)).all()) == 1
    assert last_tick(session()).at == moment("Wed 2026-06-17 00:01")


def test_the_tick_lets_time_settle_a_transfer_that_nobody_objected_to(desk, app):
    from blueprints import jobs
    from mediation.casefile.kinds import HandOverState
    from models.operations.handovers import SendCase, send_case

    about = {"competent_id": desk.world.org("zr"), "title": "宅基地确权登记"}
    case_id = desk.register("mtc_window", "Mon 2026-06-01 09:00", about=about).case_id
    sent = {"to_id": desk.world.org("zr"), "reason": "属自然资源部门职责"}
    desk.act(send_case, SendCase, "mtc_window", "Mon 2026-06-01 10:00", case_id, **sent)
    assert jobs.tick(app, Always())
    desk.session.rollback()
    assert desk.hand_over(case_id).state is HandOverState.ACCEPTED
    assert "objection_5wd" not in set(desk.session.scalars(select(Breach.term)))


def test_who_does_not_lead_does_nothing(session, app):
    from blueprints import jobs

    class Never(Always):
        def leads(self):
            return False

    assert not jobs.tick(app, Never())
    assert last_tick(session()) is None


def test_without_the_setting_no_scheduler_starts(app):
    from blueprints import jobs

    assert jobs.start_scheduler(app) is None
