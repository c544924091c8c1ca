"""One act on a case: take it in hand, judge the act by the table, carry out what the table says (13.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.casefile.effects import ClockEffect
from mediation.casefile.kinds import Act
from mediation.casefile.lifecycle import ActFacts, check_act, clock_effects, next_holder, next_stage
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.casefile.workflow import HANDLING_TERMS, RECEIPT_TERMS
from mediation.clocks.codes import Bound, EventKind, TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.moments import local_day
from mediation.routing.kinds import Kind
from mediation.verdict import Allowed, Refused
from models.actor import Actor
from models.law import Law, law_of
from models.queries.act_facts import act_facts, newest_hand_over
from models.queries.case_graph import graph_of_case
from models.queries.reach import reach, viewer_for
from models.setting import Setting
from models.steps.clocks import cancel_clocks, running_clocks, start_clock, stop_clocks
from models.steps.holdings import pass_holding
from models.steps.record import append_entry
from models.steps.secrecy import is_accused
from models.tables.cases import Case
from models.tables.handovers import HandOver
from models.tables.record import RecordEntry
from models.unable import OutOfReach, StaleVersion, UnableTo

NOTICE_TERMS = frozenset({TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15})
MEETING_TERMS = frozenset({TermCode.FIRST_CONTACT_2WD, TermCode.FIRST_MEET_5WD})
"""Terms that need somebody who can be met."""
"""The terms of the written notice; owed to nobody whose name or address is unclear (R-1.24)."""
URGENT_TERMS = frozenset({TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H})


PASSED_ON = frozenset({*RECEIPT_TERMS, *HANDLING_TERMS, *URGENT_TERMS, TermCode.MEDIATION_30}) - {
    TermCode.OBJECTION_5WD,
    TermCode.SIMPLE_HOP_1WD,
}
"""Terms that whoever holds the case has to keep. The hop of a simple matter is kept by passing it on (R-3.06), and the
contact of a holder counts from his own receipt instead (9.5)."""


class UnableToAct(UnableTo):
    """The workflow table refuses this act now, or to this person."""


@dataclass(slots=True)
class CaseInHand:
    """A locked case with everything an act on it needs.

    `anchors` gives the day of terms that do not start or stop today, `bound` whom a term binds other than the holder.
    """

    work: Session
    setting: Setting
    law: Law
    graph: EscalationGraph
    actor: Actor
    now: datetime
    today: date
    case: Case
    hand_over: HandOver | None
    facts: ActFacts
    anchors: dict[TermCode, date] = field(default_factory=dict)
    bound: dict[TermCode, int] = field(default_factory=dict)


def take_case(
    work: Session, setting: Setting, *, actor: Actor, case_id: int, now: datetime, version: int | None = None
) -> CaseInHand:
    """Lock a case within the actor's reach and read what the rules ask.

    Raise OutOfReach for a case that is not there or not his, StaleVersion when somebody changed it after `version`.
    """
    today = local_day(now)
    viewer = viewer_for(work, actor, on=today)
    query = select(Case).where(Case.id == case_id, reach(viewer)).with_for_update()
    case = work.scalars(query).one_or_none()
    if case is None:
        raise OutOfReach
    if version is not None and case.version != version:
        raise StaleVersion(case.version)
    law = law_of(work, setting.rulebook, case.county_id, today)
    return case_in_hand(work, setting, law, actor=actor, case=case, now=now)


def case_in_hand(work: Session, setting: Setting, law: Law, *, actor: Actor, case: Case, now: datetime) -> CaseInHand:
    """Return a case already locked, or just made, with what an act on it needs."""
    today = law.local_day(now)
    graph = graph_of_case(work, setting.graphs, county_id=case.county_id, holder_id=case.holder_id, on=today)
    return CaseInHand(
        work=work,
        setting=setting,
        law=law,
        graph=graph,
        actor=actor,
        now=now,
        today=today,
        case=case,
        hand_over=newest_hand_over(work, case.id),
        facts=act_facts(work, case, actor=actor, graph=graph),
    )


def require(hand: CaseInHand, act: Act) -> str:
    """Return the basis on which the act is allowed now; raise UnableToAct otherwise."""
    return allowed(check_act(act, facts=hand.facts))


def allowed(answer: Allowed | Refused) -> str:
    """Return the basis of an allowed answer; raise UnableToAct for a refused one."""
    if isinstance(answer, Refused):
        raise UnableToAct(answer)
    return answer.basis


def refuse(answer: Refused) -> NoReturn:
    """Refuse the act for a reason found on the way."""
    raise UnableToAct(answer)


def carry_out(
    hand: CaseInHand,
    act: Act,
    *,
    facts: Mapping[str, Any] | None = None,
    outcome: str | None = None,
    receiver_id: int | None = None,
) -> RecordEntry:
    """Do what the table says of an allowed act: stage, holder, clocks, version and the line in the record.

    `receiver_id` is the organisation that becomes holder where the cell says so; without it the newest hand-over's.
    `hand.anchors` gives the day zero of started terms that do not count from today.
    """
    case, before = hand.case, hand.facts
    basis = require(hand, act)
    effects = clock_effects(act, facts=before)
    _change_holder(hand, next_holder(act, facts=before, outcome=outcome), receiver_id=receiver_id, basis=basis)
    case.stage = next_stage(act, facts=before, outcome=outcome)
    for effect in effects:
        _apply(hand, effect)
    case.version += 1
    hand.work.flush()
    moved = {"from": before.stage.value, "to": case.stage.value, "holder": case.holder_id}
    return enter_line(hand, f"case.{act.value}", basis=basis, facts={**moved, **(facts or {})})


def enter_line(hand: CaseInHand, tag: str, *, basis: str, facts: Mapping[str, Any]) -> RecordEntry:
    """Append a line of this case to the record, as done now by the one who acts."""
    return append_entry(
        hand.work,
        tag=tag,
        at=hand.now,
        basis=basis,
        actor=hand.actor,
        case_id=hand.case.id,
        chain=hand.case.county_id,
        facts=facts,
    )


def _change_holder(hand: CaseInHand, holder: Relation | None, *, receiver_id: int | None, basis: str) -> None:
    if holder is None:
        return
    ends = {
        Relation.RECEIVER: receiver_id or (hand.hand_over.to_id if hand.hand_over else None),
        Relation.SENDER: hand.hand_over.from_id if hand.hand_over else None,
    }
    to_id = ends[holder]
    if to_id is None:
        raise ValueError(f"nobody stands at the {holder} end of this case")
    if to_id != hand.case.holder_id:
        if is_accused(hand.work, hand.case.id, organisation_id=to_id, graph=hand.graph):
            # Whatever brings it there: the accused does not hold the accusation.
            refuse(Refused(CasefileReason.TARGET_CANNOT_RECEIVE, "R-1.53"))
        hand_over_id, before_id = hand.hand_over.id if hand.hand_over else None, hand.case.holder_id
        pass_holding(hand.work, hand.case, to_id=to_id, at=hand.now, basis=basis, hand_over_id=hand_over_id)
        _pass_duties(hand, from_id=before_id)


def _pass_duties(hand: CaseInHand, *, from_id: int) -> None:
    """Let what runs for the petitioner bind the new holder; no date moves, and a breach already written stays."""
    for clock in running_clocks(hand.work, case_id=hand.case.id, terms=PASSED_ON):
        if clock.organisation_id == from_id:
            clock.organisation_id = hand.case.holder_id
    hand.work.flush()


def _apply(hand: CaseInHand, effect: ClockEffect) -> None:
    if effect.event is EventKind.START and effect.term is not None:
        start_term(hand, effect.term)
    elif effect.event is EventKind.STOP and effect.term is not None:
        stop_clocks(
            hand.work,
            hand.law,
            case_id=hand.case.id,
            terms=[effect.term],
            on=hand.anchors.get(effect.term, hand.today),
            at=hand.now,
        )
    elif effect.event is EventKind.CANCEL:
        terms = None if effect.term is None else [effect.term]
        cancel_clocks(hand.work, hand.law, case_id=hand.case.id, terms=terms, on=hand.today, at=hand.now)
    # Extensions and reopenings carry days and notices of their own: the operation of that act writes them.


def start_term(hand: CaseInHand, term: TermCode, *, organisation_id: int | None = None) -> None:
    """Start a term for the holder (nobody where the petitioner is bound); one of the same kind still running ends,
    unless it is this very one.

    A term that does not exist in this province or on this day is not started, nor one that needs
    somebody to be told or met where nobody can be (T-44).
    """
    if hand.case.no_address and term in NOTICE_TERMS | MEETING_TERMS:
        return
    if hand.case.kind is Kind.ACCUSATION and term is TermCode.NOTICE_15:
        return  # discipline organs give notice by their own rules
    on = hand.anchors.get(term, hand.today)
    version = hand.law.terms.find_term(term, on=on, province=hand.law.province)
    if version is None:
        return
    whom = organisation_id or hand.bound.get(term, hand.case.holder_id)
    bound = None if version.bound is Bound.PETITIONER else whom
    running = running_clocks(hand.work, case_id=hand.case.id, terms=[term])
    if any((clock.started_on, clock.organisation_id) == (on, bound) for clock in running):
        return
    cancel_clocks(hand.work, hand.law, case_id=hand.case.id, terms=[term], on=hand.today, at=hand.now)
    start_clock(
        hand.work,
        hand.law,
        case_id=hand.case.id,
        term=term,
        on=on,
        at=hand.now,
        organisation_id=bound,
        hand_over_id=hand.hand_over.id if hand.hand_over else None,
    )
