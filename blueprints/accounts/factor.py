"""One's own second factor: set it up with a picture, draw recovery codes, give it up."""

from typing import Any

import segno
from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import CodeForm
from blueprints.accounts.presenters import recovery_codes
from blueprints.edge.access import acting_actor, open_to_signed_in, person
from blueprints.edge.confirming import confirmed_anew, confirmed_before_opening
from blueprints.edge.moment import now
from models.operations.second_factor import (
    ConfirmFactor,
    UnableToPass,
    confirm_factor,
    give_factor_up,
    prepare_factor,
    renew_recovery_codes,
)
from models.second_factor import uri_of
from models.tables.base import db
from models.unable import InvalidFields

ISSUER = "Fengqiao"


@blueprint.route("/me/second-factor", methods=["GET", "POST"])
@open_to_signed_in
@confirmed_before_opening
def set_up_factor() -> Any:
    """Show the picture for a telephone's app, and let the factor count once its first code is right."""
    form, who = CodeForm(), person()
    secret, codes = prepare_factor(db.session, who.account_id, now=now()), recovery_codes()
    if form.validate_on_submit():
        try:
            command = ConfirmFactor(who.account_id, form.code.data, codes)
            confirm_factor(db.session, command, actor=acting_actor(), now=now())
        except InvalidFields as faults:
            form.refuse_fields(faults)
        except UnableToPass as refusal:
            form.refuse(refusal.answer, field="code")
        else:
            return _show_once(codes)
    picture = picture_of(uri_of(secret, login=who.login, issuer=ISSUER))
    page = render_template("accounts/set_up_factor.html", form=form, picture=picture, secret=_in_groups(secret))
    return page, 422 if form.errors else 200


@blueprint.route("/me/second-factor/codes", methods=["POST"])
@open_to_signed_in
@confirmed_anew
def draw_recovery_codes() -> str:
    """Draw new recovery codes in place of the old ones and show them once."""
    codes = recovery_codes()
    renew_recovery_codes(db.session, person().account_id, codes, actor=acting_actor(), now=now())
    return _show_once(codes)


@blueprint.route("/me/second-factor/end", methods=["POST"])
@open_to_signed_in
@confirmed_anew
def give_up_factor() -> Response:
    """Give up one's second factor; where the role needs one, the next page asks for a new one."""
    give_factor_up(db.session, person().account_id, actor=acting_actor(), now=now())
    flash(_("两步验证已停用。"), "met")
    return redirect(url_for("accounts.me"))


def picture_of(text: str) -> Markup:
    """Return a text as a QR code: one inline drawing, without the styles that the security policy forbids."""
    return Markup(
        segno.make(text, error="m").svg_inline(scale=5, border=2, light="#fff", svgclass=None, lineclass=None)
    )


def _in_groups(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _show_once(codes: tuple[str, ...]) -> str:
    return render_template("accounts/recovery_codes.html", codes=codes)
