"""Organisations as pages show them: lists, one with its edges, candidates for an edge."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from mediation.escalation.kinds import EdgeKind, OrgKind
from models.session import AnySession
from models.tables.organisations import (
    NO_COUNTY,
    Organisation,
    OrganisationEdge,
    OrganisationVersion,
    ReceptionPoint,
)
from models.tables.territory import Division

PAGE = 25
CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list."""

    id: int
    code: str
    name: str
    kind: OrgKind
    tier: int
    superior: str | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One page of a list ordered by code; the keys lead to the neighbouring pages, None at an end."""

    rows: tuple[OrganisationRow, ...]
    previous_key: str | None
    next_key: str | None


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What is kept about one organisation."""

    id: int
    code: str
    name: str
    short_name: str
    kind: OrgKind
    tier: int
    county_id: int
    superior_id: int | None
    has_power: bool
    is_vertical: bool
    is_principal: bool
    line: str | None
    valid_from: date
    valid_to: date | None
    successor_id: int | None
    successor: str | None
    succeeded_on: date | None
    town_id: int | None
    village_id: int | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """What an organisation publishes (R-1.04)."""

    organisation_id: int
    name: str
    address: str
    hours: str
    phone: str
    web: str | None


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge that begins (`outward`) or ends at an organisation, with the one at the other end."""

    id: int
    kind: EdgeKind
    ground: str
    outward: bool
    other_id: int
    other: str


def in_sight(county_id: int) -> ColumnElement[bool]:
    """Return the condition that a county's people see an organisation: their county's and those above every county."""
    return Organisation.county_id.in_((county_id, NO_COUNTY)) if county_id != NO_COUNTY else Organisation.id > 0


def matching(text: str) -> ColumnElement[bool]:
    """Return the condition that name, short name or code contains a text."""
    columns = (Organisation.name, Organisation.short_name, Organisation.code)
    return or_(*(column.contains(text, autoescape=True) for column in columns))


def organisations_page(
    session: AnySession,
    *,
    county_id: int,
    containing: str = "",
    kind: OrgKind | None = None,
    is_unpublished: bool = False,
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE,
) -> OrganisationPage:
    """Return a page of the organisations of a county (NO_COUNTY: those above every county) by code.

    `is_unpublished` leaves the open reception points that do not say where, when or under which number (R-1.04).
    """
    superior = aliased(Organisation)
    conditions = [Organisation.county_id == county_id]
    conditions += [matching(containing)] if containing else []
    conditions += [Organisation.kind == kind] if kind else []
    conditions += [_unpublished(), Organisation.valid_to.is_(None)] if is_unpublished else []
    conditions += [Organisation.code > after] if after is not None else []
    conditions += [Organisation.code < before] if before is not None else []
    backward = before is not None
    query = (
        select(
            Organisation.id,
            Organisation.code,
            Organisation.name,
            Organisation.kind,
            Organisation.tier,
            superior.short_name,
            Organisation.valid_to,
        )
        .outerjoin(superior, superior.id == Organisation.superior_id)
        .where(and_(*conditions))
        .order_by(Organisation.code.desc() if backward else Organisation.code)
        .limit(size + 1)
    )
    found = [OrganisationRow(*row) for row in session.execute(query)]
    rows, more = found[:size], len(found) > size
    if backward:
        rows.reverse()
    return _page(tuple(rows), more=more, backward=backward, first=after is None and before is None)


def _unpublished() -> ColumnElement[bool]:
    point = ReceptionPoint
    said = (point.address, point.hours, point.phone)
    return exists().where(point.organisation_id == Organisation.id, or_(*(one == "" for one in said)))


def _page(rows: tuple[OrganisationRow, ...], *, more: bool, backward: bool, first: bool) -> OrganisationPage:
    if not rows:
        return OrganisationPage(rows, None, None)
    has_previous = more if backward else not first
    has_next = True if backward else more
    return OrganisationPage(rows, rows[0].code if has_previous else None, rows[-1].code if has_next else None)


def find_organisation(session: AnySession, organisation_id: int, *, county_id: int) -> OrganisationFacts | None:
    """Return an organisation that a county's people see, ended or not; None for any other."""
    successor = aliased(Organisation)
    query = (
        select(
            Organisation.id,
            Organisation.code,
            Organisation.name,
            Organisation.short_name,
            Organisation.kind,
            Organisation.tier,
            Organisation.county_id,
            Organisation.superior_id,
            Organisation.has_power,
            Organisation.is_vertical,
            Organisation.is_principal,
            Organisation.line,
            Organisation.valid_from,
            Organisation.valid_to,
            Organisation.successor_id,
            successor.name,
            Organisation.succeeded_on,
            Organisation.town_id,
            Organisation.village_id,
        )
        .outerjoin(successor, successor.id == Organisation.successor_id)
        .where(Organisation.id == organisation_id, in_sight(county_id))
    )
    row = session.execute(query).one_or_none()
    return OrganisationFacts(*row) if row else None


