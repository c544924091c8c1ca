"""The desk and the lists: what a person waits for, on SQLite with a county in it."""

import sqlite3
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import read_setting
from models.operations.reception.register import register_visit
from models.queries.reach import reach, viewer_of
from models.tables.cases import Case
from tests.bench.timing import Pair, beside
from tests.dates import day
from tests.engines.schema import fill, open_sessions
from tests.factories.visits import visit
from tests.worlds.linjiang import find_linjiang

_numbers = count(1)


def _county() -> tuple[Any, Path]:
    folder = Path(tempfile.mkdtemp(prefix="fq-bench-"))
    database = folder / "county.db"
    fill(f"sqlite:///{database}", seed="linjiang")
    return open_sessions(f"sqlite:///{database}"), folder


def _plain_insert(folder: Path) -> Any:
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("PRAGMA synchronous=FULL")
    plain.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text TEXT)")

    def insert() -> None:
        plain.execute("BEGIN IMMEDIATE")
        for _ in range(12):
            plain.execute("INSERT INTO lines (text) VALUES ('来访')")
        plain.execute("COMMIT")

    return insert


@beside("twelve raw inserts in one durable transaction")
def registering() -> Pair:
    """Register a visit: judged, numbered, held, clocked, written in the record."""
    sessions, folder = _county()
    world, setting = find_linjiang(sessions), read_setting()

    def register() -> None:
        command = visit(world, sessions, "lh_town", "Mon 2026-03-09 09:30", submission_key=f"b{next(_numbers)}")
        register_visit(sessions, setting, command)

    return Pair(call=register, floor=_plain_insert(folder))


@beside("the same rows by raw SQL without asking who looks")
def reaching() -> Pair:
    """Read the newest 25 of 500 cases within a village's reach."""
    sessions, folder = _county()
    world, setting = find_linjiang(sessions), read_setting()
    for at in range(500):
        command = visit(world, sessions, "lh_town", "Mon 2026-03-09 09:30", submission_key=f"r{at}")
        register_visit(sessions, setting, command)
    viewer = viewer_of(sessions, world.account("lh_mediator"), on=day("Mon 2026-03-09"))
    query = select(Case.id, Case.number, Case.title).where(reach(viewer)).order_by(Case.id.desc()).limit(25)
    raw = sqlite3.connect(folder / "county.db")
    return Pair(
        call=lambda: sessions.execute(query).all(),
        floor=lambda: raw.execute("SELECT id, number, title FROM cases ORDER BY id DESC LIMIT 25").fetchall(),
    )
