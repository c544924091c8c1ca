"""The hand-overs of one's own offices."""

from flask import render_template, request

from blueprints.edge.access import actor_for, open_to, viewer
from blueprints.edge.law import law
from blueprints.edge.moment import now
from blueprints.handovers.blueprint import blueprint
from blueprints.handovers.presenters import asked_key, asked_tray, tray_words
from mediation.secrecy.acts import PageAct
from models.queries.handovers import tray_counts, tray_page
from models.queries.worklists import desk_of
from models.tables.base import db

LIST = PageAct.HANDOVERS_LIST.value


@blueprint.route("/handovers")
@open_to(LIST)
def index() -> str:
    """List what was sent to one's offices and what they sent, a tray at a time."""
    tray, after = asked_tray(request.args), asked_key(request.args)
    offices = desk_of(db.session, viewer()).organisation_ids
    county = law(actor_for(LIST).county_id)
    page = tray_page(db.session, county, viewer(), tray, offices=offices, now=now(), after=after)
    counts = tray_counts(db.session, viewer(), offices=offices)
    return render_template("handovers/index.html", tray=tray_words(tray, page, counts, after=after))
