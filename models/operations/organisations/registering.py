"""Register an organisation by hand and correct what is said of it (R-1.01)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.escalation.kinds import OrgKind
from mediation.organisations.fields import BASIS, LONGEST_SHORT_NAME, check_code, check_name
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.organisations.checking import check_whole, finish, organisation_to_change
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.tables.organisations import Organisation
from models.unable import InvalidFields

FROM_DIVISIONS = frozenset({OrgKind.GOVERNMENT, OrgKind.VILLAGE_COMMITTEE})
"""Kinds that embody a division and come with it."""


@dataclass(frozen=True, slots=True)
class CreateOrganisation:
    """An organisation to stand under `superior_id`, whose tier and place it shares, from a day on."""

    code: str
    name: str
    short_name: str
    kind: OrgKind
    superior_id: int
    valid_from: date
    has_power: bool = False
    line: str | None = None
    is_vertical: bool = False
    is_principal: bool = False


@dataclass(frozen=True, slots=True)
class ChangeOrganisation:
    """What is said of an organisation from now on; None leaves it as it is."""

    organisation_id: int
    name: str | None = None
    short_name: str | None = None
    has_power: bool | None = None
    is_vertical: bool | None = None
    is_principal: bool | None = None


def create_organisation(session: AnySession, command: CreateOrganisation, *, actor: Actor | None, now: datetime) -> int:
    """Register an organisation and return its id.

    Raises InvalidFields for a name or code that cannot be, OutOfReach for a superior that the actor does not
    administer, UnableToChangeOrganisation when the graph would not be sound.
    """
    _require_fields(
        code=check_code(command.code),
        name=check_name(command.name),
        short_name=check_name(command.short_name, longest=LONGEST_SHORT_NAME),
        kind=Refused(OrganisationReason.KIND_FROM_DIVISIONS, BASIS) if command.kind in FROM_DIVISIONS else None,
    )

    def run() -> int:
        with unit_of_work(session) as work:
            superior = organisation_to_change(work, command.superior_id, actor=actor)
            if work.scalar(select(Organisation.id).where(Organisation.code == command.code)) is not None:
                raise InvalidFields({"code": Refused(OrganisationReason.CODE_TAKEN, BASIS)})
            row = _row(command, superior=superior)
            work.add(row)
            check_whole(work, row, on=command.valid_from)
            facts: dict[str, Fact] = {"superior": superior.id, "code": row.code, "from": command.valid_from.isoformat()}
            finish(work, row, tag="organisation.created", basis=BASIS, actor=actor, at=now, facts=facts)
            return row.id

    return once_more(run)


def _row(command: CreateOrganisation, *, superior: Organisation) -> Organisation:
    return Organisation(
        code=command.code,
        name=command.name.strip(),
        short_name=command.short_name.strip(),
        kind=command.kind,
        tier=superior.tier,
        division_id=superior.division_id,
        county_id=superior.county_id,
        town_id=superior.town_id,
        village_id=superior.village_id,
        superior_id=superior.id,
        has_power=command.has_power,
        line=command.line or None,
        is_vertical=command.is_vertical,
        is_principal=command.is_principal,
        valid_from=command.valid_from,
    )


def change_organisation(
    session: AnySession, command: ChangeOrganisation, *, actor: Actor | None, now: datetime
) -> None:
    """Correct names and marks of an organisation; its code, kind and place never change.

    Raises InvalidFields for a name that cannot be and OutOfReach for an organisation the actor does not administer.
    """
    _require_fields(
        name=check_name(command.name) if command.name is not None else None,
        short_name=check_name(command.short_name, longest=LONGEST_SHORT_NAME)
        if command.short_name is not None
        else None,
    )
    with unit_of_work(session) as work:
        row = organisation_to_change(work, command.organisation_id, actor=actor)
        changed = []
        for field in ("name", "short_name", "has_power", "is_vertical", "is_principal"):
            value = getattr(command, field)
            if value is not None and value != getattr(row, field):
                setattr(row, field, value.strip() if isinstance(value, str) else value)
                changed.append(field)
        if changed:
            facts = {"changed": ",".join(changed)}
            finish(work, row, tag="organisation.changed", basis=BASIS, actor=actor, at=now, facts=facts)


def _require_fields(**faults: Refused | None) -> None:
    found = {name: fault for name, fault in faults.items() if fault is not None}
    if found:
        raise InvalidFields(found)
