"""The application put together for a test, over a database of the test's own."""

from collections.abc import Callable
from datetime import datetime
from tempfile import TemporaryDirectory

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app import create_app
from models.tables.base import db

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


def let_go(app: Flask) -> None:
    """Close every connection of an application, so that its database can be copied or dropped."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
