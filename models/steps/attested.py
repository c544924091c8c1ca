"""Keep a statement about review and finality until a second person decides it (R-1.74, R-2.04)."""

from datetime import datetime

from sqlalchemy.orm import Session

from mediation.casefile.attested import BASES, PAPERS, AttestedFacts
from models.actor import Actor
from models.steps.record import append_entry
from models.tables.cases import Case
from models.tables.reception import Attestation


def state_attested(work: Session, case: Case, *, facts: AttestedFacts, actor: Actor, at: datetime) -> Attestation:
    """Add a statement that lacks nothing, with its line in the record; number and reason stay out of that."""
    is_paper = facts.kind in PAPERS
    row = Attestation(
        case_id=case.id,
        kind=facts.kind,
        number=facts.number.strip() if is_paper else None,
        organ_id=facts.organ if is_paper else None,
        dated_on=facts.on if is_paper else None,
        reason=facts.reason.strip() or None,
        organisation_id=actor.organisation_id,
        stated_by_id=actor.account_id,
        stated_at=at,
    )
    work.add(row)
    work.flush()
    append_entry(
        work,
        tag="attested.stated",
        at=at,
        basis=BASES[facts.kind],
        actor=actor,
        case_id=case.id,
        chain=case.county_id,
        facts={"attested": row.id, "kind": row.kind.value, "organ": row.organ_id},
    )
    return row
