"""Read the walk-in queue of a centre; names come masked (11.3)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ScalarSelect, func, select, union

from mediation.reception.masking import mask_name
from models.session import AnySession
from models.tables.organisations import QueueTicket, Window


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A number of the queue; `carried_over` when it was drawn on an earlier day."""

    id: int
    number: int
    masked_name: str | None
    matter: str | None
    drawn_at: datetime
    called_at: datetime | None
    finished_at: datetime | None
    window_name: str | None
    carried_over: bool


def queue_of(session: AnySession, *, centre_id: int, on: date, limit: int = 100) -> tuple[TicketRow, ...]:
    """Return a centre's numbers of the day, those carried over and those called and not finished, in calling order."""
    ours = select(QueueTicket.id).where(QueueTicket.organisation_id == centre_id)
    earlier = ours.where(QueueTicket.finished_at.is_(None), QueueTicket.drawn_on < on)
    # Small sets: with one OR an engine without statistics walks through every number ever drawn.
    shown = union(
        ours.where(QueueTicket.drawn_on == on),
        earlier.where(QueueTicket.drawn_on == day_before(centre_id, on=on)),
        earlier.where(QueueTicket.called_at.is_not(None)),
    )
    query = (
        select(QueueTicket, Window.name)
        .outerjoin(Window, Window.id == QueueTicket.window_id)
        .where(QueueTicket.id.in_(shown))
        .order_by(QueueTicket.drawn_on, QueueTicket.number)
        .limit(limit)
    )
    return tuple(_row(ticket, window_name=name, on=on) for ticket, name in session.execute(query))


def day_before(centre_id: int, *, on: date) -> ScalarSelect[date]:
    """Return the last earlier day on which a centre gave out numbers, NULL before the first.

    What was drawn then is carried over, nothing older: who does not come on the centre's next day is not called first
    for ever. Who was called is finished by hand.
    """
    before = select(func.max(QueueTicket.drawn_on))
    return before.where(QueueTicket.organisation_id == centre_id, QueueTicket.drawn_on < on).scalar_subquery()


def windows_of(session: AnySession, centre_id: int) -> tuple[tuple[int, str], ...]:
    """Return the windows of a centre as (id, name), by number."""
    query = select(Window.id, Window.name).where(Window.organisation_id == centre_id).order_by(Window.number)
    return tuple((window_id, name) for window_id, name in session.execute(query))


def _row(ticket: QueueTicket, *, window_name: str | None, on: date) -> TicketRow:
    return TicketRow(
        id=ticket.id,
        number=ticket.number,
        masked_name=mask_name(ticket.name) if ticket.name else None,
        matter=ticket.matter,
        drawn_at=ticket.drawn_at,
        called_at=ticket.called_at,
        finished_at=ticket.finished_at,
        window_name=window_name,
        carried_over=ticket.drawn_on < on,
    )


@dataclass(frozen=True, slots=True)
class CalledTicket:
    """A called number with the name as it was given, to begin a registration with."""

    id: int
    number: int
    name: str | None
    matter: str | None
    window_id: int | None


def called_ticket(session: AnySession, ticket_id: int, *, centre_id: int) -> CalledTicket | None:
    """Return a called and unfinished number of a centre, or None."""
    query = select(QueueTicket).where(
        QueueTicket.id == ticket_id,
        QueueTicket.organisation_id == centre_id,
        QueueTicket.called_at.is_not(None),
        QueueTicket.finished_at.is_(None),
    )
    ticket = session.scalars(query).one_or_none()
    if ticket is None:
        return None
    return CalledTicket(ticket.id, ticket.number, ticket.name, ticket.matter, ticket.window_id)
