"""The desk's pages: what is on today, one screen to register, the verdict."""

import secrets
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.edge.access import actor, open_to, viewer
from blueprints.edge.moment import now, today
from blueprints.edge.setting import setting
from blueprints.reception.blueprint import blueprint
from blueprints.reception.desk import desk
from blueprints.reception.draft_content import FORM, content_of, saved_state
from blueprints.reception.drafts import kept_beside
from blueprints.reception.forms import RegisterForm
from blueprints.reception.looking import earlier_of, look_at, rearrange, suggestion_of, urgency_of
from blueprints.reception.opening import opened_form
from blueprints.reception.presenters import visit_lines
from blueprints.reception.result import result_words
from mediation.reception.repeat import Proposal, propose
from models.operations.drafts import SaveDraft
from models.operations.reception.commands import VisitRegistered
from models.operations.reception.register import register_visit
from models.operations.reception.submissions import SubmissionChanged
from models.queries.drafts import drafts_of
from models.queries.reception.desks import visits_of_desk
from models.queries.reception.visits import visit_to_hand_over, visit_within_reach, was_sent
from models.tables.base import db
from models.unable import InvalidFields, OutOfReach

REGISTER = "reception.register"


@blueprint.route("/reception", endpoint="desk")
@open_to(REGISTER)
def show_desk() -> str:
    """Show what is on at this desk today."""
    here = desk()
    rows = visits_of_desk(db.session, viewer(), organisation_id=here.actor.organisation_id, on=today())
    drafts = drafts_of(db.session, here.actor)
    return render_template("reception/index.html", rows=visit_lines(rows), drafts=len(drafts), desk=here)


@blueprint.route("/reception/new", methods=["GET", "POST"])
@open_to(REGISTER)
def register() -> Any:
    """Register a visit: GET opens the form or a draft of it, POST sends it or asks for another view of it."""
    if request.method == "GET":
        return _page(opened_form(desk(request.args.get("county")), request.args))
    form = RegisterForm(desk=desk(request.form.get("county")))
    if rearrange(form, request.form):
        return _page(form)
    try:
        done = _registered(form)
    except SubmissionChanged:
        return _as_a_draft(form)
    if done is None:
        return _page(form), 422
    if done.again:
        flash(_("这份登记已经提交过，下面是当时的结果；没有重复登记。"), "info")
    return redirect(url_for("reception.show", visit_id=done.visit_id), code=303)


@blueprint.route("/reception/visits/<int:visit_id>")
@open_to(REGISTER)
def show(visit_id: int) -> str:
    """Show the verdict on a visit and what to do now; of a hidden one only that its receipt can be printed once."""
    try:
        found = visit_within_reach(db.session, viewer(), visit_id)
    except OutOfReach:
        visit_to_hand_over(db.session, account_id=actor().account_id, visit_id=visit_id, now=now())
        return render_template("reception/hand_over.html", visit_id=visit_id)
    return render_template("reception/show.html", visit=result_words(found), me=actor())


def _registered(form: RegisterForm) -> VisitRegistered | None:
    """Send what was typed; None when something is told at a field."""
    urgency, suggestion = urgency_of(form), suggestion_of(form)
    good = form.check(urgency=urgency, suggestion=suggestion)
    if good and not form.outcome_parts[0]:
        _ask_about_repeats(form)
    command = form.to_command(urgency=urgency, suggestion=suggestion, draw=secrets.randbelow)
    try:
        return None if form.has_faults else register_visit(db.session, setting(), command)
    except InvalidFields as faults:
        form.refuse_fields(faults)
        return None


def _as_a_draft(form: RegisterForm) -> Any:
    """Keep what was typed over a form already sent under a new key, and go on with it."""
    here, key = form.desk, form.draft_key.data or ""
    kept = kept_beside(SaveDraft(here.actor, key, FORM, content_of(request.form), 0, here.now))
    flash(_("原来的登记已经提交，这次内容不同，没有登记；已另存为草稿，请核对后再登记。"), "soon")
    return redirect(url_for("reception.register", draft=kept), code=303)


def _ask_about_repeats(form: RegisterForm) -> None:
    key, here = form.draft_key.data or "", form.desk.actor.organisation_id
    if was_sent(db.session, submission_key=key, organisation_id=here):
        return  # the second press of the button finds its own first one
    found = earlier_of(form)
    within = propose([row.candidate for row in found.within]) is Proposal.REPEAT
    if within or any(one.repeat_of for one in found.elsewhere):
        form.ask("outcome", _("以前可能登记过同一人的同一事项，请选择是并入还是另立。"))


def _page(form: RegisterForm) -> str:
    return render_template("reception/register.html", form=form, look=look_at(form), saved=saved_state(form), now=now())
