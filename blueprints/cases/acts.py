"""The forms of the acts: one address, one form, one operation each; a refusal says why, on which rule, and who can."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from blueprints.cases.acts_fields import ActForm, version_in
from blueprints.cases.acts_pages import PAGES, REVEAL, ActPage
from blueprints.cases.acts_words import (
    RefusalWords,
    SinceWords,
    case_lines,
    claim_lines,
    draft_lines,
    draft_versions,
    move_lines,
    refusal_words,
    since_words,
)
from blueprints.cases.blueprint import blueprint
from blueprints.edge.access import actor_for, open_to, viewer
from blueprints.edge.moment import now
from blueprints.edge.setting import setting
from mediation.casefile.kinds import Act
from mediation.verdict import Refused
from models.actor import Actor
from models.ids import find_id
from models.queries.cases.act_sheet import ActSheet, act_sheet, lines_after
from models.queries.reach import case_within_reach
from models.tables.base import db
from models.unable import InvalidFields, OutOfReach, StaleVersion, UnableTo

CONFLICT, WRONG, GONE_ON = 409, 422, 303


@dataclass(slots=True)
class Filled:
    """A form on its way: whose, about which case, and what stood in the way."""

    page: ActPage
    actor: Actor
    sheet: ActSheet
    form: ActForm
    refusal: RefusalWords | None = None
    since: SinceWords | None = None
    status: int = 200


def _opened(page: ActPage, case_id: int) -> Filled:
    """Read the case, absent and hidden alike answered by 404, and make the form."""
    actor = actor_for(page.opens)
    sheet = act_sheet(db.session, setting(), viewer(), actor=actor, case_id=case_id, now=now())
    known = {"version": sheet.head.version, "seen": sheet.seen_id}
    form = page.form(data=page.form.beginning(sheet) | known)
    form.offer(sheet)
    return Filled(page, actor, sheet, form)


def _done(filled: Filled) -> Any:
    """Do the act and return its answer; None with what stood in the way told on the form."""
    form, sheet = filled.form, filled.sheet
    carried = {
        "actor": filled.actor,
        "now": now(),
        "case_id": sheet.head.id,
        "version": version_in(form.version),
    }
    try:
        return (filled.page.operation(db.session, setting(), form.command(sheet, carried)),)
    except InvalidFields as faults:
        form.refuse_fields(faults)
        filled.status = WRONG
    except StaleVersion:
        _tell_what_came_between(filled)
    except UnableTo as refused:
        filled.refusal, filled.status = refusal_words(refused.answer), CONFLICT
    return None


def _tell_what_came_between(filled: Filled) -> None:
    """Keep what was typed, show what others did meanwhile, and let the next sending count from there."""
    form, seen = filled.form, filled.form.seen.data or ""
    fresh = act_sheet(db.session, setting(), viewer(), actor=filled.actor, case_id=filled.sheet.head.id, now=now())
    lines = lines_after(db.session, fresh.head.id, seen_id=find_id(str(seen)) or fresh.seen_id)
    filled.since = since_words(lines, versions=draft_versions(form, fresh))
    form.version.data, form.seen.data = fresh.head.version, fresh.seen_id
    if "draft_version" in form and fresh.draft is not None:
        form["draft_version"].data = fresh.draft.version
    filled.sheet, filled.status = fresh, CONFLICT


def _not_now(filled: Filled) -> Refused | None:
    """Return why the act cannot be done now, before anybody types for nothing."""
    page, board = filled.page, filled.sheet.board
    if page.act is None or (page.act is Act.FIRST_CONTACT and board.may_log_contact):
        return None
    answer = next(one.answer for one in board.answers if one.act is page.act)
    return answer if isinstance(answer, Refused) else None


def _shown(filled: Filled, **more: Any) -> tuple[str, int]:
    status = WRONG if filled.status == 200 and filled.form.errors else filled.status
    beside = {"case": case_lines(filled.sheet), "move": move_lines(filled.sheet), "draft": draft_lines(filled.sheet)}
    beside["claim"] = claim_lines(filled.form, filled.sheet)
    return render_template(filled.page.template, act=filled, **beside, **more), status


def _act(page: ActPage) -> Callable[[int], Any]:
    def view(case_id: int) -> Any:
        filled = _opened(page, case_id)
        if filled.form.rearranged():
            filled.form.offer(filled.sheet)
            return _shown(filled)
        if filled.form.validate_on_submit():
            if _done(filled) is not None:
                return _gone_on(filled)
        elif not filled.form.is_submitted() and (answer := _not_now(filled)) is not None:
            filled.refusal, filled.status = refusal_words(answer), CONFLICT
        return _shown(filled)

    view.__doc__ = f"Do {page.name} on a case: the form, and its sending."
    return view


def _gone_on(filled: Filled) -> Any:
    """Lead back to the case; whoever has just given it out of his hands is told that, and nothing of the case."""
    try:
        case_within_reach(db.session, viewer(), filled.sheet.head.id)
    except OutOfReach:
        return render_template("cases/hand_over.html", verb=filled.page.verb)
    flash(_("已办理：%(verb)s", verb=filled.page.verb), "met")
    return redirect(url_for("cases.show", case_id=filled.sheet.head.id), GONE_ON)


@blueprint.route("/cases/<int:case_id>/reveal", methods=["GET", "POST"])
@open_to(REVEAL.opens)
def reveal(case_id: int) -> Any:
    """Show one personal value for a purpose; the value is in no address and no form."""
    filled = _opened(REVEAL, case_id)
    answer = _done(filled) if filled.form.validate_on_submit() else None
    return _shown(filled, answer=answer)


for _one in PAGES:
    blueprint.add_url_rule(
        f"/cases/<int:case_id>/{_one.name}", _one.name, open_to(_one.opens)(_act(_one)), methods=["GET", "POST"]
    )
