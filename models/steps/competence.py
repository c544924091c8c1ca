"""Say who is competent once an organ keeps what was transferred to it (R-1.25, R-1.26)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.escalation.graph import EscalationGraph
from mediation.routing.kinds import Kind
from models.tables.cases import Case
from models.tables.organisations import Organisation

WITHOUT_ONE = frozenset({Kind.ACCUSATION, Kind.DISPUTE})
"""Kinds without a competent organ: the accused would be told, a dispute has its place instead (R-1.53, R-2.20)."""


def find_competent(work: Session, case: Case, *, organisation_id: int, graph: EscalationGraph) -> None:
    """Let the organ that keeps a transfer be the competent one where none was known; one that is known stays.

    An organ without power keeps nothing as its own (R-1.54).
    """
    organ = graph.host(organisation_id)
    if case.competent_id is not None or case.kind in WITHOUT_ONE:
        return
    if work.scalar(select(Organisation.has_power).where(Organisation.id == organ)):
        case.competent_id = organ
        work.flush()
