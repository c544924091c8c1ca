"""The gate: whether this reception point takes this matter, and what follows (RULEBOOK 1.4 and 2)."""

from mediation.reception.gate.exceptions import check_evidence, check_exception, claim_faults
from mediation.reception.gate.facts import (
    DisputeFacts,
    DisputeLadder,
    EvidenceKind,
    ExceptionClaim,
    GateFacts,
    GateParameters,
    JudicialState,
    PriorMatter,
    X1Facts,
)
from mediation.reception.gate.judge import judge_visit
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.replay import RULE_VERSION, UnknownRuleVersion, judgement_record, rejudge
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict

__all__ = [
    "RULE_VERSION",
    "DisputeFacts",
    "DisputeLadder",
    "EvidenceKind",
    "ExceptionClaim",
    "GateFacts",
    "GateParameters",
    "GateReason",
    "GateVerdict",
    "JudicialState",
    "NextStep",
    "PriorMatter",
    "UnknownRuleVersion",
    "X1Facts",
    "check_evidence",
    "check_exception",
    "claim_faults",
    "judge_visit",
    "judgement_record",
    "rejudge",
]
