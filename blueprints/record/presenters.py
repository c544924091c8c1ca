"""The lines of the record in words: what, who (masked), on which basis; facts stay codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from blueprints.words.dates import moment_words
from blueprints.words.record import tag_words
from mediation.reception.masking import mask_name
from models.ids import find_id
from models.queries.record import Fault
from models.queries.record_pages import RecordFilter, RecordLine

SHOWN_HASH = 12


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of the page."""

    at: str
    what: str
    tag: str
    who: str
    case: str
    basis: str
    facts: str
    seal: str


def record_lines(rows: Iterable[RecordLine]) -> tuple[LineWords, ...]:
    """Return lines of the record in words."""
    return tuple(
        LineWords(
            at=moment_words(row.at),
            what=tag_words(row.tag),
            tag=row.tag,
            who=_who(row),
            case=str(row.case_id) if row.case_id is not None else "",
            basis=row.basis,
            facts=_("，").join(f"{key}={value}" for key, value in _shown(row.facts) if value is not None),
            seal=row.hash[:SHOWN_HASH],
        )
        for row in rows
    )


def _shown(facts: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Yield the facts of a line, a digest by its first signs."""
    yield from ((key, value) for key, value in facts.items() if key != "digests")
    yield from ((name, digest[:SHOWN_HASH]) for name, digest in facts.get("digests", {}).items())


def _who(row: RecordLine) -> str:
    if row.actor is None:
        return _("系统")
    name = mask_name(row.actor)
    if row.acting_for is not None:
        name = _("%(person)s（代%(principal)s）", person=name, principal=mask_name(row.acting_for))
    return f"{row.organisation} {name}" if row.organisation else name


def fault_words(fault: Fault) -> str:
    """Return where the record does not hold, and how."""
    if fault.about:
        word, _colon, row_id = fault.about.partition(":")
        kind = {"document": _("文书记录"), "opinion": _("处理意见"), "service": _("送达记录"), "visit": _("来访登记")}[
            word
        ]
        return _(
            "第 %(chain)s 链第 %(number)s 条所记%(kind)s %(id)s 的内容与留痕不符",
            chain=fault.chain,
            number=fault.number,
            kind=kind,
            id=row_id,
        )
    how = {"changed": _("被改动"), "missing": _("有缺失"), "inserted": _("被插入"), "cut": _("末尾被截断")}[fault.what]
    return _("第 %(chain)s 链第 %(number)s 条%(how)s", chain=fault.chain, number=fault.number, how=how)


def filter_of(asked: Mapping[str, Any]) -> RecordFilter:
    """Return the filter in the address; what cannot be read is left out."""
    case, on = str(asked.get("case", "")), str(asked.get("on", ""))
    return RecordFilter(
        case_id=find_id(case),
        tag=str(asked.get("tag", "")).strip()[:40],
        on=_day(on),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def next_url(asked: Mapping[str, Any], last_id: int) -> str:
    """Return the address of the page with older lines."""
    kept = {key: asked[key] for key in ("case", "tag", "on") if asked.get(key)}
    return url_for("record.index", before=last_id, **kept)
