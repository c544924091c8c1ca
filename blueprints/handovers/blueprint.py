"""The blueprint to which the views of this package belong."""

from flask import Blueprint

blueprint = Blueprint("handovers", __name__)
