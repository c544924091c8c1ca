"""The gate: may this place take this matter (RULEBOOK 1.4 and 2); the order of the questions is the rule."""

from dataclasses import replace

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate.closed import OFFICIAL_CHANNELS, judge_closed
from mediation.reception.gate.disputes import judge_dispute
from mediation.reception.gate.exceptions import check_evidence, check_exception, find_failure, points_of_review
from mediation.reception.gate.facts import Edition, ExceptionClaim, GateFacts, PriorMatter
from mediation.reception.gate.position import Position, is_superior_place, position_of
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.gate.x1 import DAY, Failing, Failure
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed, Fact, Refused

KIND_STEPS: dict[Kind, tuple[NextStep, ...]] = {
    Kind.ACCUSATION: (NextStep.TRANSFER_BY_CADRE_AUTHORITY, NextStep.HIDE_FROM_ACCUSED),
    Kind.SUGGESTION: (NextStep.STUDY_AND_REPLY,),
    Kind.INQUIRY: (NextStep.ANSWER,),
    Kind.THANKS: (NextStep.REPLY_THANKS,),
}
"""What is owed by kind where the level rule says nothing (R-1.52, R-1.53)."""

KIND_BASIS: dict[Kind, str] = {
    Kind.ACCUSATION: "R-1.53",
    Kind.SUGGESTION: "R-1.52",
    Kind.INQUIRY: "R-1.24",
    Kind.THANKS: "R-1.24",
}


LINKED_AND_GUIDED = (
    NextStep.REGISTER_LINKED,
    NextStep.GUIDE_SLIP,
    NextStep.INFORM_LOWER_ORGAN,
    NextStep.NO_NEW_CLOCK,
)
"""Guided once more with a matter on record: where it is held its clocks run on, nothing is handed over twice (8.3)."""


