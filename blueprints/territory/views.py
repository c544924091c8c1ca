"""Look up the divisions and import a table of them."""

from typing import Any

from flask import render_template, request

from blueprints.edge.access import actor_for, may, open_to
from blueprints.edge.confirming import confirmed_before_opening
from blueprints.edge.moment import now, today
from blueprints.territory.blueprint import blueprint
from blueprints.territory.forms import ImportForm
from blueprints.territory.presenters import ReportWords, division_lines, report_words, trail_of
from mediation.secrecy.acts import PageAct
from models.ids import row_id
from models.operations.territory import UnableToImportDivisions, import_divisions
from models.queries.territory import ancestors_of, children_of
from models.tables.base import db

IMPORT = PageAct.TERRITORY_IMPORT.value


@blueprint.route("/administration/territory")
@open_to(PageAct.TERRITORY_VIEW.value)
def index() -> str:
    """List the divisions directly below one, the provinces first of all."""
    under = request.args.get("under", type=row_id)
    above = ancestors_of(db.session, under) if under is not None else ()
    rows = division_lines(children_of(db.session, above[-1].id if above else None, on=today()))
    return render_template("territory/index.html", rows=rows, trail=trail_of(above), may_import=may(IMPORT))


@blueprint.route("/administration/territory/import", methods=["GET", "POST"])
@open_to(IMPORT)
@confirmed_before_opening
def import_table() -> Any:
    """Judge an uploaded table and, at the button 导入, write it."""
    form = ImportForm(today=today())
    report = _carried_out(form) if form.validate_on_submit() else None
    if report and report.file_fault:
        form.table.errors = [report.file_fault]
    wrong = bool(form.errors or (report and report.refusal))
    return render_template("territory/import.html", form=form, report=report), 422 if wrong else 200


def _carried_out(form: ImportForm) -> ReportWords:
    command = form.to_command(actor=actor_for(IMPORT), now=now())
    try:
        return report_words(import_divisions(db.session, command))
    except UnableToImportDivisions as refused:
        return report_words(refused.report)
