"""Judge again from what was stored: the facts, the slice of the graph and the version of the rule."""

from collections.abc import Callable, Mapping
from typing import Any

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.slices import GraphSlice, from_slice, slice_for
from mediation.reception.gate.facts import GateFacts
from mediation.reception.gate.judge import judge_visit
from mediation.reception.gate.verdict import GateVerdict

RULE_VERSION = "gate-2026.1"
"""Raised with every change that can alter a verdict; the judge of the version before stays in `JUDGES`."""

JUDGES: Mapping[str, Callable[[GateFacts, EscalationGraph], GateVerdict]] = {RULE_VERSION: judge_visit}


class UnknownRuleVersion(LookupError):
    """Raised when a record was judged by a version that this program does not know."""


def judgement_record(facts: GateFacts, *, graph: EscalationGraph) -> dict[str, Any]:
    """Return everything a verdict rests on as JSON values: rule version, facts, and the slice of the graph it used."""
    part = slice_for(facts.involved(), graph=graph)
    return {"rule_version": RULE_VERSION, "facts": facts.to_record(), "graph": part.to_record()}


def read_judgement(record: Mapping[str, Any]) -> tuple[GateFacts, EscalationGraph]:
    """Return the facts a stored judgement rests on and the piece of the graph it saw."""
    return GateFacts.from_record(record["facts"]), from_slice(GraphSlice.from_record(record["graph"]))


def rejudge(record: Mapping[str, Any]) -> GateVerdict:
    """Return the verdict of a stored judgement, by the rule version that judged it; raises UnknownRuleVersion."""
    judge = JUDGES.get(record["rule_version"])
    if judge is None:
        raise UnknownRuleVersion(record["rule_version"])
    return judge(*read_judgement(record))
