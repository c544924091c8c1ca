"""The queue of what only a person can settle."""

from blueprints.exceptions import views
from blueprints.exceptions.blueprint import blueprint

__all__ = ["blueprint", "views"]
