"""Where each list of the home page comes from: one select per kind, its rows within reach, its order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from mediation.casefile.kinds import HandOverState
from mediation.worklists.kinds import WorkKind
from models.law import Law
from models.queries.clocks import soon_until
from models.queries.reach import reach
from models.queries.worklists.desk import Desk
from models.tables.cases import Case, Holding
from models.tables.clocks import Clock, ClockState, ExceptionItem
from models.tables.documents import Notice
from models.tables.handovers import HandOver
from models.tables.organisations import Organisation
from models.tables.reception import Draft, SkipException, UrgentReport, Visit

ABOVE = "clock.breach_above"
RECENT = timedelta(days=7)
"""How long something handed over stays on the list of what was handed over."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, under which law."""

    desk: Desk
    law: Law
    now: datetime

    @property
    def reached(self) -> ColumnElement[bool]:
        """The condition that a case is within reach."""
        return reach(self.desk.viewer)


@dataclass(frozen=True, slots=True)
class Source:
    """Columns: key, case id, number, title, what (a code), organisation, at. `at_column` sorts before the key."""

    rows: Select[Any]
    key: Any
    at_column: Any = None
    newest_first: bool = False


def source_of(kind: WorkKind, asking: Asking) -> Source:
    """Return where the rows of a list come from."""
    return SOURCES[kind](asking)


def _columns(key: Any, *, what: Any, at: Any) -> Select[Any]:
    return select(key, Case.id, Case.number, Case.title, what, Organisation.short_name, at)


def _clocks(asking: Asking, *conditions: ColumnElement[bool]) -> Source:
    rows = (
        _columns(Clock.id, what=Clock.term, at=Clock.due_at)
        .select_from(Clock)
        .join(Case, Case.id == Clock.case_id)
        .join(Organisation, Organisation.id == Clock.organisation_id)
        .where(Clock.state == ClockState.RUNNING, *conditions, asking.reached)
    )
    return Source(rows, Clock.id, at_column=Clock.due_at)


def _overdue(asking: Asking) -> Source:
    return _clocks(asking, Clock.organisation_id.in_(asking.desk.organisation_ids), Clock.due_at <= asking.now)


def _soon(asking: Asking) -> Source:
    ours, until = Clock.organisation_id.in_(asking.desk.organisation_ids), soon_until(asking.law, asking.now)
    return _clocks(asking, ours, Clock.due_at > asking.now, Clock.due_at <= until)


def pressing(asking: Asking) -> Source:
    """Return where the clocks of a desk come from that are overdue or due soon, first due first."""
    desk, until = asking.desk, soon_until(asking.law, asking.now)
    if not desk.organisation_ids:
        # Whoever only watches sees what was missed in sight.
        return _watched(asking)
    return _clocks(asking, Clock.organisation_id.in_(desk.organisation_ids), Clock.due_at <= until)


def _watched(asking: Asking) -> Source:
    return _clocks(asking, Clock.due_at <= asking.now)


def _hand_overs(asking: Asking, *conditions: ColumnElement[bool], other: Any, what: Any, at: Any) -> Select[Any]:
    return (
        _columns(HandOver.id, what=what, at=at)
        .select_from(HandOver)
        .join(Case, Case.id == HandOver.case_id)
        .join(Organisation, Organisation.id == other)
        .where(*conditions, asking.reached)
    )


def _to_accept(asking: Asking) -> Source:
    ours = HandOver.to_id.in_(asking.desk.organisation_ids)
    offered = HandOver.state == HandOverState.OFFERED
    rows = _hand_overs(asking, ours, offered, other=HandOver.from_id, what=HandOver.kind, at=HandOver.offered_at)
    return Source(rows, HandOver.id)


def _returned(asking: Asking) -> Source:
    ours = HandOver.from_id.in_(asking.desk.organisation_ids)
    back = HandOver.state.in_((HandOverState.RETURNED, HandOverState.LAPSED))
    at = func.coalesce(HandOver.answered_at, HandOver.offered_at, type_=HandOver.offered_at.type)
    recent = at >= asking.now - RECENT
    rows = _hand_overs(asking, ours, back, recent, other=HandOver.to_id, what=HandOver.state, at=at)
    return Source(rows, HandOver.id, newest_first=True)


def _objections(asking: Asking) -> Source:
    ours = HandOver.from_id.in_(asking.desk.organisation_ids)
    waiting = HandOver.state == HandOverState.OBJECTED
    rows = _hand_overs(asking, ours, waiting, other=HandOver.to_id, what=HandOver.kind, at=HandOver.objected_at)
    return Source(rows, HandOver.id)


