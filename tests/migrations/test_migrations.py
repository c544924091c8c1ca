"""The migrations build what the models say, and run both ways, on both engines."""

from collections.abc import Iterator

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

from models.tables.every import METADATA
from tests.engines.migrating import alembic_config, downgrade, upgrade
from tests.engines.schema import lay_schema
from tests.engines.templates import FreshDatabase
from tests.migrations.schema import schema_of

SCRIPTS = ScriptDirectory.from_config(alembic_config())
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


@pytest.fixture
def engine(blank_database: FreshDatabase) -> Iterator[Engine]:
    """Provide the engine of a database without any table."""
    made = create_engine(blank_database.url)
    yield made
    made.dispose()


def test_there_is_one_line_of_revisions() -> None:
    assert len(SCRIPTS.get_heads()) == 1


def test_the_migrations_build_what_the_models_say(engine: Engine) -> None:
    lay_schema(engine)
    said = schema_of(engine)
    _forget(engine)
    upgrade(engine)
    assert schema_of(engine) == said


def test_every_revision_can_be_taken_back(engine: Engine) -> None:
    schemas = [schema_of(engine)]
    for revision in REVISIONS:
        upgrade(engine, to=revision)
        schemas.append(schema_of(engine))
    for revision, before in zip(reversed(["base", *REVISIONS[:-1]]), reversed(schemas[:-1]), strict=True):
        downgrade(engine, to=revision)
        assert schema_of(engine) == before, f"after going back to {revision}"


def test_going_down_and_up_again_ends_in_the_same_schema(engine: Engine) -> None:
    upgrade(engine)
    first = schema_of(engine)
    downgrade(engine)
    upgrade(engine)
    assert schema_of(engine) == first


def _forget(engine: Engine) -> None:
    """Drop what create_all made; drop_all leaves the trigger's function behind."""
    METADATA.drop_all(engine)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP FUNCTION IF EXISTS refuse_change() CASCADE")
