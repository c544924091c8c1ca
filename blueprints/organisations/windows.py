"""Open windows and post people to them."""

from typing import Any

from flask import request
from flask_babel import gettext as _

from blueprints.edge.access import open_to
from blueprints.edge.moment import now, today
from blueprints.organisations.blueprint import blueprint
from blueprints.organisations.editing import EDIT, administrator, carried_out, page, shown
from blueprints.organisations.forms import DayForm, PostingForm, WindowForm
from blueprints.organisations.reaching import own_county, reached
from blueprints.words.punctuation import with_aside
from models.operations.organisations import end_posting, open_window, post_to_window
from models.queries.windows import people_matching
from models.tables.base import db


@blueprint.route("/administration/organisations/<int:organisation_id>/windows/new", methods=["GET", "POST"])
@open_to(EDIT)
def open_one(organisation_id: int) -> Any:
    """Open a window."""
    found, form = reached(organisation_id), WindowForm()
    if form.validate_on_submit():
        command = form.to_command(organisation_id=organisation_id)
        made = carried_out(form, lambda: open_window(db.session, command, actor=administrator(), now=now()))
        if made:
            return shown(organisation_id, _("窗口已设立。"))
    return page("organisations/window.html", form, found=found)


@blueprint.route(
    "/administration/organisations/<int:organisation_id>/windows/<int:window_id>/post", methods=["GET", "POST"]
)
@open_to(EDIT)
def post_person(organisation_id: int, window_id: int) -> Any:
    """Post a person who is searched for to a window."""
    found, form = reached(organisation_id), PostingForm(from_on=today())
    form.person.choices = _people()
    if form.validate_on_submit():
        command = form.to_command(window_id=window_id)
        made = carried_out(form, lambda: post_to_window(db.session, command, actor=administrator(), now=now()))
        if made:
            return shown(organisation_id, _("派驻已登记。"))
    return page("organisations/post_person.html", form, found=found, window_id=window_id)


@blueprint.route("/administration/organisations/<int:organisation_id>/postings/<int:posting_id>/end", methods=["POST"])
@open_to(EDIT)
def end_one(organisation_id: int, posting_id: int) -> Any:
    """End a posting on the day that was typed."""
    form = DayForm()
    if form.validate_on_submit() and form.on.data:
        end_posting(db.session, posting_id, on=form.on.data, actor=administrator(), now=now())
        return shown(organisation_id, _("派驻结束日期已登记。"))
    return shown(organisation_id, _("请填写派驻结束日期。"))


def _people() -> list[tuple[str, str]]:
    sought = request.args.get("q", "").strip()
    if not sought:
        return []
    rows = people_matching(db.session, county_id=own_county(), containing=sought, on=today())
    return [(f"{row.account_id}:{row.organisation_id}", with_aside(row.person, row.organisation)) for row in rows]
