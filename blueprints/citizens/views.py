"""A petitioner looks up his case; what he opened is remembered for a few minutes and never stands in an address."""

from datetime import timedelta
from typing import Any

from flask import redirect, render_template, request, session, url_for

from blueprints.citizens.blueprint import blueprint
from blueprints.citizens.forms import LookUpForm
from blueprints.citizens.presenters import MatterWords, matter_words
from blueprints.edge.access import open_to_everyone
from blueprints.edge.moment import now
from blueprints.edge.setting import setting
from models.operations.citizens import look_up
from models.queries.citizens import citizen_matter
from models.tables.base import db
from models.unable import OutOfReach

OPEN_FOR = timedelta(minutes=10)
OPENED, LARGE = "citizen", "large"


@blueprint.route("/citizen", methods=["GET", "POST"])
@open_to_everyone
def ask() -> Any:
    """Ask for number and code; every miss has the same answer."""
    form, missed = LookUpForm(), False
    if form.validate_on_submit():
        found = look_up(db.session, form.to_command(address=request.remote_addr or "", now=now()))
        if found is not None:
            session[OPENED] = {"case": found, "until": int((now() + OPEN_FOR).timestamp())}
            return redirect(url_for("citizens.show"), code=303)
        missed = True
    page = render_template("citizens/ask.html", form=form, missed=missed, large=_is_large())
    return page, 422 if missed or form.errors else 200


@blueprint.route("/citizen/case")
@open_to_everyone
def show() -> Any:
    """Show the case that was opened, in plain words."""
    matter = _opened()
    if matter is None:
        return redirect(url_for("citizens.ask"))
    return render_template("citizens/show.html", matter=matter, large=_is_large())


@blueprint.route("/citizen/case/print")
@open_to_everyone
def print_out() -> Any:
    """Show the same on a sheet of A4."""
    matter = _opened()
    if matter is None:
        return redirect(url_for("citizens.ask"))
    return render_template("citizens/print.html", matter=matter, printed=now(), back_url=url_for("citizens.show"))


@blueprint.route("/citizen/end", methods=["POST"])
@open_to_everyone
def end() -> Any:
    """Forget the case that was opened: the next person at this screen finds an empty form."""
    session.pop(OPENED, None)
    return redirect(url_for("citizens.ask"), code=303)


def _opened() -> MatterWords | None:
    opened = session.get(OPENED)
    if opened is None or now().timestamp() > opened["until"]:
        session.pop(OPENED, None)
        return None
    try:
        return matter_words(citizen_matter(db.session, setting(), opened["case"], now=now()))
    except OutOfReach:
        return None


def _is_large() -> bool:
    if LARGE in request.args:
        session[LARGE] = request.args[LARGE] == "1"
    return bool(session.get(LARGE))
