"""The administration of accounts, posts and appointments in one's county."""

import secrets
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.forms import AccountForm, AppointmentForm, EndForm, PostForm
from blueprints.accounts.presenters import (
    account_rows,
    appointment_lines,
    factor_words,
    one_time_password,
    page_urls,
    post_choices,
    token_lines,
)
from blueprints.edge.access import actor_for, hashing, open_to
from blueprints.edge.confirming import confirmed_anew
from blueprints.edge.moment import now, today
from blueprints.edge.sessions import live_since
from blueprints.words.dates import moment_words
from mediation.secrecy.acts import PageAct
from models.actor import Actor
from models.operations.accounts import (
    EndAppointment,
    UnableToAppoint,
    appoint,
    close_account,
    create_account,
    create_post,
    end_appointment,
    reopen_account,
)
from models.operations.reset_links import MakeResetLink, make_reset_link
from models.operations.second_factor import take_lost_factor
from models.operations.sessions import end_sessions_of
from models.operations.sign_in import SetPassword, set_password
from models.operations.tokens import revoke_token_of
from models.queries.accounts import appointments_of, find_person_by_login, posts_of_several
from models.queries.administration import (
    AccountRow,
    accounts_page,
    find_account,
    organisations_matching,
    posts_matching,
)
from models.queries.sessions import factor_of, sessions_of
from models.queries.tokens import tokens_of
from models.tables.base import db
from models.unable import InvalidFields, OutOfReach


@blueprint.route("/administration/accounts")
@open_to(PageAct.ACCOUNTS_MANAGE)
def index() -> str:
    """List the accounts of one's county by login, a page at a time."""
    asked = request.args
    page = accounts_page(
        db.session,
        county_id=_administrator().county_id,
        on=today(),
        containing=asked.get("q", "").strip(),
        after=asked.get("after"),
        before=asked.get("before"),
    )
    held = posts_of_several(db.session, [row.account_id for row in page.rows], on=today())
    rows = account_rows(page.rows, held)
    return render_template("accounts/index.html", rows=rows, urls=page_urls(page), q=asked.get("q"))


