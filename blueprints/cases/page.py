"""One case on one page: who holds it, until when, what can be done now, what the gate said, and its story."""

from flask import render_template, request, session

from blueprints.cases.blueprint import blueprint
from blueprints.cases.presenters import case_words
from blueprints.cases.story import AskedStory
from blueprints.edge.access import actor_for, open_to, viewer
from blueprints.edge.moment import now
from blueprints.edge.setting import setting
from mediation.secrecy.acts import PageAct
from models.queries.cases.detail import case_page
from models.tables.base import db

VIEW = PageAct.CASES_VIEW.value
NEWEST_LAST = "story_newest_last"
"""What the session remembers of the order in which somebody likes to read."""


@blueprint.route("/cases/<int:case_id>")
@open_to(VIEW)
def show(case_id: int) -> str:
    """Show a case; whoever may not have it before him gets the same answer as for none."""
    asked = AskedStory.from_address(request.args, newest_last=bool(session.get(NEWEST_LAST)))
    if "order" in request.args:
        session[NEWEST_LAST] = asked.newest_last
    found = case_page(db.session, setting(), viewer(), actor=actor_for(VIEW), case_id=case_id, now=now())
    return render_template("cases/page.html", case=case_words(found, asked))
