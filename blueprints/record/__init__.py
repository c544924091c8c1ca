"""The record: a page to read it, commands to verify its chains and to judge every verdict again."""

from blueprints.record import views
from blueprints.record.blueprint import blueprint
from blueprints.record.commands import register_commands

__all__ = ["blueprint", "register_commands", "views"]
