"""Settle an item of the exceptions' queue: who did what about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.exceptions.reasons import ExceptionReason
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.record import append_entry
from models.tables.clocks import ExceptionItem
from models.unable import OutOfReach, UnableTo

BASIS = "7.2"


class UnableToSettleException(UnableTo):
    """Somebody settled it before."""


@dataclass(frozen=True, slots=True)
class SettleException:
    """The actor has dealt with an item and says how; the view has reached the item."""

    item_id: int
    note: str
    actor: Actor
    now: datetime


def settle_exception(session: AnySession, command: SettleException) -> None:
    """Write how an item was settled, once; raise UnableToSettleException when it already is.

    The note stays with the item; the record names the item only, a note may hold a person's data.
    """
    with unit_of_work(session) as work:
        query = select(ExceptionItem).where(ExceptionItem.id == command.item_id).with_for_update()
        item = work.scalars(query).one_or_none()
        if item is None:
            raise OutOfReach(f"exception item {command.item_id}")
        if item.settled_at is not None:
            raise UnableToSettleException(
                Refused(ExceptionReason.ALREADY_SETTLED, BASIS, {"on": item.settled_at.date().isoformat()})
            )
        item.settled_at, item.settled_by_id = command.now, command.actor.account_id
        item.settlement = command.note
        append_entry(
            work,
            tag="exception.settled",
            at=command.now,
            basis=BASIS,
            actor=command.actor,
            case_id=item.case_id,
            chain=item.county_id,
            facts={"item": item.id, "kind": item.kind, "clock": item.clock_id},
        )
