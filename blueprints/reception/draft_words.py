"""Drafts in words: lines of the list, and two versions beside each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.reception.draft_content import first_of
from blueprints.words.dates import moment_words
from mediation.reception.masking import mask_name
from models.queries.drafts import DraftRow

SHOWN = 30
"""Signs of a text that stand for it in a list."""
LABELS = {
    "title": _l("标题"),
    "facts": _l("反映的事实和理由"),
    "claim": _l("要求怎么解决"),
    "place": _l("发生在哪里"),
    "place_detail": _l("详细地点"),
    "visited_on": _l("收到日期"),
    "persons": _l("人数"),
    "told": _l("当场告知了什么"),
    "name": _l("姓名或名称"),
    "phone": _l("电话"),
    "id_number": _l("证件号码"),
    "address": _l("住址"),
    "home": _l("住在哪个村（社区）"),
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list."""

    key: str
    title: str
    who: str
    saved: str
    url: str
    is_shared: bool
    is_own: bool


def draft_lines(rows: Iterable[DraftRow]) -> tuple[DraftLine, ...]:
    """Return drafts in words; names come masked."""
    return tuple(
        DraftLine(
            key=row.key,
            title=_title(row.content),
            who=mask_name(first_of(row.content, "parties-0-name")) or _("未填姓名"),
            saved=moment_words(row.updated_at),
            url=url_for("reception.register", draft=row.key),
            is_shared=row.handed_over,
            is_own=row.is_own,
        )
        for row in rows
    )


def _title(content: Mapping[str, Any]) -> str:
    text = first_of(content, "title").strip() or first_of(content, "facts").strip()
    short = " ".join(text.split())[:SHOWN]
    return short or _("还没有写事由")


def version_lines(*, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, str, str, bool]]:
    """Return every field that either version filled in: its label, mine, theirs, whether they differ."""
    names = [name for name in dict.fromkeys((*mine, *theirs)) if name != "draft_key"]
    lines = []
    for name in names:
        yours, others = _values(mine, name), _values(theirs, name)
        if _label(name) and (yours or others):
            lines.append((_label(name), yours, others, yours != others))
    return lines


def _label(name: str) -> str:
    head, _dash, rest = name.partition("-")
    if head != "parties":
        return str(LABELS.get(name, ""))
    row, _dash, column = rest.partition("-")
    if column not in LABELS or not row.isdecimal():
        return ""
    return _("第 %(at)s 位当事人的%(what)s", at=int(row) + 1, what=LABELS[column])


def _values(content: Mapping[str, Any], name: str) -> str:
    return _("、").join(str(value) for value in content.get(name, ()) if value)
