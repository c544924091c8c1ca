"""Make a numbered document of a case (13.3)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind
from mediation.secrecy.kinds import SecrecyClass
from models.actor import Actor
from models.steps.digests import seal
from models.steps.numbers import next_number, opaque_number
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
    """Add a document with the next number of its organ, kind and year; content carries ids, codes and texts.

    A paper of class D has a number of its own kind, outside the rows without gaps.
    """
    organ = organisation_id or actor.organisation_id
    series = f"document:{organ}:{kind}:{on.year}"
    document = Document(
        case_id=case.id,
        visit_id=visit_id,
        kind=kind,
        organisation_id=organ,
        year=on.year,
        # A paper of an accusation in the common row would show that there is one, to the accused too.
        number=opaque_number() if case.secrecy is SecrecyClass.D else next_number(work, series),
        content=dict(content),
        made_on=on,
        made_at=at,
        made_by_id=actor.account_id,
    )
    seal(work, document)
    return document
