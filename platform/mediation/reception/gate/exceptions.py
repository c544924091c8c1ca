"""The exceptions X1–X6: what each needs before a superior may take a visit that skips."""

from collections.abc import Callable, Mapping

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate.facts import EvidenceKind, ExceptionClaim, GateFacts
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.x1 import Failure, failure_of
from mediation.secrecy.kinds import Role
from mediation.verdict import Allowed, Answer, Fact, Refused

EVIDENCE: Mapping[SkipGround, frozenset[EvidenceKind]] = {
    SkipGround.X1: frozenset(),
    SkipGround.X2: frozenset({EvidenceKind.LEADER_NAMED, EvidenceKind.DISPUTED_DECISION}),
    SkipGround.X3: frozenset({EvidenceKind.CROSSING_ORGANS}),
    SkipGround.X4: frozenset({EvidenceKind.REVIEW_REQUEST}),
    SkipGround.X5: frozenset({EvidenceKind.URGENT_RECORD}),
    SkipGround.X6: frozenset({EvidenceKind.LOCAL_STATUTE}),
}
"""Which evidence carries which ground; X1 is read from the record alone."""


def check_exception(claim: ExceptionClaim, *, facts: GateFacts, graph: EscalationGraph) -> Answer:
    """Return whether the claim may be approved: open on the graph, evidenced, and approved by somebody else (X1–X6)."""
    answer = check_evidence(claim, facts=facts, graph=graph)
    if isinstance(answer, Refused):
        return answer
    if claim.approver is None:
        return _refused(claim, GateReason.APPROVER_MISSING, who_can=Role.LEADER)
    if claim.approver == claim.registrar:
        return _refused(claim, GateReason.APPROVER_IS_REGISTRAR, who_can=Role.LEADER)
    if claim.approver_organ is not None and claim.approver_organ not in approving_organs(facts, graph=graph):
        return _refused(claim, GateReason.APPROVER_NOT_OF_RECEIVER, who_can=Role.LEADER)
    return answer


def approving_organs(facts: GateFacts, *, graph: EscalationGraph) -> frozenset[int]:
    """Return who may approve that the receiving organ takes what skips: itself, its points, its government.

    Never the competent organ or one of its points, whose failing or leader the ground may be about (X1, X2).
    """
    host = graph.host(facts.receiving_point)
    found = {host, graph.seat(host) or host, *_points(host, graph)}
    if facts.competent is None:
        return frozenset(found)
    organ = graph.competent_organ(facts.competent)
    return frozenset(found - {facts.competent, organ, *_points(organ, graph)})


def _points(organ: int, graph: EscalationGraph) -> tuple[int, ...]:
    return tuple(child for child in graph.children(organ) if graph.node(child).is_point)


def check_evidence(claim: ExceptionClaim, *, facts: GateFacts, graph: EscalationGraph) -> Answer:
    """Return whether the ground holds, whoever approves it; what is shown to the approver beforehand (X1–X6)."""
    if not is_open_here(claim.ground, facts=facts, graph=graph):
        return _refused(claim, GateReason.EXCEPTION_NOT_OPEN_HERE)
    fault = _evidence_fault(claim)
    if fault is not None:
        return _refused(claim, fault)
    check = _CHECKS.get(claim.ground)
    return check(claim, facts, graph) if check else Allowed(claim.ground.value)


def is_open_here(ground: SkipGround, *, facts: GateFacts, graph: EscalationGraph) -> bool:
    """Whether an exception edge with that ground leads from the competent organ's line to the receiving organ."""
    if facts.competent is None:
        return False
    organ = graph.competent_organ(facts.competent)
    edges = graph.exceptions(organ, host=graph.host(facts.receiving_point))
    return any(edge.ground == ground.value for edge in edges)


def find_failure(facts: GateFacts, *, graph: EscalationGraph) -> Failure | GateReason:
    """Return how an organ below the receiving one failed with this matter, or the nearest reason why none did (X1)."""
    host = graph.host(facts.receiving_point)
    levels = {host, graph.seat(host)}
    reason = GateReason.NEVER_RAISED_BELOW
    for prior in facts.same_priors():
        if not levels & set(graph.superiors(graph.host(prior.at.organ))):
            continue
        found = failure_of(prior.at, today=facts.today)
        if isinstance(found, Failure):
            return found
        reason = found
    return reason


def _evidence_fault(claim: ExceptionClaim) -> GateReason | None:
    if claim.ground is SkipGround.X1:
        return GateReason.EVIDENCE_IS_COMPUTED if claim.evidence or claim.evidence_ref else None
    if claim.evidence is None or not (claim.evidence_ref or "").strip():
        return GateReason.EVIDENCE_MISSING
    return None if claim.evidence in EVIDENCE[claim.ground] else GateReason.EVIDENCE_OF_WRONG_KIND


def _check_x1(claim: ExceptionClaim, facts: GateFacts, graph: EscalationGraph) -> Answer:
    found = find_failure(facts, graph=graph)
    return Allowed("X1") if isinstance(found, Failure) else _refused(claim, found)


def _check_x3(claim: ExceptionClaim, facts: GateFacts, graph: EscalationGraph) -> Answer:
    """Refuse when the organs named have a common superior at the lawful level already (R-1.40)."""
    if not claim.organs or facts.competent is None:
        return Allowed("X3")
    common = graph.common_superior(claim.organs)
    if common in graph.lawful_organs(facts.competent, level_up=facts.parameters.level_up):
        return _refused(claim, GateReason.COMMON_SUPERIOR_IS_LOWER, common_superior=common)
    return Allowed("X3")


def _check_x4(claim: ExceptionClaim, facts: GateFacts, graph: EscalationGraph) -> Answer:
    """Refuse when the receiving organ does not review this matter's opinion (R-1.70, R-1.72)."""
    host = graph.host(facts.receiving_point)
    expected = next_reviewers(facts, graph=graph)
    if expected & {host, graph.seat(host)}:
        return Allowed("X4")
    return _refused(claim, GateReason.NOT_THE_REVIEWING_ORGAN, reviewing_organ=min(expected, default=None))


def next_reviewers(facts: GateFacts, *, graph: EscalationGraph) -> set[int]:
    """Return who may be asked next: the reviewers (R-1.70), after their opinion the reviewers' reviewers (R-1.72).

    Without a concluded matter in the record both steps are possible.
    """
    concluded = [prior for prior in facts.same_priors() if not prior.is_open]
    if not concluded:
        if facts.competent is None:
            return set()
        first = set(graph.reviewing_organs(graph.competent_organ(facts.competent)))
        return first | _reviewers(first, graph=graph)
    expected: set[int] = set()
    for prior in concluded:
        first = set(graph.reviewing_organs(graph.competent_organ(prior.at.organ)))
        expected |= first if prior.reviewed_on is None else _reviewers(first, graph=graph)
    return expected


def _reviewers(organs: set[int], *, graph: EscalationGraph) -> set[int]:
    return {upper for organ in organs for upper in graph.reviewing_organs(organ)}


def _refused(claim: ExceptionClaim, reason: GateReason, *, who_can: Role | None = None, **facts: Fact) -> Refused:
    known: dict[str, Fact] = {"ground": claim.ground.value, **facts}
    return Refused(reason, claim.ground.value, known, who_can.value if who_can else None)


_CHECKS: Mapping[SkipGround, Callable[[ExceptionClaim, GateFacts, EscalationGraph], Answer]] = {
    SkipGround.X1: _check_x1,
    SkipGround.X3: _check_x3,
    SkipGround.X4: _check_x4,
}
