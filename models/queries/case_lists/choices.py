"""What the filters of the list offer: townships, villages of the chosen one, offices that hold cases."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from mediation.escalation.kinds import OrgKind
from models.queries.territory import towns_of, villages_of
from models.session import AnySession
from models.tables.organisations import Organisation

NOT_OFFERED = (OrgKind.VILLAGE_COMMITTEE, OrgKind.MEDIATION_COMMITTEE)
"""Hundreds in a county; their cases are found by the village."""
Choice = tuple[int, str]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Ids with names, in the order of their codes; `villages` are those of the chosen township."""

    towns: tuple[Choice, ...]
    villages: tuple[Choice, ...]
    holders: tuple[Choice, ...]


def filter_choices(session: AnySession, county_id: int, *, town_id: int | None, on: date) -> FilterChoices:
    """Return what can be chosen in a county on a day, in two statements, three with a township chosen."""
    towns = tuple((town.id, town.name) for town in towns_of(session, county_id, on=on))
    known = town_id is not None and any(id_ == town_id for id_, _ in towns)
    villages = villages_of(session, town_id, on=on) if known and town_id is not None else ()
    query = (
        select(Organisation.id, Organisation.short_name)
        .where(
            Organisation.county_id == county_id,
            Organisation.kind.not_in(NOT_OFFERED),
            or_(Organisation.valid_to.is_(None), Organisation.valid_to > on),
        )
        .order_by(Organisation.tier.desc(), Organisation.code)
    )
    holders = tuple(session.execute(query).tuples())
    return FilterChoices(towns, tuple((village.id, village.name) for village in villages), holders)
