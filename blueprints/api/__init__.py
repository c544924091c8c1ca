"""The interface for other systems: /api/v1, by token, as JSON."""

from blueprints.api import cases, document, organisations, record, visits, workdays
from blueprints.api.blueprint import blueprint

__all__ = ["blueprint", "cases", "document", "organisations", "record", "visits", "workdays"]
