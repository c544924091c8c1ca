"""Pages for everybody: a petitioner's own case, and the centres with their procedure."""

from blueprints.citizens import centres, views
from blueprints.citizens.blueprint import blueprint

__all__ = ["blueprint", "centres", "views"]
