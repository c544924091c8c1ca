"""The interface for other systems; it knows tokens alone: no cookie opens anything here, so none can be misused."""

from flask import Blueprint

from blueprints.edge.security import csrf

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
csrf.exempt(blueprint)
