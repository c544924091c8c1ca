"""The desk: one screen to register a visit, the verdict and its prints, drafts, the walk-in queue."""

from blueprints.reception import drafts, panels, prints, queue, views
from blueprints.reception.blueprint import blueprint

__all__ = ["blueprint", "drafts", "panels", "prints", "queue", "views"]
