"""The receipt and the guide slip in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext as _

from blueprints.edge.law import law
from blueprints.edge.moment import now
from blueprints.edge.page import is_open
from blueprints.reception.result import CITIZEN_PAGE, ResultWords, result_words
from blueprints.words.clock_strip import steps_of
from blueprints.words.dates import day_words, moment_words
from blueprints.words.documents import document_number
from blueprints.words.matters import CHANNELS
from blueprints.words.punctuation import run_on
from blueprints.words.reception import turnout_words
from blueprints.words.terms import term_name
from mediation.casefile.kinds import DocumentKind
from mediation.clocks.codes import TermCode
from mediation.reception.gate.reasons import GateReason
from mediation.reception.numbers import spaced
from models.queries.clocks import ClockRow, clocks_of_case
from models.queries.reception.visits import PlaceToGo, VisitResult, places_to_go
from models.tables.base import db

Line = tuple[str, str]
TO_THE_COURTS = frozenset({GateReason.LITIGATION_RIGHTS, GateReason.JUDICIALLY_TERMINATED})
"""What is told to go the way of the law of procedure, whatever the place of the visit (N1, E2)."""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock on paper: what is owed, until when, and why that day, in one line."""

    name: str
    due: str
    why: str


@dataclass(frozen=True, slots=True)
class PaperWords:
    """A paper of the desk with the parts both papers share."""

    organisation: str
    number: str
    date: str
    to: str
    clerk: str
    result: ResultWords
    lines: tuple[Line, ...]
    places: tuple[tuple[Line, ...], ...]
    centre: tuple[Line, ...]
    query_code: str
    query_page: str | None
    clocks: tuple[ClockLine, ...]
    title: str = ""
    other_ways: str = ""


def receipt_words(found: VisitResult) -> PaperWords:
    """Return the receipt in words."""
    rows = clocks_of_case(db.session, law(found.county_id), found.case_id, now=now())
    return _paper(found, DocumentKind.RECEIPT, clocks=_clock_lines(rows))


def slip_words(found: VisitResult) -> PaperWords:
    """Return the guide slip in words, with the day until which the competent centre calls (2.3)."""
    rows = clocks_of_case(db.session, law(found.county_id), found.case_id, now=now())
    promised = tuple(_clock_line(row) for row in rows if row.term == TermCode.SKIP_CONTACT_2WD)
    leads_to_courts = found.verdict["code"] in TO_THE_COURTS
    return replace(
        _paper(found, DocumentKind.GUIDE_SLIP, clocks=promised),
        title=_("涉法涉诉事项告知单") if leads_to_courts else _("依法逐级走访告知单"),
        other_ways=_("这类事项依照诉讼程序办理，信访渠道不能改变裁判；请带上法律文书，向办理案件的机关提出。")
        if leads_to_courts
        else _("也可以不用走访：写信寄到上述地址，拨打上述电话，或者在网上提出；这些方式不受逐级限制。"),
    )


def _paper(found: VisitResult, kind: DocumentKind, *, clocks: tuple[ClockLine, ...]) -> PaperWords:
    result = result_words(found)
    own = places_to_go(db.session, (found.organisation_id,))
    paper = found.paper(kind)
    year, number = (paper.year, paper.number) if paper else (0, 0)
    return PaperWords(
        organisation=found.organisation,
        number=document_number(kind, organisation="", year=year, number=number),
        date=day_words(paper.made_on) if paper else "",
        to=found.petitioner or _("反映人"),
        clerk=found.registered_by,
        result=result,
        lines=_lines(found, result),
        places=tuple(_place(place) for place in result.places),
        centre=_place(own[0]) if own else (),
        query_code=spaced(found.query_code),
        query_page=url_for(CITIZEN_PAGE, _external=True) if is_open(CITIZEN_PAGE) else None,
        clocks=clocks,
    )


def _lines(found: VisitResult, result: ResultWords) -> tuple[Line, ...]:
    return (
        (_("登记时间"), moment_words(found.registered_at)),
        (_("方式"), str(CHANNELS[found.channel])),
        (_("人数"), turnout_words(found.persons)),
        (_("反映事项"), found.title),
        (_("甄别结果"), result.verdict.headline),
        (_("理由"), result.verdict.reason),
    )


def _place(place: PlaceToGo) -> tuple[Line, ...]:
    lines = (
        (_("单位"), place.name),
        (_("地址"), place.address or _("尚未公布，请向本中心窗口询问")),
        (_("接待时间"), place.hours or _("尚未公布，请向本中心窗口询问")),
        (_("电话"), place.phone or _("尚未公布，请向本中心窗口询问")),
        (_("网上"), place.web),
    )
    return tuple((label, value) for label, value in lines if value)


def _clock_lines(rows: Iterable[ClockRow]) -> tuple[ClockLine, ...]:
    """Return the open clocks a citizen is told about: those of the law, not the platform's own targets."""
    return tuple(_clock_line(row) for row in rows if row.is_open and not row.is_internal)


def _clock_line(row: ClockRow) -> ClockLine:
    why = run_on(f"{on}{_('，')}{words}" if on else words for on, words, _basis in steps_of(row, with_basis=False))
    due = moment_words(row.reading.due_at) if row.reading.due_at else day_words(row.reading.due_on)
    return ClockLine(name=term_name(row.term), due=due, why=why)
