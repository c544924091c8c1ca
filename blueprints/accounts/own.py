"""One's own account: posts, password, language, sessions."""

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import LanguageForm, PasswordForm
from blueprints.accounts.presenters import appointment_lines, factor_words, session_lines, token_lines
from blueprints.accounts.sign_in import home, local_path
from blueprints.edge.access import acting_actor, hashing, open_to_signed_in, person, posts
from blueprints.edge.confirming import ask, confirmed_anew, is_confirmed
from blueprints.edge.moment import now, today
from blueprints.edge.sessions import here, live_since, stay
from models.operations.accounts import choose_locale
from models.operations.sessions import EndSession, end_other_sessions, end_session, end_sessions
from models.operations.sign_in import UnableToSignIn
from models.operations.sign_in import change_password as replace_password
from models.queries.sessions import factor_of, sessions_of
from models.queries.tokens import tokens_of
from models.tables.base import db
from models.unable import InvalidFields


@blueprint.route("/me")
@open_to_signed_in
def me() -> str:
    """Show who one is here: posts with their days, language, password, second factor, sessions, tokens."""
    form, who = LanguageForm(data={"locale": session.get("lang", "zh")}), person()
    rows = sessions_of(db.session, who.account_id, seen_since=now() - live_since())
    return render_template(
        "accounts/me.html",
        form=form,
        lines=appointment_lines(posts(), on=today()),
        person=who,
        sessions=session_lines(rows, here_id=here().session_id),
        factor=factor_words(factor_of(db.session, who.account_id)),
        tokens=token_lines(tokens_of(db.session, who.account_id), now=now()),
    )


@blueprint.route("/me/password", methods=["GET", "POST"])
@open_to_signed_in
def change_password() -> Any:
    """Change one's own password; after one set by somebody else this page comes first."""
    form, who = PasswordForm(), person()
    if form.validate_on_submit():
        try:
            command = form.to_command(account_id=who.account_id, session_id=here().session_id)
            replace_password(db.session, command, actor=acting_actor(), now=now(), hashing=hashing())
        except InvalidFields as faults:
            form.refuse_fields(faults)
        except UnableToSignIn as refusal:
            form.refuse(refusal.answer)
        else:
            stay()
            flash(_("密码已更改，其他设备上的登录已退出。"), "met")
            return redirect(home())
    page = render_template("accounts/password.html", form=form, must=who.must_change_password)
    return page, 422 if form.errors else 200


@blueprint.route("/me/language", methods=["POST"])
@open_to_signed_in
def choose_own_language() -> Response:
    """Remember the language of the pages for this account."""
    form = LanguageForm()
    if form.validate_on_submit():
        choose_locale(db.session, person().account_id, locale=form.locale.data)
        session["lang"] = form.locale.data
    return redirect(url_for("accounts.me"))


@blueprint.route("/me/sessions/end", methods=["POST"])
@open_to_signed_in
def end_own_sessions() -> Response:
    """Sign out everywhere, here too."""
    end_sessions(db.session, person().account_id, actor=acting_actor(), now=now())
    session.clear()
    flash(_("所有设备上的登录都已退出，接口令牌都已作废。"), "met")
    return redirect(url_for("accounts.sign_in"))


@blueprint.route("/me/sessions/end-others", methods=["POST"])
@open_to_signed_in
def end_other_own_sessions() -> Response:
    """Sign out everywhere but here."""
    command = EndSession(person().account_id, here().session_id)
    end_other_sessions(db.session, command, actor=acting_actor(), now=now())
    flash(_("其他设备上的登录都已退出。"), "met")
    return redirect(url_for("accounts.me"))


@blueprint.route("/me/sessions/<int:session_id>/end", methods=["POST"])
@open_to_signed_in
def end_own_session(session_id: int) -> Response:
    """Sign out on one device."""
    command = EndSession(person().account_id, session_id)
    end_session(db.session, command, actor=acting_actor(), now=now())
    flash(_("这台设备上的登录已退出。"), "met")
    return redirect(url_for("accounts.me"))


@blueprint.route("/me/post/<int:appointment_id>", methods=["POST"])
@open_to_signed_in
def choose_post(appointment_id: int) -> Response:
    """Act in another of one's posts from now on."""
    if appointment_id not in {post.appointment_id for post in posts()}:
        abort(404)
    session["appointment"] = appointment_id
    return redirect(local_path(request.form.get("next")) or home())


@blueprint.route("/me/confirm", methods=["GET", "POST"])
@open_to_signed_in
@confirmed_anew
def confirm_person() -> Any:
    """Ask who one is before a page with a file is opened, and lead there."""
    onward = local_path(request.args.get("next")) or home()
    return redirect(onward) if request.method == "POST" or is_confirmed() else ask()
