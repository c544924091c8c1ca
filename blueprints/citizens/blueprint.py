"""The blueprint to which the views of this package belong."""

from flask import Blueprint

blueprint = Blueprint("citizens", __name__)
