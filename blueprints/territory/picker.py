"""The lists of the place picker: townships of a county, villages of a township."""

from flask import render_template, request

from blueprints.edge.access import open_to
from blueprints.edge.moment import today
from blueprints.territory.blueprint import blueprint
from mediation.secrecy.acts import PageAct
from models.ids import row_id
from models.queries.territory import children_of
from models.tables.base import db


@blueprint.route("/places/options")
@open_to(PageAct.TERRITORY_VIEW.value)
def options() -> str:
    """Return the divisions directly below `under` as options of a select; for htmx."""
    under = request.args.get("under", type=row_id)
    rows = children_of(db.session, under, on=today()) if under is not None else ()
    return render_template("territory/options.html", rows=rows)
