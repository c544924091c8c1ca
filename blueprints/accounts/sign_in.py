"""The door: coming in, coming in again on the spot, staying, leaving."""

from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app, flash, jsonify, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import SignInForm
from blueprints.accounts.presenters import demo_accounts
from blueprints.edge.access import come_in, hashing, last_account_id, open_to_everyone, open_to_signed_in
from blueprints.edge.moment import now
from blueprints.words import sentence
from models.operations.sign_in import SignIn, UnableToSignIn
from models.operations.sign_in import sign_in as let_in
from models.queries.accounts import Person, find_person
from models.tables.base import db


@blueprint.route("/sign-in", methods=["GET", "POST"])
@open_to_everyone
def sign_in() -> Any:
    """Ask for login and password, and lead back to where one came from."""
    form = SignInForm(request.form if request.method == "POST" else request.args)
    if request.method == "POST" and form.validate():
        try:
            come_in(_let_in(form.to_command()))
            return redirect(local_path(form.next.data) or home())
        except UnableToSignIn as refusal:
            form.refuse(refusal.answer)
    return _door(form), 422 if form.errors else 200


@blueprint.route("/sign-in/again", methods=["GET", "POST"])
@open_to_everyone
def sign_in_again() -> Any:
    """Let the person whose session has ended go on where he is; answers scripts (docs/look.md)."""
    if request.method == "POST":
        last = find_person(db.session, last_account_id() or 0)
        try:
            come_in(_let_in(SignIn(last.login if last else "", request.form.get("password", ""))), again=True)
        except UnableToSignIn as refusal:
            return jsonify(error=sentence(refusal.answer)), 401
    return ("", 204) if request.headers.get("HX-Request") else jsonify(csrf_token=generate_csrf())


@blueprint.route("/keep-alive")
@open_to_signed_in
def keep_alive() -> tuple[str, int]:
    """Take note that somebody still works here."""
    return "", 204


@blueprint.route("/sign-out", methods=["POST"])
@open_to_everyone
def sign_out() -> Response:
    """End this session."""
    language = session.get("lang")
    session.clear()
    if language:
        session["lang"] = language
    flash(_("您已退出登录。"), "met")
    return redirect(url_for("accounts.sign_in"))


def local_path(target: str | None) -> str | None:
    """Return a path of this house, or None for an address that could lead out of it."""
    if not target or not target.startswith("/") or target[1:2] in ("/", "\\") or not target.isprintable():
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


def home() -> str:
    """Return where work begins."""
    return url_for("home.index" if "home.index" in current_app.view_functions else "accounts.me")


def _let_in(command: SignIn) -> Person:
    found = find_person(db.session, let_in(db.session, command, now=now(), hashing=hashing()))
    assert found is not None, "an account is never deleted"
    return found


def _door(form: SignInForm) -> str:
    return render_template(
        "accounts/sign_in.html",
        form=form,
        demo_accounts=demo_accounts(),
        demo_password=current_app.config["DEMO_PASSWORD"],
        expired=_has_expired(),
    )


def _has_expired() -> bool:
    return last_account_id() is not None and not current_user.is_authenticated
