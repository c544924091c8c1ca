"""The published route table, as the tests of this room read it."""

import tomllib
from pathlib import Path

from mediation.routing.routes import RouteTable, route_table

PUBLISHED = Path(__file__).parents[3] / "platform" / "mediation" / "data" / "routes.toml"


def published_routes() -> RouteTable:
    """Return the table the application starts with."""
    return route_table(tomllib.loads(PUBLISHED.read_text(encoding="utf-8")))
