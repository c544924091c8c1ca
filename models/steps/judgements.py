"""What the gate said of a visit: kept beside what it said before, and read again (R-2.03)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.escalation.graph import EscalationGraph
from mediation.reception.gate import RULE_VERSION, GateFacts, GateVerdict, judgement_record
from models.tables.reception import Judgement, Visit


def newest_judgement(work: Session, visit_id: int) -> Judgement:
    """Return the last verdict on a visit."""
    query = select(Judgement).where(Judgement.visit_id == visit_id).order_by(Judgement.id.desc()).limit(1)
    return work.scalars(query).one()


def keep_judgement(
    work: Session, visit: Visit, *, facts: GateFacts, verdict: GateVerdict, graph: EscalationGraph, at: datetime
) -> Judgement:
    """Write a verdict with everything it rests on; the visit counts as what the newest one says."""
    row = Judgement(
        visit_id=visit.id,
        decision=verdict.decision,
        code=verdict.code.value,
        basis=verdict.basis,
        rule_version=RULE_VERSION,
        facts=judgement_record(facts, graph=graph),
        verdict=verdict.to_record(),
        judged_at=at,
    )
    work.add(row)
    visit.lawful_level = verdict.lawful_level
    visit.skip_levels = verdict.skip if verdict.counts_as_skip else 0
    work.flush()
    return row
