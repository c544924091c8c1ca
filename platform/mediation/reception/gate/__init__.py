"""The gate: whether this reception point takes this matter, and what follows (RULEBOOK 1.4 and 2)."""

from mediation.reception.gate.exceptions import approving_organs, check_evidence, check_exception, find_failure
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
from mediation.reception.gate.replay import (
    RULE_VERSION,
    UnknownRuleVersion,
    judgement_record,
    read_judgement,
    rejudge,
)
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.gate.x1 import Failure

__all__ = [
    "RULE_VERSION",
    "DisputeFacts",
    "DisputeLadder",
    "EvidenceKind",
    "ExceptionClaim",
    "Failure",
    "GateFacts",
    "GateParameters",
    "GateReason",
    "GateVerdict",
    "JudicialState",
    "NextStep",
    "PriorMatter",
    "UnknownRuleVersion",
    "X1Facts",
    "approving_organs",
    "check_evidence",
    "check_exception",
    "find_failure",
    "judge_visit",
    "judgement_record",
    "read_judgement",
    "rejudge",
]
