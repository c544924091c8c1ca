"""The story of a case: the lines of its record with the papers, contacts, moves and missed terms they speak of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from mediation.casefile.kinds import Act
from models.queries.cases.happenings import ContactRow, ExtensionRow
from models.queries.cases.moves import HandOverRow
from models.queries.cases.papers import PaperRow
from models.queries.cases.visits import VisitRow
from models.queries.clocks import BreachRow
from models.queries.record import EntryRow

BREACH = "clock.breached"
SPLIT = f"case.{Act.SPLIT.value}"
PAPER = "document.made"
"""Tag of a paper that stands by itself: it followed from another act, or no line of the record speaks of it."""
VISIT = "visit.registered"
QUIET = frozenset({BREACH, "clock.elapsed"})
"""Lines told by something else: a breach by its own row, an elapsed term by what follows from it."""
CONTACTS = frozenset({VISIT, "case.contact", f"case.{Act.FIRST_CONTACT.value}"})
SERVANTS = frozenset({"document.printed", "personal.revealed", "clock.moved", "clock.climbed", "clock.breach_lifted"})
"""Lines of the office's own housekeeping: told, but no decisions."""


class Shown(StrEnum):
    """Which part of the story is wanted."""

    ALL = "all"
    DECISIONS = "decisions"
    DOCUMENTS = "documents"
    CONTACTS = "contacts"


class TimelineKind(StrEnum):
    """What a line of the story is."""

    DECISION = "decision"
    DOCUMENT = "document"
    CONTACT = "contact"
    BREACH = "breach"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line: when, what (`tag`), who, on which basis; with the rows it speaks of, if any."""

    at: datetime
    tag: str
    kind: TimelineKind
    basis: str | None = None
    actor_id: int | None = None
    acting_for_id: int | None = None
    organisation_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: tuple[PaperRow, ...] = ()
    contact: ContactRow | None = None
    hand_over: HandOverRow | None = None
    visit: VisitRow | None = None
    breach: BreachRow | None = None
    extension: ExtensionRow | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether it is the office's own housekeeping."""
        return self.tag in SERVANTS

    def is_shown(self, shown: Shown) -> bool:
        """Tell whether the line belongs to a part of the story; a decision with a paper belongs to two."""
        if shown is Shown.DOCUMENTS:
            return bool(self.papers)
        wanted = {Shown.DECISIONS: TimelineKind.DECISION, Shown.CONTACTS: TimelineKind.CONTACT}
        return shown is Shown.ALL or self.kind is wanted[shown]


@dataclass(frozen=True, slots=True)
class Story:
    """The rows that lines of the record speak of, all of one case."""

    entries: tuple[EntryRow, ...]
    papers: tuple[PaperRow, ...]
    contacts: tuple[ContactRow, ...]
    hand_overs: tuple[HandOverRow, ...]
    visits: tuple[VisitRow, ...]
    breaches: tuple[BreachRow, ...]
    extensions: tuple[ExtensionRow, ...]


def timeline(story: Story, *, knows_split: bool) -> tuple[TimelineRow, ...]:
    """Return the story of a case, oldest first; nothing is read.

    Without `knows_split` nothing is told of a split: its only other part is an accusation this reader may not know of.
    """
    lines = [line for line in _lines(story) if knows_split or line.tag != SPLIT]
    lines += _breaches(story.breaches)
    told = {paper.id for line in lines for paper in line.papers}
    lines += (_paper(paper) for paper in story.papers if paper.id not in told)
    return tuple(sorted(lines, key=lambda line: line.at))


def _lines(story: Story) -> Iterator[TimelineRow]:
    contacts = {row.id: row for row in story.contacts}
    hand_overs = {row.id: row for row in story.hand_overs}
    visits = {row.id: row for row in story.visits}
    extensions = {row.id: row for row in story.extensions}
    for entry in story.entries:
        if entry.tag in QUIET:
            continue
        facts = entry.facts
        yield TimelineRow(
            at=entry.at,
            tag=entry.tag,
            kind=_kind(entry.tag),
            basis=entry.basis,
            actor_id=entry.actor_id,
            acting_for_id=entry.acting_for_id,
            organisation_id=entry.organisation_id,
            facts=facts,
            papers=_papers(entry, story.papers),
            contact=contacts.get(facts.get("contact", 0)),
            hand_over=hand_overs.get(facts.get("hand_over", 0)),
            visit=visits.get(facts.get("visit", 0)),
            extension=extensions.get(facts.get("extension", 0)),
        )


def _papers(entry: EntryRow, papers: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
    """Return the paper a line names; on a visit's line every paper that came with it."""
    if entry.tag == VISIT:
        return tuple(paper for paper in papers if paper.visit_id == entry.facts.get("visit"))
    return tuple(paper for paper in papers if paper.id == entry.facts.get("document"))


def _kind(tag: str) -> TimelineKind:
    if tag in CONTACTS:
        return TimelineKind.CONTACT
    if tag == PAPER:
        return TimelineKind.DOCUMENT
    if tag in SERVANTS or not tag.startswith(("case.", "exception.", "holder.")):
        return TimelineKind.NOTE
    return TimelineKind.DECISION


def _breaches(rows: Iterable[BreachRow]) -> Iterator[TimelineRow]:
    for row in rows:
        yield TimelineRow(
            at=row.noticed_at, tag=BREACH, kind=TimelineKind.BREACH, organisation_id=row.organisation_id, breach=row
        )


def _paper(row: PaperRow) -> TimelineRow:
    return TimelineRow(
        at=row.made_at,
        tag=PAPER,
        kind=TimelineKind.DOCUMENT,
        actor_id=row.made_by_id,
        organisation_id=row.organisation_id,
        papers=(row,),
    )
