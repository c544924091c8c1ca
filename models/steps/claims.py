"""The evidence of a claimed exception: the organs crossed, and what is kept until somebody decides (X1 to X6)."""

from typing import Any

from mediation.reception.gate.facts import ExceptionClaim


def crossed(competent_id: int | None, others: tuple[int, ...]) -> tuple[int, ...]:
    """Return the organs a matter crosses: the competent one and those it reaches besides, each once (X3)."""
    own = () if competent_id is None else (competent_id,)
    return tuple(dict.fromkeys((*own, *others)))


def evidence_record(claim: ExceptionClaim) -> dict[str, Any]:
    """Return a claim's evidence as it is kept until somebody decides."""
    kept: dict[str, Any] = {"organs": list(claim.organs)} if claim.organs else {}
    return kept if claim.evidence is None else {"kind": claim.evidence.value, "ref": claim.evidence_ref, **kept}
