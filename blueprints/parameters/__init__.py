"""A county's own numbers, within the law."""

from blueprints.parameters import views
from blueprints.parameters.blueprint import blueprint

__all__ = ["blueprint", "views"]
