"""Draw and end review, route and exception edges."""

from typing import Any

from flask_babel import gettext as _

from blueprints.edge.access import open_to
from blueprints.edge.moment import now, today
from blueprints.organisations.blueprint import blueprint
from blueprints.organisations.editing import EDIT, administrator, carried_out, page, shown, sought_organisations
from blueprints.organisations.forms import EdgeForm
from blueprints.organisations.reaching import reached
from models.operations.organisations import add_edge, remove_edge
from models.tables.base import db


@blueprint.route("/administration/organisations/<int:organisation_id>/edges/new", methods=["GET", "POST"])
@open_to(EDIT)
def join(organisation_id: int) -> Any:
    """Draw an edge to an organisation that is searched for."""
    found, form = reached(organisation_id), EdgeForm(on=today())
    form.other_id.choices = sought_organisations()
    if form.validate_on_submit():
        command = form.to_command(organisation_id=organisation_id)
        made = carried_out(form, lambda: add_edge(db.session, command, actor=administrator(), now=now()))
        if made:
            return shown(organisation_id, _("连线已登记。"))
    return page("organisations/join.html", form, found=found)


@blueprint.route("/administration/organisations/<int:organisation_id>/edges/<int:edge_id>/end", methods=["POST"])
@open_to(EDIT)
def end_edge(organisation_id: int, edge_id: int) -> Any:
    """End an edge today."""
    remove_edge(db.session, edge_id, on=today(), actor=administrator(), now=now())
    return shown(organisation_id, _("连线从今天起结束。"))
