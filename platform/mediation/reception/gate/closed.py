"""Matters that no level takes any more, whatever the place: N1, N3, E1, E2 and the older list (R-2.04)."""

from collections.abc import Callable

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.reception.decisions import Decision
from mediation.reception.gate.exceptions import points_of_review
from mediation.reception.gate.facts import GateFacts, JudicialState, PriorMatter
from mediation.reception.gate.position import is_superior_place
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.gate.x1 import Failure, failure_of
from mediation.routing.kinds import Channel

N1_STATES = frozenset({JudicialState.PENDING, JudicialState.DECIDED, JudicialState.JUDICIAL_ACT})
OFFICIAL_CHANNELS = frozenset({Channel.ASSIGNED, Channel.GRID_REPORT, Channel.OWN_INITIATIVE})
"""Channels on which an organ speaks, not the petitioner: nobody raises a matter again there (N3)."""


def judge_closed(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """Return the verdict that closes a petition at every level (1.4): N1, N3, E1, E2, then the older list; or None."""
    for rule in (_n1, _n3, _e1, _e2, *(_OLDER if facts.parameters.older_list else ())):
        verdict = rule(facts, graph)
        if verdict is not None:
            return verdict
    return None


def _n1(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """Litigation rights: a visitor is told the law and guided, anything written is transferred (R-1.21, R-1.22)."""
    if facts.judicial not in N1_STATES:
        return None
    steps = (
        (NextStep.REGISTER, NextStep.EXPLAIN_LAW, NextStep.GUIDE_SLIP)
        if facts.is_visit
        else (NextStep.REGISTER, NextStep.TRANSFER_POLITICAL_LEGAL)
    )
    return GateVerdict(
        Decision.NOT_ACCEPTED,
        GateReason.LITIGATION_RIGHTS,
        "N1",
        go_to=_political_legal(facts, graph),
        facts={"judicial": facts.judicial.value, "in_satisfaction_scope": False},
        next_steps=steps,
    )


def _n3(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """Under way and within its period, raised with a superior of the organ that has it."""
    if facts.channel in OFFICIAL_CHANNELS:
        return None
    for prior in facts.same_priors():
        if not prior.is_under_way or isinstance(failure_of(prior.at, today=facts.today), Failure):
            continue
        if not is_superior_place(facts.receiving_point, organ=prior.at.organ, graph=graph):
            continue
        return GateVerdict(
            Decision.NOT_ACCEPTED,
            GateReason.ALREADY_UNDER_WAY,
            "N3",
            go_to=graph.points_of(graph.host(prior.at.organ)),
            facts=_prior_facts(prior),
            next_steps=(NextStep.REGISTER_LINKED, NextStep.TELL_STATUS_AND_OWNER, NextStep.NO_NEW_CLOCK),
        )
    return None


def _e1(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """The opinion of the last review stands for the same facts and reasons (R-1.74)."""
    return _ended(
        facts,
        when=lambda prior: prior.rereviewed_on is not None,
        code=GateReason.FINAL_AFTER_REREVIEW,
        basis="E1",
    )


def _e2(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """Lawfully terminated: to the political-legal organ, which tells the petitioner."""
    if facts.judicial is not JudicialState.TERMINATED:
        return None
    return GateVerdict(
        Decision.NO_LONGER_ACCEPTED,
        GateReason.JUDICIALLY_TERMINATED,
        "E2",
        go_to=_political_legal(facts, graph),
        facts={"judicial": facts.judicial.value, "in_satisfaction_scope": False},
        next_steps=(NextStep.REGISTER, NextStep.TRANSFER_POLITICAL_LEGAL, NextStep.COUNSEL_AND_HELP),
    )


def _settled(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    return _ended(
        facts,
        when=lambda prior: prior.is_settled_by_approval,
        code=GateReason.SETTLED_BY_APPROVAL,
        basis="R-2.04",
    )


def _lapsed(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """The window for review passed without good reason."""
    if facts.asks_for_review:
        return None
    return _ended(
        facts,
        when=lambda prior: (
            _awaits_review(prior)
            and prior.review_open_until is not None
            and facts.today > prior.review_open_until
            and not prior.late_with_good_reason
        ),
        code=GateReason.REVIEW_LAPSED,
        basis="R-2.04",
    )


def _review_first(facts: GateFacts, graph: EscalationGraph) -> GateVerdict | None:
    """Dissatisfied, did not ask for review, and visits a superior instead: guided into the review."""
    if not facts.is_visit or facts.asks_for_review:
        return None
    for prior in facts.same_priors():
        if not _awaits_review(prior) or prior.review_open_until is None or facts.today > prior.review_open_until:
            continue
        if is_superior_place(facts.receiving_point, organ=prior.at.organ, graph=graph):
            return GateVerdict(
                Decision.NOT_ACCEPTED,
                GateReason.REVIEW_FIRST,
                "R-2.04",
                go_to=points_of_review(facts, graph=graph),
                facts={**_prior_facts(prior), "review_open_until": prior.review_open_until.isoformat()},
                next_steps=(NextStep.REGISTER_LINKED, NextStep.SAY_IN_WRITING, NextStep.GUIDE_TO_REVIEW),
            )
    return None


_OLDER: tuple[Callable[[GateFacts, EscalationGraph], GateVerdict | None], ...] = (_settled, _lapsed, _review_first)


def _ended(
    facts: GateFacts, *, when: Callable[[PriorMatter], bool], code: GateReason, basis: str
) -> GateVerdict | None:
    for prior in facts.same_priors():
        if when(prior):
            steps = (NextStep.REGISTER_LINKED, NextStep.SAY_IN_WRITING, NextStep.COUNSEL_AND_HELP)
            return GateVerdict(Decision.NO_LONGER_ACCEPTED, code, basis, facts=_prior_facts(prior), next_steps=steps)
    return None


def _awaits_review(prior: PriorMatter) -> bool:
    return not prior.is_open and prior.rereviewed_on is None and prior.review_requested_on is None


def _political_legal(facts: GateFacts, graph: EscalationGraph) -> tuple[int, ...]:
    organ = graph.nearest(OrgKind.POLITICAL_LEGAL, to=graph.host(facts.receiving_point))
    return () if organ is None else (organ,)


def _prior_facts(prior: PriorMatter) -> dict[str, str | int | bool | None]:
    due = prior.at.clock_due_on
    return {
        "prior_case": prior.case_id,
        "prior_organ": prior.at.organ,
        "prior_due_on": due.isoformat() if due else None,
    }
