"""Walk-in numbers of a centre: draw, call the next, finish."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.queries.queue import day_before
from models.session import AnySession
from models.steps.numbers import next_number
from models.steps.record import append_entry
from models.tables.organisations import QueueTicket
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class DrawTicket:
    """A person comes in; the name is wanted only for calling."""

    actor: Actor
    on: date
    now: datetime
    name: str | None = None
    matter: str | None = None


def draw_ticket(session: AnySession, command: DrawTicket) -> int:
    """Give the next walk-in number of the actor's centre and day; return the number."""
    with unit_of_work(session) as work:
        centre = command.actor.organisation_id
        number = next_number(work, f"ticket:{centre}:{command.on.isoformat()}")
        work.add(
            QueueTicket(
                organisation_id=centre,
                drawn_on=command.on,
                number=number,
                name=command.name,
                matter=command.matter,
                drawn_at=command.now,
            )
        )
        _write(work, command.actor, tag="queue.drawn", number=number, on=command.on, at=command.now)
        return number


def call_next(session: AnySession, *, actor: Actor, on: date, now: datetime, window_id: int | None) -> int | None:
    """Call the lowest waiting number, those carried over first; return its id, or None when nobody waits."""
    since = func.coalesce(day_before(actor.organisation_id, on=on), on)
    with unit_of_work(session) as work:
        waiting = (
            select(QueueTicket)
            .where(QueueTicket.organisation_id == actor.organisation_id, QueueTicket.called_at.is_(None))
            .where(QueueTicket.finished_at.is_(None), QueueTicket.drawn_on.between(since, on))
            .order_by(QueueTicket.drawn_on, QueueTicket.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        ticket = work.scalars(waiting).one_or_none()
        if ticket is None:
            return None
        ticket.called_at, ticket.called_by_id, ticket.window_id = now, actor.account_id, window_id
        _write(work, actor, tag="queue.called", number=ticket.number, on=ticket.drawn_on, at=now)
        return ticket.id


def finish_ticket(session: AnySession, *, actor: Actor, ticket_id: int, now: datetime) -> None:
    """Close a called number, once; raise OutOfReach for another centre's or an uncalled one."""
    with unit_of_work(session) as work:
        ticket = work.get(QueueTicket, ticket_id, with_for_update=True)
        if ticket is None or ticket.organisation_id != actor.organisation_id or ticket.called_at is None:
            raise OutOfReach
        if ticket.finished_at is None:
            ticket.finished_at = now
            _write(work, actor, tag="queue.finished", number=ticket.number, on=ticket.drawn_on, at=now)


def _write(work: Session, actor: Actor, *, tag: str, number: int, on: date, at: datetime) -> None:
    append_entry(
        work,
        tag=tag,
        at=at,
        basis="R-1.04",
        actor=actor,
        chain=actor.county_id,
        facts={"number": number, "drawn_on": on.isoformat()},
    )
