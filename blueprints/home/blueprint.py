"""The blueprint to which the views of this package belong."""

from flask import Blueprint

blueprint = Blueprint("home", __name__)
