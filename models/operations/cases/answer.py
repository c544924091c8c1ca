"""Answer an inquiry, a suggestion, thanks, or a claim to perform a duty (R-1.52, R-1.54)."""

from dataclasses import dataclass

from mediation.casefile.kinds import Act, Adoption, DocumentKind
from mediation.casefile.reasons import CasefileReason
from mediation.routing.kinds import Kind
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, carry_out, require
from models.steps.hand_overs import take_up
from models.steps.papers import ServiceEntry, checked_service, keep_service, paper
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCase(CaseCommand):
    """The answer and how it was given; a suggestion is told whether it was adopted."""

    text: str
    service: ServiceEntry
    adoption: Adoption | None = None


@on_case
def answer_case(hand: CaseInHand, command: AnswerCase) -> int:
    """Give the answer and return its paper's id; raise InvalidFields for an empty one, or a suggestion left open."""
    basis = require(hand, Act.ANSWER)
    faults: dict[str, Refused] = {}
    if not command.text.strip():
        faults["text"] = Refused(CasefileReason.ENTRY_MISSING, basis)
    if hand.case.kind is Kind.SUGGESTION and command.adoption is None:
        faults["adoption"] = Refused(CasefileReason.ENTRY_MISSING, "R-1.52")
    if faults:
        raise InvalidFields(faults)
    served = checked_service(hand, command.service)
    take_up(hand)
    adoption = command.adoption.value if command.adoption else None
    document = paper(hand, DocumentKind.ANSWER, {"text": command.text.strip(), "adoption": adoption, "basis": basis})
    keep_service(hand, document.id, served)
    carry_out(hand, Act.ANSWER, facts={"document": document.id, "adoption": adoption, "method": served.method.value})
    return document.id