def judge_visit(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Return the verdict on one contact at one reception point. Pure: the same facts and graph give the same verdict.

    Raises KeyError when an organisation of the facts is not on the graph.
    """
    verdict = _judge(facts, graph)
    known = {**_plain_facts(facts), **verdict.facts}
    urgent = facts.is_urgent or any(claim.ground is SkipGround.X5 for claim in facts.claims)
    # The alarm comes before every classification.
    steps = (NextStep.RAISE_URGENT, *verdict.next_steps) if urgent else verdict.next_steps
    return replace(verdict, facts=known, next_steps=steps)


def _judge(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    if facts.kind is Kind.DISPUTE:
        return judge_dispute(facts, graph)
    if facts.kind is not Kind.CLAIM:
        return _by_kind(facts)
    closed = judge_closed(facts, graph)
    if closed is not None:
        return _with_level(closed, facts, graph) if closed.basis == "N3" else closed
    if facts.competent is None:
        return _ownerless(facts, graph)
    if not facts.is_visit:
        return _received(facts, graph, code=GateReason.NOT_A_VISIT, basis="R-1.02")
    return _by_place(facts, graph, competent=facts.competent)


def _by_kind(facts: GateFacts) -> GateVerdict:
    """Accept accusations, suggestions, inquiries and thanks wherever they are raised."""
    if facts.kind is Kind.ACCUSATION:
        code = GateReason.ACCUSATION
    else:
        code = GateReason.LEVEL_RULE_NOT_APPLIED if facts.is_visit else GateReason.NOT_A_VISIT
    steps = (NextStep.REGISTER, *KIND_STEPS[facts.kind])
    return GateVerdict(Decision.ACCEPTED, code, KIND_BASIS[facts.kind], next_steps=steps)


def _ownerless(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """No competent organ is known: the first receiver holds the case and owes the notice (R-6.01)."""
    if any(prior.is_open for prior in facts.same_priors()) or _answered(facts) is not None:
        return _received(facts, graph, code=GateReason.OWNERLESS, basis="R-6.01")
    steps = (NextStep.REGISTER, NextStep.HOLD_AS_FIRST_RECEIVER, NextStep.FIND_OWNER, *_notice(facts))
    return GateVerdict(
        Decision.ACCEPTED,
        GateReason.OWNERLESS,
        "R-6.01",
        path=graph.path_up(facts.receiving_point),
        lawful_points=(facts.receiving_point,),
        next_steps=steps,
    )


def _by_place(facts: GateFacts, graph: EscalationGraph, *, competent: int) -> GateVerdict:
    """Judge a claim's visit by where the point stands to the competent organ."""
    position = position_of(facts.receiving_point, competent=competent, graph=graph, level_up=facts.parameters.level_up)
    if position is Position.LAWFUL:
        return _received(facts, graph, code=GateReason.LAWFUL_PLACE, basis="R-1.10")
    if position is Position.BELOW:
        return _received(facts, graph, code=GateReason.BELOW_COMPETENT, basis="R-2.01")
    if position is Position.ASIDE:
        return _wrong_place(facts, graph)
    for claim in facts.claims:
        if isinstance(check_exception(claim, facts=facts, graph=graph), Allowed):
            return _by_exception(facts, graph, claim)
    return _skipped(facts, graph)


def _received(facts: GateFacts, graph: EscalationGraph, *, code: GateReason, basis: str) -> GateVerdict:
    """Accept; say where it goes from here. The same matter once more is linked and gets no new clock."""
    steps: list[NextStep] = []
    found = find_failure(facts, graph=graph)
    repeat = next((prior for prior in facts.same_priors() if prior.is_open), None)
    concluded = any(not prior.is_open for prior in facts.same_priors())
    known: dict[str, Fact] = {}
    if repeat is not None:
        code, basis = GateReason.PLAIN_REPEAT, "R-2.03"
        known = {"prior_case": repeat.case_id, "prior_organ": repeat.at.organ}
        steps += [NextStep.REGISTER_LINKED, NextStep.TELL_STATUS_AND_OWNER, NextStep.NO_NEW_CLOCK]
    elif (answered := _answered(facts)) is not None:
        return _placed(_answered_repeat(answered, facts, graph), facts, graph)
    else:
        steps += [NextStep.REGISTER, _where_to(facts, graph)]
        steps += [NextStep.ROUTE_STATUTORY] if _has_statutory_route(facts) else []
        steps += _notice(facts)
        steps += [NextStep.GUIDE_TO_REVIEW] if concluded else []
    if isinstance(found, Failure):
        known.update(_failure_facts(found, edition=facts.edition))
        steps.append(NextStep.SUPERVISION_ORDER)
    verdict = GateVerdict(Decision.ACCEPTED, code, basis, facts=known, next_steps=tuple(steps))
    return _placed(verdict, facts, graph)


def _answered(facts: GateFacts) -> PriorMatter | None:
    """Return the same matter, answered and still up for review, that the petitioner raises again; None for none.

    An organ that assigns the matter, and whoever comes to ask for the review, raise something else.
    """
    if facts.edition is Edition.FIRST or facts.channel in OFFICIAL_CHANNELS or facts.asks_for_review:
        return None
    return next((prior for prior in facts.same_priors() if prior.is_up_for_review), None)


def _answered_repeat(prior: PriorMatter, facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Same facts, answered already: linked to the answer and guided to its review, no second period (R-1.70, 8.3)."""
    until = prior.review_open_until
    is_in_time = prior.late_with_good_reason or (until is not None and facts.today <= until)
    may_ask = is_in_time and prior.review_requested_on is None
    steps = [NextStep.REGISTER_LINKED, NextStep.TELL_STATUS_AND_OWNER, NextStep.NO_NEW_CLOCK]
    known: dict[str, Fact] = {"prior_case": prior.case_id, "prior_organ": prior.at.organ}
    if until is not None:
        known["review_open_until"] = until.isoformat()
    return GateVerdict(
        Decision.ACCEPTED,
        GateReason.ANSWERED_REPEAT,
        "R-1.70",
        go_to=points_of_review(facts, graph=graph) if may_ask else (),
        facts=known,
        next_steps=(*steps, NextStep.GUIDE_TO_REVIEW) if may_ask else tuple(steps),
    )


def _wrong_place(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Another town or another line, not too high: registered, guided, handed over, no skip (R-2.03)."""
    steps = (_registered(facts), NextStep.GUIDE_SLIP, NextStep.HAND_OVER_DRAFT, NextStep.INFORM_LOWER_ORGAN)
    if _is_guided_again(facts):
        steps = LINKED_AND_GUIDED
    verdict = GateVerdict(Decision.GUIDED, GateReason.WRONG_PLACE, "R-2.03", next_steps=steps)
    placed = _placed(verdict, facts, graph)
    return replace(placed, go_to=placed.lawful_points)


def _by_exception(facts: GateFacts, graph: EscalationGraph, claim: ExceptionClaim) -> GateVerdict:
    """A superior takes what skips: which ground, the evidence, the approver; lawful, and no skip in the statistics."""
    known: dict[str, Fact] = {
        "exception": claim.ground.value,
        "evidence": claim.evidence.value if claim.evidence else None,
        "evidence_ref": claim.evidence_ref,
        "registrar": claim.registrar,
        "approver": claim.approver,
        **_crossing(claim, graph),
    }
    steps = [_registered(facts), NextStep.ASSIGN_DOWN]
    found = find_failure(facts, graph=graph)
    if claim.ground is SkipGround.X4:
        steps = [_registered(facts), NextStep.HANDLE_HERE]
    if isinstance(found, Failure):
        known.update(_failure_facts(found, edition=facts.edition))
        steps.append(NextStep.SUPERVISION_ORDER)
    verdict = GateVerdict(
        Decision.ACCEPTED_BY_EXCEPTION,
        GateReason.EXCEPTION,
        claim.ground.value,
        facts=known,
        next_steps=(*steps, *_notice(facts)),
        exception=claim.ground,
    )
    placed = _placed(verdict, facts, graph)
    return replace(placed, skip=_skip(facts, graph), lawful_level=True)


def _skipped(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """N2: guided, never turned away; the lower organ is informed and the draft is waiting there (R-2.02)."""
    steps = [
        _registered(facts),
        NextStep.GUIDE_SLIP,
        NextStep.INFORM_LOWER_ORGAN,
        NextStep.HAND_DOWN_DRAFT,
        NextStep.FIRST_CONTACT_2WD,
    ]
    if _is_guided_again(facts):
        steps = list(LINKED_AND_GUIDED)
    waiting = [claim for claim in _claims_to_weigh(facts) if _only_waits(claim, facts, graph)]
    if waiting:
        steps.append(NextStep.ASK_EXCEPTION_APPROVAL)
    known: dict[str, Fact] = {"exception_waiting": waiting[0].ground.value if waiting else None}
    known |= _refused_claim(facts, graph) | (_crossing(waiting[0], graph) if waiting else {})
    verdict = GateVerdict(Decision.GUIDED, GateReason.LEVEL_SKIPPED, "N2", facts=known, next_steps=tuple(steps))
    placed = _with_level(_placed(verdict, facts, graph), facts, graph)
    return replace(placed, go_to=placed.lawful_points)


def _claims_to_weigh(facts: GateFacts) -> tuple[ExceptionClaim, ...]:
    """Return the claims made, and X1 even if nobody claimed it: the record may show it by itself."""
    if any(claim.ground is SkipGround.X1 for claim in facts.claims):
        return facts.claims
    return (*facts.claims, ExceptionClaim(SkipGround.X1, registrar=0))


def _only_waits(claim: ExceptionClaim, facts: GateFacts, graph: EscalationGraph) -> bool:
    return isinstance(check_evidence(claim, facts=facts, graph=graph), Allowed)


def _refused_claim(facts: GateFacts, graph: EscalationGraph) -> dict[str, Fact]:
    """Return the first claimed ground that does not hold, with the reason: whoever claimed it is answered."""
    for claim in facts.claims:
        answer = check_evidence(claim, facts=facts, graph=graph)
        if isinstance(answer, Refused):
            return {"exception_refused": claim.ground.value, "exception_refused_because": answer.reason.value}
    return {}


def _crossing(claim: ExceptionClaim, graph: EscalationGraph) -> dict[str, Fact]:
    """Return whom the organs crossed have above them in common (R-1.40)."""
    return {"common_superior": graph.common_superior(claim.organs)} if claim.organs else {}


def _placed(verdict: GateVerdict, facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Add the lawful points and the way on the graph."""
    if facts.competent is None:
        return verdict
    organ = graph.competent_organ(facts.competent)
    return replace(
        verdict,
        path=graph.path_between(organ, facts.receiving_point),
        lawful_points=graph.lawful_points(organ, level_up=facts.parameters.level_up),
    )


def _with_level(verdict: GateVerdict, facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Add how many edges too high the visit was made, and that it counts."""
    skip = _skip(facts, graph) if facts.is_visit else 0
    placed = _placed(verdict, facts, graph)
    return replace(placed, skip=skip, counts_as_skip=skip > 0, lawful_level=skip == 0)


def _skip(facts: GateFacts, graph: EscalationGraph) -> int:
    if facts.competent is None:
        return 0
    return graph.skip_edges(facts.receiving_point, competent=facts.competent, level_up=facts.parameters.level_up)


def _where_to(facts: GateFacts, graph: EscalationGraph) -> NextStep:
    """Return how the matter moves from the receiving point to the competent organ (R-1.20, R-1.24)."""
    organ = graph.competent_organ(facts.competent) if facts.competent is not None else None
    host = graph.host(facts.receiving_point)
    if organ is None or host == organ:
        return NextStep.HANDLE_HERE
    if is_superior_place(facts.receiving_point, organ=organ, graph=graph) or graph.is_above(host, organ):
        return NextStep.TRANSFER_DOWN
    below = (
        position_of(facts.receiving_point, competent=organ, graph=graph, level_up=facts.parameters.level_up)
        is Position.BELOW
    )
    return NextStep.HAND_UP if below else NextStep.TRANSFER_ACROSS


def _registered(facts: GateFacts) -> NextStep:
    is_linked = facts.same_priors() if facts.edition is Edition.FIRST else _is_on_record(facts)
    return NextStep.REGISTER_LINKED if is_linked else NextStep.REGISTER


def _is_on_record(facts: GateFacts) -> bool:
    """Whether the same matter is open, or answered and up for review; one that merely ended is raised anew."""
    return any(prior.is_open or prior.is_up_for_review for prior in facts.same_priors())


def _is_guided_again(facts: GateFacts) -> bool:
    return facts.edition is not Edition.FIRST and _is_on_record(facts)


def _notice(facts: GateFacts) -> list[NextStep]:
    """Return the written notice within 15 days, unless nobody can be reached (R-1.24)."""
    return [NextStep.WRITTEN_NOTICE_15D] if facts.is_reachable else []


def _has_statutory_route(facts: GateFacts) -> bool:
    return facts.branch not in (None, Branch.PETITION)


def _failure_facts(found: Failure, *, edition: Edition) -> dict[str, Fact]:
    """Return what a supervision order states (R-1.100)."""
    # The first edition told the last day in time as the one since which the organ failed.
    told_early = edition is Edition.FIRST and found.failing is not Failing.REFUSED
    since = found.since - DAY if told_early else found.since
    return {
        "failing": found.failing.value,
        "failing_basis": "R-1.100",
        "failing_organ": found.organ,
        "failing_since": since.isoformat(),
    }


def _plain_facts(facts: GateFacts) -> dict[str, Fact]:
    """Return what every verdict names; of an accusation neither organ nor earlier matter (R-1.53)."""
    plain: dict[str, Fact] = {
        "kind": facts.kind.value,
        "channel": facts.channel.value,
        "receiving_point": facts.receiving_point,
        "persons": facts.persons,
        "today": facts.today.isoformat(),
    }
    if facts.kind is not Kind.ACCUSATION:
        plain["competent"] = facts.competent
        plain["branch"] = int(facts.branch) if facts.branch is not None else None
    return plain
