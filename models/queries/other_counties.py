"""Organs beyond the county of a matter that crosses counties (R-1.40)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select

from mediation.escalation.kinds import OrgKind
from mediation.territory.tiers import Tier
from models.session import AnySession
from models.tables.organisations import NO_COUNTY, Organisation

MOST = 200
"""Governments offered; a matter that crosses into a county further off is brought to where they meet."""


def counties_of(session: AnySession, organisation_ids: Collection[int]) -> frozenset[int]:
    """Return the counties in which some organisations stand; those above every county stand in none."""
    if not organisation_ids:
        return frozenset()
    query = select(Organisation.county_id).where(Organisation.id.in_(organisation_ids))
    return frozenset(session.scalars(query.where(Organisation.county_id != NO_COUNTY)))


def other_governments(session: AnySession, county_id: int, *, on: date) -> tuple[tuple[int, str], ...]:
    """Return the governments of the other counties that are opened, as (id, name) by code."""
    query = (
        select(Organisation.id, Organisation.name)
        .where(
            Organisation.kind == OrgKind.GOVERNMENT,
            Organisation.tier == int(Tier.COUNTY),
            Organisation.county_id.not_in((county_id, NO_COUNTY)),
            Organisation.valid_from <= on,
            or_(Organisation.valid_to.is_(None), Organisation.valid_to > on),
        )
        .order_by(Organisation.code)
        .limit(MOST)
    )
    return tuple(session.execute(query).tuples().all())
