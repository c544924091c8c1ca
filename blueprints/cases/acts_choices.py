"""What the selects of the act forms offer: codes with their names, organisations by where they stand."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from blueprints.edge.moment import today
from blueprints.words import organisations
from blueprints.words.punctuation import with_aside
from mediation.casefile.kinds import OpinionOutcome
from mediation.escalation.climb import rungs_above, rungs_to_climb
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import ClimbGround, OrgKind
from mediation.escalation.nodes import Node
from mediation.routing.kinds import Kind
from mediation.routing.routes import RouteTable
from mediation.territory.tiers import Tier
from models.ids import row_id
from models.queries.cases.act_sheet import ActSheet
from models.queries.other_counties import other_governments
from models.tables.base import db

NOTHING = SelectChoice("", _l("请选择"))
GOVERNMENTS = (OrgKind.GOVERNMENT, OrgKind.TOWNSHIP_CENTRE, OrgKind.COUNTY_CENTRE, OrgKind.UPPER_RECEPTION)
BUREAUX = (OrgKind.PETITION_BUREAU, OrgKind.DEPARTMENT, OrgKind.POLICE, OrgKind.JUSTICE_OFFICE)
LAW_ORGANS = (
    OrgKind.POLITICAL_LEGAL,
    OrgKind.COURT,
    OrgKind.PROCURATORATE,
    OrgKind.DISCIPLINE,
    OrgKind.ARBITRATION,
)
GROUPS: tuple[tuple[Any, tuple[OrgKind, ...]], ...] = (
    (_l("部门"), BUREAUX),
    (_l("政府和中心"), GOVERNMENTS),
    (_l("政法、纪检、仲裁"), LAW_ORGANS),
    (
        _l("其他单位"),
        (OrgKind.MASS_ORGANISATION, OrgKind.ENTERPRISE, OrgKind.EDITING_COMMISSION, OrgKind.MEETING_OFFICE),
    ),
)
"""Groups of organisations in the order of a page; villages are reached by handing down alone (11.3-7)."""


NEAREST = (Tier.COUNTY, Tier.TOWNSHIP, Tier.VILLAGE, Tier.PREFECTURE, Tier.PROVINCE, Tier.NATION)
"""Tiers in the order in which a county's desks look for an organisation."""


UNKNOWN = SelectChoice("", _l("不清楚由谁管"))
"""The first line where nobody is known to be competent."""


def named(names: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return the members of an enum with their names as choices."""
    return [SelectChoice(str(code.value if isinstance(code, Enum) else code), name) for code, name in names.items()]


def choose(names: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return the members of an enum behind a first line that chooses nothing."""
    return [NOTHING, *named(names)]


def outcomes(names: Mapping[OpinionOutcome, Any]) -> list[SelectChoice]:
    """Return the outcomes behind a first line for what cannot be foreseen yet."""
    return [SelectChoice("", _l("尚不能预计")), *named(names)]


def transfer_targets(sheet: ActSheet) -> list[SelectChoice]:
    """Return whom a case can be sent to by law: the competent organ first, then every organ by its sort."""
    graph, here = sheet.graph, sheet.graph.host(sheet.head.holder_id)
    others = [node for node in graph.nodes.values() if graph.host(node.id) != here]
    chosen = [] if sheet.head.competent_id is None else _known(graph, [sheet.head.competent_id])
    return [NOTHING, *_rows(chosen, _("有权处理的单位")), *_grouped(others)]


def targets_above(sheet: ActSheet) -> list[SelectChoice]:
    """Return the points up the ladder, the nearest first; for a dispute those to which it may climb on some ground."""
    graph, holder = sheet.graph, sheet.head.holder_id
    if sheet.head.kind is Kind.DISPUTE:
        rungs = rungs_to_climb(holder, grounds=ClimbGround, own=None, graph=graph)
    else:
        rungs = rungs_above(holder, graph=graph)
    return [NOTHING, *_rows(_known(graph, rungs), None)]


def targets_below(sheet: ActSheet) -> list[SelectChoice]:
    """Return the points under the holder: township centres, and the committees of the case's own township."""
    return [NOTHING, *_rows(_known(sheet.graph, sheet.below), None)]


def organs(sheet: ActSheet) -> list[SelectChoice]:
    """Return every organ of the county's graph by its sort, for a copy or as the accused."""
    return _grouped(sheet.graph.nodes.values())


def crossed_organs(sheet: ActSheet) -> list[SelectChoice]:
    """Return the organs that a matter may cross into: of the county's graph, and the governments of other counties."""
    others = other_governments(db.session, sheet.head.county_id, on=today())
    heading = _("其他县（市、区）")
    return [*organs(sheet), *(SelectChoice(str(id_), name, optgroup=heading) for id_, name in others)]


def chosen_organs(values: Iterable[str] | None) -> tuple[int, ...]:
    """Return the ids of the organs chosen; what is no number was not offered and counts for nothing."""
    return tuple(row_id(one) for one in values or () if one.isdecimal())


def receivers(sheet: ActSheet) -> list[SelectChoice]:
    """Return who may receive a matter on a statutory route; the first line is for one that is none of ours."""
    return [SelectChoice("", _("不在本系统内的单位")), *_grouped(sheet.graph.nodes.values())]


def fitting_routes(sheet: ActSheet, table: RouteTable, names: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return the rows that a matter of this kind and branch may take."""
    head = sheet.head
    rows = [row for row in table.routes if head.kind in row.kinds and head.branch in (None, row.branch)]
    return [NOTHING, *named({row.code: names[row.code] for row in rows})]


def _known(graph: EscalationGraph, ids: Iterable[int]) -> list[Node]:
    return [graph.node(id_) for id_ in ids if id_ in graph.nodes]


def _grouped(nodes: Iterable[Node]) -> list[SelectChoice]:
    listed = sorted(nodes, key=lambda node: (NEAREST.index(node.tier), node.code))
    return [
        choice for name, kinds in GROUPS for choice in _rows([node for node in listed if node.kind in kinds], str(name))
    ]


def _rows(nodes: Iterable[Node], group: str | None) -> list[SelectChoice]:
    return [SelectChoice(str(node.id), _label(node), optgroup=group) for node in nodes]


def _label(node: Node) -> str:
    kinds = (OrgKind.GOVERNMENT, *BUREAUX)
    return node.name if node.kind in kinds else with_aside(node.name, organisations.kind_name(node.kind))
