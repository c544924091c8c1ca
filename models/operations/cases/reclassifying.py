"""Correct what a case was taken for; what is counted keeps counting from its original start (R-4.11)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from mediation.casefile.correcting import TURNED_AWAY, correction_outcome
from mediation.casefile.kinds import Act, DocumentKind, Stage
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.workflow import CONTACT_TERMS, HANDLING_TERMS, RECEIPT_TERMS
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
from models.operations.cases.judging_again import (
    JudgedAgain,
    close_open_hand_over,
    go_another_way,
    is_where_it_was_received,
    judge_again,
)
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import NOTICE_TERMS, CaseInHand, allowed, carry_out, require, start_term
from models.steps.clocks import cancel_clocks, reopen_clock, running_clocks
from models.steps.papers import paper
from models.steps.receipt import received_on
from models.steps.secrecy import accused_organisations, holder_of_accusation, keep_secret
from models.tables.cases import Case, Proceeding
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
RECLASSIFIED = "reclassified"
"""How a proceeding ends that was none of this case's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reclassify(CaseCommand):
    """What the case really is, with the reason; for an accusation whom it accuses.

    `competent_id` names the organ with power where it was wrong or not known; None leaves it as it is.
    """

    kind: Kind
    branch: Branch | None
    route: str | None
    reason: str
    competent_id: int | None = None
    accused_organisation_ids: tuple[int, ...] = ()


@on_case
def reclassify(hand: CaseInHand, command: Reclassify) -> int:
    """Correct the classification and return the id of the letter that tells the petitioner.

    The gate judges the visits again by what the case is now; a case that still waits there goes the way it says, with
    clocks counted from the original receipt. An accusation is class D from now on, seen by those named alone, and
    begins anew: nothing is on its way to whom it accuses. Raise InvalidFields at the field that does not fit,
    UnableToAct for a closed case or an accusation that only discipline may open.
    """
    require(hand, Act.RECLASSIFY)
    before, after = classification_of(hand.case), Classification(command.kind, command.branch, command.route)
    _check(hand, command, before=before, after=after)
    effect, receipt = correction_effect(before=before, after=after), received_on(hand)
    _write(hand, command, effect)
    again = judge_again(hand, is_other_matter=(before.kind, before.branch) != (after.kind, after.branch))
    content = {"kind": command.kind.value, "branch": command.branch, "route": command.route, "basis": "R-4.11"}
    document = paper(hand, DocumentKind.CORRECTION_NOTICE, content | {"reason": command.reason.strip()})
    receiver_id = _hide(hand, command) if effect.becomes_accusation else None
    has_say = again is not None and is_where_it_was_received(hand, again.visit)
    outcome = correction_outcome(
        stage=hand.facts.stage,
        before=before.kind,
        after=after.kind,
        judged=again.outcome if again is not None and has_say else None,
        holder_is_accused=receiver_id is not None,
    )
    facts = {"kind": command.kind.value, "branch": command.branch, "competent": hand.case.competent_id}
    carry_out(hand, Act.RECLASSIFY, facts=facts, outcome=outcome, receiver_id=receiver_id)
    if effect.becomes_accusation:
        hand.anchors[TermCode.TRANSFER_15] = receipt
        start_term(hand, TermCode.TRANSFER_15)
    else:
        _settle_clocks(hand, effect, again=again if again is not None and outcome == again.outcome else None)
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
            names_other_organ=command.competent_id not in (None, hand.case.competent_id),
        ),
        table=hand.setting.routes,
    )
    field = FIELDS.get(answer.reason) if isinstance(answer, Refused) else None
    if field is not None and isinstance(answer, Refused):
        raise InvalidFields({field: answer})
    allowed(answer)
    if command.competent_id is not None and command.competent_id not in hand.graph.nodes:
        raise InvalidFields({"competent": Refused(CasefileReason.TARGET_CLOSED, "R-1.41")})


