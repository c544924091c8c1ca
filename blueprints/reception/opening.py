"""Open the desk's form: empty with what the desk knows already, from a draft, or for a called number."""

import secrets
from typing import Any

from werkzeug.datastructures import MultiDict

from blueprints.reception.desk import Desk
from blueprints.reception.draft_content import fields_of
from blueprints.reception.forms import RegisterForm
from mediation.routing.kinds import Channel
from models.ids import row_id
from models.queries.drafts import find_draft
from models.queries.queue import called_ticket
from models.tables.base import db
from models.unable import OutOfReach


def opened_form(desk: Desk, asked: MultiDict[str, str]) -> RegisterForm:
    """Return the form as a GET asks for it; raise OutOfReach for a draft that is not there or not one's own."""
    key = asked.get("draft")
    if key is None:
        return RegisterForm(formdata=None, desk=desk, data=_known(desk, asked.get("ticket", type=row_id)))
    draft = find_draft(db.session, key=key, actor=desk.actor)
    if draft is None:
        raise OutOfReach
    form = RegisterForm(formdata=fields_of(draft), desk=desk)
    form.draft_key.data, form.draft_version.data = draft.key, str(draft.version)
    form.draft_page.data = _new_page()
    return form


def _new_page() -> str:
    return secrets.token_urlsafe(12)


def _known(desk: Desk, ticket_id: int | None) -> dict[str, Any]:
    town, village = desk.own_place
    known: dict[str, Any] = {
        "draft_key": secrets.token_urlsafe(24),
        "draft_version": "0",
        "draft_page": _new_page(),
        "channel": Channel.VISIT.value,
        "visited_on": desk.today,
        "persons": 1,
        "county": str(desk.county_id),
        "town": str(town) if town else "",
        "village": str(village) if village else "",
    }
    ticket = called_ticket(db.session, ticket_id, centre_id=desk.actor.organisation_id) if ticket_id else None
    if ticket is not None:
        known |= {"ticket_id": str(ticket.id), "window_id": str(ticket.window_id or ""), "title": ticket.matter or ""}
        known["parties"] = [{"name": ticket.name or ""}]
    return known
