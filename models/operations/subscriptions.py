"""Subscribe another system to a county's events, end that, and settle what was sent."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mediation.secrecy.events import BASIS, Event, may_be_told, subscription_faults
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.record import append_entry
from models.tables.api import Delivery, Subscription
from models.tables.cases import Case
from models.unable import InvalidFields, OutOfReach

MOST_TRIES = 12
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=6)
AT_WORK_FOR = timedelta(minutes=2)
"""How long a delivery that was taken up is left alone: should its process die, it is sent again after that."""
BATCH = 50


@dataclass(frozen=True, slots=True)
class Subscribe:
    """An address and the events it is told of; `loopback` lets in this machine itself, for tests."""

    actor: Actor
    address: str
    events: frozenset[Event]
    now: datetime
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """One message to be sent now, with what signs it."""

    id: int
    address: str
    secret: str
    event: Event
    body: dict[str, Any]
    tries: int


def subscribe(session: AnySession, command: Subscribe) -> str:
    """Add a subscription of the actor's county and return its secret, which is shown once; raise InvalidFields."""
    faults = subscription_faults(address=command.address, events=command.events, loopback=command.loopback)
    if faults:
        raise InvalidFields(faults)
    secret = secrets.token_urlsafe(32)
    with unit_of_work(session) as work:
        row = Subscription(
            county_id=command.actor.county_id,
            address=command.address,
            secret=secret,
            events=sorted(event.value for event in command.events),
            made_at=command.now,
            made_by_id=command.actor.account_id,
        )
        work.add(row)
        work.flush()
        _write(work, "subscription.made", row, actor=command.actor, now=command.now)
    return secret


def end_subscription(session: AnySession, subscription_id: int, *, actor: Actor, now: datetime) -> None:
    """Tell an address nothing more, what is waiting included; raise OutOfReach for another county's."""
    with unit_of_work(session) as work:
        query = select(Subscription).where(
            Subscription.id == subscription_id, Subscription.county_id == actor.county_id
        )
        row = work.scalars(query.with_for_update()).one_or_none()
        if row is None:
            raise OutOfReach
        if row.ended_at is None:
            row.ended_at = now
            _give_up(work, Delivery.subscription_id == row.id, now=now)
            _write(work, "subscription.ended", row, actor=actor, now=now)


def take_up_deliveries(session: AnySession, *, now: datetime) -> tuple[DueDelivery, ...]:
    """Take up the next messages that are due, oldest first; whatever has become an accusation is dropped (R-1.53)."""
    with unit_of_work(session) as work:
        waiting = Delivery.delivered_at.is_(None) & Delivery.given_up_at.is_(None)
        query = (
            select(Delivery, Subscription, Case.secrecy)
            .join(Subscription, Subscription.id == Delivery.subscription_id)
            .join(Case, Case.id == Delivery.case_id)
            .where(waiting, Delivery.next_at <= now)
            .order_by(Delivery.next_at, Delivery.id)
            .limit(BATCH)
        )
        due = []
        for row, subscription, secrecy in work.execute(query.with_for_update(of=Delivery, skip_locked=True)).all():
            if not may_be_told(secrecy):
                row.given_up_at = now
                continue
            row.tries += 1
            row.next_at = now + AT_WORK_FOR
            due.append(DueDelivery(row.id, subscription.address, subscription.secret, row.event, row.body, row.tries))
    return tuple(due)


def settle_delivery(session: AnySession, delivery_id: int, *, status: int | None, now: datetime) -> bool:
    """Note what came back (None: nothing did) and tell whether it arrived; what did not is sent again, ever later."""
    with unit_of_work(session) as work:
        row = work.get_one(Delivery, delivery_id, with_for_update=True)
        row.last_status = status
        arrived = status is not None and 200 <= status < 300
        if arrived:
            row.delivered_at, row.given_up_at = now, None
        elif row.tries >= MOST_TRIES:
            row.given_up_at = row.given_up_at or now
        else:
            row.next_at = now + pause_after(row.tries)
    return arrived


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries in vain: half a minute, doubled each time, six hours at most."""
    doubled: timedelta = FIRST_PAUSE * 2 ** (tries - 1)
    return min(doubled, LONGEST_PAUSE)


def _give_up(work: Session, *where: Any, now: datetime) -> None:
    waiting = Delivery.delivered_at.is_(None) & Delivery.given_up_at.is_(None)
    work.execute(update(Delivery).where(waiting, *where).values(given_up_at=now))


def _write(work: Session, tag: str, row: Subscription, *, actor: Actor, now: datetime) -> None:
    facts = {"subscription": row.id, "events": ",".join(row.events)}
    append_entry(work, tag=tag, at=now, basis=BASIS, actor=actor, chain=row.county_id, facts=facts)
