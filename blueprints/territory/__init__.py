"""The divisions: a page to look them up, their import, and the lists of the place picker."""

from blueprints.territory import picker, views
from blueprints.territory.blueprint import blueprint
from blueprints.territory.commands import register_commands

__all__ = ["blueprint", "picker", "register_commands", "views"]
