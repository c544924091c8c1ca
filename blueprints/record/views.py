"""The record on a page: for auditors and discipline officers, ids and codes only; and its verification."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from blueprints.edge.access import actor_for, may, open_to, viewer
from blueprints.record.blueprint import blueprint
from blueprints.record.presenters import fault_words, filter_of, next_url, record_lines
from mediation.secrecy.acts import PageAct
from models.ids import row_id
from models.queries.record import chain_faults
from models.queries.record_pages import PAGE, record_page
from models.tables.base import db

VIEW, VERIFY = PageAct.RECORD_VIEW.value, PageAct.RECORD_VERIFY.value
MOST_TOLD = 20


@blueprint.route("/record")
@open_to(VIEW)
def index() -> str:
    """Show the newest lines of one's county."""
    wanted, before = filter_of(request.args), request.args.get("before", type=row_id)
    county_id = actor_for(VIEW).county_id
    rows = record_page(db.session, viewer(), county_id=county_id, wanted=wanted, before_id=before, size=PAGE + 1)
    return render_template(
        "record/index.html",
        rows=record_lines(rows[:PAGE]),
        asked=request.args,
        may_verify=may(VERIFY),
        next_url=next_url(request.args, rows[PAGE - 1].id) if len(rows) > PAGE else None,
    )


@blueprint.route("/record/verify", methods=["POST"])
@open_to(VERIFY)
def verify() -> Any:
    """Verify the chains and say what was found."""
    faults = list(chain_faults(db.session()))
    if not faults:
        flash(_("留痕完整：逐条校验，没有改动、缺失或插入。"), "met")
    else:
        told = _("、").join(fault_words(fault) for fault in faults[:MOST_TOLD])
        count = ngettext("发现%(num)s处异常", "发现%(num)s处异常", len(faults))
        flash(_("%(count)s：%(told)s。请立即报告。", count=count, told=told), "alarm")
    return redirect(url_for("record.index" if may(VIEW) else "accounts.me"), code=303)
