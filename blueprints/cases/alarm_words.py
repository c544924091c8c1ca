"""Alarms and supervision orders of a case in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.words.dates import day_words, moment_words
from blueprints.words.gate import FAILINGS
from blueprints.words.timeline import REPORT_TARGETS
from mediation.reception.gate.x1 import Failing
from mediation.reception.urgency import ReportTarget
from models.queries.cases.detail import CasePage
from models.queries.cases.happenings import OrderRow, UrgentRow


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """An alarm or an order: what, its state as (word, kind of tag), and lines about it."""

    title: str
    state: tuple[str, str]
    lines: tuple[str, ...]
    url: str | None = None


def alarm_lines(page: CasePage) -> tuple[AlarmLine, ...]:
    """Return the alarms, newest first."""
    return tuple(_alarm(page, row) for row in page.urgent)


def _alarm(page: CasePage, row: UrgentRow) -> AlarmLine:
    if row.reported_at is not None:
        state = (_("已上报"), "done")
    elif row.acknowledged_at is not None:
        state = (_("已签收，待上报"), "waiting")
    else:
        state = (_("待签收"), "wrong")
    return AlarmLine(title=moment_words(row.raised_at), state=state, lines=tuple(_alarm_says(page, row)))


def _alarm_says(page: CasePage, row: UrgentRow) -> Iterable[str]:
    if row.words:
        yield _("情形：%(words)s", words=_("、").join(row.words))
    called = [word for word, yes in ((_("公安"), row.police_called), (_("急救"), row.ambulance_called)) if yes]
    if called:
        yield _("已通知：%(called)s", called=_("、").join(called))
    if row.acknowledged_at is not None:
        person = page.names.person(row.acknowledged_by_id)
        yield _("%(at)s %(person)s签收", at=moment_words(row.acknowledged_at), person=person)
    if row.reported_at is not None:
        targets = _("、").join(str(REPORT_TARGETS[ReportTarget(one)]) for one in row.reported_to)
        yield _("%(at)s 报%(targets)s", at=moment_words(row.reported_at), targets=targets)


def order_lines(page: CasePage) -> tuple[AlarmLine, ...]:
    """Return the supervision orders, newest first."""
    return tuple(_order(page, row) for row in page.orders)


def _order(page: CasePage, row: OrderRow) -> AlarmLine:
    way = {"from": page.names.organ(row.from_id), "to": page.names.organ(row.to_id)}
    demand = str(FAILINGS[Failing(row.demand)]) if row.demand in set(Failing) else row.demand
    lines = [_("%(on)s 发出，事由：%(demand)s", on=day_words(row.ordered_on), demand=demand)]
    if row.replied_on is not None:
        lines.append(_("%(on)s 回复：%(text)s", on=day_words(row.replied_on), text=row.reply or ""))
    url = None
    if row.document_id is not None:
        url = url_for("documents.show", case_id=page.head.id, document_id=row.document_id)
    state = (_("已回复"), "done") if row.replied_on is not None else (_("待回复"), "waiting")
    return AlarmLine(title=_("%(from)s → %(to)s", **way), state=state, lines=tuple(lines), url=url)
