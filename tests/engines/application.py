"""The application put together for a test, over a database of the test's own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine

from app import create_app, read_setting
from models.key_ring import GivenKeys, KeyRing, read_keys
from models.tables.base import db
from models.tables.personal import use_keys

SETTINGS = {
    "TESTING": True,
    "SECRET_KEY": "for tests alone",
    # The keys of tests/engines/schema.py: page and test read one another's rows.
    "PERSONAL_KEYS": f"k1:{'01' * 32}",
    "INDEX_KEY": "02" * 32,
    # A real hash costs a quarter of a second.
    "PASSWORD_HASHING": {"time_cost": 1, "memory_kib": 8, "parallelism": 1},
    # One test switches it on and asks for the refusal; the others post plain forms.
    "WTF_CSRF_ENABLED": False,
    # No background thread in a test: the sweep is called where a test wants it.
    "SCHEDULER": False,
}


_FOLDER = TemporaryDirectory(prefix="fengqiao-templates-")
_COMPILED = FileSystemBytecodeCache(_FOLDER.name)
"""Every test has an application of its own; without this each would compile the templates of its pages again."""


def build_app(url: str, *, now: Callable[[], datetime]) -> Flask:
    """Put an application together over the database at a URL; give its connections back with `let_go`."""
    app = create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": url, "NOW": now})
    app.jinja_env.bytecode_cache = _COMPILED
    return app


def lend_app(url: str, *, now: Callable[[], datetime]) -> Flask:
    """Return this process's one application as if it had just been put together over the database at a URL.

    Laying out its addresses takes longer than most tests. What a test may change of it is as at the beginning: the
    settings, the clock, the graphs, the keys, the connections. Whoever changes more, or wants two, calls `build_app`.
    """
    app, beginning = _the_one()
    app.config.clear()
    app.config.update(beginning)
    app.config.update(SQLALCHEMY_DATABASE_URI=url, NOW=now)
    app.extensions["now"] = now
    app.extensions["setting"] = setting = read_setting()
    app.extensions["rulebook"], app.extensions["graphs"] = setting.rulebook, setting.graphs
    app.extensions["keys"] = source = GivenKeys(read_keys(app.config["PERSONAL_KEYS"], at="the tests"))
    use_keys(KeyRing(source, index_key=bytes.fromhex(app.config["INDEX_KEY"])))
    with app.app_context():
        db.engines[None] = create_engine(url, **app.config["SQLALCHEMY_ENGINE_OPTIONS"])
    return app


@cache
def _the_one() -> tuple[Flask, Mapping[str, Any]]:
    app = build_app("sqlite://", now=_no_clock)
    return app, dict(app.config)


def _no_clock() -> datetime:
    raise AssertionError("an application that nobody has borrowed is asked for the time")


def let_go(app: Flask) -> None:
    """Close every connection of an application, so that its database can be copied or dropped."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
