"""What runs without anybody asking: every process ticks, and the one that leads does the work."""

import os
import socket
from collections.abc import Callable
from datetime import datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from models.failures import way_to
from models.leadership import Leadership, leadership_of
from models.operations.handovers import let_time_pass
from models.operations.kept_answers import forget_old_answers
from models.operations.sessions import forget_old_doors
from models.operations.sweep import keep_tick, sweep_due
from models.tables.base import db

log = structlog.get_logger()
Job = Callable[[Flask, datetime], None]


def start_scheduler(app: Flask) -> BackgroundScheduler | None:
    """Let this process tick; None when the setting SCHEDULER is off. Called once in each process, after the fork."""
    if not app.config["SCHEDULER"]:
        return None
    with app.app_context():
        leadership = leadership_of(db.session, lock_file=app.config["LOCK_FILE"])
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        tick,
        "interval",
        seconds=app.config["TICK_SECONDS"],
        args=(app, leadership),
        id="tick",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    return scheduler


def tick(app: Flask, leadership: Leadership) -> bool:
    """Do every job once when this process leads, and tell whether it does; a job that fails leaves the others alone."""
    if not _leads(leadership):
        return False
    now = app.extensions["now"]()
    done = [_run(app, name, job, now) for name, job in JOBS]
    if all(done):
        # A tick that did not do its work is no sign of life.
        _run(app, "tick", _sign_of_life, now)
    return True


def _leads(leadership: Leadership) -> bool:
    try:
        return leadership.leads()
    except Exception as error:
        log.error("leadership_unknown", process=_process(), **way_to(error))
        return False


def _run(app: Flask, name: str, job: Job, now: datetime) -> bool:
    try:
        with app.app_context():
            job(app, now)
    except Exception as error:
        log.error("job_failed", job=name, process=_process(), **way_to(error))
        return False
    return True


def _sweep(app: Flask, now: datetime) -> None:
    result = sweep_due(db.session, app.extensions["rulebook"], now=now)
    if result.batches or result.failed:
        log.info(
            "swept",
            alarms=result.alarms,
            breaches=result.breaches,
            elapsed=result.elapsed,
            hops=result.hops,
            asked=result.asked,
            moved=result.moved,
            batches=result.batches,
            failed=result.failed,
        )


def _let_time_pass(app: Flask, now: datetime) -> None:
    settled = let_time_pass(db.session, app.extensions["setting"], now=now)
    if settled.owned or settled.lapsed or settled.failed:
        log.info("time_passed", owned=settled.owned, lapsed=settled.lapsed, failed=settled.failed)


def _forget_old_doors(_app: Flask, now: datetime) -> None:
    forget_old_doors(db.session, now=now)


def _forget_old_answers(_app: Flask, now: datetime) -> None:
    forget_old_answers(db.session, now=now)


def _sign_of_life(_app: Flask, now: datetime) -> None:
    keep_tick(db.session, at=now, leader=_process())


def _process() -> str:
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


JOBS: tuple[tuple[str, Job], ...] = (
    ("hand_overs", _let_time_pass),
    ("sweep", _sweep),
    ("doors", _forget_old_doors),
    ("kept_answers", _forget_old_answers),
)
"""Name and job, each in an application context of its own; what ends by silence is settled before the sweep."""
