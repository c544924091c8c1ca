"""The hand-overs of some offices: what waits for them, what they sent, with states and clocks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from mediation.casefile.kinds import HandOverKind, HandOverState
from mediation.clocks.codes import TermCode
from mediation.secrecy.reach import Viewer
from models.law import Law
from models.queries.case_lists.chips import NearestClock, clock_signs
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockState
from models.tables.handovers import HandOver
from models.tables.organisations import Organisation

PAGE = 25


class Tray(StrEnum):
    """Which hand-overs of an office."""

    WAITING = "waiting"
    OBJECTIONS = "objections"
    RECEIVED = "received"
    SENT = "sent"


TO_DO = (Tray.WAITING, Tray.OBJECTIONS)
"""Trays that wait for this office: oldest first, and counted."""


OF_THE_HAND_OVER = (
    TermCode.OBJECTION_5WD,
    TermCode.HANDOVER_ACCEPT_1WD,
    TermCode.SKIP_CONTACT_2WD,
    TermCode.ASSIGNMENT_FEEDBACK,
)
"""Terms of the hand-over itself; what else was started by it is the case's own matter."""


@dataclass(frozen=True, slots=True)
class TrayRow:
    """A hand-over in a list; `clock` is the one of the hand-over itself that runs out first, if any."""

    id: int
    case_id: int
    number: str
    title: str
    kind: HandOverKind
    state: HandOverState
    sender: str
    receiver: str
    offered_at: datetime
    clock: NearestClock | None = None


@dataclass(frozen=True, slots=True)
class TrayPage:
    """A page of a tray; `after` is the key of the following page, None on the last one."""

    rows: tuple[TrayRow, ...]
    after: int | None


def tray_counts(session: AnySession, viewer: Viewer, *, offices: Collection[int]) -> dict[Tray, int]:
    """Return how many hand-overs wait in each tray that asks for something, within the viewer's reach."""
    return {
        tray: session.scalar(
            select(func.count(HandOver.id))
            .join(Case, Case.id == HandOver.case_id)
            .where(*_in_tray(tray, offices), reach(viewer))
        )
        or 0
        for tray in TO_DO
    }


def tray_page(
    session: AnySession,
    law: Law,
    viewer: Viewer,
    tray: Tray,
    *,
    offices: Collection[int],
    now: datetime,
    after: int | None = None,
    size: int = PAGE,
) -> TrayPage:
    """Return a page of a tray in three statements: what waits oldest first, what is past newest first."""
    sender, receiver = aliased(Organisation), aliased(Organisation)
    query = (
        select(
            HandOver.id,
            Case.id,
            Case.number,
            Case.title,
            HandOver.kind,
            HandOver.state,
            sender.short_name,
            receiver.short_name,
            HandOver.offered_at,
        )
        .join(Case, Case.id == HandOver.case_id)
        .join(sender, sender.id == HandOver.from_id)
        .join(receiver, receiver.id == HandOver.to_id)
        .where(*_in_tray(tray, offices), reach(viewer))
        .order_by(HandOver.id if tray in TO_DO else HandOver.id.desc())
        .limit(size + 1)
    )
    if after is not None:
        query = query.where(HandOver.id > after if tray in TO_DO else HandOver.id < after)
    found = session.execute(query).tuples().all()
    rows, more = found[:size], len(found) > size
    clocks = _clocks(session, law, [row[0] for row in rows], now=now)
    return TrayPage(rows=tuple(TrayRow(*row, clocks.get(row[0])) for row in rows), after=rows[-1][0] if more else None)


def _in_tray(tray: Tray, offices: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    ours, theirs = HandOver.from_id.in_(offices), HandOver.to_id.in_(offices)
    return {
        Tray.WAITING: (theirs, HandOver.state == HandOverState.OFFERED),
        Tray.OBJECTIONS: (ours, HandOver.state == HandOverState.OBJECTED),
        Tray.RECEIVED: (theirs,),
        Tray.SENT: (ours,),
    }[tray]


def _clocks(session: AnySession, law: Law, ids: Collection[int], *, now: datetime) -> dict[int, NearestClock]:
    query = select(Clock).where(
        Clock.hand_over_id.in_(ids), Clock.state == ClockState.RUNNING, Clock.term.in_(OF_THE_HAND_OVER)
    )
    nearest: dict[int, Clock] = {}
    for clock in session.scalars(query.order_by(Clock.due_at, Clock.id)):
        if clock.hand_over_id is not None:
            nearest.setdefault(clock.hand_over_id, clock)
    return clock_signs(session, law, nearest, now=now)
