"""What is overdue and what is due soon, for one's own offices or for all cases within reach."""

from typing import Any

from flask import render_template, request

from blueprints.clocks.asked import AskedList
from blueprints.clocks.blueprint import blueprint
from blueprints.clocks.presenters import due_list
from blueprints.edge.access import actor_for, open_to, viewer
from blueprints.edge.law import law
from blueprints.edge.moment import now, today
from mediation.secrecy.acts import PageAct
from models.queries.clocks import due_counts, due_page
from models.queries.reach import reach
from models.tables.base import db

VIEW = PageAct.CLOCKS_VIEW.value


@blueprint.route("/clocks")
@open_to(VIEW)
def index() -> str:
    """List running clocks that are overdue or due soon, first due first."""
    asked = AskedList.from_address(request.args)
    offices = {id_ for post in viewer().posts for id_ in post.organisations} if asked.is_mine else None
    facts: dict[str, Any] = {"now": now(), "reached": reach(viewer())}
    county = law(actor_for(VIEW).county_id)
    counts = due_counts(db.session, county, offices, **facts)
    page = due_page(db.session, county, offices, kind=asked.kind, after=asked.after, **facts)
    return render_template("clocks/index.html", page=due_list(page, counts, asked, today=today()))