def predecessors_of(session: AnySession, organisation_id: int) -> tuple[tuple[str, date], ...]:
    """Return name and date of the organisations whose functions passed to this one, the first one first (R-1.41)."""
    query = (
        select(Organisation.name, Organisation.succeeded_on)
        .where(Organisation.successor_id == organisation_id, Organisation.succeeded_on.is_not(None))
        .order_by(Organisation.succeeded_on, Organisation.code)
    )
    return tuple((name, on) for name, on in session.execute(query).tuples() if on is not None)


def candidates(session: AnySession, *, county_id: int, containing: str) -> tuple[tuple[int, str], ...]:
    """Return id and name of the first organisations in force that a county may join to its own."""
    query = (
        select(Organisation.id, Organisation.name)
        .where(in_sight(county_id), matching(containing), Organisation.valid_to.is_(None))
        .order_by(Organisation.county_id.desc(), Organisation.code)
        .limit(CANDIDATES)
    )
    return tuple((id_, name) for id_, name in session.execute(query))


def points_of(session: AnySession, organisation_ids: Collection[int]) -> tuple[PointRow, ...]:
    """Return what some organisations publish, in the order of the ids given."""
    point = ReceptionPoint
    query = (
        select(point.organisation_id, Organisation.name, point.address, point.hours, point.phone, point.web)
        .join(Organisation, Organisation.id == point.organisation_id)
        .where(point.organisation_id.in_(organisation_ids))
    )
    rows = {row.organisation_id: PointRow(*row) for row in session.execute(query)}
    return tuple(rows[id_] for id_ in organisation_ids if id_ in rows)


def edges_of(session: AnySession, organisation_id: int, *, on: date) -> tuple[EdgeRow, ...]:
    """Return the review, route and exception edges that begin or end at an organisation and are in force on a day."""
    edge, start, end = OrganisationEdge, aliased(Organisation), aliased(Organisation)
    query = (
        select(edge.id, edge.kind, edge.ground, start.id, start.name, end.id, end.name)
        .join(start, start.id == edge.from_id)
        .join(end, end.id == edge.to_id)
        .where(
            or_(edge.from_id == organisation_id, edge.to_id == organisation_id),
            edge.valid_from <= on,
            or_(edge.valid_to.is_(None), edge.valid_to > on),
        )
        .order_by(edge.kind, edge.ground, edge.id)
    )
    rows = []
    for id_, kind, ground, start_id, start_name, end_id, end_name in session.execute(query):
        outward = start_id == organisation_id
        other = (end_id, end_name) if outward else (start_id, start_name)
        rows.append(EdgeRow(id_, kind, ground, outward, *other))
    return tuple(rows)


def opened_counties(session: AnySession) -> tuple[tuple[int, str], ...]:
    """Return id and name of every county that was opened, by code."""
    query = (
        select(Division.id, Division.name)
        .join(OrganisationVersion, OrganisationVersion.county_id == Division.id)
        .order_by(Division.code12)
    )
    return tuple((id_, name) for id_, name in session.execute(query))
