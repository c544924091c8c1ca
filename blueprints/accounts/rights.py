"""Who held which right on a day, as a page and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.accounts.blueprint import blueprint
from blueprints.edge.access import actor_for, open_to
from blueprints.edge.forms import chosen_code
from blueprints.edge.moment import now, today
from blueprints.edge.spreadsheet import csv_answer
from blueprints.words.dates import day_words
from blueprints.words.roles import ROLES, role_name
from mediation.secrecy.acts import PageAct
from mediation.secrecy.kinds import Role
from models.ids import row_id
from models.operations.rights import ExportRights, export_rights
from models.queries.rights import PAGE, RightRow, RightsFilter, rights_held
from models.tables.base import db

VIEW = PageAct.RIGHTS_VIEW.value
FIELDS = ("on", "person", "organisation", "role")


@dataclass(frozen=True, slots=True)
class RightWords:
    """One line of the page."""

    person: str
    login: str
    organisation: str
    title: str
    role: str
    period: str
    acting_for: str


@blueprint.route("/administration/rights")
@open_to(VIEW)
def rights() -> Any:
    """List who held which post on a day, by organisation, a page at a time; nobody for a day that is none."""
    try:
        wanted = _wanted(request.args)
    except ValueError:
        return _page((), on=request.args["on"], wrong=_("日期不对，请按年-月-日填写，如 2026-03-02。")), 422
    county_id = actor_for(VIEW).county_id
    rows = rights_held(db.session, county_id=county_id, wanted=wanted, after=_after(), size=PAGE + 1)
    next_url = url_for("accounts.rights", after=rows[PAGE - 1].key, **_kept()) if len(rows) > PAGE else None
    return _page(rows[:PAGE], on=wanted.on, next_url=next_url)


def _page(rows: Sequence[RightRow], *, on: date | str, wrong: str | None = None, next_url: str | None = None) -> str:
    roles = [("", _("全部")), *((role.value, name) for role, name in ROLES.items())]
    lines = [_words(row) for row in rows]
    return render_template(
        "accounts/rights.html", rows=lines, asked=request.args, on=on, wrong=wrong, roles=roles, next_url=next_url
    )


@blueprint.route("/administration/rights/export", methods=["POST"])
@open_to(VIEW)
def rights_file() -> Any:
    """Export the same list, all of it, as a file for spreadsheets; a day that is none is told on the page."""
    try:
        wanted = _wanted(request.form)
    except ValueError:
        asked = {name: request.form[name] for name in FIELDS if request.form.get(name)}
        return redirect(url_for("accounts.rights", **asked), code=303)
    command = ExportRights(wanted, actor_for(VIEW), now())
    head = (_("姓名"), _("账号"), _("单位"), _("岗位"), _("角色"), _("任职开始"), _("任职结束（不含）"), _("代谁履职"))
    rows = (_cells(row) for row in export_rights(db.session, command))
    return csv_answer(head, rows, name=f"rights-{command.wanted.on.isoformat()}.csv")


def _wanted(asked: Any) -> RightsFilter:
    """Return what is wanted; raise ValueError for a day that is none."""
    on = asked.get("on", "").strip()
    return RightsFilter(
        on=date.fromisoformat(on) if on else today(),
        person=asked.get("person", "").strip()[:60],
        organisation=asked.get("organisation", "").strip()[:60],
        role=chosen_code(Role, asked.get("role"), None),
    )


def _kept() -> dict[str, str]:
    return {name: request.args[name] for name in FIELDS if request.args.get(name)}


def _after() -> tuple[int, int] | None:
    organisation, _dash, appointment = request.args.get("after", "").partition("-")
    if not (organisation.isdecimal() and appointment.isdecimal()):
        return None
    return row_id(organisation), row_id(appointment)


def _words(row: RightRow) -> RightWords:
    begin = day_words(row.from_on)
    end = day_words(row.to_on) if row.to_on else None
    return RightWords(
        person=row.person,
        login=row.login,
        organisation=row.organisation,
        title=row.title,
        role=role_name(row.role),
        period=_("%(begin)s起，至%(end)s前", begin=begin, end=end) if end else _("%(begin)s起", begin=begin),
        acting_for=row.acting_for or _("本人"),
    )


def _cells(row: RightRow) -> tuple[str, ...]:
    end = row.to_on.isoformat() if row.to_on else ""
    post = (row.organisation, row.title, role_name(row.role))
    return (row.person, row.login, *post, row.from_on.isoformat(), end, row.acting_for or "")
