"""`flask --app app setup`: the whole county by one command, kept by the second one, thrown away when asked."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import create_engine, func, inspect, select

from app import create_app
from demo import commands, database
from demo.personas import PERSONAS
from mediation.casefile.kinds import Stage
from models.leadership import leadership_of
from models.tables.base import db
from models.tables.cases import Case
from models.tables.organisations import Organisation
from tests.demo.conftest import NOW
from tests.engines.application import SETTINGS, let_go
from tests.engines.templates import FreshDatabase
from tests.shape.habits import clock_reads
from tests.shape.source import files_under


@pytest.fixture
def make(tmp_path: Path) -> Iterator[object]:
    """Provide `make(**settings)`: an application over a database that is not there yet."""
    built: list[Flask] = []

    def run(**settings: object) -> FlaskCliRunner:
        url = f"sqlite:///{tmp_path / 'fengqiao.db'}"
        own = {"SQLALCHEMY_DATABASE_URI": url, "LOCK_FILE": str(tmp_path / "leader.lock"), "NOW": lambda: NOW}
        built.append(create_app({**SETTINGS, **own, "DEMO": True, **settings}))
        return built[-1].test_cli_runner()

    yield run
    for app in built:
        let_go(app)


def count_of(runner: FlaskCliRunner, table: type) -> int:
    with runner.app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_one_command_loads_the_whole_county_and_the_second_one_keeps_it(make) -> None:
    runner = make()
    first = runner.invoke(args=["setup"])
    assert first.exit_code == 0, first.output
    assert "http://127.0.0.1:8000" in first.output
    assert all(persona.login in first.output for persona in PERSONAS if persona.login not in ("townhead", "city"))
    cases = count_of(runner, Case)
    with runner.app.app_context():
        stages = set(db.session.scalars(select(Case.stage).distinct()))
    assert cases >= 300
    assert stages == set(Stage)
    begun = time.monotonic()
    second = runner.invoke(args=["setup"])
    assert (second.exit_code, count_of(runner, Case)) == (0, cases)
    assert time.monotonic() - begun < 20
    assert second.output.count("demo-county-2026") == 1


def test_without_the_demo_it_lays_the_tables_and_says_what_comes_next(make) -> None:
    runner = make(DEMO=False)
    done = runner.invoke(args=["setup"])
    assert done.exit_code == 0
    assert "create-admin" in done.output
    assert count_of(runner, Organisation) == 0


def test_reset_asks_before_it_deletes(make, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = make(DEMO=False)
    runner.invoke(args=["setup"])
    thrown: list[bool] = []
    monkeypatch.setattr(database, "throw_away", lambda: thrown.append(True))
    refused = runner.invoke(args=["setup", "--reset"], input="n\n")
    assert (refused.exit_code, thrown) == (1, [])
    runner.invoke(args=["setup", "--reset", "--yes"])
    assert thrown == [True]


@pytest.mark.engines("sqlite", "postgresql")
def test_reset_leaves_nothing_of_the_old_database(make, blank_database: FreshDatabase) -> None:
    runner = make(DEMO=False, SQLALCHEMY_DATABASE_URI=blank_database.url)
    runner.invoke(args=["setup"])
    engine = create_engine(blank_database.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE of_somebody (id INTEGER)")
    engine.dispose()
    done = runner.invoke(args=["setup", "--reset", "--yes"])
    assert done.exit_code == 0, done.output
    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert ("of_somebody" in tables, "cases" in tables) == (False, True)


def test_a_running_server_keeps_its_database(make) -> None:
    runner = make(DEMO=False)
    runner.invoke(args=["setup"])
    with runner.app.app_context():
        leadership = leadership_of(db.session, lock_file=runner.app.config["LOCK_FILE"])
        assert leadership.leads()
    refused = runner.invoke(args=["setup", "--reset", "--yes"])
    leadership.resign()
    assert refused.exit_code == 1
    assert "server is running" in refused.output


def test_what_was_interrupted_is_begun_anew(make, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = make()

    def breaks_off(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "load_demo", breaks_off)
    assert runner.invoke(args=["setup"]).exit_code == 1
    again: list[bool] = []
    monkeypatch.setattr(commands, "load_demo", lambda *_args, **_more: again.append(database.is_empty()) or _Loaded())
    done = runner.invoke(args=["setup"])
    assert "interrupted" in done.output
    assert again == [True]


class _Loaded:
    organisations = accounts = cases = 0


def test_only_the_command_asks_what_time_it_is() -> None:
    files = files_under("demo")
    assert list(clock_reads(files)) == []
    asking = [file.path for file in files if 'extensions["now"]' in file.text]
    assert asking == ["demo/commands.py"]
