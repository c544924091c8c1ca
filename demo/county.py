"""Open 高密市 370785: its divisions from the table, its organisations by the county's opening, its points published."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from demo.points import published
from mediation.moments import JURISDICTION_ZONE, local_day
from mediation.territory.codes import DivisionKey
from models.operations.organisations import OpenCounty, open_county
from models.operations.territory import ImportDivisions, import_divisions
from models.queries.territory import DivisionLine, find_by_key, towns_of, villages_of
from models.session import AnySession

TABLE = Path(__file__).with_name("data") / "gaomi.csv"
CODE = "370785"
COUNTY_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Village:
    """A village of the county; `code` has its twelve digits."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Town:
    """A township with its villages; `code` has its nine digits."""

    id: int
    code: str
    name: str
    villages: tuple[Village, ...]


@dataclass(frozen=True, slots=True)
class County:
    """The opened county: division ids, and the ids of its organisations and of those above it by code."""

    id: int
    opened_on: date
    opened_at: datetime
    towns: tuple[Town, ...]
    organisations: Mapping[str, int]

    def org(self, code: str) -> int:
        """Return the id of an organisation; one of the county itself is named by the end of its code (`ZR`)."""
        return self.organisations[code if "-" in code else f"{CODE}-{code}"]

    def town(self, name: str) -> Town:
        """Return the township of a name."""
        return next(town for town in self.towns if town.name == name)


def open_gaomi(session: AnySession, *, now: datetime) -> County:
    """Import the divisions and open the county as of the first day of last year; doing it again changes nothing."""
    opened_on = date(local_day(now).year - 1, 1, 1)
    opened_at = datetime.combine(opened_on, time(9), tzinfo=JURISDICTION_ZONE)
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    import_divisions(session, ImportDivisions(lines=lambda: lines, as_of=opened_on, now=opened_at))
    county = find_by_key(session, DivisionKey(COUNTY_LEVEL, f"{CODE}000000"), on=opened_on)
    if county is None:
        raise LookupError(f"{TABLE.name} has no county {CODE}")
    command = OpenCounty(
        county_id=county.id, on=opened_on, now=opened_at, points=published(list(csv.DictReader(lines)))
    )
    ids = open_county(session, command).ids
    towns = tuple(_town(session, line, on=opened_on) for line in towns_of(session, county.id, on=opened_on))
    return County(county.id, opened_on, opened_at, towns, ids)


def _town(session: AnySession, line: DivisionLine, *, on: date) -> Town:
    villages = villages_of(session, line.id, on=on)
    return Town(
        id=line.id,
        code=line.code12[:9],
        name=line.short_name,
        villages=tuple(Village(village.id, village.code12, village.short_name) for village in villages),
    )
