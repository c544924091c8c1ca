"""Register, correct, publish, move and end an organisation."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.edge.access import actor_for, open_to
from blueprints.edge.confirming import confirmed_anew
from blueprints.edge.forms import HouseForm
from blueprints.edge.moment import now, today
from blueprints.organisations.blueprint import blueprint
from blueprints.organisations.forms import ChangeForm, EndForm, NewForm, PointForm, SuperiorForm
from blueprints.organisations.reaching import own_county, reached
from mediation.secrecy.acts import PageAct
from models.actor import Actor
from models.operations.organisations import (
    UnableToChangeOrganisation,
    change_organisation,
    change_superior,
    create_organisation,
    end_organisation,
    publish_point,
)
from models.queries.organisation_rows import candidates, points_of
from models.tables.base import db
from models.unable import InvalidFields

Result = TypeVar("Result")
EDIT = PageAct.ORGANISATIONS_EDIT.value


@blueprint.route("/administration/organisations/<int:organisation_id>/below/new", methods=["GET", "POST"])
@open_to(EDIT)
def create(organisation_id: int) -> Any:
    """Register an organisation under this one."""
    found, form = reached(organisation_id), NewForm(valid_from=today())
    if form.validate_on_submit():
        command = form.to_command(superior_id=organisation_id)
        made = carried_out(form, lambda: create_organisation(db.session, command, actor=administrator(), now=now()))
        if made:
            return shown(made[0], _("单位已登记。"))
    return page("organisations/new.html", form, found=found)


@blueprint.route("/administration/organisations/<int:organisation_id>/change", methods=["GET", "POST"])
@open_to(EDIT)
def change(organisation_id: int) -> Any:
    """Correct names and marks."""
    found = reached(organisation_id)
    form = ChangeForm(obj=found)
    if form.validate_on_submit():
        command = form.to_command(organisation_id=organisation_id)
        if carried_out(form, lambda: change_organisation(db.session, command, actor=administrator(), now=now())):
            return shown(organisation_id, _("已更正。"))
    return page("organisations/change.html", form, found=found)


@blueprint.route("/administration/organisations/<int:organisation_id>/publish", methods=["GET", "POST"])
@open_to(EDIT)
def publish(organisation_id: int) -> Any:
    """Publish address, hours and phone."""
    found = reached(organisation_id)
    form = PointForm(obj=next(iter(points_of(db.session, [organisation_id])), None))
    if form.validate_on_submit():
        facts = form.to_facts()
        if carried_out(
            form, lambda: publish_point(db.session, organisation_id, facts, actor=administrator(), now=now())
        ):
            return shown(organisation_id, _("接待信息已公布。"))
    return page("organisations/publish.html", form, found=found)


@blueprint.route("/administration/organisations/<int:organisation_id>/move", methods=["GET", "POST"])
@open_to(EDIT)
@confirmed_anew
def move(organisation_id: int) -> Any:
    """Move an organisation, with everything below it, under another superior that is searched for."""
    found, form = reached(organisation_id), SuperiorForm()
    form.other_id.choices = sought_organisations()
    if form.validate_on_submit():
        command = form.to_command(organisation_id=organisation_id, on=today())
        if carried_out(form, lambda: change_superior(db.session, command, actor=administrator(), now=now())):
            return shown(organisation_id, _("上级已更改。"))
    return page("organisations/move.html", form, found=found)


@blueprint.route("/administration/organisations/<int:organisation_id>/end", methods=["GET", "POST"])
@open_to(EDIT)
@confirmed_anew
def end(organisation_id: int) -> Any:
    """End an organisation, alone or in favour of a successor that is searched for (R-1.41)."""
    found, form = reached(organisation_id), EndForm(on=today(), other_id=0)
    form.other_id.choices = [(0, _("没有承接单位")), *sought_organisations()]
    if form.validate_on_submit():
        command = form.to_command(organisation_id=organisation_id)
        passed = carried_out(form, lambda: end_organisation(db.session, command, actor=administrator(), now=now()))
        if passed:
            return shown(organisation_id, _("已撤销，%(cases)s 件事项转由承接单位负责。", cases=passed[0]))
    return page("organisations/end.html", form, found=found)


def administrator() -> Actor:
    """Return the one who asks, in a post that may edit organisations."""
    return actor_for(EDIT)


def sought_organisations() -> list[tuple[int, str]]:
    """Return the organisations that the search in the address finds, as choices."""
    sought = request.args.get("q", "").strip()
    return list(candidates(db.session, county_id=own_county(), containing=sought)) if sought else []


def carried_out(form: HouseForm, operation: Callable[[], Result]) -> list[Result]:
    """Run an operation and return its result in a list; the list is empty when it refused, which the form tells."""
    try:
        return [operation()]
    except InvalidFields as faults:
        form.refuse_fields(faults)
    except UnableToChangeOrganisation as refusal:
        form.refuse(refusal.answer)
    return []


def shown(organisation_id: int, message: str) -> Any:
    """Say what was done and lead back to the organisation."""
    flash(message, "met")
    return redirect(url_for("organisations.show", organisation_id=organisation_id), 303)


def page(template: str, form: HouseForm, **more: Any) -> Any:
    """Return a form's page, 422 when something on it is wrong."""
    wrong = bool(form.errors or form.form_errors)
    return render_template(template, form=form, q=request.args.get("q", ""), **more), 422 if wrong else 200
