"""Put a paper of the desk before somebody: each print leaves a line in the record (10.3)."""

from dataclasses import dataclass
from datetime import datetime

from mediation.casefile.kinds import DocumentKind
from mediation.moments import local_day
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.queries.reach import viewer_of
from models.queries.reception.visits import PRINTED, VisitResult, visit_within_reach
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
        viewer = viewer_of(work, command.actor.account_id, on=local_day(command.now))
        result = visit_within_reach(work, viewer, command.visit_id)
        paper = result.paper(command.kind)
        if paper is None:
            raise OutOfReach
        append_entry(
            work,
            tag=PRINTED,
            at=command.now,
            basis="10.3",
            actor=command.actor,
            case_id=result.case_id,
            chain=result.county_id,
            facts={"document": paper.id, "kind": command.kind.value, "visit": result.visit_id},
        )
        return result
