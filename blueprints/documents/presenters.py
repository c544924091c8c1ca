"""A paper in words, ready for its sheet of A4."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from blueprints.documents import letters, notices
from blueprints.documents.sheet import Body, DateLine, Pairs, Part, date_lines, place_table
from blueprints.words.casefile import SERVICES
from blueprints.words.dates import day_words
from blueprints.words.documents import document_name, document_number
from mediation.casefile.kinds import DocumentKind as D
from models.queries.cases.paper import PrintedPaper

BODIES: Mapping[D, Callable[[PrintedPaper], Body]] = {
    D.TRANSFER_LETTER: letters.transfer_letter,
    D.ASSIGNMENT_LETTER: letters.assignment_letter,
    D.OBJECTION: letters.objection,
    D.OBJECTION_DECISION: letters.objection_decision,
    D.SUPERVISION_ORDER: letters.supervision_order,
    D.NOTICE: notices.notice,
    D.NOT_ACCEPTED_NOTICE: notices.not_accepted_notice,
    D.ROUTE_NOTICE: notices.route_notice,
    D.EXTENSION_NOTICE: notices.extension_notice,
    D.OPINION: notices.opinion,
    D.ANSWER: notices.answer,
    D.CORRECTION_NOTICE: notices.correction_notice,
}
"""Kind of paper -> what it says; the receipt and the guide slip are printed at the desk."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """A paper as its sheet shows it."""

    organisation: str
    number: str
    date: str
    title: str
    to: str
    parts: tuple[Part, ...]
    dates: tuple[DateLine, ...]
    law: str
    clerk: str | None
    signer: str | None
    copies: str | None
    contact: Pairs
    is_void: bool
    has_receipt: bool


def sheet_words(paper: PrintedPaper) -> SheetWords:
    """Return a paper in words; raise KeyError for a kind that is printed elsewhere."""
    body = BODIES[paper.head.kind](paper)
    return SheetWords(
        organisation=paper.names.full(paper.organisation_id),
        number=number_words(paper),
        date=day_words(paper.made_on),
        title=body.title or document_name(paper.head.kind),
        to=body.to,
        parts=body.parts,
        dates=date_lines(paper, body.terms),
        law=body.law,
        clerk=None if body.signer else paper.names.person(paper.made_by_id),
        signer=body.signer,
        copies=body.copies,
        contact=place_table(paper, paper.organisation_id)[1:],
        is_void=paper.is_void,
        has_receipt=body.receipt,
    )


def number_words(paper: PrintedPaper) -> str:
    """Return the number of a paper: organ, kind, year and number."""
    organ = paper.names.organ(paper.organisation_id)
    return document_number(paper.head.kind, organisation=organ, year=paper.year, number=paper.number)


@dataclass(frozen=True, slots=True)
class ProofWords:
    """The proof of service of a paper (送达回证): what is known in the table, lines to sign for what is not."""

    organisation: str
    number: str
    title: str
    lines: Pairs


def proof_words(paper: PrintedPaper) -> ProofWords:
    """Return the proof of service of a paper, filled in as far as its service is recorded (13.2)."""
    served = paper.services[-1] if paper.services else None
    lines = (
        (_("送达文书"), f"{document_name(paper.head.kind)} {number_words(paper)}"),
        (_("事项编号"), paper.case_number),
        (_("受送达人"), paper.petitioner or _("反映人")),
        (_("送达方式"), str(SERVICES[served.method]) if served else ""),
        (_("送达日期"), day_words(served.served_on) if served else ""),
        (_("送达凭证"), served.proof if served else ""),
        (_("受送达人签名"), _("拒收") if served and served.refused else ""),
        (_("见证人"), (served.witness or "") if served else ""),
        (_("送达人"), ""),
    )
    return ProofWords(
        organisation=paper.names.full(paper.organisation_id),
        number=number_words(paper),
        title=document_name(D.SERVICE_PROOF),
        lines=lines,
    )
