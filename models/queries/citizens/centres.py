"""The centres of a county as they are published: address, hours, telephone, web, windows (R-1.04)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from mediation.escalation.kinds import OrgKind
from models.session import AnySession
from models.tables.organisations import Organisation, ReceptionPoint, Window
from models.tables.territory import Division

_CENTRE: Select[Any] = select(
    Organisation.id,
    Organisation.name,
    Organisation.kind,
    Organisation.county_id,
    Organisation.town_id,
    ReceptionPoint.address,
    ReceptionPoint.hours,
    ReceptionPoint.phone,
    ReceptionPoint.web,
).outerjoin(ReceptionPoint, ReceptionPoint.organisation_id == Organisation.id)
PUBLISHED = (OrgKind.COUNTY_CENTRE, OrgKind.TOWNSHIP_CENTRE, OrgKind.MEDIATION_COMMITTEE)


@dataclass(frozen=True, slots=True)
class CentreCounty:
    """A county that has a centre."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre: where, when, by which telephone; `town_id` is None for the county's own."""

    id: int
    name: str
    kind: OrgKind
    county_id: int
    town_id: int | None
    address: str | None
    hours: str | None
    phone: str | None
    web: str | None


@dataclass(frozen=True, slots=True)
class CentrePage:
    """One centre with its windows (number and name) and, for a township's, the committees of its villages."""

    centre: CentreRow
    windows: tuple[tuple[int, str], ...]
    villages: tuple[CentreRow, ...]


def counties_with_centres(session: AnySession, *, on: date) -> tuple[CentreCounty, ...]:
    """Return the counties that have a centre of their own, by code, in one statement."""
    query = (
        select(Division.id, Division.name)
        .join(Organisation, Organisation.county_id == Division.id)
        .where(Organisation.kind == OrgKind.COUNTY_CENTRE, *_in_force(on))
        .distinct()
        .order_by(Division.name)
    )
    return tuple(CentreCounty(*row) for row in session.execute(query).tuples())


def centres_of(session: AnySession, county_id: int, *, on: date) -> tuple[CentreRow, ...]:
    """Return the county's and its townships' centres, the county's first, in one statement."""
    kinds = (OrgKind.COUNTY_CENTRE, OrgKind.TOWNSHIP_CENTRE)
    return _rows(session, _CENTRE.where(Organisation.county_id == county_id, Organisation.kind.in_(kinds)), on)


def find_centre(session: AnySession, centre_id: int, *, on: date) -> CentrePage | None:
    """Return one published centre with its windows and villages, or None; nothing else about an organisation."""
    found = _rows(session, _CENTRE.where(Organisation.id == centre_id, Organisation.kind.in_(PUBLISHED)), on)
    if not found:
        return None
    centre = found[0]
    windows = select(Window.number, Window.name).where(Window.organisation_id == centre.id).order_by(Window.number)
    villages: tuple[CentreRow, ...] = ()
    if centre.kind is OrgKind.TOWNSHIP_CENTRE and centre.town_id is not None:
        of_town = (Organisation.town_id == centre.town_id, Organisation.kind == OrgKind.MEDIATION_COMMITTEE)
        villages = _rows(session, _CENTRE.where(*of_town), on)
    return CentrePage(centre, tuple(session.execute(windows).tuples()), villages)


def _rows(session: AnySession, query: Select[Any], on: date) -> tuple[CentreRow, ...]:
    # The tier before the code: the county's centre stands first.
    ordered = query.where(*_in_force(on)).order_by(Organisation.tier.desc(), Organisation.code)
    return tuple(CentreRow(*row) for row in session.execute(ordered).tuples())


def _in_force(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Organisation.valid_from <= on, or_(Organisation.valid_to.is_(None), Organisation.valid_to > on)
