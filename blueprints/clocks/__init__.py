"""What is due and why, the calendar of working days, and whether the sweep is alive."""

from blueprints.clocks import calendar, health, views
from blueprints.clocks.blueprint import blueprint
from blueprints.clocks.commands import register_commands

__all__ = ["blueprint", "calendar", "health", "register_commands", "views"]
