"""Where a working day begins: what waits, what is new, and what the words mean."""

from blueprints.home import guide, views
from blueprints.home.blueprint import blueprint

__all__ = ["blueprint", "guide", "views"]
