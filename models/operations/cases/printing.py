"""Put a paper of a case before somebody: each print leaves a line in the record (10.3)."""

from dataclasses import dataclass

from mediation.moments import local_day
from mediation.secrecy.acts import PageAct, check_role
from mediation.verdict import Allowed
from models.law import law_of
from models.operations.on_case import CaseCommand
from models.operations.unit_of_work import unit_of_work
from models.queries.cases.paper import PRINTED, PrintedPaper, paper_within_reach, printed_paper
from models.queries.reach import viewer_for
from models.session import AnySession
from models.setting import Setting
from models.steps.record import append_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDocument(CaseCommand):
    """A paper of the case to be printed."""

    document_id: int


def print_document(session: AnySession, setting: Setting, command: PrintDocument) -> PrintedPaper:
    """Record that a paper is printed and return what stands on it; the case itself does not change.

    The petitioner's name is in full on papers addressed to him, for roles that may see it. Raise OutOfReach when the
    paper or its case is not there or not the actor's.
    """
    today = local_day(command.now)
    with unit_of_work(session) as work:
        viewer = viewer_for(work, command.actor, on=today)
        head = paper_within_reach(work, viewer, case_id=command.case_id, document_id=command.document_id)
        law = law_of(work, setting.rulebook, head.county_id, today)
        answer = check_role(PageAct.CITIZENS_REVEAL.value, roles=frozenset({command.actor.role}))
        paper = printed_paper(work, law, head, now=command.now, may_see_name=isinstance(answer, Allowed))
        append_entry(
            work,
            tag=PRINTED,
            at=command.now,
            basis="10.3",
            actor=command.actor,
            case_id=head.case_id,
            chain=head.county_id,
            facts={"document": head.id, "kind": head.kind.value},
        )
        return paper
