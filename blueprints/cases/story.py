"""The story of a case in words, filtered and in the order the reader likes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.words.casefile import CONTACTS, HANDOVERS, OUTCOMES, SERVICES
from blueprints.words.dates import day_words, local_iso, moment_words
from blueprints.words.documents import document_number
from blueprints.words.gate import DECISIONS
from blueprints.words.matters import CHANNELS, KINDS
from blueprints.words.reception import turnout_words
from blueprints.words.terms import term_name
from blueprints.words.timeline import REPORT_TARGETS, line_words
from mediation.casefile.kinds import Act, OpinionOutcome
from mediation.casefile.moving import OBJECTION_GRANTED, OBJECTION_GRANTED_AGAIN, OBJECTION_REFUSED
from mediation.reception.decisions import Decision
from mediation.reception.urgency import ReportTarget
from mediation.routing.kinds import Channel, Kind
from models.queries.cases.detail import CasePage
from models.queries.cases.papers import PaperRow
from models.queries.cases.timeline import Shown, TimelineRow


@dataclass(frozen=True, slots=True)
class AskedStory:
    """Which part of the story is wanted, and whether the newest line comes last."""

    shown: Shown
    newest_last: bool

    @classmethod
    def from_address(cls, args: Mapping[str, str], *, newest_last: bool) -> "AskedStory":
        """Read an address; what it does not say is all of it, in the order remembered."""
        order = args.get("order")
        known = {one.value for one in Shown}
        shown = args.get("story", "")
        return cls(Shown(shown) if shown in known else Shown.ALL, newest_last if order is None else order == "oldest")


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line of the story; `papers` are (number, address), `notes` are for the office alone."""

    at_iso: str
    at: str
    title: str
    kind: str
    who: str
    basis: str | None
    papers: tuple[tuple[str, str], ...]
    text: tuple[str, ...]
    notes: tuple[str, ...]
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The story with its filters as tabs and the address that turns its order."""

    lines: tuple[StoryLine, ...]
    tabs: list[tuple[str, str, bool, int]]
    turned_url: str
    newest_last: bool


def story_words(page: CasePage, asked: AskedStory) -> StoryWords:
    """Return the story of a case in words."""
    names = {
        Shown.ALL: _("全部"),
        Shown.DECISIONS: _("决定"),
        Shown.DOCUMENTS: _("文书"),
        Shown.CONTACTS: _("联系"),
    }
    rows = [row for row in page.timeline if row.is_shown(asked.shown)]
    if not asked.newest_last:
        rows.reverse()
    return StoryWords(
        lines=tuple(_line(page, row) for row in rows),
        tabs=[
            (_url(page, shown=one), name, one is asked.shown, sum(row.is_shown(one) for row in page.timeline))
            for one, name in names.items()
        ],
        turned_url=_url(page, shown=asked.shown, order="newest" if asked.newest_last else "oldest"),
        newest_last=asked.newest_last,
    )


def _url(page: CasePage, *, shown: Shown, order: str | None = None) -> str:
    part = None if shown is Shown.ALL else shown.value
    return url_for("cases.show", case_id=page.head.id, story=part, order=order, _anchor="story")


def _line(page: CasePage, row: TimelineRow) -> StoryLine:
    return StoryLine(
        at_iso=local_iso(row.at),
        at=moment_words(row.at),
        title=_title(row),
        kind=row.kind.value,
        who=_who(page, row),
        basis=row.basis,
        papers=tuple(paper_link(page, paper) for paper in row.papers),
        text=tuple(_text(page, row)),
        notes=tuple(_notes(row)),
        is_quiet=row.is_quiet,
    )


def paper_link(page: CasePage, paper: PaperRow) -> tuple[str, str]:
    """Return a paper's number in words and the address of its print."""
    organ = page.names.organ(paper.organisation_id)
    words = document_number(paper.kind, organisation=organ, year=paper.year, number=paper.number)
    return words, url_for("documents.show", case_id=page.head.id, document_id=paper.id)


def _title(row: TimelineRow) -> str:
    if row.tag == "visit.registered":
        channel = CHANNELS[Channel(row.facts["channel"])]
        again = _("再次") if row.facts.get("repeat") else ""
        return _("%(again)s%(channel)s登记", again=again, channel=channel)
    if row.breach is not None:
        return _("%(line)s：%(term)s", line=line_words(row.tag), term=term_name(row.breach.term))
    if row.hand_over is not None and row.tag == f"case.{Act.TRANSFER.value}":
        return str(HANDOVERS[row.hand_over.kind])
    return line_words(row.tag)


