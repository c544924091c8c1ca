"""What stands on a paper, whatever its kind: the parts of the sheet and how they are found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from blueprints.words.clocks import statute_words, step_words
from blueprints.words.dates import day_words
from blueprints.words.punctuation import run_on
from blueprints.words.terms import term_name
from mediation.clocks.codes import StepCode, TermCode
from mediation.moments import local_day
from models.queries.cases.paper import PrintedPaper
from models.queries.clocks import ClockRow

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: a heading or none, paragraphs, and a table of (label, value) or none."""

    paragraphs: tuple[str, ...] = ()
    heading: str | None = None
    table: Pairs = ()


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date on the paper with its explanation in one sentence."""

    name: str
    due: str
    why: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a kind of paper says; the frame around it is the same for all."""

    to: str
    parts: tuple[Part, ...]
    terms: tuple[TermCode, ...] = ()
    signer: str | None = None
    law: str = ""
    copies: str | None = None
    title: str | None = None
    """Where the kind's own title says too little."""
    receipt: bool = True
    """Whether the slip to be signed on delivery hangs below."""


def text(paper: PrintedPaper, key: str) -> str:
    """Return a text of the content, nothing for none."""
    return str(paper.content.get(key) or "")


def on_paper(value: Any) -> str:
    """Return an ISO date of the content in words, nothing for none."""
    return day_words(date.fromisoformat(str(value))) if value else ""


def organ(paper: PrintedPaper, key: str) -> str:
    """Return the full name of an organisation that the content names by id."""
    found = paper.content.get(key)
    return paper.names.full(found) if isinstance(found, int) else ""


def petitioner(paper: PrintedPaper) -> str:
    """Return whom a paper of the petitioner's addresses."""
    return paper.petitioner or _("反映人")


def about(paper: PrintedPaper) -> str:
    """Return 您反映的“…”事项（编号 …）, the beginning of every paper to the petitioner."""
    return _("您反映的“%(title)s”事项（编号 %(number)s）", title=paper.title, number=paper.case_number)


def place_table(paper: PrintedPaper, organisation_id: int) -> Pairs:
    """Return what an organisation publishes: name, address, hours, phone; what it does not publish is left out."""
    place = paper.places.get(organisation_id)
    if place is None:
        return ()
    lines = (
        (_("单位"), place.name),
        (_("地址"), place.address),
        (_("接待时间"), place.hours),
        (_("电话"), place.phone),
        (_("网上"), place.web),
    )
    return tuple((label, value) for label, value in lines if value)


LATER = frozenset({StepCode.DONE, StepCode.BREACHED, StepCode.CANCELLED, StepCode.REOPENED, StepCode.ALARM})
"""Steps that tell what became of a term, or warn the office: no matter for a paper that names the date."""


def date_lines(paper: PrintedPaper, terms: Iterable[TermCode]) -> tuple[DateLine, ...]:
    """Return the dates of the law that a paper names, each with why it is that day."""
    wanted = frozenset(terms)
    rows = [clock for clock in paper.clocks if clock.term in wanted and _belongs(paper, clock)]
    newest: Mapping[str, ClockRow] = {clock.term: clock for clock in sorted(rows, key=lambda clock: clock.id)}
    return tuple(_date_line(clock) for clock in newest.values())


def _belongs(paper: PrintedPaper, clock: ClockRow) -> bool:
    # A paper about a hand-over names that one's own dates; no paper names a date from after its day.
    about_another = paper.hand_over_id is not None and clock.hand_over_id not in (None, paper.hand_over_id)
    served = max((row.served_on for row in paper.services), default=local_day(paper.made_at))
    return not about_another and clock.started_on <= served and clock.chip.level != "cancelled"


def _date_line(clock: ClockRow) -> DateLine:
    term = clock.reading.term
    steps = [step_words(step.code, step.facts) for step in clock.reading.steps if step.code not in LATER]
    why = run_on(_("%(on)s，%(words)s", on=on, words=words) if on else words for on, words in steps)
    source = statute_words(term.statute, term.article)
    return DateLine(
        name=term_name(clock.term), due=day_words(clock.reading.due_on), why=_("%(source)s。", source=source) + why
    )
