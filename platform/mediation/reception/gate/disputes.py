"""Disputes between private parties: nobody is turned away, all are offered the dispute's own place (R-2.20, R-2.21)."""

from mediation.escalation.climb import own_place, reached_point
from mediation.escalation.graph import EscalationGraph
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import DisputeFacts, DisputeLadder, GateFacts
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict

_HERE = (NextStep.REGISTER, NextStep.MEDIATE_HERE, NextStep.TELL_COURT_ROUTE)


def judge_dispute(facts: GateFacts, graph: EscalationGraph) -> GateVerdict:
    """Return the verdict on a dispute: never counted as a skip, guided down only when brought in person (R-2.21)."""
    dispute = facts.dispute or DisputeFacts()
    own = own_place(dispute.places, graph=graph)
    if own is None:
        steps = (NextStep.REGISTER, NextStep.HOLD_AS_FIRST_RECEIVER, NextStep.FIND_OWNER)
        return GateVerdict(Decision.ACCEPTED, GateReason.DISPUTE_PLACE_UNKNOWN, "R-2.20", next_steps=steps)
    reached = reached_point(own, grounds=dispute.grounds, graph=graph)
    point, host = facts.receiving_point, graph.host(facts.receiving_point)
    if host == graph.host(reached):
        return _here(facts, graph, own=own, reached=reached)
    if host in graph.path_up(graph.host(own)) and graph.is_above(graph.host(reached), host):
        return _verdict(facts, graph, own=own, reached=point, code=GateReason.DISPUTE_HERE, steps=_HERE)
    if graph.is_above(graph.host(own), host):
        steps = (NextStep.REGISTER, NextStep.HAND_UP, NextStep.TELL_COURT_ROUTE)
        return _verdict(facts, graph, own=own, reached=reached, code=GateReason.DISPUTE_BELOW, steps=steps)
    if facts.is_visit and facts.parameters.dispute_ladder is DisputeLadder.STRICT:
        return _guided(facts, graph, own=own, reached=reached)
    return _offered(facts, graph, own=own, reached=reached, declined=dispute.declined_offer)


def _here(facts: GateFacts, graph: EscalationGraph, *, own: int, reached: int) -> GateVerdict:
    climbed = reached != own
    code = GateReason.DISPUTE_CLIMBED if climbed else GateReason.DISPUTE_HERE
    basis = "R-2.22" if climbed else "R-2.20"
    return _verdict(facts, graph, own=own, reached=reached, code=code, steps=_HERE, basis=basis)


def _offered(facts: GateFacts, graph: EscalationGraph, *, own: int, reached: int, declined: bool | None) -> GateVerdict:
    """Received; offered mediation below with the draft handed down; after a no the receiving point mediates."""
    if declined:
        code, steps = GateReason.DISPUTE_OFFER_DECLINED, (NextStep.MEDIATE_OR_HAND_ON,)
    elif declined is None:
        code, steps = GateReason.DISPUTE_OFFERED, (NextStep.OFFER_MEDIATION_BELOW,)
    else:
        code, steps = GateReason.DISPUTE_OFFER_TAKEN, (NextStep.FIRST_CONTACT_2WD,)
    down = () if declined else (NextStep.HAND_DOWN_DRAFT,)
    all_steps = (NextStep.REGISTER, *steps, *down, NextStep.TELL_COURT_ROUTE)
    return _verdict(facts, graph, own=own, reached=reached, code=code, steps=all_steps, basis="R-2.21")


def _guided(facts: GateFacts, graph: EscalationGraph, *, own: int, reached: int) -> GateVerdict:
    steps = (
        NextStep.REGISTER,
        NextStep.GUIDE_SLIP,
        NextStep.INFORM_LOWER_ORGAN,
        NextStep.HAND_DOWN_DRAFT,
        NextStep.FIRST_CONTACT_2WD,
        NextStep.TELL_COURT_ROUTE,
    )
    return _verdict(
        facts,
        graph,
        own=own,
        reached=reached,
        code=GateReason.DISPUTE_GUIDED,
        steps=steps,
        basis="R-2.21",
        decision=Decision.GUIDED,
    )


def _verdict(
    facts: GateFacts,
    graph: EscalationGraph,
    *,
    own: int,
    reached: int,
    code: GateReason,
    steps: tuple[NextStep, ...],
    basis: str = "R-2.20",
    decision: Decision = Decision.ACCEPTED,
) -> GateVerdict:
    elsewhere = graph.host(reached) != graph.host(facts.receiving_point)
    return GateVerdict(
        decision,
        code,
        basis,
        path=graph.path_between(own, facts.receiving_point),
        lawful_points=(reached,),
        go_to=(reached,) if elsewhere else (),
        facts={"own_place": own, "reached": reached, "ladder": facts.parameters.dispute_ladder.value},
        next_steps=steps,
    )
