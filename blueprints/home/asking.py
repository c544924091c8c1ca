"""Who asks for the lists of the home page, read once per request."""

from flask import g

from blueprints.edge.access import acting_post, posts, viewer
from blueprints.edge.law import law
from blueprints.edge.moment import now
from mediation.worklists.kinds import WorkKind, work_of
from models.queries.worklists import Asking, desk_of
from models.tables.base import db

NO_COUNTY = 0


def asking() -> Asking:
    """Return the desk of the one who asks, under the law of the county of the post in use."""
    if "asking" not in g:
        post = acting_post()
        g.asking = Asking(desk_of(db.session, viewer()), law(post.county_id if post else NO_COUNTY), now())
    found: Asking = g.asking
    return found


def kinds() -> tuple[WorkKind, ...]:
    """Return the lists that are the work of the one who asks."""
    return work_of(frozenset(post.role for post in posts()))
