"""Judge again from what was stored: the facts, the slice of the graph and the version of the rule."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.slices import GraphSlice, from_slice, slice_for
from mediation.reception.gate.facts import Edition, GateFacts
from mediation.reception.gate.judge import judge_visit
from mediation.reception.gate.verdict import GateVerdict

RULE_VERSION = tuple(Edition)[-1].value
"""Raised with every change that can alter a verdict; the judge still knows the editions before."""

TOLD_SINCE_THE_SECOND = frozenset({"exception_refused", "exception_refused_because", "common_superior"})
"""Facts about a claimed exception that a verdict of the first edition did not name."""


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
    if record["rule_version"] not in set(Edition):
        raise UnknownRuleVersion(record["rule_version"])
    facts, graph = read_judgement(record)
    edition = Edition(record["rule_version"])
    verdict = judge_visit(replace(facts, edition=edition), graph)
    if edition is not Edition.FIRST:
        return verdict
    told = {name: value for name, value in verdict.facts.items() if name not in TOLD_SINCE_THE_SECOND}
    return replace(verdict, facts=told)
