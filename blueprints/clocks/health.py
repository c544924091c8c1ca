"""Whether the database answers, fits the program and is swept; for whoever watches the machine."""

from functools import cache
from typing import Any

from alembic.script import ScriptDirectory
from flask import current_app

from blueprints.clocks.blueprint import blueprint
from blueprints.edge.access import open_to_everyone
from blueprints.edge.moment import now
from models.queries.revision import revision_of
from models.queries.sweep import DatabaseSilent, last_tick
from models.silence import SILENT
from models.tables.base import db

LATE_TICKS = 5
"""After so many missed ticks the sweep counts as dead."""


@blueprint.route("/healthz")
@open_to_everyone
def healthz() -> tuple[dict[str, Any], int]:
    """Answer 200 with the age of the last tick in seconds, 503 when the database or the sweep is silent."""
    try:
        tick = last_tick(db.session)
    except DatabaseSilent:
        return {"database": "silent", "sweep": "unknown", "last_tick_age": None}, 503
    age = int((now() - tick.at).total_seconds()) if tick else None
    if not current_app.config["SCHEDULER"]:
        return {"database": "ok", "sweep": "off", "last_tick_age": age}, 200
    alive = age is not None and age <= LATE_TICKS * current_app.config["TICK_SECONDS"]
    return {"database": "ok", "sweep": "ok" if alive else "late", "last_tick_age": age}, 200 if alive else 503


@blueprint.route("/readyz")
@open_to_everyone
def readyz() -> tuple[dict[str, Any], int]:
    """Answer 200 when people may be sent here: the database answers and its tables are those of this program."""
    try:
        laid = revision_of(db.session)
    except SILENT:
        return {"database": "silent", "tables": "unknown", "revision": None}, 503
    fits = laid == _newest_revision(current_app.extensions["migrate"].directory)
    return {"database": "ok", "tables": "ok" if fits else "other", "revision": laid}, 200 if fits else 503


@cache
def _newest_revision(directory: str) -> str | None:
    # Reading every migration takes longer than the rest of the answer, and they do not change while the program runs.
    return ScriptDirectory(directory).get_current_head()
