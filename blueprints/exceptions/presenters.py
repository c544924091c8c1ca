"""Choose the words for the exceptions' queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import current_app, url_for
from flask_babel import gettext as _

from blueprints.words.dates import moment_words, short_day_words
from blueprints.words.exceptions import KINDS, WHAT_NOW
from blueprints.words.terms import TERMS
from models.queries.exceptions import ExceptionRow


@dataclass(frozen=True, slots=True)
class ExceptionWords:
    """One item in words; `case_url` is None while there is no page of the case."""

    id: int
    kind: str
    what_now: str
    number: str
    case_url: str | None
    organisation: str
    term: str
    due: str
    raised: str
    settled: str
    settled_by: str
    settlement: str
    url: str

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return what is known of it as label and words; not every item is about a term."""
        lines = (
            (_("事项"), self.number),
            (_("单位"), self.organisation),
            (_("时限"), self.term),
            (_("截止"), self.due),
            (_("发现"), self.raised),
        )
        return [(label, words) for label, words in lines if words]


def exception_words(row: ExceptionRow) -> ExceptionWords:
    """Return one item in words."""
    due_on = row.facts.get("due_on")
    return ExceptionWords(
        id=row.id,
        kind=str(KINDS[row.kind]),
        what_now=str(WHAT_NOW[row.kind]),
        number=row.number or "",
        case_url=_case_url(row.case_id),
        organisation=row.organisation or "",
        term=str(TERMS.get(str(row.facts.get("term")), "")),
        due=short_day_words(date.fromisoformat(due_on)) if due_on else "",
        raised=moment_words(row.raised_at),
        settled=moment_words(row.settled_at),
        settled_by=row.settled_by or "",
        settlement=row.settlement or "",
        url=url_for("exceptions.settle", item_id=row.id),
    )


def exception_lines(rows: Iterable[ExceptionRow]) -> list[ExceptionWords]:
    """Return items in words."""
    return [exception_words(row) for row in rows]


def _case_url(case_id: int | None) -> str | None:
    if case_id is None or "cases.show" not in current_app.view_functions:
        return None
    return url_for("cases.show", case_id=case_id)
