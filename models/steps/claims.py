"""The evidence of a claimed exception: the organs crossed, and what is kept until somebody decides (X1 to X6)."""

from collections.abc import Collection
from typing import Any

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate.facts import EvidenceKind, ExceptionClaim
from models.actor import Actor
from models.queries.other_counties import counties_of
from models.steps.acts import CaseInHand
from models.tables.reception import SkipException


def crossed(competent_id: int | None, others: tuple[int, ...]) -> tuple[int, ...]:
    """Return the organs a matter crosses: the competent one and those it reaches besides, each once (X3)."""
    own = () if competent_id is None else (competent_id,)
    return tuple(dict.fromkeys((*own, *others)))


def graph_crossed(hand: CaseInHand, organs: Collection[int]) -> EscalationGraph | None:
    """Return the graph of a case joined with those of the counties it crosses into; None when an organ is gone."""
    if all(organ in hand.graph.nodes for organ in organs):
        return hand.graph
    counties = {hand.case.county_id, *counties_of(hand.work, (hand.case.holder_id, *organs))}
    graph = hand.setting.graphs.joined(hand.work, *counties, on=hand.today)
    return graph if all(organ in graph.nodes for organ in organs) else None


def evidence_record(claim: ExceptionClaim) -> dict[str, Any]:
    """Return a claim's evidence as it is kept until somebody decides."""
    kept: dict[str, Any] = {"organs": list(claim.organs)} if claim.organs else {}
    return kept if claim.evidence is None else {"kind": claim.evidence.value, "ref": claim.evidence_ref, **kept}


def claim_of(row: SkipException, *, approver: Actor | None = None) -> ExceptionClaim:
    """Return a stored claim as the gate reads it, approved by nobody or by the one given."""
    evidence = row.evidence or {}
    return ExceptionClaim(
        ground=SkipGround(row.ground),
        registrar=row.claimed_by_id,
        approver=approver.account_id if approver else None,
        approver_organ=approver.organisation_id if approver else None,
        evidence=EvidenceKind(evidence["kind"]) if evidence.get("kind") else None,
        evidence_ref=evidence.get("ref"),
        organs=tuple(evidence.get("organs", ())),
    )
