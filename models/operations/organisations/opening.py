"""Open a county: its governments, centres, organs, villages and the line above it, in one write (R-1.01, R-1.76)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from mediation.escalation.kinds import RECEPTION_KINDS
from mediation.territory.tiers import Tier
from models.actor import Actor
from models.operations.organisations.seed_edges import opening_edges
from models.operations.organisations.seeds import PLACEHOLDERS, CountyPlaces, OrgSeed, organisation_seeds
from models.operations.organisations.standard import StandardCounty
from models.operations.unit_of_work import unit_of_work
from models.queries.organisations import graph_history
from models.queries.territory import ancestors_of, towns_of, villages_of_county
from models.session import AnySession
from models.steps.record import append_entry
from models.steps.versions import raise_version
from models.tables.organisations import NO_COUNTY, Organisation, OrganisationEdge, ReceptionPoint, Window
from models.unable import OutOfReach

BASIS = "R-1.01"


@dataclass(frozen=True, slots=True)
class PointFacts:
    """What is published about a reception point (R-1.04)."""

    address: str
    hours: str
    phone: str
    web: str | None = None


UNPUBLISHED = PointFacts("", "", "")
"""What a point publishes until somebody does: nothing. A made-up address would send people to a place that is none."""


@dataclass(frozen=True, slots=True)
class OpenCounty:
    """A county division to be opened on a day; `points` gives what is published, by organisation code."""

    county_id: int
    on: date
    now: datetime
    actor: Actor | None = None
    standard: StandardCounty = field(default_factory=StandardCounty)
    points: Mapping[str, PointFacts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenedCounty:
    """Ids of the county's organisations and of those above it, by code, and how many were made."""

    ids: Mapping[str, int]
    created: int


def open_county(session: AnySession, command: OpenCounty) -> OpenedCounty:
    """Make every organisation of a county that does not exist yet, with points, windows and edges; return their ids.

    Running it again after new villages were imported makes only what is missing. Raises OutOfReach for a division that
    is no county.
    """
    with unit_of_work(session) as work:
        places = _places(work, command)
        seeds = {seed.code: seed for seed in organisation_seeds(places, command.standard)}
        before = _ids_by_code(work, command.county_id)
        missing = [seed for code, seed in seeds.items() if code not in before]
        ids = before | _insert_organisations(work, missing, before, command)
        _insert_points(work, missing, ids, command.points)
        _insert_windows(work, missing, ids, command.standard)
        _insert_edges(work, seeds, ids, command)
        _write(work, missing, command)
        return OpenedCounty(ids={code: ids[code] for code in seeds}, created=len(missing))


def _places(work: Session, command: OpenCounty) -> CountyPlaces:
    line = ancestors_of(work, command.county_id)
    if not line or line[-1].tier is not Tier.COUNTY:
        raise OutOfReach
    above = tuple(division for division in line[:-1] if division.name not in PLACEHOLDERS | {line[-1].name})
    towns = towns_of(work, command.county_id, on=command.on)
    return CountyPlaces(above, line[-1], towns, villages_of_county(work, command.county_id, on=command.on))


def _ids_by_code(work: Session, county_id: int) -> dict[str, int]:
    query = select(Organisation.code, Organisation.id).where(Organisation.county_id.in_((county_id, NO_COUNTY)))
    return dict(work.execute(query).tuples().all())


def _insert_organisations(
    work: Session, seeds: Iterable[OrgSeed], before: Mapping[str, int], command: OpenCounty
) -> dict[str, int]:
    """Insert tree level by tree level, so that every superior has its id; return the new ids by code."""
    ids: dict[str, int] = {}
    waiting = list(seeds)
    while waiting:
        known = {**before, **ids}
        ready = [seed for seed in waiting if seed.superior is None or seed.superior in known]
        rows = [_values(seed, known, command) for seed in ready]
        returned = work.execute(insert(Organisation).returning(Organisation.code, Organisation.id), rows)
        ids |= dict(returned.tuples().all())
        waiting = [seed for seed in waiting if seed.code not in ids]
    return ids


def _values(seed: OrgSeed, ids: Mapping[str, int], command: OpenCounty) -> dict[str, Any]:
    return {
        "code": seed.code,
        "name": seed.name,
        "short_name": seed.short_name,
        "kind": seed.kind,
        "tier": int(seed.tier),
        "division_id": seed.division_id,
        "county_id": command.county_id if seed.of_county else NO_COUNTY,
        "town_id": seed.town_id,
        "village_id": seed.village_id,
        "superior_id": ids[seed.superior] if seed.superior else None,
        "has_power": seed.has_power,
        "line": seed.line,
        "is_vertical": seed.is_vertical,
        "valid_from": command.on,
    }


def _insert_points(
    work: Session, seeds: Iterable[OrgSeed], ids: Mapping[str, int], points: Mapping[str, PointFacts]
) -> None:
    rows = [
        {"organisation_id": ids[seed.code], **asdict(points.get(seed.code, UNPUBLISHED))}
        for seed in seeds
        if seed.kind in RECEPTION_KINDS
    ]
    if rows:
        work.execute(insert(ReceptionPoint), rows)


def _insert_windows(work: Session, seeds: Iterable[OrgSeed], ids: Mapping[str, int], standard: StandardCounty) -> None:
    rows = [
        {"organisation_id": ids[seed.code], "number": window.number, "name": window.name}
        for seed in seeds
        for window in standard.windows.get(seed.kind, ())
    ]
    if rows:
        work.execute(insert(Window), rows)


def _insert_edges(work: Session, seeds: Mapping[str, OrgSeed], ids: Mapping[str, int], command: OpenCounty) -> None:
    rows = graph_history(work, command.county_id).on(command.on)
    stored = set(rows.edges)
    edges = dict.fromkeys(edge for edge in opening_edges(seeds, ids=ids, rows=rows) if edge not in stored)
    values = [
        {
            "kind": edge.kind,
            "from_id": edge.from_id,
            "to_id": edge.to_id,
            "ground": edge.ground,
            "valid_from": command.on,
        }
        for edge in edges
    ]
    if values:
        work.execute(insert(OrganisationEdge), values)


def _write(work: Session, made: list[OrgSeed], command: OpenCounty) -> None:
    upper = sum(not seed.of_county for seed in made)
    if upper:
        raise_version(work, NO_COUNTY)
    raise_version(work, command.county_id)
    append_entry(
        work,
        tag="county.opened",
        at=command.now,
        basis=BASIS,
        actor=command.actor,
        chain=command.county_id,
        facts={"county": command.county_id, "on": command.on.isoformat(), "created": len(made), "above": upper},
    )
