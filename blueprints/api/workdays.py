"""Working-day arithmetic with the calendar of one's county."""

from datetime import date

from blueprints.api.blueprint import blueprint
from blueprints.api.caller import caller
from blueprints.api.door import Offer, offered
from blueprints.api.schemas.workdays import SpanNamed, WorkdayFound, WorkdaysAdded, WorkdaysCounted, WorkdaysFound
from blueprints.edge.law import law
from blueprints.edge.problems import Problem
from mediation.clocks.calendar import OutsideCalendar, Workdays
from mediation.secrecy.acts import PageAct
from mediation.secrecy.tokens import Scope

VIEW, READ = PageAct.CALENDAR_VIEW.value, Scope.CALENDAR_READ


@blueprint.route("/workdays/add")
@offered(Offer("Add working days to a day", VIEW, READ, WorkdayFound, query=WorkdaysAdded))
def add_workdays(query: WorkdaysAdded) -> WorkdayFound:
    """Return the day."""
    try:
        found = _workdays().add_workdays(query.after, query.days)
        return WorkdayFound(on=found.on, is_provisional=found.provisional, in_the_way=_spans(query.after, found.on))
    except OutsideCalendar:
        raise Problem(422, "outside_calendar") from None


@blueprint.route("/workdays/count")
@offered(Offer("Count the working days between two days", VIEW, READ, WorkdaysFound, query=WorkdaysCounted))
def count_workdays(query: WorkdaysCounted) -> WorkdaysFound:
    """Return the number."""
    try:
        found, spans = _workdays().workdays_between(query.after, query.until), _spans(query.after, query.until)
    except OutsideCalendar:
        raise Problem(422, "outside_calendar") from None
    return WorkdaysFound(number=found.number, is_provisional=found.provisional, in_the_way=spans)


def _workdays() -> Workdays:
    return law(caller().actor.county_id).workdays


def _spans(after: date, until: date) -> list[SpanNamed]:
    return [SpanNamed.model_validate(span) for span in _workdays().named_spans(after, until)]
