"""Hand-overs in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.edge.forms import chosen_code
from blueprints.words.casefile import HANDOVER_STATES, HANDOVER_TAGS, HANDOVERS
from blueprints.words.clock_strip import case_url, chip_number
from blueprints.words.dates import short_day_words
from blueprints.words.terms import term_name
from mediation.clocks.chip import ChipLevel
from mediation.moments import local_day
from models.ids import find_id
from models.queries.case_lists.chips import NearestClock
from models.queries.handovers import Tray, TrayPage, TrayRow

TRAYS: Mapping[Tray, Any] = {
    Tray.WAITING: _l("待我单位签收"),
    Tray.OBJECTIONS: _l("异议待我单位核实"),
    Tray.RECEIVED: _l("转到我单位的"),
    Tray.SENT: _l("我单位转出的"),
}
LEADS: Mapping[Tray, Any] = {
    Tray.WAITING: _l("依法转送、交办的，收到即由本单位负责；上报、下交的，签收后由本单位负责。"),
    Tray.OBJECTIONS: _l("接收单位认为不属于其职权。核实同意之前仍由接收单位负责，不答复不等于同意。"),
    Tray.RECEIVED: _l("最近的在前。"),
    Tray.SENT: _l("最近的在前。"),
}
EMPTY: Mapping[Tray, Any] = {
    Tray.WAITING: _l("没有待签收的事项"),
    Tray.OBJECTIONS: _l("没有待核实的异议"),
    Tray.RECEIVED: _l("还没有转到本单位的事项"),
    Tray.SENT: _l("本单位还没有转出过事项"),
}


@dataclass(frozen=True, slots=True)
class ClockSign:
    """A chip with the name of its term."""

    name: str
    level: ChipLevel
    number: int
    unit: str
    is_provisional: bool
    is_paused: bool


@dataclass(frozen=True, slots=True)
class TrayLine:
    """A hand-over as a row of the table."""

    number: str
    url: str | None
    title: str
    way: str
    kind: str
    state: str
    tag: str
    offered: str
    clock: ClockSign | None


@dataclass(frozen=True, slots=True)
class TrayWords:
    """A tray with its tabs, its rows and the way on."""

    name: str
    lead: str
    empty: str
    tabs: list[tuple[str, str, bool, int | None]]
    lines: tuple[TrayLine, ...]
    first_url: str | None
    next_url: str | None


def asked_tray(args: Mapping[str, str]) -> Tray:
    """Return the tray an address asks for; without or with a wrong one, what waits."""
    return chosen_code(Tray, args.get("list"), Tray.WAITING)


def asked_key(args: Mapping[str, str]) -> int | None:
    """Return the key of the page an address asks for, None for the first."""
    return find_id(args.get("after"))


def tray_words(tray: Tray, page: TrayPage, counts: Mapping[Tray, int], *, after: int | None) -> TrayWords:
    """Return a page of a tray in words."""
    return TrayWords(
        name=str(TRAYS[tray]),
        lead=str(LEADS[tray]),
        empty=str(EMPTY[tray]),
        tabs=[(_url(one), str(name), one is tray, counts.get(one)) for one, name in TRAYS.items()],
        lines=tuple(_line(row) for row in page.rows),
        first_url=_url(tray) if after is not None else None,
        next_url=_url(tray, after=page.after) if page.after is not None else None,
    )


def _url(tray: Tray, *, after: int | None = None) -> str:
    return url_for("handovers.index", list=tray.value, after=after)


def _line(row: TrayRow) -> TrayLine:
    return TrayLine(
        number=row.number,
        url=case_url(row.case_id),
        title=row.title,
        way=_("%(from)s → %(to)s", **{"from": row.sender, "to": row.receiver}),
        kind=str(HANDOVERS[row.kind]),
        state=str(HANDOVER_STATES[row.state]),
        tag=HANDOVER_TAGS[row.state],
        offered=short_day_words(local_day(row.offered_at)),
        clock=_sign(row.clock) if row.clock is not None else None,
    )


def _sign(clock: NearestClock) -> ClockSign:
    number, unit = chip_number(clock.chip)
    return ClockSign(
        name=term_name(clock.term),
        level=clock.chip.level,
        number=number,
        unit=unit,
        is_provisional=clock.chip.is_provisional,
        is_paused=clock.chip.is_paused,
    )
