"""Whether one case may be laid to another as its repeat (8.3)."""

from dataclasses import dataclass

from mediation.casefile.kinds import Stage
from mediation.casefile.reasons import CasefileReason
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Refused

REPEAT = "8.3"


@dataclass(frozen=True, slots=True)
class MergeFacts:
    """A case about to disappear into another one."""

    case_id: int
    into_id: int
    into_stage: Stage
    secrecy: SecrecyClass
    into_secrecy: SecrecyClass
    same_county: bool
    reason: str


def check_merge(facts: MergeFacts) -> Answer:
    """Judge a merge: two cases of one county, the other one not merged itself, no accusation on either side (8.3)."""
    if facts.case_id == facts.into_id:
        return Refused(CasefileReason.MERGE_INTO_ITSELF, REPEAT)
    if facts.into_stage is Stage.MERGED:
        return Refused(CasefileReason.MERGE_TARGET_CLOSED, REPEAT)
    if SecrecyClass.D in (facts.secrecy, facts.into_secrecy):
        # Its visits would show in the other one, or the other one's holders in it.
        return Refused(CasefileReason.MERGE_OF_SECRETS, "R-1.53")
    if not facts.same_county:
        return Refused(CasefileReason.MERGE_ACROSS_COUNTIES, REPEAT)
    if not facts.reason.strip():
        return Refused(CasefileReason.REASON_MISSING, REPEAT)
    return Allowed(basis=REPEAT)
