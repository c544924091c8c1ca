"""Correct what a case was taken for; what is counted keeps counting from its original start (R-4.11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from mediation.casefile.kinds import Act, DocumentKind, Stage
from mediation.casefile.workflow import HANDLING_TERMS, RECEIPT_TERMS
from mediation.clocks.codes import TermCode
from mediation.routing.classify import (
    Classification,
    CorrectionEffect,
    CorrectionFacts,
    check_correction,
    correction_effect,
)
from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason
from mediation.secrecy.kinds import Role
from mediation.verdict import ReasonCode, Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import NOTICE_TERMS, CaseInHand, allowed, carry_out, require, start_term
from models.steps.clocks import cancel_clocks, reopen_clock, running_clocks
from models.steps.papers import paper
from models.steps.receipt import received_on
from models.steps.secrecy import keep_secret
from models.tables.cases import Case
from models.tables.cases import Classification as ClassificationRow
from models.tables.clocks import Clock, ClockState
from models.unable import InvalidFields

FIELDS: Mapping[ReasonCode, str] = {
    RoutingReason.BRANCH_MISSING: "branch",
    RoutingReason.BRANCH_ONLY_FOR_CLAIMS: "branch",
    RoutingReason.ROUTE_UNKNOWN: "route",
    RoutingReason.ROUTE_DOES_NOT_FIT: "route",
    RoutingReason.REASON_MISSING: "reason",
    RoutingReason.NOTHING_CHANGES: "kind",
}
"""Reason → the field it is told at; the others are told above the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reclassify(CaseCommand):
    """What the case really is, with the reason; for an accusation whom it accuses."""

    kind: Kind
    branch: Branch | None
    route: str | None
    reason: str
    accused_organisation_ids: tuple[int, ...] = ()


@on_case
def reclassify(hand: CaseInHand, command: Reclassify) -> int:
    """Correct the classification and return the id of the letter that tells the petitioner.

    An accusation is class D from now on, seen by those named alone. Raise InvalidFields at the field that does not fit,
    UnableToAct for a closed case or an accusation that only discipline may open.
    """
    require(hand, Act.RECLASSIFY)
    before, after = classification_of(hand.case), Classification(command.kind, command.branch, command.route)
    _check(hand, command, before=before, after=after)
    effect = correction_effect(before=before, after=after)
    _write(hand, command, effect)
    if effect.becomes_accusation:
        _hide(hand, command)
    content = {"kind": command.kind.value, "branch": command.branch, "route": command.route, "basis": "R-4.11"}
    document = paper(hand, DocumentKind.CORRECTION_NOTICE, content | {"reason": command.reason.strip()})
    carry_out(hand, Act.RECLASSIFY, facts={"kind": command.kind.value, "branch": command.branch})
    _settle_clocks(hand, effect)
    return document.id


def classification_of(case: Case) -> Classification:
    """Return how a case is classified now."""
    return Classification(case.kind, Branch(case.branch) if case.branch is not None else None, case.route)


def _check(hand: CaseInHand, command: Reclassify, *, before: Classification, after: Classification) -> None:
    answer = check_correction(
        CorrectionFacts(
            before=before,
            after=after,
            reason=command.reason,
            is_closed=hand.case.stage in (Stage.CONCLUDED, Stage.MERGED),
            may_open_accusation=hand.actor.role is Role.DISCIPLINE_OFFICER,
        ),
        table=hand.setting.routes,
    )
    field = FIELDS.get(answer.reason) if isinstance(answer, Refused) else None
    if field is not None and isinstance(answer, Refused):
        raise InvalidFields({field: answer})
    allowed(answer)


def _write(hand: CaseInHand, command: Reclassify, effect: CorrectionEffect) -> None:
    case = hand.case
    case.kind, case.route = command.kind, command.route
    case.branch = int(command.branch) if command.branch is not None else None
    case.secrecy = effect.secrecy
    hand.work.add(
        ClassificationRow(
            case_id=case.id,
            kind=case.kind,
            branch=case.branch,
            route=case.route,
            reason=command.reason.strip(),
            confirmed_at=hand.now,
            confirmed_by_id=hand.actor.account_id,
        )
    )


def _hide(hand: CaseInHand, command: Reclassify) -> None:
    """Leave the case to those named to it."""
    accused: Sequence[int] = command.accused_organisation_ids
    keep_secret(hand.work, hand.case, actor=hand.actor, accused_organisation_ids=accused, graph=hand.graph, at=hand.now)


def _settle_clocks(hand: CaseInHand, effect: CorrectionEffect) -> None:
    case = hand.case
    if effect.ends_handling:
        cancel_clocks(hand.work, hand.law, case_id=case.id, terms=HANDLING_TERMS, on=hand.today, at=hand.now)
    if effect.opens_handling and case.accepted_on is not None:
        hand.anchors[TermCode.HANDLE_60] = case.accepted_on
        start_term(hand, TermCode.HANDLE_60)
    if case.stage is Stage.REGISTERED and hand.facts.stage is not Stage.REGISTERED:
        _owe_notice_again(hand)


def _owe_notice_again(hand: CaseInHand) -> None:
    """Let the notice run on from its original start when a case comes back from a route that was not its own."""
    if running_clocks(hand.work, case_id=hand.case.id, terms=RECEIPT_TERMS):
        return
    query = select(Clock).where(
        Clock.case_id == hand.case.id, Clock.term.in_(NOTICE_TERMS), Clock.state == ClockState.STOPPED
    )
    stopped = hand.work.scalars(query.order_by(Clock.id.desc()).limit(1)).one_or_none()
    if stopped is not None:
        reopen_clock(hand.work, hand.law, stopped, on=hand.today, at=hand.now)
        return
    hand.anchors[TermCode.DIRECT_NOTICE_15] = received_on(hand)
    start_term(hand, TermCode.DIRECT_NOTICE_15)
