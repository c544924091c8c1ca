"""The cases related to one; an accusation among them leaves no trace for whoever was not named to it (R-4.12)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, exists, or_, select, union_all

from mediation.casefile.kinds import LinkKind, Stage
from mediation.routing.split import Sibling, listed_siblings
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case, CaseAccess, CaseLink


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A related case; `outward` when this case points at it; its title only where it is within reach, None outside."""

    case_id: int
    kind: LinkKind
    outward: bool
    number: str
    title: str | None
    stage: Stage
    holder_id: int

    @property
    def is_within_reach(self) -> bool:
        """Whether its page opens for the one who asks."""
        return self.title is not None


def related_to(session: AnySession, viewer: Viewer, case_id: int) -> tuple[RelatedRow, ...]:
    """Return the cases related to one in one statement: linked to it, linked from it, of the same split.

    An accusation is listed for whoever is named to it and may have it before him, for nobody else, not even counted.
    """
    links = _links(case_id).subquery()
    named = exists().where(CaseAccess.case_id == Case.id, CaseAccess.account_id == viewer.account_id)
    query = (
        select(
            Case.id,
            links.c.kind,
            links.c.outward,
            Case.number,
            case((reach(viewer), Case.title)),
            Case.stage,
            Case.holder_id,
            Case.secrecy,
            and_(named.correlate(Case), reach(viewer)),
        )
        .join(links, links.c.case_id == Case.id)
        .where(Case.id != case_id)
        .order_by(links.c.link_id)
    )
    found = session.execute(query).all()
    siblings = [Sibling(row[0], secrecy=SecrecyClass(row[7]), is_named=bool(row[8])) for row in found]
    listed = set(listed_siblings(siblings, for_petitioner=False))
    rows = {row[0]: RelatedRow(row[0], LinkKind(row[1]), bool(row[2]), *row[3:7]) for row in found if row[0] in listed}
    return tuple(rows.values())


def _links(case_id: int) -> Select[Any]:
    """Return the links of a case, and those of its sisters to the case they were split from."""
    stands = CaseLink.undone_at.is_(None)
    mother = select(CaseLink.other_id).where(
        CaseLink.case_id == case_id, CaseLink.kind == LinkKind.SPLIT_FROM, CaseLink.undone_at.is_(None)
    )
    outward = select(
        CaseLink.id.label("link_id"),
        CaseLink.other_id.label("case_id"),
        CaseLink.kind,
        (CaseLink.id > 0).label("outward"),
    ).where(CaseLink.case_id == case_id, stands)
    inward = select(CaseLink.id, CaseLink.case_id, CaseLink.kind, CaseLink.id < 0).where(
        or_(
            CaseLink.other_id == case_id,
            and_(CaseLink.kind == LinkKind.SPLIT_FROM, CaseLink.other_id.in_(mother)),
        ),
        stands,
    )
    both = union_all(outward, inward).subquery()
    return select(both)
