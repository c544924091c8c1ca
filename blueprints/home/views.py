"""The home page, the lists behind its tiles, and the cursor of what is new."""

from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.edge.access import open_to, person
from blueprints.edge.moment import now
from blueprints.home.asking import asking, kinds
from blueprints.home.blueprint import blueprint
from blueprints.home.presenters import notice_list, pressing_lines, starting_points, tiles_of, work_list
from mediation.secrecy.acts import PageAct
from mediation.worklists.kinds import WorkKind
from models.ids import find_id
from models.operations.looking import Look
from models.operations.looking import look as take_note
from models.queries.worklists import notices_page, pressing_rows, work_counts, work_page
from models.tables.base import db

HOME = PageAct.HOME_VIEW.value
NEWEST = 6
HAS_CASES = {WorkKind.OVERDUE, WorkKind.WATCHED}
"""Whoever has neither of these lists has no cases waiting, and begins elsewhere."""


@blueprint.route("/")
@open_to(HOME)
def index() -> str:
    """Show one's work today: what waits as counts, what is pressing and what is new as lists."""
    mine = kinds()
    if not set(mine) & HAS_CASES:
        return render_template("home/start.html", points=starting_points())
    return render_template(
        "home/index.html",
        tiles=tiles_of(work_counts(db.session, asking(), mine)),
        pressing=pressing_lines(pressing_rows(db.session, asking(), size=NEWEST), asking()),
        notices=notice_list(notices_page(db.session, asking(), size=NEWEST)),
    )


@blueprint.route("/work/<work>")
@open_to(HOME)
def work(work: str) -> str:
    """Show the list behind a tile, a page at a time; a list that is not one's work is not there."""
    kind = next((kind for kind in kinds() if kind.value == work), None)
    if kind is None:
        abort(404)
    after = request.args.get("after")
    if kind is WorkKind.NOTICES:
        page = notices_page(db.session, asking(), after=find_id(after))
        return render_template("home/notices.html", notices=notice_list(page), after=after)
    rows = work_page(db.session, asking(), kind, after=after)
    return render_template("home/work.html", page=work_list(kind, rows, asking()), after=after)


@blueprint.route("/work/notices/seen", methods=["POST"])
@open_to(HOME)
def look() -> Any:
    """Take note that everything up to the newest notice on the page has been seen."""
    seen = _moment(request.form.get("until", ""))
    if seen is not None:
        take_note(db.session, Look(person().account_id, seen_until=seen, now=now()))
        flash(_("已标为看过，之后的新情况会再提示。"), "met")
    return redirect(url_for("home.index"), code=303)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
