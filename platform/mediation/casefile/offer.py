"""Whether a case may be handed to somebody: direction, ground, bounces, the village's protection (11.3-7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.casefile.handover import binds_at_receipt
from mediation.casefile.kinds import HandOverKind
from mediation.casefile.moving import OBJECTION_GRANTED, OBJECTION_GRANTED_AGAIN, OBJECTION_REFUSED
from mediation.casefile.reasons import CasefileReason
from mediation.escalation.kinds import ClimbGround, OrgKind
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Fact, Refused

BOUNCES_MOST = 1
"""How often a case may come back from a unit before its owner is looked for in a procedure (R-6.06)."""


class Task(StrEnum):
    """What the receiver is asked to do."""

    MEDIATION = "mediation"
    VISITING = "visiting"
    SERVICE_ASSISTANCE = "service_assistance"
    REPORTING = "reporting"
    ACCOMPANYING = "accompanying"
    HANDLING = "handling"
    OPINION = "opinion"
    ENFORCEMENT = "enforcement"


VILLAGE_TASKS = frozenset({Task.MEDIATION, Task.VISITING, Task.SERVICE_ASSISTANCE, Task.REPORTING, Task.ACCOMPANYING})
"""All that may be asked of a village (11.3-7)."""

VILLAGE_KINDS = frozenset({OrgKind.VILLAGE_COMMITTEE, OrgKind.MEDIATION_COMMITTEE})


class Direction(StrEnum):
    """How the receiver lies to the sender on the graph."""

    UP = "up"
    DOWN = "down"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """A hand-over about to be offered.

    `target_accused` is never told apart from a closed target in the answer (R-1.53). `released_before` when the
    target was released from this case by an objection; `bounces` counts objections granted so far.
    """

    kind: HandOverKind
    task: Task
    direction: Direction
    case_kind: Kind
    secrecy: SecrecyClass
    target_kind: OrgKind
    reason: str
    target_is_holder: bool = False
    target_is_open: bool = True
    target_accused: bool = False
    released_before: bool = False
    bounces: int = 0
    is_already_transferred: bool = False
    by_meeting_office: bool = False
    ground: ClimbGround | None = None
    report_due_on: date | None = None


def check_offer(facts: OfferFacts) -> Answer:
    """Judge a hand-over before it is sent; the first obstacle is told (R-1.20, R-2.22, R-2.23, R-6.06)."""
    return next(_obstacles(facts), None) or Allowed(basis=offer_basis(facts.kind))


def offer_basis(kind: HandOverKind) -> str:
    """Return the rule a hand-over of this kind rests on."""
    return {
        HandOverKind.TRANSFER: "R-1.20",
        HandOverKind.ASSIGNMENT: "R-1.20",
        HandOverKind.GUIDANCE: "2.3",
        HandOverKind.HAND_UP: "R-2.22",
        HandOverKind.HAND_DOWN: "R-2.23",
    }[kind]


def objection_outcome(*, is_granted: bool, bounces: int) -> str:
    """Return the outcome of deciding an objection; `bounces` counts those granted before (R-1.26, R-6.06)."""
    if not is_granted:
        return OBJECTION_REFUSED
    return OBJECTION_GRANTED if bounces < BOUNCES_MOST else OBJECTION_GRANTED_AGAIN


def _obstacles(facts: OfferFacts) -> Iterator[Refused]:
    basis = offer_basis(facts.kind)
    if facts.target_is_holder:
        yield _refused(CasefileReason.TARGET_IS_HOLDER, basis=basis)
    if not facts.target_is_open or facts.target_accused:
        # One reason for both: who asks must not learn from the answer whom an accusation names.
        yield _refused(CasefileReason.TARGET_CANNOT_RECEIVE, basis=basis)
    yield from _secrecy_obstacles(facts)
    yield from _village_obstacles(facts)
    yield from _direction_obstacles(facts, basis=basis)
    yield from _bounce_obstacles(facts)
    if not facts.reason.strip():
        yield _refused(CasefileReason.REASON_MISSING, basis=basis)
    if facts.kind is HandOverKind.ASSIGNMENT and facts.report_due_on is None:
        yield _refused(CasefileReason.DEADLINE_MISSING, basis=basis)


def _secrecy_obstacles(facts: OfferFacts) -> Iterator[Refused]:
    is_secret = facts.secrecy is SecrecyClass.D or facts.case_kind is Kind.ACCUSATION
    if is_secret and facts.target_kind is not OrgKind.DISCIPLINE:
        yield _refused(CasefileReason.TARGET_NOT_DISCIPLINE, basis="R-1.23", target=facts.target_kind.value)


def _village_obstacles(facts: OfferFacts) -> Iterator[Refused]:
    if facts.target_kind not in VILLAGE_KINDS:
        return
    if facts.task not in VILLAGE_TASKS:
        yield _refused(CasefileReason.VILLAGE_TASK_NOT_ALLOWED, basis="11.3-7", task=facts.task.value)
    if binds_at_receipt(facts.kind):
        # A village is not an organ: nothing is transferred to it as to a competent one (0.3 #11).
        yield _refused(CasefileReason.VILLAGE_HAS_NO_POWER, basis="11.3-7", task=facts.task.value)


def _direction_obstacles(facts: OfferFacts, *, basis: str) -> Iterator[Refused]:
    direction = facts.direction.value
    if facts.kind is HandOverKind.HAND_UP:
        if facts.direction is not Direction.UP:
            yield _refused(CasefileReason.TARGET_NOT_ABOVE, basis=basis, direction=direction)
        if facts.case_kind is Kind.DISPUTE and facts.ground is None:
            yield _refused(CasefileReason.GROUND_MISSING, basis=basis)
    if facts.kind is HandOverKind.HAND_DOWN and facts.direction is not Direction.DOWN:
        yield _refused(CasefileReason.TARGET_NOT_BELOW, basis=basis, direction=direction)
    passes_on = facts.is_already_transferred and binds_at_receipt(facts.kind)
    is_secret = facts.secrecy is SecrecyClass.D
    if passes_on and facts.direction is not Direction.DOWN and not facts.by_meeting_office and not is_secret:
        # Who received a transfer objects to it or passes it to its own subordinates; it does not send it round. What
        # turned out to be an accusation goes to discipline from wherever it lies.
        yield _refused(CasefileReason.TARGET_NOT_BELOW, basis="R-1.26", direction=direction)


def _bounce_obstacles(facts: OfferFacts) -> Iterator[Refused]:
    if not binds_at_receipt(facts.kind) or facts.by_meeting_office:
        return
    if facts.released_before:
        yield _refused(CasefileReason.TARGET_RELEASED_BEFORE, basis="R-1.26", who_can="meeting_office")
    if facts.bounces > BOUNCES_MOST:
        yield _refused(
            CasefileReason.BOUNCED_TOO_OFTEN, basis="R-6.06", who_can="meeting_office", bounces=facts.bounces
        )


def _refused(reason: CasefileReason, *, basis: str, who_can: str | None = None, **facts: Fact) -> Refused:
    return Refused(reason=reason, basis=basis, facts=facts, who_can=who_can)
