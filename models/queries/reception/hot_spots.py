"""Whether a matter is one of many like it in one place: the hot-spot check of a group visit (T-10, 7.1)."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.secrecy.kinds import SecrecyClass
from models.tables.cases import Case

LOOKED_BACK = timedelta(days=30)


def alike_nearby(session: Session, case: Case) -> int:
    """Return how many cases of the same kind and route the same township had in thirty days, this one included.

    Accusations are neither counted nor looked for (R-1.53).
    """
    if case.secrecy is SecrecyClass.D or case.town_id is None:
        return 0
    query = select(func.count()).where(
        Case.town_id == case.town_id,
        Case.kind == case.kind,
        Case.route.is_not_distinct_from(case.route),
        Case.secrecy != SecrecyClass.D,
        Case.received_on > case.received_on - LOOKED_BACK,
        Case.received_on <= case.received_on,
    )
    return session.scalar(query) or 0