@blueprint.route("/administration/accounts/new", methods=["GET", "POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def create() -> Any:
    """Open an account and show its first password once."""
    form = AccountForm()
    if form.validate_on_submit():
        password = one_time_password(login=form.login.data)
        try:
            command = form.to_command(password=password)
            account_id = create_account(db.session, command, actor=_administrator(), now=now(), hashing=hashing())
        except InvalidFields as faults:
            form.refuse_fields(faults)
        else:
            return _show_once(_reached(account_id), password)
    return render_template("accounts/new.html", form=form), 422 if form.errors else 200


@blueprint.route("/administration/accounts/<int:account_id>")
@open_to(PageAct.ACCOUNTS_MANAGE)
def show(account_id: int) -> str:
    """Show an account with its appointments, past and future."""
    account = _reached(account_id)
    lines = appointment_lines(appointments_of(db.session, account_id), on=today())
    rows = sessions_of(db.session, account_id, seen_since=now() - live_since())
    return render_template(
        "accounts/show.html",
        account=account,
        lines=lines,
        own=_is_own(account_id),
        today=today(),
        live=len(rows),
        tokens=[line for line in token_lines(tokens_of(db.session, account_id), now=now()) if line.in_force],
        factor=factor_words(factor_of(db.session, account_id)),
    )


@blueprint.route("/administration/accounts/<int:account_id>/password", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def renew_password(account_id: int) -> str:
    """Draw a new password, show it once and end the account's sessions."""
    account = _reached(account_id)
    password = one_time_password(login=account.login)
    command = SetPassword(account_id, password)
    set_password(db.session, command, actor=_administrator(), now=now(), hashing=hashing())
    return _show_once(account, password)


@blueprint.route("/administration/accounts/<int:account_id>/reset-link", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def make_link(account_id: int) -> str:
    """Make a link with which the person sets a new password himself, and show it once."""
    account, token = _reached(account_id), secrets.token_urlsafe(32)
    command = MakeResetLink(account_id, token)
    until = make_reset_link(db.session, command, actor=_administrator(), now=now())
    link = url_for("accounts.open_link", token=token, _external=True)
    return render_template("accounts/reset_link.html", account=account, link=link, until=moment_words(until))


@blueprint.route("/administration/accounts/<int:account_id>/sessions/end", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def end_sessions_of_account(account_id: int) -> Response:
    """End every session of an account."""
    end_sessions_of(db.session, account_id, actor=_administrator(), now=now())
    flash(_("该账号在所有设备上的登录都已退出，接口令牌都已作废。"), "met")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/<int:account_id>/tokens/<int:token_id>/revoke", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def revoke_token_of_account(account_id: int, token_id: int) -> Response:
    """Take a token of an account back for good."""
    revoke_token_of(db.session, token_id, account_id=account_id, actor=_administrator(), now=now())
    flash(_("令牌已作废，使用它的程序不能再接入。"), "met")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/<int:account_id>/second-factor/end", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def take_factor(account_id: int) -> Response:
    """Take away a second factor that its owner has lost."""
    take_lost_factor(db.session, account_id, actor=_administrator(), now=now())
    flash(_("该账号的两步验证已解除，本人登录后可重新设置。"), "met")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/<int:account_id>/close", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def close(account_id: int) -> Response:
    """Close an account."""
    close_account(db.session, account_id, actor=_administrator(), now=now())
    flash(_("账号已停用，已登录的设备都已退出，接口令牌都已作废。"), "met")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/<int:account_id>/reopen", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def reopen(account_id: int) -> Response:
    """Open a closed account again."""
    reopen_account(db.session, account_id, actor=_administrator(), now=now())
    flash(_("账号已恢复。"), "met")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/<int:account_id>/appointments/new", methods=["GET", "POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def appoint_to_post(account_id: int) -> Any:
    """Appoint to a post that is searched for, for oneself or as somebody's deputy."""
    account, sought = _reached(account_id), request.args.get("q", "").strip()
    form = AppointmentForm(data={"from_on": today()})
    found = posts_matching(db.session, county_id=_administrator().county_id, containing=sought) if sought else ()
    form.post_id.choices = post_choices(found)
    if form.validate_on_submit() and _appointed(form, account_id):
        flash(_("任职已登记。"), "met")
        return redirect(url_for("accounts.show", account_id=account_id))
    page = render_template("accounts/appoint.html", form=form, account=account, q=sought, found=found)
    return page, 422 if form.errors else 200


@blueprint.route("/administration/accounts/<int:account_id>/appointments/<int:appointment_id>/end", methods=["POST"])
@open_to(PageAct.ACCOUNTS_MANAGE)
@confirmed_anew
def end(account_id: int, appointment_id: int) -> Response:
    """End an appointment, or withdraw one that has not begun."""
    _reached(account_id)
    if appointment_id not in {held.appointment_id for held in appointments_of(db.session, account_id)}:
        raise OutOfReach
    form = EndForm()
    if form.validate_on_submit():
        command = EndAppointment(appointment_id, form.to_on.data)
        end_appointment(db.session, command, actor=_administrator(), now=now())
        flash(_("任职结束日期已登记。"), "met")
    else:
        flash(_("请填写从哪一天起不再任职。"), "alarm")
    return redirect(url_for("accounts.show", account_id=account_id))


@blueprint.route("/administration/accounts/posts/new", methods=["GET", "POST"])
@open_to(PageAct.POSTS_EDIT)
@confirmed_anew
def create_new_post() -> Any:
    """Make a post of an organisation that is searched for."""
    sought, form = request.args.get("q", "").strip(), PostForm()
    county_id = _administrator().county_id
    found = organisations_matching(db.session, county_id=county_id, containing=sought) if sought else ()
    form.organisation_id.choices = [(id_, name) for id_, name in found]
    if form.validate_on_submit():
        try:
            create_post(db.session, form.to_command(), actor=_administrator(), now=now())
        except InvalidFields as faults:
            form.refuse_fields(faults)
        else:
            flash(_("岗位已设立，可以在账号页任职。"), "met")
            return redirect(url_for("accounts.index"))
    return render_template("accounts/new_post.html", form=form, q=sought, found=found), 422 if form.errors else 200


def _administrator() -> Actor:
    return actor_for(PageAct.ACCOUNTS_MANAGE)


def _is_own(account_id: int) -> bool:
    return _administrator().account_id == account_id


def _reached(account_id: int) -> AccountRow:
    account = find_account(db.session, account_id, county_id=_administrator().county_id, on=today())
    if account is None:
        raise OutOfReach
    return account


def _show_once(account: AccountRow, password: str) -> str:
    return render_template("accounts/one_time_password.html", account=account, password=password)


def _appointed(form: AppointmentForm, account_id: int) -> bool:
    principal = find_person_by_login(db.session, form.acting_for.data) if form.acting_for.data else None
    if form.acting_for.data and principal is None:
        form.acting_for.errors = [_("没有这个账号。")]
        return False
    command = form.to_command(account_id=account_id, acting_for_id=principal.account_id if principal else None)
    try:
        appoint(db.session, command, actor=_administrator(), now=now())
    except UnableToAppoint as refusal:
        form.refuse(refusal.answer)
        return False
    return True
