"""The door: coming in, coming in again on the spot, staying, leaving."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app, flash, jsonify, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import CodeForm, SignInForm
from blueprints.accounts.presenters import demo_accounts
from blueprints.edge.access import hashing, last_account_id, open_to_everyone, open_to_signed_in
from blueprints.edge.moment import now
from blueprints.edge.sessions import come_in, come_in_again, leave, live_session
from blueprints.words import sentence
from mediation.accounts.passwords import BASIS
from mediation.accounts.reasons import AccountReason
from mediation.verdict import Refused
from models.operations.second_factor import PassFactor, UnableToPass, pass_factor
from models.operations.sign_in import SignIn, UnableToSignIn
from models.operations.sign_in import sign_in as let_in
from models.queries.accounts import Person, find_person
from models.queries.sessions import factor_of
from models.tables.base import db

HALF_WAY, ONWARD = "half_way", "onward"
"""What the cookie keeps between password and code."""
HALF_WAY_FOR = timedelta(minutes=10)
FACTOR_LASTS = timedelta(hours=12)
"""How long after its beginning an idle session goes on with the password alone, where a second factor was passed."""


@blueprint.route("/sign-in", methods=["GET", "POST"])
@open_to_everyone
def sign_in() -> Any:
    """Ask for login and password, and lead back to where one came from."""
    form = SignInForm(request.form if request.method == "POST" else request.args)
    if request.method == "POST" and form.validate():
        try:
            return _inside(_let_in(form.to_command(address=request.remote_addr)), local_path(form.next.data) or home())
        except UnableToSignIn as refusal:
            form.refuse(refusal.answer)
    return _door(form), 422 if form.errors else 200


@blueprint.route("/sign-in/again", methods=["GET", "POST"])
@open_to_everyone
def sign_in_again() -> Any:
    """Let the person whose session has ended go on where he is; answers scripts (docs/look.md)."""
    if request.method == "POST":
        try:
            _back_in(request.form.get("password", ""))
        except UnableToSignIn as refusal:
            return jsonify(error=sentence(refusal.answer)), 401
    return ("", 204) if request.headers.get("HX-Request") else jsonify(csrf_token=generate_csrf())


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@open_to_everyone
def second_step() -> Any:
    """Ask for a code of the second factor, of whoever has just proved his password."""
    half = _half_way()
    if half is None:
        return redirect(url_for("accounts.sign_in"))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            pass_factor(db.session, PassFactor(half.account_id, form.code.data), now=now())
        except UnableToPass as refusal:
            form.refuse(refusal.answer, field="code")
        else:
            onward = local_path(session.get(ONWARD)) or home()
            come_in(half)
            return redirect(onward)
    return render_template("accounts/second_step.html", form=form), 422 if form.errors else 200


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
    leave()
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


def _inside(found: Person, onward: str) -> Response:
    if factor_of(db.session, found.account_id) is None:
        come_in(found)
        return redirect(onward)
    until = int((now() + HALF_WAY_FOR).timestamp())
    session[HALF_WAY], session[ONWARD] = f"{found.get_id()}.{until}", onward
    return redirect(url_for("accounts.second_step"))


def _half_way() -> Person | None:
    """Return who has proved his password and not yet the second factor, for a few minutes."""
    account_id, _, rest = str(session.get(HALF_WAY, "")).partition(".")
    epoch, _, until = rest.partition(".")
    if not until or now().timestamp() > int(until):
        return None
    found = find_person(db.session, int(account_id))
    return found if found is not None and found.active and str(found.session_epoch) == epoch else None


def _back_in(password: str) -> None:
    """Let the person of the idle session in again; a new session begins when that one has ended meanwhile.

    Whoever has a second factor goes on with the session that has passed it, within half a day; else at the door.
    """
    last = find_person(db.session, last_account_id() or 0)
    found = _let_in(SignIn(last.login if last else "", password, request.remote_addr))
    live, post = live_session(), session.get("appointment")
    if live is not None and live.person.get_id() != found.get_id():
        live = None
    if factor_of(db.session, found.account_id) and (live is None or now() - live.begun_at >= FACTOR_LASTS):
        raise UnableToSignIn(Refused(AccountReason.FACTOR_AT_THE_DOOR, BASIS))
    if live is not None:
        come_in_again(live)
        return
    come_in(found)
    if post is not None:
        session["appointment"] = post


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