def _handed(asking: Asking) -> Source:
    rows = (
        _columns(Holding.id, what=HandOver.kind, at=Holding.from_at)
        .select_from(Holding)
        .join(Case, Case.id == Holding.case_id)
        .join(HandOver, HandOver.id == Holding.hand_over_id)
        .join(Organisation, Organisation.id == HandOver.from_id)
        .where(
            Holding.organisation_id.in_(asking.desk.organisation_ids),
            Holding.is_open == 1,
            Holding.from_at >= asking.now - RECENT,
            asking.reached,
        )
    )
    return Source(rows, Holding.id, newest_first=True)


def _from_here(key: InstrumentedAttribute[int]) -> ColumnElement[int]:
    # Without statistics SQLite begins with the cases and asks each whether something waits; a sum has no index, so the
    # few that wait come first.
    return key + 0


def _exceptions(asking: Asking) -> Source:
    rows = (
        _columns(SkipException.id, what=SkipException.ground, at=SkipException.claimed_at)
        .select_from(SkipException)
        .join(Visit, Visit.id == _from_here(SkipException.visit_id))
        .join(Case, Case.id == _from_here(Visit.case_id))
        .join(Organisation, Organisation.id == Visit.organisation_id)
        # Whoever claimed it is not the one who approves it.
        .where(
            SkipException.decided_at.is_(None), SkipException.claimed_by_id != asking.desk.account_id, asking.reached
        )
    )
    return Source(rows, SkipException.id)


def _urgent(asking: Asking) -> Source:
    rows = (
        _columns(UrgentReport.id, what=literal("urgent"), at=UrgentReport.raised_at)
        .select_from(UrgentReport)
        .join(Case, Case.id == _from_here(UrgentReport.case_id))
        .join(Organisation, Organisation.id == Case.holder_id)
        .where(UrgentReport.acknowledged_at.is_(None), asking.reached)
    )
    return Source(rows, UrgentReport.id)


def _unsettled(asking: Asking) -> Source:
    rows = (
        select(ExceptionItem.id, Case.id, Case.number, Case.title, ExceptionItem.kind, null(), ExceptionItem.raised_at)
        .select_from(ExceptionItem)
        .outerjoin(Case, Case.id == ExceptionItem.case_id)
        .where(
            ExceptionItem.settled_at.is_(None),
            ExceptionItem.county_id.in_(asking.desk.county_ids),
            or_(ExceptionItem.case_id.is_(None), asking.reached),
        )
    )
    return Source(rows, ExceptionItem.id)


def _drafts(asking: Asking) -> Source:
    desk = asking.desk
    own = or_(Draft.account_id == desk.account_id, Draft.organisation_id.in_(desk.organisation_ids))
    rows = (
        select(Draft.id, null(), Draft.key, null(), Draft.form, Organisation.short_name, Draft.updated_at)
        .outerjoin(Organisation, Organisation.id == Draft.organisation_id)
        .where(Draft.sent_at.is_(None), own)
    )
    return Source(rows, Draft.id, newest_first=True)


def noticed(asking: Asking) -> ColumnElement[bool]:
    """Return the condition that a notice is for the one who asks: his own or his organisations', within reach."""
    desk = asking.desk
    told = or_(Notice.organisation_id.in_(desk.organisation_ids), Notice.account_id == desk.account_id)
    # Whoever speaks for the one who missed a term and for its superior is told once.
    twice = and_(Notice.kind == ABOVE, Case.holder_id.in_(desk.organisation_ids))
    return told & or_(Notice.case_id.is_(None), ~twice) & or_(Notice.case_id.is_(None), asking.reached)


def _notices(asking: Asking) -> Source:
    new = () if asking.desk.looked_at is None else (Notice.raised_at > asking.desk.looked_at,)
    rows = (
        _columns(Notice.id, what=Notice.kind, at=Notice.raised_at)
        .select_from(Notice)
        .outerjoin(Case, Case.id == Notice.case_id)
        .outerjoin(Organisation, Organisation.id == Case.holder_id)
        .where(noticed(asking), *new)
    )
    return Source(rows, Notice.id, newest_first=True)


SOURCES: Mapping[WorkKind, Callable[[Asking], Source]] = {
    WorkKind.URGENT: _urgent,
    WorkKind.OVERDUE: _overdue,
    WorkKind.SOON: _soon,
    WorkKind.TO_ACCEPT: _to_accept,
    WorkKind.HANDED: _handed,
    WorkKind.RETURNED: _returned,
    WorkKind.OBJECTIONS: _objections,
    WorkKind.EXCEPTIONS: _exceptions,
    WorkKind.WATCHED: _watched,
    WorkKind.UNSETTLED: _unsettled,
    WorkKind.DRAFTS: _drafts,
    WorkKind.NOTICES: _notices,
}
