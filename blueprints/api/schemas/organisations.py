"""Organisations."""

from datetime import date

from blueprints.api.schemas.base import Answer, Limit, Sent, text
from mediation.escalation.kinds import OrgKind


class OrganisationsAsked(Sent):
    """Which organisations of one's county are asked for; `after` is the code of the last one of the page before."""

    q: text(60) = ""
    kind: OrgKind | None = None
    after: text(40) | None = None
    limit: Limit = 25


class OrganisationLine(Answer):
    """An organisation in the list."""

    id: int
    code: str
    name: str
    kind: OrgKind
    tier: int
    superior: str | None
    valid_to: date | None


class Organisations(Answer):
    """A page by code; `next` is the `after` of the following one."""

    items: list[OrganisationLine]
    next: str | None


class Point(Answer):
    """What an organisation publishes (R-1.04)."""

    address: str
    hours: str
    phone: str
    web: str | None


class OrganisationFull(Answer):
    """One organisation; `town_id` and `village_id` say where it lies, as a visit names its place."""

    id: int
    code: str
    name: str
    short_name: str
    kind: OrgKind
    tier: int
    county_id: int
    town_id: int | None
    village_id: int | None
    superior_id: int | None
    has_power: bool
    is_vertical: bool
    is_principal: bool
    line: str | None
    valid_from: date
    valid_to: date | None
    successor_id: int | None
    points: list[Point]
