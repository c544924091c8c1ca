"""List what only a person can settle, and settle it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.edge.access import actor_for, may, open_to, viewer
from blueprints.edge.moment import now
from blueprints.exceptions.blueprint import blueprint
from blueprints.exceptions.forms import SettleForm
from blueprints.exceptions.presenters import exception_lines, exception_words
from mediation.secrecy.acts import PageAct
from models.ids import row_id
from models.operations.exceptions import settle_exception
from models.queries.exceptions import ExceptionRow, exceptions_page, find_exception
from models.queries.reach import reach
from models.tables.base import db
from models.unable import OutOfReach

DECIDE = PageAct.EXCEPTIONS_DECIDE.value


@blueprint.route("/exceptions")
@open_to(PageAct.EXCEPTIONS_LIST.value)
def index() -> str:
    """List the open items of one's counties, oldest first, or the settled ones."""
    settled, after = request.args.get("settled") == "1", request.args.get("after", type=row_id)
    page = exceptions_page(db.session, _counties(), reached=reach(viewer()), settled=settled, after=after)
    next_url = url_for(".index", settled=int(settled), after=page.after) if page.after else None
    rows, may_settle = exception_lines(page.rows), may(DECIDE) and not settled
    return render_template(
        "exceptions/index.html", rows=rows, settled=settled, next_url=next_url, may_settle=may_settle
    )


@blueprint.route("/exceptions/<int:item_id>", methods=["GET", "POST"])
@open_to(DECIDE)
def settle(item_id: int) -> Any:
    """Show an item and write how it was settled."""
    row, form = _reached(item_id), SettleForm()
    if form.validate_on_submit():
        settle_exception(db.session, form.to_command(item_id=row.id, actor=actor_for(DECIDE), now=now()))
        flash(_("已记录处置情况。"), "met")
        return redirect(url_for("exceptions.index"))
    page = render_template("exceptions/settle.html", row=exception_words(row), form=form)
    return page, 422 if form.errors else 200


def _reached(item_id: int) -> ExceptionRow:
    row = find_exception(db.session, item_id, _counties(), reached=reach(viewer()))
    if row is None:
        raise OutOfReach
    return row


def _counties() -> set[int]:
    return {post.county_id for post in viewer().posts if post.county_id is not None}
