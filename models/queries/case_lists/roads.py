"""The roads by which a list comes to its cases, each along an index; what arrives is judged by `reach` (habit 7).

`reach` alone, an OR over places and ways of taking part, leaves a database nothing but to walk through all cases
until a page is full: quick for a county, slow for a village. Each of its branches read along its own index,
newest first, and merged, gives the same page at the price of a page, whoever asks. A road that is too wide would
leave a gap on a page, never show a case: the page asks `reach` about every row once more.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, UnaryExpression, select, union
from sqlalchemy.orm import InstrumentedAttribute, aliased

from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import TAKING_PART, organisations_of, places_of, reach
from models.session import AnySession
from models.tables.cases import Case, CaseAccess

MOST_SINGLE = 8
"""Up to so many organisations each has a road of its own, which is read in order; more are read together."""

Conditions = Sequence[ColumnElement[bool]]
OPEN = Case.secrecy != SecrecyClass.D


def our_organisations(session: AnySession, viewer: Viewer) -> tuple[int, ...]:
    """Return the ids of the organisations whose taking part brings a case within reach."""
    return tuple(session.scalars(organisations_of(viewer).order_by("id")))


@dataclass(frozen=True, slots=True)
class Road:
    """A select of case ids and the column they are read from, by which the page is ordered and begun."""

    ids: Select[tuple[int]]
    key: InstrumentedAttribute[int] | ColumnElement[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of the order a page is: `size` ids beyond a case, upward or downward."""

    beyond: int | None
    is_ascending: bool
    size: int

    def of(self, road: Road) -> Select[tuple[int]]:
        """Return the part of a road that may stand on the page."""
        ids = road.ids
        if self.beyond is not None:
            ids = ids.where(road.key > self.beyond if self.is_ascending else road.key < self.beyond)
        return ids.order_by(self.ordered(road.key)).limit(self.size)

    def ordered(self, key: ColumnElement[int] | InstrumentedAttribute[int]) -> UnaryExpression[int]:
        """Return a key in the order of the page."""
        return key.asc() if self.is_ascending else key.desc()


def page_of_ids(roads: Iterable[Road], stretch: Stretch) -> Select[tuple[int]]:
    """Return the ids of a page: the beginning of every road, merged."""
    parts = [select(stretch.of(road).subquery().c.id) for road in roads]
    merged = union(*parts).subquery() if len(parts) > 1 else parts[0].subquery()
    return select(merged.c.id).order_by(stretch.ordered(merged.c.id)).limit(stretch.size)


def roads_of(viewer: Viewer, organisation_ids: Collection[int], *, where: Conditions = ()) -> Iterator[Road]:
    """Yield every road: by place, by each way of taking part, by name to accusations; `where` narrows each."""
    counties, towns = places_of(viewer)
    for place in [*(Case.county_id == county for county in counties), *(Case.town_id == town for town in towns)]:
        yield Road(select(Case.id.label("id")).where(place, OPEN, *where), Case.id)
    yield from _by_part(organisation_ids, where)
    named = aliased(CaseAccess)
    ids = select(named.case_id.label("id")).join(Case, Case.id == named.case_id)
    mine = (named.account_id == viewer.account_id, Case.secrecy == SecrecyClass.D, reach(viewer))
    yield Road(ids.where(*mine, *where), named.case_id)


def straight_to(viewer: Viewer, found: ColumnElement[bool], *, where: Conditions = ()) -> Road:
    """Return the road of an exact look-up: it leads to a few cases, whoever asks."""
    return Road(select(Case.id.label("id")).where(found, *where, reach(viewer)), Case.id)


def _by_part(organisation_ids: Collection[int], where: Conditions) -> Iterator[Road]:
    for case_column, who_column in TAKING_PART:
        # Under a name of its own: a condition may ask the same table about every case anew.
        part = aliased(case_column.class_)
        case_id, who = getattr(part, case_column.key), getattr(part, who_column.key)
        ids = select(case_id.label("id")).join(Case, Case.id == case_id).where(OPEN, *where)
        for members in _members(who, organisation_ids):
            # Somebody may take part in one case several times.
            yield Road(ids.where(members).distinct(), case_id)


def _members(who: InstrumentedAttribute[int], organisation_ids: Collection[int]) -> Iterator[ColumnElement[bool]]:
    if len(organisation_ids) > MOST_SINGLE:
        yield who.in_(organisation_ids)
        return
    for one in organisation_ids:
        yield who == one
