"""Cases: the page of one with its story."""

from blueprints.cases import acts, lists, page
from blueprints.cases.blueprint import blueprint
from blueprints.cases.commands import register_commands

__all__ = ["acts", "blueprint", "lists", "page", "register_commands"]
