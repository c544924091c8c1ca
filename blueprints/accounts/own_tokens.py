"""One's own tokens: list them, make one, take one back."""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import TokenForm
from blueprints.accounts.presenters import held_choices, token_lines
from blueprints.edge.access import (
    acting_actor,
    acting_post,
    after_what_comes_first,
    open_to_signed_in,
    person,
    posts,
)
from blueprints.edge.confirming import confirmed_anew
from blueprints.edge.moment import now
from mediation.secrecy.tokens import scopes_for
from models.operations.tokens import make_token, revoke_token
from models.queries.tokens import tokens_of
from models.tables.base import db
from models.unable import InvalidFields

USUAL_DAYS = 90


@blueprint.route("/me/tokens/new", methods=["GET", "POST"])
@open_to_signed_in
@after_what_comes_first
@confirmed_anew
def create_token() -> Any:
    """Make a token and show its secret once."""
    form = TokenForm(data={"days": USUAL_DAYS, "appointment_id": _first_post()})
    form.appointment_id.choices = held_choices(posts())
    form.offer_scopes(scopes_for([post.role for post in posts()]))
    if form.validate_on_submit():
        try:
            secret = make_token(db.session, form.to_command(account_id=person().account_id, now=now()))
        except InvalidFields as faults:
            form.refuse_fields(faults)
        else:
            return _show_once(secret)
    return render_template("accounts/new_token.html", form=form), 422 if form.errors else 200


@blueprint.route("/me/tokens/<int:token_id>/revoke", methods=["POST"])
@open_to_signed_in
def revoke_own_token(token_id: int) -> Response:
    """Take one of one's own tokens back for good."""
    revoke_token(db.session, token_id, account_id=person().account_id, actor=acting_actor(), now=now())
    flash(_("令牌已作废，使用它的程序不能再接入。"), "met")
    return redirect(url_for("accounts.me"))


def _first_post() -> int | None:
    post = acting_post()
    return post.appointment_id if post else None


def _show_once(secret: str) -> str:
    made = token_lines(tokens_of(db.session, person().account_id)[:1], now=now())[0]
    return render_template("accounts/one_time_token.html", token=made, secret=secret)
