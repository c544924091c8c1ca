"""Let time settle what nobody answered: without an objection the owner is found, an offer lapses (R-1.26, R-2.22)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mediation.casefile.handover import Move, turn
from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverKind, HandOverState
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from models.law import law_of
from models.operations.unit_of_work import unit_of_work
from models.queries.case_graph import graph_of_case
from models.session import AnySession
from models.setting import Setting
from models.steps.clocks import cancel_clocks
from models.steps.competence import find_competent
from models.steps.notices import tell_of_case
from models.steps.record import append_entry
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockState
from models.tables.handovers import HandOver

OFFERS = (HandOverKind.HAND_UP, HandOverKind.HAND_DOWN)


@dataclass(frozen=True, slots=True)
class Lapsed:
    """How many transfers found their owner by silence, how many offers lapsed, and which could not be settled."""

    owned: int
    lapsed: int
    failed: tuple[int, ...] = ()


def let_time_pass(session: AnySession, setting: Setting, *, now: datetime) -> Lapsed:
    """Settle every hand-over whose time has passed at `now`, one transaction each; running twice changes nothing.

    One that cannot be settled leaves the others alone.
    """
    states: list[HandOverState | None] = []
    failed: list[int] = []
    for hand_over_id, case_id in _due(session, now=now):
        try:
            with unit_of_work(session) as work:
                states.append(_settle(work, setting, hand_over_id=hand_over_id, case_id=case_id, now=now))
        except (ValueError, LookupError):
            failed.append(hand_over_id)
    owned, lapsed = states.count(HandOverState.ACCEPTED), states.count(HandOverState.LAPSED)
    return Lapsed(owned=owned, lapsed=lapsed, failed=tuple(failed))


def _due(session: AnySession, *, now: datetime) -> list[tuple[int, int]]:
    query = select(HandOver.id, HandOver.case_id).join(Clock, Clock.hand_over_id == HandOver.id)
    return list(session.execute(query.where(_is_due(now)).order_by(Clock.due_at, HandOver.id)).tuples())


def _is_due(now: datetime) -> ColumnElement[bool]:
    waits_for = or_(
        HandOver.kind.in_(STATUTORY_HANDOVERS) & (Clock.term == TermCode.OBJECTION_5WD),
        HandOver.kind.in_(OFFERS) & (Clock.term == TermCode.HANDOVER_ACCEPT_1WD),
    )
    is_open = (HandOver.state == HandOverState.OFFERED) & (Clock.state == ClockState.RUNNING)
    return is_open & waits_for & (Clock.due_at <= now)


def _settle(work: Session, setting: Setting, *, hand_over_id: int, case_id: int, now: datetime) -> HandOverState | None:
    case = work.get_one(Case, case_id, with_for_update=True)
    query = select(HandOver, Clock).join(Clock, Clock.hand_over_id == HandOver.id).where(HandOver.id == hand_over_id)
    query = query.where(Clock.case_id == case_id)
    found = work.execute(query.where(_is_due(now)).limit(1)).tuples().one_or_none()
    if found is None:
        # Somebody answered between the look and the lock.
        return None
    row, clock = found
    next_turn = turn(Move.LET_TIME_PASS, kind=row.kind, state=row.state)
    row.state, row.answered_at = next_turn.state, now
    today = local_day(now)
    law = law_of(work, setting.rulebook, case.county_id, today)
    # The right to object ends on its last day; an offer left lying is late, and its breach stays.
    cancel_clocks(work, law, case_id=case.id, terms=[clock.term], on=today, at=now, facts={"hand_over": row.id})
    if row.kind in STATUTORY_HANDOVERS:
        graph = graph_of_case(work, setting.graphs, county_id=case.county_id, holder_id=case.holder_id, on=today)
        find_competent(work, case, organisation_id=row.to_id, graph=graph)
    case.version += 1
    facts = {"hand_over": row.id, "state": row.state.value, "holder": case.holder_id}
    append_entry(
        work,
        tag="case.let_time_pass",
        at=now,
        basis=next_turn.basis,
        case_id=case.id,
        chain=case.county_id,
        facts=facts,
    )
    told_id = row.to_id if row.kind in STATUTORY_HANDOVERS else row.from_id
    key = f"case:{case.id}:time_passed:{row.id}"
    tell_of_case(work, case, key=key, kind="time_passed", at=now, organisation_id=told_id)
    return row.state
