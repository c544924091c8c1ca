"""The fragments that follow the form while it is filled in."""

from flask import render_template, request

from blueprints.edge.access import open_to
from blueprints.reception.blueprint import blueprint
from blueprints.reception.desk import desk
from blueprints.reception.forms import RegisterForm
from blueprints.reception.looking import look_at
from models.ids import row_id

REGISTER, SEARCH = "reception.register", "reception.search"


@blueprint.route("/reception/look", methods=["POST"])
@open_to(SEARCH)
def look() -> str:
    """Return the side panel for what was typed so far; nothing is written."""
    form = RegisterForm(desk=desk(request.form.get("county")))
    return render_template("reception/_look.html", form=form, look=look_at(form), swaps=True)


@blueprint.route("/reception/organs")
@open_to(REGISTER)
def organs() -> str:
    """Return the organs whose name contains what is typed, as options grouped by tier."""
    here = desk(request.args.get("county"))
    groups, chosen = here.organs(containing=request.args.get("organ_sought", "")), request.args.get("competent", "")
    kept = [(id_, name) for group in here.organs().values() for id_, name in group if id_ == chosen]
    return render_template("reception/_organs.html", groups=groups, chosen=chosen, kept=kept)


@blueprint.route("/reception/villages")
@open_to(REGISTER)
def villages() -> str:
    """Return the villages of the township chosen, as options."""
    here = desk(request.args.get("county"))
    rows = here.villages(request.args.get("town", type=row_id))
    return render_template("reception/_villages.html", rows=rows)
