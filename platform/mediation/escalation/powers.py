"""What a tier may be charged with: a village mediates and carries word, it does not enforce (R-2.23, R-1.55)."""

from enum import StrEnum

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import RECEPTION_KINDS, OrgKind
from mediation.escalation.reasons import EscalationReason
from mediation.secrecy.kinds import Role
from mediation.verdict import Allowed, Answer, Fact, Refused


class Task(StrEnum):
    """What an organisation may be charged with."""

    MEDIATE = "mediate"
    HOME_VISIT = "home_visit"
    ASSIST_SERVICE = "assist_service"
    REPORT = "report"
    ACCOMPANY = "accompany"
    HANDLE = "handle"
    ENFORCE = "enforce"
    ISSUE_OPINION = "issue_opinion"


VILLAGE_TASKS = frozenset({Task.MEDIATE, Task.HOME_VISIT, Task.ASSIST_SERVICE, Task.REPORT, Task.ACCOMPANY})
VILLAGE_KINDS = frozenset({OrgKind.VILLAGE_COMMITTEE, OrgKind.MEDIATION_COMMITTEE})
WITHOUT_OPINION = RECEPTION_KINDS | {OrgKind.VILLAGE_COMMITTEE, OrgKind.PETITION_BUREAU, OrgKind.MEETING_OFFICE}
"""Bodies that receive and coordinate; the competent organ issues the opinion."""


def check_task(task: Task, *, organ: int, graph: EscalationGraph) -> Answer:
    """Return whether `organ` may be charged with `task` (R-2.23), or issue an opinion (R-1.55).

    A refusal carries what is offered instead and the organ to hand up to, one click away.
    """
    node = graph.node(organ)
    facts: dict[str, Fact] = {
        "task": task.value,
        "organ": organ,
        "offers": "mediate,hand_up",
        "hand_up_to": graph.competent_organ(organ),
    }
    if task is Task.ISSUE_OPINION and node.kind in WITHOUT_OPINION:
        return Refused(EscalationReason.OPINION_NOT_ISSUED_HERE, "R-1.55", facts, Role.DEPARTMENT_HANDLER.value)
    if node.kind in VILLAGE_KINDS and task not in VILLAGE_TASKS:
        return Refused(EscalationReason.TASK_NOT_FOR_VILLAGE, "R-2.23", facts, Role.TOWNSHIP_STAFF.value)
    return Allowed("R-2.23")
