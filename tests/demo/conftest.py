"""The demo county told once for each worker, with one case or a few of every story."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, scoped_session

from app import read_setting
from demo.load import Loaded, load_demo
from models.passwords import Hashing
from models.setting import Setting
from tests.dates import moment
from tests.engines.schema import close_sessions, lay_schema, open_sessions

NOW = moment("Sat 2026-11-21 10:00")
CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
FEW = 0.02
"""Of every story one, of the commonest two."""


@dataclass(frozen=True, slots=True)
class Told:
    """A small demo county in a database of its own."""

    session: scoped_session[Session]
    setting: Setting
    loaded: Loaded


def tell(url: str) -> Told:
    """Lay the tables at a URL and load the county with few cases."""
    sessions, setting = open_sessions(url), read_setting()
    engine = sessions.get_bind()
    assert isinstance(engine, Engine)
    lay_schema(engine)
    loaded = load_demo(sessions, setting, now=NOW, password="demo-county-2026", hashing=CHEAP, scale=FEW)
    return Told(sessions, setting, loaded)


@pytest.fixture(scope="session")
def gaomi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Provide the small county; tests read it only."""
    told = tell(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'gaomi.sqlite3'}")
    yield told
    close_sessions(told.session)
