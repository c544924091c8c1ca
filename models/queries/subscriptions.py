"""Read a county's subscriptions with how their deliveries stand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case as when
from sqlalchemy import func, select

from mediation.secrecy.events import Event
from models.session import AnySession
from models.tables.api import Delivery, Subscription


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A subscription without its secret; counts of what arrived, waits and was given up."""

    id: int
    address: str
    events: tuple[Event, ...]
    made_at: datetime
    ended_at: datetime | None
    arrived: int
    waiting: int
    given_up: int


def subscriptions_of(session: AnySession, county_id: int) -> tuple[SubscriptionRow, ...]:
    """Return a county's subscriptions, newest first, in one statement."""
    arrived = func.sum(when((Delivery.delivered_at.is_not(None), 1), else_=0))
    given_up = func.sum(when((Delivery.given_up_at.is_not(None), 1), else_=0))
    query = (
        select(
            Subscription.id,
            Subscription.address,
            Subscription.events,
            Subscription.made_at,
            Subscription.ended_at,
            func.count(Delivery.id),
            arrived,
            given_up,
        )
        .outerjoin(Delivery, Delivery.subscription_id == Subscription.id)
        .where(Subscription.county_id == county_id)
        .group_by(Subscription.id)
        .order_by(Subscription.id.desc())
    )
    return tuple(
        SubscriptionRow(
            id=id_,
            address=address,
            events=tuple(Event(event) for event in events),
            made_at=made_at,
            ended_at=ended_at,
            arrived=arrived or 0,
            waiting=all_ - (arrived or 0) - (given_up or 0),
            given_up=given_up or 0,
        )
        for id_, address, events, made_at, ended_at, all_, arrived, given_up in session.execute(query).tuples()
    )
