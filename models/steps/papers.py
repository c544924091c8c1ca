"""Papers of a case in hand: made, served, and told to organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.casefile.kinds import DocumentKind, ServiceMethod
from mediation.casefile.serving import ServiceFacts, service_faults
from models.steps.acts import CaseInHand
from models.steps.digests import seal
from models.steps.documents import make_document
from models.steps.notices import tell_of_case
from models.tables.documents import Document, Service
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """How a paper was brought to the petitioner; `served_on` None is the day of the act.

    `proof` names the receipt, the register number of the letter or the message. `petitioner_asked` when he wants no
    paper.
    """

    proof: str
    method: ServiceMethod = ServiceMethod.IN_PERSON
    served_on: date | None = None
    refused: bool = False
    witness: str = ""
    petitioner_asked: bool = False


def paper(hand: CaseInHand, kind: DocumentKind, content: Mapping[str, Any]) -> Document:
    """Make a numbered paper of the acting organisation; content carries ids, codes and texts, never a person's name."""
    return make_document(
        hand.work, case=hand.case, kind=kind, actor=hand.actor, on=hand.today, at=hand.now, content=content
    )


def checked_service(hand: CaseInHand, entry: ServiceEntry, *, made_on: date | None = None) -> ServiceFacts:
    """Return a service that holds, for a paper of that day (today's without); raise InvalidFields otherwise (13.2)."""
    facts = ServiceFacts(
        method=entry.method,
        made_on=made_on or hand.today,
        served_on=entry.served_on or hand.today,
        today=hand.today,
        proof=entry.proof,
        refused=entry.refused,
        witness=entry.witness,
        petitioner_asked=entry.petitioner_asked,
    )
    faults = service_faults(facts)
    if faults:
        raise InvalidFields(faults)
    return facts


def keep_service(hand: CaseInHand, document_id: int, facts: ServiceFacts) -> Service:
    """Add the proof that a paper reached the petitioner; the service has been checked."""
    row = Service(
        case_id=hand.case.id,
        document_id=document_id,
        method=facts.method,
        served_on=facts.served_on,
        refused=facts.refused,
        witness=facts.witness.strip() or None,
        proof=facts.proof.strip(),
        recorded_at=hand.now,
        recorded_by_id=hand.actor.account_id,
    )
    seal(hand.work, row)
    return row


def tell(
    hand: CaseInHand, kind: str, organisation_id: int, *, key: str, facts: Mapping[str, Any] | None = None
) -> None:
    """Write a notice about this case to an organisation; of an accusation only to those named to it (R-1.53)."""
    tell_of_case(
        hand.work,
        hand.case,
        key=f"case:{hand.case.id}:{kind}:{key}",
        kind=kind,
        at=hand.now,
        organisation_id=organisation_id,
        facts=facts,
    )
