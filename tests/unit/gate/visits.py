"""Facts of visits in 临江县: everything but the point of a test is filled in."""

from datetime import date
from typing import Any

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate import (
    EvidenceKind,
    ExceptionClaim,
    GateFacts,
    GateVerdict,
    PriorMatter,
    X1Facts,
    judge_visit,
)
from mediation.routing.kinds import Channel, Kind
from tests.dates import day
from tests.unit.escalation.linjiang import TOWN, linjiang

GRAPH = linjiang()
MONDAY = day("Mon 2026-07-06")
CLERK, LEADER = 501, 502


def visit(at: int, *, competent: int | None = TOWN, **facts: Any) -> GateFacts:
    """Return a petitioner's visit at a point about a matter of the township, unless told otherwise."""
    known = {"kind": Kind.CLAIM, "channel": Channel.VISIT, "today": MONDAY, **facts}
    return GateFacts(receiving_point=at, competent=competent, **known)


def judged(at: int, *, competent: int | None = TOWN, graph: EscalationGraph = GRAPH, **facts: Any) -> GateVerdict:
    """Return the verdict on such a visit."""
    return judge_visit(visit(at, competent=competent, **facts), graph)


def at_the_town(*, received_on: date, organ: int = TOWN, notice_due_on: date | None = None, **dates: date) -> X1Facts:
    """Return what clocks and notices say of a matter at the township."""
    return X1Facts(organ, received_on, notice_due_on, **dates)


def village_road(**changes: Any) -> PriorMatter:
    """Return the matter of the village road: accepted by the town on 2026-03-09, due 2026-05-08."""
    at = X1Facts(
        TOWN,
        received_on=day("Mon 2026-03-02"),
        notice_due_on=day("Tue 2026-03-17"),
        noticed_on=day("Mon 2026-03-09"),
        clock_due_on=day("Fri 2026-05-08"),
    )
    return PriorMatter(**{"case_id": 1, "at": at, "accepted_on": day("Mon 2026-03-09"), **changes})


def answered(**changes: Any) -> PriorMatter:
    """Return a matter that the town concluded with an opinion on 2026-05-06; review may be asked until 2026-06-05."""
    at = X1Facts(
        TOWN,
        received_on=day("Mon 2026-03-02"),
        notice_due_on=day("Tue 2026-03-17"),
        noticed_on=day("Mon 2026-03-09"),
        concluded_on=day("Wed 2026-05-06"),
    )
    known = {"case_id": 2, "at": at, "accepted_on": day("Mon 2026-03-09"), "review_open_until": day("Fri 2026-06-05")}
    return PriorMatter(**{**known, **changes})


def claimed(ground: SkipGround, *, evidence: EvidenceKind | None = None, **changes: Any) -> ExceptionClaim:
    """Return a claim by the clerk, approved by the leader, with a register number when it carries evidence."""
    ref = "登记第12号" if evidence else None
    known = {"registrar": CLERK, "approver": LEADER, "evidence": evidence, "evidence_ref": ref}
    return ExceptionClaim(ground, **{**known, **changes})
