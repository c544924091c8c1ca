"""Accept a claim, or take up a dispute for mediation; from here the handling period counts (R-1.30, R-2.21)."""

from dataclasses import dataclass
from datetime import date

from mediation.casefile.kinds import Act, ProceedingKind
from mediation.clocks.codes import TermCode
from mediation.routing.kinds import Kind
from models.operations.on_case import CaseCommand, on_case
from models.steps.acceptance import day_of_acceptance
from models.steps.acts import CaseInHand, carry_out, require
from models.steps.hand_overs import call_off_guidance
from models.tables.cases import Proceeding

COUNTED = (TermCode.HANDLE_60, TermCode.SIMPLE_DONE_10WD, TermCode.FIRST_MEET_5WD, TermCode.MEDIATION_30)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptCase(CaseCommand):
    """The holder takes the case for handling."""


@on_case
def accept_case(hand: CaseInHand, command: AcceptCase) -> date:
    """Accept the case, open its proceeding and return the day of acceptance, from which its periods count.

    The day is that of the notice, never later than the fifteenth day after receipt (parameter ACCEPT_START).
    """
    require(hand, Act.ACCEPT)
    call_off_guidance(hand)
    on = day_of_acceptance(hand)
    hand.anchors.update(dict.fromkeys(COUNTED, on))
    hand.case.accepted_on = on
    hand.work.add(
        Proceeding(
            case_id=hand.case.id,
            kind=ProceedingKind.MEDIATION if hand.case.kind is Kind.DISPUTE else hand.case.procedure,
            organisation_id=hand.case.holder_id,
            opened_at=hand.now,
        )
    )
    carry_out(hand, Act.ACCEPT, facts={"accepted_on": on.isoformat()})
    return on
