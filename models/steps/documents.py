"""Make a numbered document of a case (13.3)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind
from models.actor import Actor
from models.steps.numbers import next_number
from models.tables.cases import Case
from models.tables.documents import Document


def make_document(
    work: Session,
    *,
    case: Case,
    kind: DocumentKind,
    actor: Actor,
    on: date,
    at: datetime,
    content: Mapping[str, Any],
    visit_id: int | None = None,
    organisation_id: int | None = None,
) -> Document:
    """Add a document with the next number of its organ, kind and year; content carries ids, codes and texts."""
    organ = organisation_id or actor.organisation_id
    document = Document(
        case_id=case.id,
        visit_id=visit_id,
        kind=kind,
        organisation_id=organ,
        year=on.year,
        number=next_number(work, f"document:{organ}:{kind}:{on.year}"),
        content=dict(content),
        made_on=on,
        made_at=at,
        made_by_id=actor.account_id,
    )
    work.add(document)
    work.flush()
    return document
