"""`flask --app app setup`: migrate, load the demo county into an empty database, say where it is and who comes in."""

import os

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from tqdm import tqdm

from blueprints.edge.access import hashing
from demo import database
from demo.introduction import introduce
from demo.load import load_demo
from models.tables.base import db


def register_commands(app: Flask) -> None:
    """Add `flask --app app setup`."""
    app.cli.add_command(setup)


@click.command()
@click.option("--reset", is_flag=True, help="Throw the database away first.")
@click.option("--yes", is_flag=True, help="Do not ask before throwing it away.")
@with_appcontext
def setup(reset: bool, yes: bool) -> None:
    """Bring the database up to date and load the demo county when it is empty; a second run keeps what is there."""
    with database.one_at_a_time():
        if reset:
            _reset(ask=not yes)
        database.migrate()
        if current_app.config["DEMO"]:
            _load_when_empty()
    for line in introduce(port=os.environ.get("PORT", "8000")):
        click.echo(line)


def _reset(*, ask: bool) -> None:
    if ask:
        click.confirm(f"Delete everything in {database.where()}?", abort=True)
    with database.nobody_else():
        database.throw_away()


def _load_when_empty() -> None:
    if database.was_interrupted():
        click.echo("Loading the demo county was interrupted last time; starting over.")
        with database.nobody_else():
            database.throw_away()
        database.migrate()
    if not database.is_empty():
        return
    click.echo("Loading the demo county 高密市 …")
    with database.nobody_else(), database.unfinished_until_the_end(), tqdm(unit=" days", disable=None) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        loaded = load_demo(
            db.session,
            current_app.extensions["setting"],
            now=current_app.extensions["now"](),
            password=current_app.config["DEMO_PASSWORD"],
            hashing=hashing(),
            progress=advance,
        )
    click.echo(f"{loaded.organisations} organisations, {loaded.accounts} accounts, {loaded.cases} cases.")
