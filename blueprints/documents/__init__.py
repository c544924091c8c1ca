"""The papers of a case, printed on A4."""

from blueprints.documents import views
from blueprints.documents.blueprint import blueprint

__all__ = ["blueprint", "views"]
