"""The ground claimed at the desk with the evidence that carries it (X1 to X6)."""

from mediation.escalation.kinds import SkipGround
from mediation.moments import local_day
from mediation.reception.gate.facts import EvidenceKind, ExceptionClaim
from models.operations.reception.commands import RegisterVisit
from models.steps.claims import crossed


def claims_of(command: RegisterVisit) -> tuple[ExceptionClaim, ...]:
    """Return the claim that was made, if any; the urgent record of the same form is the evidence of X5."""
    entry = command.gate
    if entry.skip_ground is None:
        return ()
    evidence, ref, is_crossing = entry.evidence, entry.evidence_ref, entry.skip_ground is SkipGround.X3
    if entry.skip_ground is SkipGround.X5 and command.urgent is not None:
        evidence, ref = EvidenceKind.URGENT_RECORD, local_day(command.now).isoformat()
    claim = ExceptionClaim(
        ground=entry.skip_ground,
        registrar=command.actor.account_id,
        evidence=evidence,
        evidence_ref=ref,
        organs=crossed(command.matter.competent_id, entry.crossing_ids) if is_crossing else (),
    )
    return (claim,)
