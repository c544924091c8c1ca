"""What a hand-over is judged on: the target on the graph, the accused, the bounces so far."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverKind, HandOverState
from mediation.casefile.offer import Direction, OfferFacts, Task
from mediation.casefile.relations import Relation
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import ClimbGround, OrgKind
from models.queries.act_facts import organ_and_points
from models.steps.acts import CaseInHand
from models.steps.secrecy import is_accused
from models.tables.handovers import HandOver


def offer_facts(
    hand: CaseInHand,
    *,
    kind: HandOverKind,
    to_id: int,
    reason: str,
    task: Task,
    ground: ClimbGround | None = None,
    report_due_on: date | None = None,
) -> OfferFacts:
    """Return what the rule of offers asks; a target that is closed or of another county is one that cannot receive."""
    known = to_id in hand.graph.nodes
    target_kind = hand.graph.node(to_id).kind if known else OrgKind.DEPARTMENT
    sides = organ_and_points(to_id, graph=hand.graph) if known else frozenset({to_id})
    return OfferFacts(
        kind=kind,
        task=task,
        direction=direction_of(hand.graph, hand.case.holder_id, to_id) if known else Direction.ACROSS,
        case_kind=hand.case.kind,
        secrecy=hand.case.secrecy,
        target_kind=target_kind,
        reason=reason,
        target_is_holder=hand.case.holder_id in sides,
        target_is_open=known,
        target_accused=is_accused(hand.work, hand.case.id, organisation_id=to_id, graph=hand.graph),
        released_before=_was_released(hand, sides),
        bounces=bounces_of(hand),
        is_already_transferred=hand.facts.hand_over in STATUTORY_HANDOVERS
        and hand.facts.hand_over_state in (HandOverState.OFFERED, HandOverState.ACCEPTED),
        by_meeting_office=Relation.MEETING_OFFICE in hand.facts.relations,
        ground=ground,
        report_due_on=report_due_on,
    )


def direction_of(graph: EscalationGraph, from_id: int, to_id: int) -> Direction:
    """Return how the receiver's organ lies to the sender's on the graph."""
    here, there = graph.host(from_id), graph.host(to_id)
    if graph.is_above(there, here):
        return Direction.UP
    return Direction.DOWN if graph.is_above(here, there) else Direction.ACROSS


def bounces_of(hand: CaseInHand) -> int:
    """Return how often a unit was released from this case by an objection (R-6.06)."""
    granted = select(func.count(HandOver.id)).where(*_released(hand))
    return hand.work.scalar(granted) or 0


def _was_released(hand: CaseInHand, sides: frozenset[int]) -> bool:
    found = select(HandOver.id).where(*_released(hand), HandOver.to_id.in_(sides)).limit(1)
    return hand.work.scalar(found) is not None


def _released(hand: CaseInHand) -> tuple[ColumnElement[bool], ...]:
    return (
        HandOver.case_id == hand.case.id,
        HandOver.kind.in_(STATUTORY_HANDOVERS),
        HandOver.state == HandOverState.RETURNED,
    )
