"""Offer a case up or down the ladder: the sender holds it until the other side accepts (R-2.22, R-2.23)."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation.casefile.kinds import Act, HandOverKind, HandOverState, ProceedingKind, Stage
from mediation.casefile.offer import OfferFacts, Task, check_offer
from mediation.clocks.codes import TermCode
from mediation.escalation.climb import (
    DERIVED_GROUNDS,
    Attempt,
    GroundShown,
    check_ground,
    derive_grounds,
    own_place,
)
from mediation.escalation.kinds import ClimbGround
from mediation.moments import local_day
from mediation.routing.kinds import Kind
from models.operations.handovers.judging import offer_facts
from models.operations.handovers.sending import Sent
from models.operations.on_case import CaseCommand, on_case
from models.queries.reception.gate_facts import places_of_case
from models.steps.acts import CaseInHand, allowed, carry_out, require
from models.steps.papers import tell
from models.steps.secrecy import name_receiver
from models.tables.cases import Proceeding
from models.tables.handovers import HandOver

ACTS = {HandOverKind.HAND_UP: Act.HAND_UP, HandOverKind.HAND_DOWN: Act.HAND_DOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCase(CaseCommand):
    """A voluntary hand-up or hand-down; a dispute climbs on a ground, a stated one with its evidence (R-2.22)."""

    to_id: int
    reason: str
    kind: HandOverKind = HandOverKind.HAND_UP
    task: Task = Task.HANDLING
    ground: ClimbGround | None = None
    evidence: str = ""


@on_case
def offer_case(hand: CaseInHand, command: OfferCase) -> Sent:
    """Offer a case to a point or organ above or below; it is to be signed for in one working day (7.2).

    Raise UnableToAct for a wrong direction, a ground that the record does not show, or a task beyond a village.
    """
    act = ACTS[command.kind]
    basis = require(hand, act)
    facts = offer_facts(
        hand, kind=command.kind, to_id=command.to_id, reason=command.reason, task=command.task, ground=command.ground
    )
    allowed(check_offer(facts))
    _check_climb(hand, command)
    hand.hand_over = _hand_over(hand, command, facts=facts, basis=basis)
    hand.bound[TermCode.HANDOVER_ACCEPT_1WD] = command.to_id
    entry = {
        "hand_over": hand.hand_over.id,
        "to": command.to_id,
        "ground": command.ground.value if command.ground else None,
    }
    carry_out(hand, act, facts=entry)
    name_receiver(hand.work, hand.case, organisation_id=command.to_id, graph=hand.graph, at=hand.now)
    tell(hand, "offered_to_you", command.to_id, key=str(hand.hand_over.id), facts={"kind": command.kind.value})
    return Sent(hand.hand_over.id)


def _hand_over(hand: CaseInHand, command: OfferCase, *, facts: OfferFacts, basis: str) -> HandOver:
    row = HandOver(
        case_id=hand.case.id,
        kind=command.kind,
        state=HandOverState.OFFERED,
        from_id=hand.case.holder_id,
        to_id=command.to_id,
        direction=facts.direction.value,
        ground=command.ground.value if command.ground else basis,
        reason="\n".join(filter(None, (command.reason.strip(), command.evidence.strip()))),
        offered_at=hand.now,
        offered_by_id=hand.actor.account_id,
    )
    hand.work.add(row)
    hand.work.flush()
    return row


def _check_climb(hand: CaseInHand, command: OfferCase) -> None:
    """Judge the ground of a dispute that climbs: read from the record where it can be, else with evidence."""
    if command.kind is not HandOverKind.HAND_UP or hand.case.kind is not Kind.DISPUTE or command.ground is None:
        return
    derived = command.ground in DERIVED_GROUNDS and command.ground in _derived(hand, command.ground)
    # Who is offered the case accepts the ground with it.
    shown = GroundShown(
        ground=command.ground,
        from_point=hand.case.holder_id,
        is_derived=derived,
        evidence=command.evidence,
        accepted_by=command.to_id,
    )
    allowed(check_ground(shown))
    if command.ground is ClimbGround.MEDIATION_FAILED:
        _close_mediation(hand)


def _derived(hand: CaseInHand, wanted: ClimbGround) -> frozenset[ClimbGround]:
    mediation = _open_mediation(hand)
    failed_on = hand.today if mediation is not None and wanted is ClimbGround.MEDIATION_FAILED else None
    opened_on = local_day(mediation.opened_at) if mediation is not None else hand.case.received_on
    attempt = Attempt(
        point=hand.case.holder_id,
        opened_on=opened_on,
        target_days=hand.law.tier_target(hand.graph.node(hand.case.holder_id).tier),
        failed_on=failed_on,
        crosses_places=_crosses(hand),
    )
    return frozenset(shown.ground for shown in derive_grounds([attempt], today=hand.today))


def _open_mediation(hand: CaseInHand) -> Proceeding | None:
    if hand.case.stage is not Stage.MEDIATING:
        return None
    query = select(Proceeding).where(
        Proceeding.case_id == hand.case.id,
        Proceeding.kind == ProceedingKind.MEDIATION,
        Proceeding.closed_at.is_(None),
    )
    return hand.work.scalars(query.order_by(Proceeding.id.desc()).limit(1)).one_or_none()


def _close_mediation(hand: CaseInHand) -> None:
    mediation = _open_mediation(hand)
    if mediation is not None:
        mediation.closed_at, mediation.outcome = hand.now, "failed"


def _crosses(hand: CaseInHand) -> bool:
    case = hand.case
    known = [seat for seat in places_of_case(hand.work, case) if seat in hand.graph.nodes]
    own = own_place(known, graph=hand.graph)
    return own is not None and hand.graph.is_above(hand.graph.host(own), hand.graph.host(case.holder_id))
