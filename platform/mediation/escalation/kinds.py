"""What stands on the escalation graph and how it is joined (R-1.01, R-1.40, R-1.76, 2.2)."""

from enum import StrEnum


class OrgKind(StrEnum):
    """Kinds of organisation that can hold a duty (R-1.01)."""

    GOVERNMENT = "government"
    PETITION_BUREAU = "petition_bureau"
    DEPARTMENT = "department"
    POLICE = "police"
    COURT = "court"
    PROCURATORATE = "procuratorate"
    DISCIPLINE = "discipline"
    POLITICAL_LEGAL = "political_legal"
    MEETING_OFFICE = "meeting_office"
    JUSTICE_OFFICE = "justice_office"
    EDITING_COMMISSION = "editing_commission"
    ARBITRATION = "arbitration"
    MASS_ORGANISATION = "mass_organisation"
    ENTERPRISE = "enterprise"
    VILLAGE_COMMITTEE = "village_committee"
    COUNTY_CENTRE = "county_centre"
    TOWNSHIP_CENTRE = "township_centre"
    MEDIATION_COMMITTEE = "mediation_committee"
    UPPER_RECEPTION = "upper_reception"


RECEPTION_KINDS = frozenset(
    {OrgKind.COUNTY_CENTRE, OrgKind.TOWNSHIP_CENTRE, OrgKind.MEDIATION_COMMITTEE, OrgKind.UPPER_RECEPTION}
)
"""Kinds that are reception points of the organ above them on a `superior` edge."""


class EdgeKind(StrEnum):
    """Kinds of edge; every kind is acyclic by itself, `superior` is a tree per jurisdiction."""

    SUPERIOR = "superior"
    REVIEW = "review"
    ROUTE = "route"
    EXCEPTION = "exception"


class SkipGround(StrEnum):
    """The grounds on which a superior may take a visit that skips (2.2)."""

    X1 = "X1"
    X2 = "X2"
    X3 = "X3"
    X4 = "X4"
    X5 = "X5"
    X6 = "X6"


class ClimbGround(StrEnum):
    """The grounds on which a dispute climbs an edge (R-2.22)."""

    MEDIATION_FAILED = "mediation_failed"
    REFUSED_HERE = "refused_here"
    TIER_TARGET_PASSED = "tier_target_passed"
    BEYOND_POWERS = "beyond_powers"
    CROSSES_PLACES = "crosses_places"
    RISK = "risk"
    TAKEN_UP = "taken_up"
