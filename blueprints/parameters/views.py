"""List the parameters of one's county and change one of them from a day on."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from blueprints.edge.access import actor, actor_for, may, open_to
from blueprints.edge.confirming import confirmed_anew
from blueprints.edge.law import law, rulebook
from blueprints.edge.moment import now, today
from blueprints.parameters.blueprint import blueprint
from blueprints.parameters.forms import form_for
from blueprints.parameters.presenters import parameter_lines, parameter_words
from mediation.secrecy.acts import PageAct
from models.operations.parameters import set_parameter
from models.queries.parameters import find_parameter, parameters_of
from models.tables.base import db
from models.unable import InvalidFields

EDIT = PageAct.PARAMETERS_EDIT.value


@blueprint.route("/administration/parameters")
@open_to(PageAct.PARAMETERS_VIEW.value)
def index() -> str:
    """List every parameter as it stands today in one's county."""
    rows = parameters_of(db.session, law(actor().county_id), on=today())
    return render_template("parameters/index.html", rows=parameter_lines(rows), may_edit=may(EDIT))


@blueprint.route("/administration/parameters/<key>", methods=["GET", "POST"])
@open_to(EDIT)
@confirmed_anew
def change(key: str) -> Any:
    """Show one parameter and set it from a day on."""
    administrator = actor_for(EDIT)
    row = find_parameter(db.session, law(administrator.county_id), key, on=today()) or abort(404)
    form = form_for(row.definition, value=row.value, today=today())
    if form.validate_on_submit():
        try:
            set_parameter(db.session, rulebook(), form.to_command(key=key, actor=administrator, now=now()))
            flash(_("已保存，从所定的日期起对新的时限生效。"), "met")
            return redirect(url_for("parameters.index"))
        except InvalidFields as faults:
            form.refuse_fields(faults)
    page = render_template("parameters/change.html", form=form, row=parameter_words(row))
    return page, 422 if form.is_submitted() else 200
