"""Let organisations and cases follow a village that came to another township (10.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.escalation.kinds import OrgKind
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.territory import Division


@dataclass(frozen=True, slots=True)
class MovedVillage:
    """A village with the townships it came from and to, by id."""

    id: int
    from_id: int
    to_id: int


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed: how many organisations and cases, and of which counties."""

    organisations: int
    cases: int
    counties: frozenset[int]


def follow_villages(work: Session, moved: Iterable[MovedVillage]) -> Followed:
    """Give what stands in a moved village its new township: place, superior and the name that begins with it.

    Where a case lies is kept on it (lists use an index), so it is rewritten here; who may see it is not.
    """
    organisations = cases = 0
    counties: set[int] = set()
    # The national table moves thousands of villages in which nobody works with this program.
    known = set(work.scalars(select(Organisation.village_id).distinct()))
    for village in (one for one in moved if one.id in known):
        there = work.scalars(select(Organisation).where(Organisation.village_id == village.id)).all()
        before, after = (work.get_one(Division, id_).short_name for id_ in (village.from_id, village.to_id))
        for one in there:
            one.town_id = village.to_id
            one.name = one.name.replace(before, after, 1)
            counties.add(one.county_id)
        for committee in (one for one in there if one.kind is OrgKind.VILLAGE_COMMITTEE):
            committee.superior_id = _government(work, village.to_id) or committee.superior_id
        # Row by row: the search notes what changes through the session.
        lying_there = work.scalars(select(Case).where(Case.village_id == village.id).order_by(Case.id)).all()
        for case in lying_there:
            case.town_id = village.to_id
        cases += len(lying_there)
        organisations += len(there)
    work.flush()
    return Followed(organisations, cases, frozenset(counties))


def _government(work: Session, town_id: int) -> int | None:
    found = select(Organisation.id).where(
        Organisation.division_id == town_id, Organisation.kind == OrgKind.GOVERNMENT, Organisation.valid_to.is_(None)
    )
    return work.scalars(found).first()