def _who(page: CasePage, row: TimelineRow) -> str:
    person, principal = page.names.person(row.actor_id), page.names.person(row.acting_for_id)
    if principal:
        person = _("%(person)s（代%(principal)s）", person=person, principal=principal)
    words = " ".join(part for part in (page.names.organ(row.organisation_id), person) if part)
    return words or _("系统")


def _text(page: CasePage, row: TimelineRow) -> Iterator[str]:
    facts = row.facts
    if row.tag == "visit.registered":
        yield from _visit(row)
    if row.hand_over is not None:
        way = {"from": page.names.organ(row.hand_over.from_id), "to": page.names.organ(row.hand_over.to_id)}
        yield _("%(from)s → %(to)s", **way)
    for key, words in SAID.items():
        if facts.get(key) is not None and (told := words(facts[key])):
            yield told
    if row.tag == f"case.{Act.REPORT_URGENT.value}":
        yield _("已报：%(targets)s。", targets=_targets(facts.get("to")))
    if row.breach is not None:
        yield _("应于 %(on)s 前完成。", on=day_words(row.breach.due_on))
        if not row.breach.stands:
            yield _("后经更正，不计超期。")
    services = () if row.is_quiet else (service for paper in row.papers for service in paper.services)
    for service in services:
        method = SERVICES[service.method]
        yield _("%(on)s送达（%(method)s）。", on=day_words(service.served_on), method=method)


def _visit(row: TimelineRow) -> Iterator[str]:
    decision = DECISIONS[Decision(row.facts["decision"])]
    persons = row.visit.persons if row.visit is not None else int(row.facts.get("persons") or 1)
    yield _("甄别：%(decision)s；%(turnout)s。", decision=decision, turnout=turnout_words(persons))
    if row.visit is not None and row.visit.told:
        yield _("当场告知：%(told)s", told=row.visit.told)


def _notes(row: TimelineRow) -> Iterator[str]:
    """Say what the office wrote for itself: results of contacts, reasons of hand-overs and objections."""
    if row.contact is not None:
        method = CONTACTS[row.contact.method]
        yield _("%(method)s：%(result)s", method=method, result=row.contact.result)
        if row.contact.next_on is not None:
            yield _("下次联系：%(on)s", on=day_words(row.contact.next_on))
    if row.extension is not None and row.tag == f"case.{Act.EXTEND.value}":
        yield from _reason(row.extension.reason)
    move = row.hand_over
    if move is None:
        return
    if row.tag in ("case.return_handover", "case.revoke_handover", "case.decide_objection"):
        yield from _reason(move.answer_reason)
    elif row.tag == "case.object":
        yield from _reason(move.objection_reason)
    elif row.tag in ("case.transfer", "case.hand_up", "case.hand_down"):
        yield from _reason(move.reason)


def _reason(text: str | None) -> Iterator[str]:
    if text:
        yield _("理由：%(text)s", text=text)


def _day(value: Any) -> str:
    return day_words(date.fromisoformat(str(value)))


def _targets(value: Any) -> str:
    return _("、").join(str(REPORT_TARGETS[ReportTarget(one)]) for one in str(value or "").split(",") if one)


def _kind(value: Any) -> str:
    # A hand-over's line has a kind of its own, told by the hand-over.
    return _("类别：%(kind)s。", kind=KINDS[Kind(value)]) if value in set(Kind) else ""


def _outcome(value: Any) -> str:
    if value in set(OpinionOutcome):
        return _("意见：%(outcome)s。", outcome=OUTCOMES[OpinionOutcome(value)])
    return str(DECIDED[value]) if value in DECIDED else ""


DECIDED: Mapping[str, Any] = {
    OBJECTION_GRANTED: _l("同意退回，由转出单位继续负责。"),
    OBJECTION_GRANTED_AGAIN: _l("再次同意退回，按管辖争议确定承办单位。"),
    OBJECTION_REFUSED: _l("不同意退回，由接收单位办理。"),
}
"""How an objection was decided -> its sentence."""


SAID: Mapping[str, Any] = {
    "accepted_on": lambda value: _("受理日期：%(on)s。", on=_day(value)),
    "due_on": lambda value: _("期限为 %(on)s。", on=_day(value)),
    "days": lambda value: _("延长 %(days)s 日。", days=value),
    "resolved": lambda value: _("事项已解决。") if value else _("事项未解决，程序办结。"),
    "exempt": lambda _value: _("姓名或者住址不清，无需书面告知。"),
    "outcome": _outcome,
    "kind": _kind,
}
"""Fact of a line -> its sentence, for what every reader may know."""
