"""Choose the words for organisations, their points, windows, people and edges."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import request, url_for
from flask_babel import gettext as _

from blueprints.words.dates import day_words
from blueprints.words.organisations import EDGES, KINDS, POSTINGS, ground_name, kind_name
from blueprints.words.roles import role_name
from blueprints.words.territory import tier_name
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import EdgeKind, OrgKind
from models.queries.accounts import HeldPost
from models.queries.organisation_rows import (
    EdgeRow,
    OrganisationFacts,
    OrganisationPage,
    OrganisationRow,
    PointRow,
)
from models.queries.windows import PostingRow, WindowRow

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Link:
    """Another organisation, by name."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in the list, in words."""

    name: str
    url: str
    code: str
    kind: str
    tier: str
    superior: str
    state: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PointLine:
    """Where people may come, in words."""

    name: str
    address: str
    hours: str
    phone: str
    web: str


@dataclass(frozen=True, slots=True)
class PostingLine:
    """Who staffs a window, in words."""

    id: int
    person: str
    sent_by: str
    kind: str
    period: str


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window with its people, in words."""

    id: int
    title: str
    postings: list[PostingLine]


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Who holds a post, in words."""

    person: str
    title: str
    role: str
    acting_for: str
    since: str


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """An edge, in words."""

    id: int
    kind: str
    ground: str
    direction: str
    other: Link
    can_end: bool


def organisation_lines(rows: Iterable[OrganisationRow]) -> list[OrganisationLine]:
    """Return organisations as lines of the list."""
    return [
        OrganisationLine(
            name=row.name,
            url=url_for("organisations.show", organisation_id=row.id),
            code=row.code,
            kind=kind_name(row.kind),
            tier=tier_name(row.tier),
            superior=row.superior or "",
            state=(_("已撤销"), "quiet") if row.valid_to else (_("在用"), "done"),
        )
        for row in rows
    ]


def page_urls(page: OrganisationPage) -> tuple[str | None, str | None]:
    """Return the addresses of the pages before and after, with the filters kept."""
    kept = {name: value for name in ("q", "kind", "points", "county") if (value := request.args.get(name))}

    def url(**key: str) -> str:
        return url_for("organisations.index", **kept, **key)

    before = url(before=page.previous_key) if page.previous_key else None
    after = url(after=page.next_key) if page.next_key else None
    return before, after


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of organisation as choices of a filter."""
    return [("", _("全部类别")), *((kind.value, str(name)) for kind, name in KINDS.items())]


def facts_pairs(found: OrganisationFacts, *, predecessors: Iterable[tuple[str, date]] = ()) -> Pairs:
    """Return what is kept about an organisation as label and value."""
    pairs = [
        (_("代码"), found.code),
        (_("简称"), found.short_name),
        (_("类别"), kind_name(found.kind)),
        (_("层级"), tier_name(found.tier)),
        (_("有权处理信访事项"), _("是") if found.has_power else _("否")),
        (_("设立日期"), day_words(found.valid_from)),
    ]
    if found.is_vertical:
        pairs.append((_("管理体制"), _("垂直管理")))
    if found.valid_to:
        pairs.append((_("撤销日期"), day_words(found.valid_to)))
    if found.successor:
        pairs.append((_("承接单位"), found.successor))
    pairs += [(_("承接的职能"), _("%(name)s，%(on)s起", name=name, on=day_words(on))) for name, on in predecessors]
    return pairs


def links_to(ids: Iterable[int], *, graph: EscalationGraph) -> list[Link]:
    """Return organisations on the graph as links to their pages."""
    return [Link(graph.node(id_).name, url_for("organisations.show", organisation_id=id_)) for id_ in ids]


def point_lines(rows: Iterable[PointRow]) -> list[PointLine]:
    """Return reception points with what they publish; what is not published is said."""
    missing = _("未公布")
    return [
        PointLine(row.name, row.address or missing, row.hours or missing, row.phone or missing, row.web or "")
        for row in rows
    ]


def window_lines(rows: Iterable[WindowRow]) -> list[WindowLine]:
    """Return windows with their people."""
    return [
        WindowLine(
            row.id,
            _("%(number)s号 %(name)s", number=row.number, name=row.name),
            [_posting(one) for one in row.postings],
        )
        for row in rows
    ]


def _posting(row: PostingRow) -> PostingLine:
    return PostingLine(row.id, row.person, row.sent_by, str(POSTINGS[row.kind]), _period(row.from_on, row.to_on))


def _period(begin: date, end: date | None) -> str:
    if end is None:
        return _("%(begin)s起", begin=day_words(begin))
    return _("%(begin)s起，至%(end)s前", begin=day_words(begin), end=day_words(end))


def holder_lines(holders: Iterable[HeldPost]) -> list[HolderLine]:
    """Return who holds the posts of an organisation."""
    return [
        HolderLine(one.person, one.title, role_name(one.role), one.acting_for or "", day_words(one.from_on))
        for one in holders
    ]


def edge_lines(rows: Iterable[EdgeRow]) -> list[EdgeLine]:
    """Return edges, those that begin here before those that end here."""
    lines = [
        EdgeLine(
            id=row.id,
            kind=str(EDGES[row.kind]),
            ground=ground_name(row.ground),
            direction=_("由本单位到") if row.outward else _("由对方到本单位"),
            other=Link(row.other, url_for("organisations.show", organisation_id=row.other_id)),
            can_end=row.outward,
        )
        for row in sorted(rows, key=lambda row: not row.outward)
    ]
    return lines


def edge_kinds() -> list[tuple[str, str]]:
    """Return the kinds of edge that can be drawn by hand."""
    return [(kind.value, str(name)) for kind, name in EDGES.items() if kind is not EdgeKind.SUPERIOR]


def kinds_by_hand() -> list[tuple[str, str]]:
    """Return the kinds of organisation that can be registered by hand."""
    from_divisions = (OrgKind.GOVERNMENT, OrgKind.VILLAGE_COMMITTEE)
    return [(kind.value, str(name)) for kind, name in KINDS.items() if kind not in from_divisions]
