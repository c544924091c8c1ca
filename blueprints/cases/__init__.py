"""Cases: the page of one with its story."""

from blueprints.cases import page
from blueprints.cases.blueprint import blueprint

__all__ = ["blueprint", "page"]
