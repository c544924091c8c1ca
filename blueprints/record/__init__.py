"""The record: a page to read it, commands to verify its chains, to judge verdicts again, to back everything up."""

from flask import Flask

from blueprints.record import backups, commands, views
from blueprints.record.blueprint import blueprint

__all__ = ["blueprint", "register_commands", "views"]


def register_commands(app: Flask) -> None:
    """Add the commands about the record and about backups."""
    commands.register_commands(app)
    backups.register_commands(app)
