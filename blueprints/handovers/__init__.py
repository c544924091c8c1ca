"""Hand-overs: what waits for one's office and what it sent."""

from blueprints.handovers import views
from blueprints.handovers.blueprint import blueprint

__all__ = ["blueprint", "views"]
