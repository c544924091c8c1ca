"""Put a paper of the desk before somebody: each print leaves a line in the record (10.3)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind
from mediation.moments import local_day
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.queries.reach import viewer_for
from models.queries.reception.visits import PRINTED, VisitResult, visit_to_hand_over, visit_within_reach
from models.session import AnySession
from models.steps.record import append_entry
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """A paper of a visit to be printed."""

    actor: Actor
    visit_id: int
    kind: DocumentKind
    now: datetime


def print_paper(session: AnySession, command: PrintPaper) -> VisitResult:
    """Record that a paper of a visit is printed and return what stands on it.

    Raise OutOfReach when the visit is not there, not the actor's, or has no such paper.
    """
    with unit_of_work(session) as work:
        viewer = viewer_for(work, command.actor, on=local_day(command.now))
        return _print(work, command, visit_within_reach(work, viewer, command.visit_id))


def hand_over_receipt(session: AnySession, *, actor: Actor, visit_id: int, now: datetime) -> VisitResult:
    """Print once the receipt of a visit just written down, its case in or out of reach; raise OutOfReach otherwise."""
    with unit_of_work(session) as work:
        found = visit_to_hand_over(work, account_id=actor.account_id, visit_id=visit_id, now=now)
        return _print(work, PrintPaper(actor, visit_id, DocumentKind.RECEIPT, now), found)


def _print(work: Session, command: PrintPaper, found: VisitResult) -> VisitResult:
    paper = found.paper(command.kind)
    if paper is None:
        raise OutOfReach
    append_entry(
        work,
        tag=PRINTED,
        at=command.now,
        basis="10.3",
        actor=command.actor,
        case_id=found.case_id,
        chain=found.county_id,
        facts={"document": paper.id, "kind": command.kind.value, "visit": found.visit_id},
    )
    return found
