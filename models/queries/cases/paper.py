"""One paper of a case as it is printed, with everything that stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.casefile.kinds import DocumentKind
from mediation.moments import local_day
from mediation.reception.parties import PartyRole, Side
from mediation.secrecy.reach import Viewer
from models.law import Law
from models.queries.cases.names import Names, names
from models.queries.cases.papers import ServiceRow, services_of
from models.queries.cases.parties import is_protected, shown_name
from models.queries.clocks import ClockRow, clocks_of_case
from models.queries.reach import reach
from models.queries.reception.visits import PlaceToGo, places_to_go
from models.session import AnySession
from models.tables.cases import Case, CaseParty
from models.tables.documents import Document
from models.tables.handovers import HandOver
from models.unable import OutOfReach

PRINTED = "document.printed"
"""Tag of the line that says a paper was put before somebody's eyes."""
TO_THE_PETITIONER = frozenset(
    {
        DocumentKind.NOTICE,
        DocumentKind.NOT_ACCEPTED_NOTICE,
        DocumentKind.ROUTE_NOTICE,
        DocumentKind.EXTENSION_NOTICE,
        DocumentKind.OPINION,
        DocumentKind.ANSWER,
        DocumentKind.CORRECTION_NOTICE,
        DocumentKind.SERVICE_PROOF,
    }
)
"""Papers addressed to the petitioner: on these alone his name stands in full."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """A paper and the case it belongs to, by ids; what decides how it may be printed."""

    id: int
    case_id: int
    county_id: int
    visit_id: int | None
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper as it is printed; `content` is what was kept when it was made: ids, codes, dates and texts.

    `petitioner` is the first applicant, in full only when the paper is his and the reader may see it; `hand_over_id` is
    the hand-over it speaks of; `places` are the organisations named in it, with what they publish.
    """

    head: PaperHead
    case_number: str
    title: str
    received_on: date
    organisation_id: int
    year: int
    number: int
    made_on: date
    made_at: datetime
    made_by_id: int
    is_void: bool
    content: Mapping[str, Any]
    petitioner: str | None
    hand_over_id: int | None
    services: tuple[ServiceRow, ...]
    clocks: tuple[ClockRow, ...]
    places: Mapping[int, PlaceToGo]
    names: Names


def paper_within_reach(session: AnySession, viewer: Viewer, *, case_id: int, document_id: int) -> PaperHead:
    """Return the head of a paper in one statement; raise OutOfReach when it, or its case, is not there or not his."""
    query = (
        select(Document.id, Document.case_id, Case.county_id, Document.visit_id, Document.kind)
        .join(Case, Case.id == Document.case_id)
        .where(Document.id == document_id, Document.case_id == case_id, reach(viewer))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise OutOfReach
    return PaperHead(*found)


def printed_paper(session: AnySession, law: Law, head: PaperHead, *, now: datetime, may_see_name: bool) -> PrintedPaper:
    """Return a reached paper with what stands on it."""
    query = (
        select(Document, Case.number, Case.title, Case.received_on)
        .join(Case, Case.id == Document.case_id)
        .where(Document.id == head.id)
    )
    document, number, title, received_on = session.execute(query).tuples().one()
    content = dict(document.content)
    mentioned = {document.organisation_id, *_organisations(content)}
    places = {place.id: place for place in places_to_go(session, sorted(mentioned))}
    in_full = may_see_name and head.kind in TO_THE_PETITIONER
    return PrintedPaper(
        head=head,
        case_number=number,
        title=title,
        received_on=received_on,
        organisation_id=document.organisation_id,
        year=document.year,
        number=document.number,
        made_on=document.made_on,
        made_at=document.made_at,
        made_by_id=document.made_by_id,
        is_void=document.voided_at is not None,
        content=content,
        petitioner=_petitioner(session, head.case_id, in_full=in_full, today=local_day(now)),
        hand_over_id=_hand_over_id(session, head.id, content),
        services=tuple(row for row in services_of(session, head.case_id) if row.document_id == head.id),
        clocks=clocks_of_case(session, law, head.case_id, now=now),
        places=places,
        names=names(session, accounts=(document.made_by_id, content.get("signed_by")), organisations=mentioned),
    )


def _organisations(content: Mapping[str, Any]) -> Iterator[int]:
    for key in ("to", "receiver", "organ"):
        if isinstance(content.get(key), int):
            yield content[key]
    for key in ("go_to", "copy_to"):
        yield from content.get(key) or ()


def _petitioner(session: AnySession, case_id: int, *, in_full: bool, today: date) -> str | None:
    query = (
        select(CaseParty)
        .where(
            CaseParty.case_id == case_id,
            CaseParty.side == Side.APPLICANT,
            CaseParty.role.in_([PartyRole.SELF, PartyRole.REPRESENTATIVE, PartyRole.JOINT]),
        )
        .order_by(CaseParty.position)
        .limit(1)
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        return None
    if in_full:
        return found.name
    return shown_name(found.name, found.nature, is_protected=is_protected(session, found, today=today))


def _hand_over_id(session: AnySession, document_id: int, content: Mapping[str, Any]) -> int | None:
    if isinstance(content.get("hand_over"), int):
        return int(content["hand_over"])
    return session.scalar(select(HandOver.id).where(HandOver.document_id == document_id).limit(1))
