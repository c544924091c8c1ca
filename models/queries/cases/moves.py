"""How a case moved: its hand-overs and who held it from when to when (R-6.01)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.casefile.kinds import HandOverKind, HandOverState
from models.session import AnySession
from models.tables.cases import Holding
from models.tables.handovers import HandOver


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A hand-over with every turn of its life; organisations and people by id."""

    id: int
    kind: HandOverKind
    state: HandOverState
    from_id: int
    to_id: int
    direction: str
    ground: str
    reason: str
    offered_at: datetime
    offered_by_id: int
    report_due_on: date | None
    answered_at: datetime | None
    answered_by_id: int | None
    answer_reason: str | None
    objected_at: datetime | None
    objected_by_id: int | None
    objection_reason: str | None
    document_id: int | None


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Who answered for the case from when to when; `to_at` is None while he still does."""

    organisation_id: int
    from_at: datetime
    to_at: datetime | None
    basis: str


def hand_overs_of(session: AnySession, case_id: int) -> tuple[HandOverRow, ...]:
    """Return the hand-overs of a case, newest first, in one statement."""
    query = select(*(getattr(HandOver, name) for name in HandOverRow.__dataclass_fields__))
    rows = session.execute(query.where(HandOver.case_id == case_id).order_by(HandOver.id.desc()))
    return tuple(HandOverRow(*row) for row in rows)


def holdings_of(session: AnySession, case_id: int) -> tuple[HoldingRow, ...]:
    """Return who held a case, oldest first, in one statement."""
    query = select(Holding.organisation_id, Holding.from_at, Holding.to_at, Holding.basis)
    rows = session.execute(query.where(Holding.case_id == case_id).order_by(Holding.from_at))
    return tuple(HoldingRow(*row) for row in rows)