def _write(hand: CaseInHand, command: Reclassify, effect: CorrectionEffect) -> None:
    case = hand.case
    case.kind, case.route = command.kind, command.route
    case.branch = int(command.branch) if command.branch is not None else None
    case.secrecy = effect.secrecy
    # Of an accusation no organ is said to be competent: it would be one that is told of it.
    case.competent_id = None if command.kind is Kind.ACCUSATION else command.competent_id or case.competent_id
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
    hand.work.flush()


def _hide(hand: CaseInHand, command: Reclassify) -> int | None:
    """Leave the case to those named, nothing on its way; return who is to hold it where the holder is accused."""
    case, named = hand.case, command.accused_organisation_ids
    keep_secret(hand.work, case, actor=hand.actor, accused_organisation_ids=named, graph=hand.graph, at=hand.now)
    close_open_hand_over(hand)
    terms = (*RECEIPT_TERMS, *HANDLING_TERMS, *CONTACT_TERMS, TermCode.MEDIATION_30, TermCode.HANDOVER_ACCEPT_1WD)
    cancel_clocks(hand.work, hand.law, case_id=case.id, terms=terms, on=hand.today, at=hand.now)
    _close_proceedings(hand)
    case.lawful_level, case.skip_levels = True, 0
    accused = accused_organisations(hand.work, case.id)
    holder_id = holder_of_accusation(case.holder_id, accused_organisation_ids=accused, graph=hand.graph)
    return holder_id if holder_id != case.holder_id else None


def _settle_clocks(hand: CaseInHand, effect: CorrectionEffect, *, again: JudgedAgain | None) -> None:
    case = hand.case
    if effect.ends_handling:
        cancel_clocks(hand.work, hand.law, case_id=case.id, terms=HANDLING_TERMS, on=hand.today, at=hand.now)
    if effect.opens_handling and case.accepted_on is not None:
        hand.anchors[TermCode.HANDLE_60] = case.accepted_on
        start_term(hand, TermCode.HANDLE_60)
    if hand.facts.stage is Stage.MEDIATING and case.stage is not Stage.MEDIATING:
        _close_proceedings(hand)
        terms = [TermCode.MEDIATION_30]
        cancel_clocks(hand.work, hand.law, case_id=case.id, terms=terms, on=hand.today, at=hand.now)
    if case.stage is Stage.REGISTERED and (hand.facts.stage in TURNED_AWAY or again is None):
        _owe_notice_again(hand, is_judged=again is not None)
    if again is not None:
        go_another_way(hand, again)


def _close_proceedings(hand: CaseInHand) -> None:
    query = select(Proceeding).where(Proceeding.case_id == hand.case.id, Proceeding.closed_at.is_(None))
    for row in hand.work.scalars(query):
        row.closed_at, row.outcome = hand.now, RECLASSIFIED


def _owe_notice_again(hand: CaseInHand, *, is_judged: bool) -> None:
    """Let the notice run on from its original start when a case comes back from a route that was not its own.

    One that was never owed is begun where no new verdict says what is owed.
    """
    if hand.case.kind is Kind.DISPUTE or (hand.facts.stage not in TURNED_AWAY and hand.facts.has_notice):
        return
    if running_clocks(hand.work, case_id=hand.case.id, terms=RECEIPT_TERMS):
        return
    query = select(Clock).where(
        Clock.case_id == hand.case.id, Clock.term.in_(NOTICE_TERMS), Clock.state == ClockState.STOPPED
    )
    stopped = hand.work.scalars(query.order_by(Clock.id.desc()).limit(1)).one_or_none()
    if stopped is not None:
        reopen_clock(hand.work, hand.law, stopped, on=hand.today, at=hand.now)
    if stopped is not None or is_judged:
        return
    hand.anchors[TermCode.DIRECT_NOTICE_15] = received_on(hand)
    start_term(hand, TermCode.DIRECT_NOTICE_15)
