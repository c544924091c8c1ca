"""The centres of a county and the procedure, published for everybody (R-1.04)."""

from flask import abort, render_template, request

from blueprints.citizens.blueprint import blueprint
from blueprints.edge.access import open_to_everyone
from blueprints.edge.moment import today
from blueprints.words.citizens import PROCEDURE
from models.ids import row_id
from models.queries.citizens import centres_of, counties_with_centres, find_centre
from models.tables.base import db


@blueprint.route("/centres")
@open_to_everyone
def centres() -> str:
    """List the centres of a county with the procedure; several counties are offered for choice."""
    counties = counties_with_centres(db.session, on=today())
    chosen = request.args.get("county", type=row_id)
    county = next((one for one in counties if one.id == chosen), counties[0] if len(counties) == 1 else None)
    rows = centres_of(db.session, county.id, on=today()) if county else ()
    return render_template("citizens/centres.html", counties=counties, county=county, rows=rows, procedure=PROCEDURE)


@blueprint.route("/centres/<int:centre_id>")
@open_to_everyone
def centre(centre_id: int) -> str:
    """Show one centre with its windows and, for a township's, the committees of its villages."""
    page = find_centre(db.session, centre_id, on=today())
    if page is None:
        abort(404)
    return render_template("citizens/centre.html", page=page)
