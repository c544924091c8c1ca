"""The walk-in queue in words; people are called by a masked name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from blueprints.words.dates import short_day_words, time_words
from blueprints.words.organisations import POSTINGS
from mediation.moments import local_day
from models.queries.queue import TicketRow
from models.queries.windows import PostingRow, WindowRow


@dataclass(frozen=True, slots=True)
class TicketWords:
    """A number in the list; `state` is waiting, called or finished."""

    id: int
    number: int
    name: str
    matter: str
    drawn: str
    state: str
    state_words: str
    window: str
    carried_over: str | None
    register_url: str
    finish_url: str


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window with those who staff it today."""

    id: int
    name: str
    people: tuple[str, ...]


def queue_words(rows: Iterable[TicketRow]) -> tuple[TicketWords, ...]:
    """Return the numbers in words, in calling order."""
    return tuple(_ticket(row) for row in rows)


def called_at_this_desk(rows: Iterable[TicketWords]) -> tuple[TicketWords, ...]:
    """Return the numbers that are called and not finished: who should be sitting at a window now."""
    return tuple(row for row in rows if row.state == "called")


def _ticket(row: TicketRow) -> TicketWords:
    state = "finished" if row.finished_at else "called" if row.called_at else "waiting"
    words = {"finished": _("已办结"), "called": _("已叫号"), "waiting": _("等候")}[state]
    return TicketWords(
        id=row.id,
        number=row.number,
        name=row.masked_name or _("未留姓名"),
        matter=row.matter or "",
        drawn=time_words(row.drawn_at),
        state=state,
        state_words=words,
        window=row.window_name or "",
        carried_over=short_day_words(local_day(row.drawn_at)) if row.carried_over else None,
        register_url=url_for("reception.register", ticket=row.id),
        finish_url=url_for("reception.finish", ticket_id=row.id),
    )


def window_lines(rows: Iterable[WindowRow], *, on: date) -> tuple[WindowLine, ...]:
    """Return the windows with who staffs them on a day."""
    return tuple(
        WindowLine(
            id=row.id,
            name=_("%(number)s 号 %(name)s", number=row.number, name=row.name),
            people=tuple(_posting(one) for one in row.postings if one.from_on <= on),
        )
        for row in rows
    )


def _posting(row: PostingRow) -> str:
    return _("%(person)s（%(office)s，%(kind)s）", person=row.person, office=row.sent_by, kind=POSTINGS[row.kind])
