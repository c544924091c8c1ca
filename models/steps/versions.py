"""Raise the version of a county's organisations, so that every process loads its graph afresh."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.steps.first_rows import lock_or_lay
from models.tables.organisations import Organisation, OrganisationVersion


def raise_version(work: Session, county_id: int) -> int:
    """Raise and return the version of one county's organisations (NO_COUNTY: those above every county).

    The row is locked until the commit, so that two changes of one county's organisations never pass each other.
    """
    query = select(OrganisationVersion).where(OrganisationVersion.county_id == county_id)
    row = lock_or_lay(work, query, row=OrganisationVersion, county_id=county_id, version=0)
    row.version += 1
    work.flush()
    return row.version


def raise_versions_of(work: Session, *organisations: Organisation) -> None:
    """Raise the version of every county that one of the organisations belongs to, in one order for all writers."""
    for county_id in sorted({organisation.county_id for organisation in organisations}):
        raise_version(work, county_id)
