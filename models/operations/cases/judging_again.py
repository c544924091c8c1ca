"""Ask the gate again about a case whose classification was corrected (R-4.11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from mediation.casefile.correcting import GUIDED, NO_LONGER_ACCEPTED, NOT_ACCEPTED, OWNERLESS, RECEIVED
from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverState
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.reception.decisions import Decision
from mediation.reception.gate import (
    DisputeFacts,
    GateFacts,
    GateVerdict,
    JudicialState,
    NextStep,
    check_evidence,
    judge_visit,
)
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed
from models.queries.act_facts import organ_and_points
from models.queries.other_counties import counties_of
from models.queries.reception.gate_facts import places_of_case
from models.steps.acts import CaseInHand, enter_line
from models.steps.claims import claim_of, graph_crossed
from models.steps.clocks import cancel_clocks
from models.steps.consequences import PASSING_ON, Judged, follow, owe_first_contact
from models.steps.hand_overs import call_off_guidance
from models.steps.judgements import keep_judgement, newest_judgement
from models.steps.receipt import received_on
from models.steps.skips import count_skip_once
from models.tables.reception import SkipException, Visit

OUTCOMES = {
    Decision.ACCEPTED: RECEIVED,
    Decision.ACCEPTED_BY_EXCEPTION: RECEIVED,
    Decision.GUIDED: GUIDED,
    Decision.NOT_ACCEPTED: NOT_ACCEPTED,
    Decision.NO_LONGER_ACCEPTED: NO_LONGER_ACCEPTED,
}
HANDED_DOWN = frozenset({NextStep.HAND_DOWN_DRAFT, NextStep.HAND_OVER_DRAFT})
TURNED_AWAY = frozenset({Decision.GUIDED, Decision.NOT_ACCEPTED, Decision.NO_LONGER_ACCEPTED})
BEGUN_HERE = (
    TermCode.TRANSFER_15,
    TermCode.DIRECT_NOTICE_15,
    TermCode.FIRST_CONTACT_2WD,
    TermCode.SIMPLE_ACCEPT_3WD,
    TermCode.HANDLE_60,
)
"""What whoever received the case owed, and owes no more where the gate turns the visit away."""


@dataclass(frozen=True, slots=True)
class JudgedAgain:
    """What the gate said of a visit before and what it says of it now."""

    visit: Visit
    before: GateVerdict
    verdict: GateVerdict
    judgement_id: int
    facts: GateFacts
    graph: EscalationGraph

    @property
    def outcome(self) -> str:
        """Return where the verdict puts a case that waits at its gate."""
        if NextStep.FIND_OWNER in self.verdict.next_steps and self.verdict.basis == "R-6.01":
            return OWNERLESS
        return OUTCOMES[self.verdict.decision]


def judge_again(hand: CaseInHand, *, is_other_matter: bool) -> JudgedAgain | None:
    """Judge every visit of the case by what the case is now, and return the verdict on the visit that opened it.

    Every verdict stands beside the one before, and the visit counts as it says; a ground that waited for approval and
    lifts nothing any more lapses. `is_other_matter` when kind or branch
    changed. A part of a split has no visit, and a visit whose organs are gone from every graph stays judged as it was.
    """
    rows = hand.work.scalars(select(Visit).where(Visit.case_id == hand.case.id).order_by(Visit.id)).all()
    judged = {row.id: _judge(hand, row, is_other_matter=is_other_matter) for row in rows}
    _let_claims_lapse(hand, judged)
    count_skip_once(hand.work, hand.case)
    return judged[rows[0].id] if rows else None


def is_where_it_was_received(hand: CaseInHand, visit: Visit) -> bool:
    """Tell whether the receiving organ still holds the case: elsewhere its verdict decides no stage any more."""
    return hand.case.holder_id in organ_and_points(visit.organisation_id, graph=hand.graph)


def go_another_way(hand: CaseInHand, again: JudgedAgain) -> None:
    """Let a case that waits at its gate follow the new verdict, counted from its original receipt (R-4.11)."""
    verdict, receipt = again.verdict, received_on(hand)
    is_moved = again.before.go_to != verdict.go_to
    if is_moved or not HANDED_DOWN & set(verdict.next_steps):
        call_off_guidance(hand)
    cancel_clocks(hand.work, hand.law, case_id=hand.case.id, terms=_not_owed(hand, verdict), on=hand.today, at=hand.now)
    judged = Judged(
        work=hand.work,
        law=hand.law,
        graph=hand.graph,
        actor=hand.actor,
        at=hand.now,
        received_on=receipt,
        case=hand.case,
        visit=again.visit,
        verdict=verdict,
        is_linked=False,
        key=f"judgement:{again.judgement_id}",
    )
    owe_first_contact(judged)
    follow(judged, done=() if is_moved else again.before.next_steps)
    for document_id in judged.papers:
        enter_line(hand, "document.made", basis=verdict.basis, facts={"document": document_id})


def _not_owed(hand: CaseInHand, verdict: GateVerdict) -> tuple[TermCode, ...]:
    if verdict.decision in TURNED_AWAY:
        return BEGUN_HERE
    if hand.case.kind is Kind.DISPUTE:
        return (TermCode.TRANSFER_15, TermCode.DIRECT_NOTICE_15)
    if PASSING_ON & set(verdict.next_steps):
        return (TermCode.DIRECT_NOTICE_15,)
    is_kept = {NextStep.HANDLE_HERE, NextStep.HOLD_AS_FIRST_RECEIVER} & set(verdict.next_steps)
    return (TermCode.TRANSFER_15,) if is_kept else ()


def _judge(hand: CaseInHand, visit: Visit, *, is_other_matter: bool) -> JudgedAgain | None:
    stored = newest_judgement(hand.work, visit.id)
    facts = _corrected(hand, GateFacts.from_record(stored.facts["facts"]), is_other_matter=is_other_matter)
    graph = next(_graphs(hand, facts), None)
    if graph is None:
        return None
    verdict = judge_visit(facts, graph)
    row = keep_judgement(hand.work, visit, facts=facts, verdict=verdict, graph=graph, at=hand.now)
    return JudgedAgain(visit, GateVerdict.from_record(stored.verdict), verdict, row.id, facts, graph)


def _let_claims_lapse(hand: CaseInHand, judged: Mapping[int, JudgedAgain | None]) -> None:
    query = select(SkipException).where(SkipException.visit_id.in_(judged), SkipException.decided_at.is_(None))
    for row in hand.work.scalars(query.order_by(SkipException.id)):
        again = judged[row.visit_id]
        if again is None or _still_lifts(hand, row, again):
            continue
        row.decided_at = hand.now
        enter_line(hand, "exception.lapsed", basis=row.ground, facts={"exception": row.id, "visit": row.visit_id})


def _still_lifts(hand: CaseInHand, row: SkipException, again: JudgedAgain) -> bool:
    """Tell whether the visit is still turned away and the ground would still hold, were it approved."""
    if again.verdict.decision is not Decision.GUIDED:
        return False
    claim = claim_of(row)
    graph = graph_crossed(hand, claim.organs) if claim.organs else again.graph
    return graph is not None and isinstance(check_evidence(claim, facts=again.facts, graph=graph), Allowed)


def _corrected(hand: CaseInHand, facts: GateFacts, *, is_other_matter: bool) -> GateFacts:
    case = hand.case
    branch = Branch(case.branch) if case.branch is not None else None
    # Who takes a matter out of the courts' branch says that it is none of theirs (N1).
    leaves_the_courts = is_other_matter and branch is not Branch.LITIGATION
    is_secret = case.kind is Kind.ACCUSATION
    return replace(
        facts,
        kind=case.kind,
        branch=branch,
        competent=case.competent_id,
        judicial=JudicialState.NONE if leaves_the_courts else facts.judicial,
        claims=() if is_secret else facts.claims,
        dispute=(facts.dispute or _dispute(hand)) if case.kind is Kind.DISPUTE else None,
    )


def _dispute(hand: CaseInHand) -> DisputeFacts:
    places = places_of_case(hand.work, hand.case)
    return DisputeFacts(places=tuple(place for place in places if place in hand.graph.nodes))


def _graphs(hand: CaseInHand, facts: GateFacts) -> Iterator[EscalationGraph]:
    """Yield the graphs on which all of a verdict's organs stand: of today, joined with other counties', of that day."""
    involved = facts.involved()
    if all(one in hand.graph.nodes for one in involved):
        yield hand.graph
        return
    counties = {hand.case.county_id, *counties_of(hand.work, involved)}
    for on in (hand.today, facts.today):
        graph = hand.setting.graphs.joined(hand.work, *sorted(counties), on=on)
        if all(one in graph.nodes for one in involved):
            yield graph


def close_open_hand_over(hand: CaseInHand) -> None:
    """End whatever is on its way: an accusation begins anew from where it lies (R-1.53)."""
    call_off_guidance(hand)
    row = hand.hand_over
    if row is None or row.state not in (HandOverState.OFFERED, HandOverState.OBJECTED):
        return
    # What was sent by law is held by its receiver already, who says now what it is.
    is_held = row.kind in STATUTORY_HANDOVERS
    row.state = HandOverState.ACCEPTED if is_held else HandOverState.REVOKED
    row.answered_at, row.answered_by_id = hand.now, hand.actor.account_id
    hand.work.flush()
