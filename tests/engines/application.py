"""The application put together for a test, over a database of the test's own."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask

from app import create_app
from models.tables.base import db

Seed = Callable[[Flask], None]

SETTINGS = {
    "TESTING": True,
    "SECRET_KEY": "for tests alone",
    "PERSONAL_KEYS": f"k1:{'01' * 32}",
    "INDEX_KEY": "02" * 32,
    # One test switches it on and asks for the refusal; the others post plain forms.
    "WTF_CSRF_ENABLED": False,
    # No background thread in a test: the sweep is called where a test wants it.
    "SCHEDULER": False,
}


def build_app(url: str, *, now: Callable[[], datetime]) -> Flask:
    """Put an application together over the database at a URL; give its connections back with `let_go`."""
    return create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": url, "NOW": now})


def let_go(app: Flask) -> None:
    """Close every connection of an application, so that its database can be copied or dropped."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def lay_schema(_app: Flask) -> None:
    """Create every table, constraint and trigger; runs inside the application's context."""
    db.create_all()


SEEDS: dict[str, Seed] = {"empty": lay_schema}
"""Template name → what fills a blank database. `@pytest.mark.seed(name)` asks for one; "empty" is the rule."""


def fill(url: str, *, seed: str, now: Callable[[], datetime]) -> None:
    """Bring a blank database into the state of a template and close every connection to it."""
    app = build_app(url, now=now)
    with app.app_context():
        SEEDS[seed](app)
    let_go(app)
