"""The law of a county at the moment of the request."""

from flask import current_app, g

from blueprints.edge.moment import today
from mediation.rulebook import Rulebook
from models.law import Law, law_of
from models.tables.base import db


def rulebook() -> Rulebook:
    """Return the published tables as the application read them at its start."""
    found: Rulebook = current_app.extensions["rulebook"]
    return found


def law(county_id: int) -> Law:
    """Return a county's law of today, its parameters and the loaded calendar included; read once per request."""
    kept: dict[int, Law] = g.setdefault("laws", {})
    if county_id not in kept:
        kept[county_id] = law_of(db.session, rulebook(), county_id, today())
    return kept[county_id]
