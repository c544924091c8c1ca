"""The page behind a one-time link: its owner sets his own password; the address bar keeps no secret."""

from typing import Any

from flask import Response, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import ResetForm
from blueprints.edge.access import hashing, open_to_everyone
from blueprints.edge.moment import now
from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.verdict import Refused
from models.operations.reset_links import UnableToReset
from models.operations.reset_links import reset_password as put_password
from models.queries.sessions import person_of_link
from models.tables.base import db
from models.unable import InvalidFields

LINK = "reset_link"
"""Where the cookie keeps the token of a link that was opened."""


@blueprint.route("/reset/<token>")
@open_to_everyone
def open_link(token: str) -> Response:
    """Take the token out of the address: it would stay in the browser's history."""
    session[LINK] = token
    return redirect(url_for("accounts.reset_password"))


@blueprint.route("/reset", methods=["GET", "POST"])
@open_to_everyone
def reset_password() -> Any:
    """Let the owner of a link set his own password."""
    token = session.get(LINK, "")
    owner = person_of_link(db.session, token, at=now())
    if owner is None:
        raise UnableToReset(Refused(AccountReason.LINK_DEAD, BASIS))
    form = ResetForm()
    if form.validate_on_submit():
        try:
            put_password(db.session, form.to_command(token=token), now=now(), hashing=hashing())
        except InvalidFields as faults:
            form.refuse_fields(faults)
        else:
            session.pop(LINK)
            flash(_("新密码已设好，请用它登录。"), "met")
            return redirect(url_for("accounts.sign_in", login=owner.login))
    return render_template("accounts/reset.html", form=form, owner=owner), 422 if form.errors else 200
