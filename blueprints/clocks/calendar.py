"""The calendar of working days: a year at a glance, and loading a year's notice."""

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.clocks.blueprint import blueprint
from blueprints.clocks.forms import CalendarForm
from blueprints.clocks.presenters import change_lines, holiday_words, year_tabs
from blueprints.edge.access import actor_for, may, open_to
from blueprints.edge.confirming import confirmed_before_opening
from blueprints.edge.law import rulebook
from blueprints.edge.moment import now, today
from mediation.secrecy.acts import PageAct
from models.law import calendar_of
from models.operations.calendar import LoadReport, LoadYear, UnableToLoadYear, load_year
from models.operations.sweep import SweepResult, renew_stale
from models.queries.calendar import known_years, year_of
from models.tables.base import db

EDIT = PageAct.CALENDAR_EDIT.value


@blueprint.route("/administration/calendar")
@open_to(PageAct.CALENDAR_VIEW.value)
def calendar() -> str:
    """Show a year's days off and make-up days, and whether its notice is out."""
    workdays = calendar_of(db.session, rulebook())
    years = known_years(workdays, today=today())
    asked = request.args.get("year", default=today().year, type=int)
    year = year_of(db.session, workdays, asked if asked in years else today().year)
    tabs, holidays = year_tabs(years, chosen=year.year), holiday_words(year)
    return render_template("clocks/calendar.html", year=year, years=tabs, holidays=holidays, may_edit=may(EDIT))


@blueprint.route("/administration/calendar/load", methods=["GET", "POST"])
@open_to(EDIT)
@confirmed_before_opening
def load_calendar() -> Any:
    """Check a year's notice and, at the button 载入, put it in force."""
    form = CalendarForm(year=request.args.get("year", type=int))
    loaded = _carried_out(form) if form.validate_on_submit() else None
    if loaded and loaded.report.written:
        flash(loaded.words, "met")
        return redirect(url_for("clocks.calendar", year=loaded.report.year))
    report = loaded.report if loaded else None
    bad = form.refuse_lines(report.bad) if report else []
    changes = change_lines(report) if report else []
    page = render_template("clocks/load_calendar.html", form=form, report=report, bad=bad, changes=changes)
    return page, 422 if form.has_faults or bad else 200


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, and what it did to the running clocks."""

    report: LoadReport
    renewed: SweepResult

    @property
    def words(self) -> str:
        """The sentence that tells it."""
        return _(
            "%(year)s年的放假安排已载入：重新计算了 %(renewed)s 项时限，其中 %(moved)s 项日期有变，已告知责任单位。",
            year=self.report.year,
            renewed=self.renewed.renewed,
            moved=self.renewed.moved,
        )


def load_and_renew(command: LoadYear) -> Loaded:
    """Load a year and read every running clock anew, in batches; raise UnableToLoadYear."""
    report = load_year(db.session, rulebook(), command)
    renewed = renew_stale(db.session, rulebook(), now=command.now) if report.written else SweepResult()
    return Loaded(report, renewed)


def _carried_out(form: CalendarForm) -> Loaded:
    try:
        return load_and_renew(form.to_command(actor=actor_for(EDIT), now=now()))
    except UnableToLoadYear as refused:
        return Loaded(refused.report, SweepResult())
