"""Cases: the page of one with its story."""

from blueprints.cases import acts, lists, page
from blueprints.cases.blueprint import blueprint

__all__ = ["acts", "blueprint", "lists", "page"]
