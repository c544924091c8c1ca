"""Order an organ that failed to make good (7.1, R-1.100)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from models.actor import Actor
from models.law import Law
from models.steps.clocks import start_clock
from models.steps.documents import make_document
from models.steps.notices import tell_of_case
from models.tables.cases import Case
from models.tables.documents import SupervisionOrder

ORDER_GROUNDS = {"no_notice": "44(3)", "overdue": "45(1)", "refused": "44(2)"}
"""How a failing is named in the statute's list (R-1.107)."""


def issue_order(
    work: Session,
    law: Law,
    *,
    case: Case,
    visit_id: int,
    actor: Actor,
    at: datetime,
    failing: Mapping[str, Any],
) -> SupervisionOrder:
    """Write a supervision order to the organ that failed, its paper, its clock and its notice (7.1).

    One that this organ has for the same failing and has not answered stands: it is returned, nothing is doubled.
    """
    to_id, on = int(failing["failing_organ"]), local_day(at)
    ground = ORDER_GROUNDS[str(failing["failing"])]
    open_one = _open_order(work, case, to_id=to_id, ground=ground)
    if open_one is not None:
        return open_one
    paper = make_document(
        work,
        case=case,
        kind=DocumentKind.SUPERVISION_ORDER,
        actor=actor,
        on=on,
        at=at,
        content={"ground": ground, "failing": failing["failing"], "since": failing["failing_since"], "to": to_id},
        visit_id=visit_id,
    )
    clock = start_clock(
        work,
        law,
        case_id=case.id,
        term=TermCode.SUPERVISION_ORDER_10WD,
        on=on,
        at=at,
        organisation_id=to_id,
    )
    order = SupervisionOrder(
        case_id=case.id,
        from_id=actor.organisation_id,
        to_id=to_id,
        ground=ground,
        demand=str(failing["failing"]),
        ordered_on=on,
        clock_id=clock.id,
        document_id=paper.id,
    )
    work.add(order)
    work.flush()
    tell_of_case(work, case, key=f"order:{order.id}", kind="supervision_order", at=at, organisation_id=to_id)
    return order


def _open_order(work: Session, case: Case, *, to_id: int, ground: str) -> SupervisionOrder | None:
    query = select(SupervisionOrder).where(
        SupervisionOrder.case_id == case.id,
        SupervisionOrder.to_id == to_id,
        SupervisionOrder.ground == ground,
        SupervisionOrder.replied_on.is_(None),
    )
    return work.scalars(query).one_or_none()
