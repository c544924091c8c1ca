"""The papers of a case with the proofs that they reached the petitioner (13.3)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.casefile.kinds import DocumentKind, ServiceMethod
from models.session import AnySession
from models.tables.documents import Document, Service


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """How and when a paper reached the petitioner, or was refused before a witness."""

    id: int
    document_id: int
    method: ServiceMethod
    served_on: date
    refused: bool
    witness: str | None
    proof: str
    recorded_at: datetime
    recorded_by_id: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A numbered paper; a voided one keeps its number."""

    id: int
    visit_id: int | None
    kind: DocumentKind
    organisation_id: int
    year: int
    number: int
    made_on: date
    made_at: datetime
    made_by_id: int
    is_void: bool
    services: tuple[ServiceRow, ...] = ()


def papers_of(session: AnySession, case_id: int) -> tuple[PaperRow, ...]:
    """Return the papers of a case, newest first, in two statements."""
    served = defaultdict(list)
    for service in services_of(session, case_id):
        served[service.document_id].append(service)
    query = select(
        Document.id,
        Document.visit_id,
        Document.kind,
        Document.organisation_id,
        Document.year,
        Document.number,
        Document.made_on,
        Document.made_at,
        Document.made_by_id,
        Document.voided_at.is_not(None),
    )
    rows = session.execute(query.where(Document.case_id == case_id).order_by(Document.id.desc()))
    return tuple(PaperRow(*row, tuple(served[row[0]])) for row in rows.tuples())


def services_of(session: AnySession, case_id: int) -> tuple[ServiceRow, ...]:
    """Return the proofs of service of a case's papers, oldest first, in one statement."""
    query = select(
        Service.id,
        Service.document_id,
        Service.method,
        Service.served_on,
        Service.refused,
        Service.witness,
        Service.proof,
        Service.recorded_at,
        Service.recorded_by_id,
    )
    rows = session.execute(query.where(Service.case_id == case_id).order_by(Service.id))
    return tuple(ServiceRow(*row) for row in rows)
