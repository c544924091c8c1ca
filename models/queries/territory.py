"""Read the divisions: what is in force, what stands above and below, and which place a name means."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from mediation.territory.codes import LEVEL_OF_TIER, TIER_OF_LEVEL, DivisionKey
from mediation.territory.names import SHORTEST_STEM, TYPE_WORDS, folded
from mediation.territory.packing import KnownDivision
from mediation.territory.places import LONGEST_NAME, Found, Place, PlaceNames, Resolved, Unknown
from mediation.territory.tiers import Tier
from models.session import AnySession
from models.tables.territory import Division


@dataclass(frozen=True, slots=True)
class DivisionLine:
    """A division as lists and pickers show it; `path` holds the ids from the province down to itself."""

    id: int
    level: int
    code12: str
    name: str
    short_name: str
    parent_id: int | None
    path: str
    valid_from: date
    valid_to: date | None

    @property
    def tier(self) -> Tier:
        """Return the tier of the ladder."""
        return TIER_OF_LEVEL[self.level]


_LINE = (
    Division.id,
    Division.level,
    Division.code12,
    Division.name,
    Division.short_name,
    Division.parent_id,
    Division.path,
    Division.valid_from,
    Division.valid_to,
)


def in_force(on: date) -> ColumnElement[bool]:
    """Return the condition that a division is in force on a day (half-open)."""
    return (Division.valid_from <= on) & (Division.valid_to.is_(None) | (Division.valid_to > on))


def known_divisions(session: AnySession) -> Iterator[KnownDivision]:
    """Stream every division that has not ended, with the key above it; for the import."""
    above = aliased(Division)
    query = (
        select(Division.level, Division.code12, Division.name, Division.valid_from, above.level, above.code12)
        .outerjoin(above, Division.parent_id == above.id)
        .where(Division.valid_to.is_(None))
        .execution_options(yield_per=10_000)
    )
    for level, code, name, valid_from, level_above, code_above in session.execute(query):
        parent = DivisionKey(level_above, code_above) if code_above else None
        yield KnownDivision(DivisionKey(level, code), name, parent, valid_from)


def find_division(session: AnySession, division_id: int) -> DivisionLine | None:
    """Return one division, in force or ended."""
    row = session.execute(select(*_LINE).where(Division.id == division_id)).one_or_none()
    return DivisionLine(*row) if row else None


def find_by_key(session: AnySession, key: DivisionKey, *, on: date) -> DivisionLine | None:
    """Return the division with this level and code that is in force on a day."""
    query = select(*_LINE).where(Division.level == key.level, Division.code12 == key.code12, in_force(on))
    row = session.execute(query).one_or_none()
    return DivisionLine(*row) if row else None


def children_of(session: AnySession, division_id: int | None, *, on: date) -> tuple[DivisionLine, ...]:
    """Return the divisions directly below one (the provinces for None) in the order of their codes."""
    parent = Division.parent_id.is_(None) if division_id is None else Division.parent_id == division_id
    query = select(*_LINE).where(parent, in_force(on)).order_by(Division.code12, Division.id)
    return tuple(DivisionLine(*row) for row in session.execute(query))


def towns_of(session: AnySession, county_id: int, *, on: date) -> tuple[DivisionLine, ...]:
    """Return the townships of a county, for the place picker."""
    return children_of(session, county_id, on=on)


def villages_of(session: AnySession, town_id: int, *, on: date) -> tuple[DivisionLine, ...]:
    """Return the villages of a township, for the place picker."""
    return children_of(session, town_id, on=on)


def villages_of_county(session: AnySession, county_id: int, *, on: date) -> tuple[DivisionLine, ...]:
    """Return every village of a county, in the order of the codes."""
    town = aliased(Division)
    query = (
        select(*_LINE)
        .join(town, Division.parent_id == town.id)
        .where(town.parent_id == county_id, in_force(on), Division.level == town.level + 1)
        .order_by(Division.code12)
    )
    return tuple(DivisionLine(*row) for row in session.execute(query))


def path_ids(path: str) -> tuple[int, ...]:
    """Return the ids in a path, highest first, the division itself last."""
    return tuple(int(part) for part in path.split("/") if part)


def ancestors_of(session: AnySession, division_id: int) -> tuple[DivisionLine, ...]:
    """Return the divisions above one, province first, itself last; empty when it is unknown."""
    path = session.scalar(select(Division.path).where(Division.id == division_id))
    if path is None:
        return ()
    ids = path_ids(path)
    rows = {row.id: DivisionLine(*row) for row in session.execute(select(*_LINE).where(Division.id.in_(ids)))}
    return tuple(rows[id_] for id_ in ids)


def place_names(session: AnySession, *, county_id: int, on: date) -> PlaceNames:
    """Return the names of a county, its townships and its villages, ready to be asked."""
    county = ancestors_of(session, county_id)
    if not county:
        return PlaceNames(())
    above = {line.id: (line.tier, line.name) for line in county}
    towns = towns_of(session, county_id, on=on)
    above |= {town.id: (town.tier, town.name) for town in towns}
    lines = (county[-1], *towns, *villages_of_county(session, county_id, on=on))
    return PlaceNames(_place(line, above=above) for line in lines)


def _place(line: DivisionLine, *, above: dict[int, tuple[Tier, str]]) -> Place:
    names = tuple(above[id_] for id_ in path_ids(line.path)[:-1])
    return Place(id=line.id, tier=line.tier, name=line.name, above=names)


def resolve_place(session: AnySession, *, county_id: int, text: str, on: date, chosen: int | None = None) -> Resolved:
    """Return the place a typed name means in a county: Found, Ambiguous (吴家庄: which township?) or Unknown.

    `chosen` is the id of the candidate picked after a question.
    """
    return place_names(session, county_id=county_id, on=on).resolve(text, chosen=chosen)


@dataclass(frozen=True, slots=True)
class CalledPlace:
    """A township, or a village with its township, that bears a name; `above` is the name of what it lies in."""

    town_id: int
    village_id: int | None
    name: str
    above: str


def places_called(session: AnySession, text: str, *, county_ids: Collection[int], on: date) -> tuple[CalledPlace, ...]:
    """Return the townships and villages of some counties that bear a name, in one statement however many there are.

    `text` may begin with names from above, and the type word may be left out, as for `resolve_place`.
    """
    wanted = folded(text)
    if not county_ids or not SHORTEST_STEM <= len(wanted) <= LONGEST_NAME:
        return ()
    called = {row[0]: row for row in session.execute(_called(wanted, county_ids, on)).tuples()}
    found = PlaceNames(_place_below(*row) for row in called.values()).resolve(wanted)
    if isinstance(found, Unknown):
        return ()
    places = (found.place,) if isinstance(found, Found) else found.candidates
    return tuple(_called_place(place, above_id=called[place.id][3]) for place in places)


_CalledRow: TypeAlias = tuple[int, int, str, int, str, str]


def _called(wanted: str, county_ids: Collection[int], on: date) -> Select[_CalledRow]:
    ends = [wanted[start:] for start in range(len(wanted) - 1)]
    words = ("", *TYPE_WORDS[Tier.TOWNSHIP], *TYPE_WORDS[Tier.VILLAGE])
    above, highest = aliased(Division), aliased(Division)
    return (
        select(Division.id, Division.level, Division.name, above.id, above.name, highest.name)
        .join(above, above.id == Division.parent_id)
        .join(highest, highest.id == above.parent_id)
        .where(
            or_(Division.short_name.in_([end + word for end in ends for word in words]), Division.name.in_(ends)),
            or_(
                and_(Division.level == LEVEL_OF_TIER[Tier.TOWNSHIP], above.id.in_(county_ids)),
                and_(Division.level == LEVEL_OF_TIER[Tier.VILLAGE], highest.id.in_(county_ids)),
            ),
            in_force(on),
        )
        .order_by(Division.code12)
    )


def _place_below(id_: int, level: int, name: str, _above_id: int, above: str, highest: str) -> Place:
    tiers = (TIER_OF_LEVEL[level - 2], TIER_OF_LEVEL[level - 1])
    return Place(id_, TIER_OF_LEVEL[level], name, tuple(zip(tiers, (highest, above), strict=True)))


def _called_place(place: Place, *, above_id: int) -> CalledPlace:
    above = place.above[-1][1]
    if place.tier is Tier.TOWNSHIP:
        return CalledPlace(place.id, None, place.normal, above)
    return CalledPlace(above_id, place.id, place.normal, above)
