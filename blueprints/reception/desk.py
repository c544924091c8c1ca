"""What stands on the desk before anything is typed: who receives, for which county, with which places and organs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from flask import g

from blueprints.edge.access import actor_for, viewer
from blueprints.edge.moment import now, today
from blueprints.edge.setting import setting
from blueprints.words.territory import tier_name
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.escalation.nodes import Node
from mediation.secrecy.acts import PageAct
from mediation.secrecy.kinds import Role
from mediation.territory.places import PlaceNames
from models.actor import Actor
from models.queries.other_counties import other_governments
from models.queries.queue import windows_of
from models.queries.reception.desks import counties_below
from models.queries.territory import DivisionLine, find_division, place_names, towns_of, villages_of
from models.tables.base import db

UNKNOWN = "unknown"
"""What the organ picker sends when nobody knows who is competent."""


@dataclass(frozen=True)
class Desk:
    """The desk of one request; places, organs and windows are read when they are asked for."""

    actor: Actor
    county_id: int
    counties: tuple[tuple[int, str], ...]
    today: date
    now: datetime

    @property
    def is_quick(self) -> bool:
        """Say whether a village mediator sits here: the same form, with what a plain matter needs shown first."""
        return self.actor.role is Role.VILLAGE_MEDIATOR

    @cached_property
    def county_name(self) -> str:
        """Return the county's name."""
        found = find_division(db.session, self.county_id)
        return found.name if found else ""

    @cached_property
    def towns(self) -> tuple[DivisionLine, ...]:
        """Return the townships of the county."""
        return towns_of(db.session, self.county_id, on=self.today)

    def villages(self, town_id: int | None) -> tuple[DivisionLine, ...]:
        """Return the villages of a township of this county."""
        known = any(town.id == town_id for town in self.towns)
        return villages_of(db.session, town_id, on=self.today) if known and town_id is not None else ()

    @cached_property
    def names(self) -> PlaceNames:
        """Return the names of the county's places, to be asked."""
        return place_names(db.session, county_id=self.county_id, on=self.today)

    @cached_property
    def graph(self) -> EscalationGraph:
        """Return the escalation graph of the county."""
        return setting().graphs.of_county(db.session, self.county_id, on=self.today)

    @cached_property
    def windows(self) -> tuple[tuple[int, str], ...]:
        """Return the windows of this centre as (id, name)."""
        return windows_of(db.session, self.actor.organisation_id)

    @cached_property
    def own_place(self) -> tuple[int | None, int | None]:
        """Return the township and the village where this desk stands."""
        posts = (post for post in viewer().posts if post.organisation_id == self.actor.organisation_id)
        return next(((post.town_id, post.village_id) for post in posts), (None, None))

    @cached_property
    def other_governments(self) -> tuple[tuple[str, str], ...]:
        """Return the governments of other counties, into which a matter may reach (R-1.40)."""
        found = other_governments(db.session, self.county_id, on=self.today)
        return tuple((str(id_), name) for id_, name in found)

    def organs(self, *, containing: str = "") -> Mapping[str, list[tuple[str, str]]]:
        """Return the organs that may be competent, grouped by tier from the lowest; reception points are none."""
        wanted = containing.strip()
        found = [node for node in self.graph.nodes.values() if _may_be_competent(node) and wanted in node.name]
        groups: dict[str, list[tuple[str, str]]] = {}
        for node in sorted(found, key=lambda node: (node.tier, node.code)):
            groups.setdefault(tier_name(node.tier), []).append((str(node.id), node.name))
        return groups


def desk(county: str | None = None) -> Desk:
    """Return the desk of the one who asks; `county` is what a desk above every county chose. Once per request."""
    if "desk" not in g:
        actor = actor_for(PageAct.RECEPTION_REGISTER)
        counties = () if actor.county_id else counties_below(db.session, actor.organisation_id, on=today())
        chosen = next((id_ for id_, _ in counties if str(id_) == county), None)
        county_id = actor.county_id or chosen or next((id_ for id_, _ in counties), 0)
        g.desk = Desk(actor=actor, county_id=county_id, counties=counties, today=today(), now=now())
    found: Desk = g.desk
    return found


def _may_be_competent(node: Node) -> bool:
    return not node.is_point and node.kind is not OrgKind.VILLAGE_COMMITTEE
