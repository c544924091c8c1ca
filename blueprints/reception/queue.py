"""The walk-in queue of a centre and its windows with who staffs them today."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Length

from blueprints.edge.access import actor_for, open_to
from blueprints.edge.forms import HouseForm
from blueprints.edge.moment import now, today
from blueprints.reception.blueprint import blueprint
from blueprints.reception.queue_words import called_at_this_desk, queue_words, window_lines
from mediation.secrecy.acts import PageAct
from models.actor import Actor
from models.operations.queue import DrawTicket, call_next, draw_ticket, finish_ticket
from models.queries.queue import queue_of, windows_of
from models.queries.windows import windows_of as staffed_windows_of
from models.tables.base import db

QUEUE = PageAct.RECEPTION_QUEUE.value


class DrawForm(HouseForm):
    """A person comes in; the name is wanted only for calling."""

    name = StringField(_l("姓名（可不填，叫号时隐去名字）"), [Length(max=60, message=_l("最多 %(max)d 字。"))])
    matter = StringField(_l("来办什么（可不填）"), [Length(max=120, message=_l("最多 %(max)d 字。"))])

    def to_command(self, *, actor: Actor) -> DrawTicket:
        """Return the number as asked for."""
        name, matter = (self.name.data or "").strip(), (self.matter.data or "").strip()
        return DrawTicket(actor=actor, on=today(), now=now(), name=name or None, matter=matter or None)


@blueprint.route("/reception/queue", methods=["GET", "POST"])
@open_to(QUEUE)
def queue() -> Any:
    """Show the numbers of today and those carried over; POST draws the next number."""
    me, form = _me(), DrawForm()
    if form.validate_on_submit():
        number = draw_ticket(db.session, form.to_command(actor=me))
        flash(_("已取号：%(number)s 号。", number=number), "met")
        return redirect(url_for("reception.queue"), code=303)
    rows = queue_words(queue_of(db.session, centre_id=me.organisation_id, on=today()))
    windows = window_lines(staffed_windows_of(db.session, me.organisation_id, on=today()), on=today())
    page = render_template(
        "reception/queue.html", form=form, rows=rows, windows=windows, called=called_at_this_desk(rows)
    )
    return page, 422 if form.errors else 200


@blueprint.route("/reception/queue/next", methods=["POST"])
@open_to(QUEUE)
def call() -> Any:
    """Call the next number to a window."""
    me = _me()
    known = {str(id_): id_ for id_, _name in windows_of(db.session, me.organisation_id)}
    window_id = known.get(request.form.get("window_id", ""))
    if call_next(db.session, actor=me, on=today(), now=now(), window_id=window_id) is None:
        flash(_("没有等候的人。"), "info")
    return redirect(url_for("reception.queue"), code=303)


@blueprint.route("/reception/queue/<int:ticket_id>/finish", methods=["POST"])
@open_to(QUEUE)
def finish(ticket_id: int) -> Any:
    """Close a called number without a registration."""
    finish_ticket(db.session, actor=_me(), ticket_id=ticket_id, now=now())
    return redirect(url_for("reception.queue"), code=303)


def _me() -> Actor:
    return actor_for(QUEUE)
