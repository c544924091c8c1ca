"""The tables of law and the graphs that operations are given."""

from flask import current_app

from models.setting import Setting


def setting() -> Setting:
    """Return the application's setting, made once at its start."""
    found: Setting = current_app.extensions["setting"]
    return found
