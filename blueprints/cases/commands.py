"""Searching from the command line: `search rebuild`."""

import click
from flask import Flask
from flask.cli import AppGroup

from models.operations.search import rebuild_search
from models.tables.base import db

search = AppGroup("search", help="The texts that cases are found by.")


def register_commands(app: Flask) -> None:
    """Add `flask --app app search …`."""
    app.cli.add_command(search)


@search.command("rebuild")
def rebuild() -> None:
    """Write the searchable texts of all cases anew; work goes on meanwhile, and a second run changes nothing."""
    done = 0
    for done in rebuild_search(db.session):
        click.echo(f"{done} cases", err=True)
    click.echo(f"The texts of {done} cases were written anew.")
