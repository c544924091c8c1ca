"""Run the migrations over a test's database."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's settings over a connection."""
    config = Config(MIGRATIONS / "alembic.ini")
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, *, to: str = "head") -> None:
    """Bring a database forward to a revision."""
    with engine.connect() as connection:
        command.upgrade(alembic_config(connection), to)


def downgrade(engine: Engine, *, to: str = "base") -> None:
    """Take a database back to a revision."""
    with engine.connect() as connection:
        command.downgrade(alembic_config(connection), to)
