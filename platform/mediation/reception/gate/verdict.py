"""What the gate answers: the decision with its reason, basis, path, and what must still happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate.codec import decode, encode
from mediation.reception.gate.reasons import GateReason
from mediation.reception.gate.steps import NextStep
from mediation.verdict import Fact


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """One verdict of the gate; it is a result that is written, never an error (R-2.03).

    `skip` is the number of superior edges above the lawful level, `counts_as_skip` whether it is counted in the
    statistics of skips, `path` the way on the graph from the competent organ (or the dispute's own place) to the
    receiving point, `lawful_points` where the visit may be made, `go_to` whom the person is told to go to.
    """

    decision: Decision
    code: GateReason
    basis: str
    skip: int = 0
    counts_as_skip: bool = False
    lawful_level: bool = True
    path: tuple[int, ...] = ()
    lawful_points: tuple[int, ...] = ()
    go_to: tuple[int, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    next_steps: tuple[NextStep, ...] = ()
    exception: SkipGround | None = None

    def to_record(self) -> dict[str, Any]:
        """Return the verdict as JSON values."""
        record: dict[str, Any] = encode(self)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "GateVerdict":
        """Return the verdict from JSON values; raises ValueError or TypeError on anything else."""
        return decode(cls, record)
