"""The tables of a test's database, laid without Flask: models never know it, and their tests need not wait for it."""

from collections.abc import Callable

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from models.key_ring import GivenKeys, KeyRing, Keys
from models.tables.every import METADATA
from models.tables.personal import use_keys
from tests.worlds.linjiang import build_linjiang

Seed = Callable[[scoped_session[Session]], object]

TEST_KEYS = KeyRing(GivenKeys(Keys({"k1": b"\x01" * 32})), index_key=b"\x02" * 32)


def open_sessions(url: str) -> scoped_session[Session]:
    """Return the sessions of a database, as the application makes them; give them back with `close_sessions`."""
    use_keys(TEST_KEYS)
    return scoped_session(sessionmaker(create_engine(url), expire_on_commit=False))


def close_sessions(sessions: scoped_session[Session]) -> None:
    """Close every connection, so that the database can be copied or dropped."""
    engine = sessions.get_bind()
    sessions.remove()
    assert isinstance(engine, Engine)
    engine.dispose()


def lay_schema(engine: Engine) -> None:
    """Create every table, constraint and trigger in a blank database, as the models say."""
    # The migrations build the same: tests/migrations/ compares them line by line.
    for table in METADATA.tables.values():
        for key in table.foreign_key_constraints:
            # SQLAlchemy adds a key of a ring of tables by ALTER on PostgreSQL and then remembers on the key itself not
            # to write it into a CREATE TABLE: the next SQLite database of this process would go without it.
            key._create_rule = None
    METADATA.create_all(engine)


def nothing(_sessions: scoped_session[Session]) -> None:
    """Leave the tables empty."""


SEEDS: dict[str, Seed] = {"empty": nothing, "linjiang": build_linjiang}
"""Template name → what is written into it, by operations. `@pytest.mark.seed(name)` asks for one."""


def fill(url: str, *, seed: str) -> None:
    """Bring a blank database into the state of a template and close every connection to it."""
    sessions = open_sessions(url)
    engine = sessions.get_bind()
    assert isinstance(engine, Engine)
    lay_schema(engine)
    SEEDS[seed](sessions)
    close_sessions(sessions)
