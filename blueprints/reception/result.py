"""A registered visit in words: the page of its verdict and what is printed at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from blueprints.edge.access import viewer
from blueprints.edge.law import law
from blueprints.edge.moment import now
from blueprints.edge.page import is_open
from blueprints.words.clock_strip import ClockWords, clock_strip_of
from blueprints.words.dates import day_words, moment_words
from blueprints.words.matters import CHANNELS, KINDS
from blueprints.words.reception import turnout_words
from blueprints.words.verdicts import VerdictWords, verdict_words
from mediation.casefile.kinds import DocumentKind
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.numbers import spaced
from models.queries.clocks import clocks_of_case
from models.queries.reception.visits import PlaceToGo, VisitResult, case_numbers, places_to_go
from models.tables.base import db

CITIZEN_PAGE = "citizens.ask"
CASE_PAGE = "cases.show"


@dataclass(frozen=True, slots=True)
class ResultWords:
    """What the result page shows; `query_code` only once the receipt was printed."""

    visit_id: int
    number: str
    title: str
    kind: str
    lines: tuple[tuple[str, str], ...]
    verdict: VerdictWords
    places: tuple[PlaceToGo, ...]
    clocks: tuple[ClockWords, ...]
    query_code: str | None
    receipt_url: str | None
    slip_url: str | None
    case_url: str | None


def result_words(found: VisitResult) -> ResultWords:
    """Return a visit's result in words."""
    verdict = GateVerdict.from_record(found.verdict)
    return ResultWords(
        visit_id=found.visit_id,
        number=found.number,
        title=found.title,
        kind=str(KINDS[found.kind]),
        lines=_lines(found),
        verdict=_verdict(found, verdict),
        places=places_to_go(db.session, verdict.go_to),
        clocks=clock_strip_of(clocks_of_case(db.session, law(found.county_id), found.case_id, now=now())),
        query_code=spaced(found.query_code) if found.was_printed else None,
        receipt_url=_paper_url(found, DocumentKind.RECEIPT, "reception.receipt"),
        slip_url=_paper_url(found, DocumentKind.GUIDE_SLIP, "reception.guide_slip"),
        case_url=url_for(CASE_PAGE, case_id=found.case_id) if is_open(CASE_PAGE) else None,
    )


def names_in(record: Mapping[str, Any]) -> dict[int, str]:
    """Return the names of the organisations that a stored judgement used, as they were on that day."""
    return {node["id"]: node["name"] for node in record["graph"]["nodes"]}


def _verdict(found: VisitResult, verdict: GateVerdict) -> VerdictWords:
    earlier = [value for key, value in verdict.facts.items() if key == "prior_case" and isinstance(value, int)]
    numbers = case_numbers(db.session, viewer(), earlier) if earlier else {}
    return verdict_words(verdict, names=names_in(found.judged), numbers=numbers)


def _paper_url(found: VisitResult, kind: DocumentKind, endpoint: str) -> str | None:
    return url_for(endpoint, visit_id=found.visit_id) if found.paper(kind) is not None else None


def _lines(found: VisitResult) -> tuple[tuple[str, str], ...]:
    persons = turnout_words(found.persons)
    persons += _("，集体访") if found.is_group else ""
    persons += _("，未推选代表，本次未接谈") if found.interview_declined else ""
    return (
        (_("登记时间"), moment_words(found.registered_at)),
        (_("登记人"), f"{found.organisation} {found.registered_by}"),
        (_("方式"), _("%(channel)s，%(on)s", channel=CHANNELS[found.channel], on=day_words(found.visited_on))),
        (_("人数"), persons),
        (_("责任持有人"), found.holder),
    )
