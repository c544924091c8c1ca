"""Transfer or assign a case: the receiver holds it at receipt, and its two periods begin (R-1.20, R-1.25, R-1.26)."""

from dataclasses import dataclass
from datetime import date

from mediation.casefile.kinds import Act, DocumentKind, HandOverKind, HandOverState
from mediation.casefile.offer import OfferFacts, Task, check_offer
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.verdict import Refused
from models.operations.handovers.judging import offer_facts
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, require, start_term
from models.steps.clocks import running_clocks, start_clock
from models.steps.hand_overs import take_up
from models.steps.hops import owe_the_next_hop
from models.steps.papers import paper, tell
from models.steps.secrecy import name_receiver
from models.tables.documents import Document
from models.tables.handovers import HandOver
from models.unable import InvalidFields

LETTERS = {
    HandOverKind.TRANSFER: DocumentKind.TRANSFER_LETTER,
    HandOverKind.ASSIGNMENT: DocumentKind.ASSIGNMENT_LETTER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SendCase(CaseCommand):
    """A transfer, or an assignment with the day on which the result is to be reported; `copy_to` are told."""

    to_id: int
    reason: str
    kind: HandOverKind = HandOverKind.TRANSFER
    task: Task = Task.HANDLING
    report_due_on: date | None = None
    copy_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The hand-over and its letter; a voluntary offer has no letter."""

    hand_over_id: int
    document_id: int | None = None


@on_case
def send_case(hand: CaseInHand, command: SendCase) -> Sent:
    """Send a case on by law with its letter; the receiver becomes holder at once and may object in five working days.

    Raise UnableToAct when the stage, the person or the target does not allow it, InvalidFields for a past deadline.
    """
    basis = require(hand, Act.TRANSFER)
    _check_deadline(hand, command)
    facts = offer_facts(
        hand,
        kind=command.kind,
        to_id=command.to_id,
        reason=command.reason,
        task=command.task,
        report_due_on=command.report_due_on,
    )
    allowed(check_offer(facts))
    take_up(hand, keeps=False)
    letter = _letter(hand, command, basis=basis)
    hand.hand_over = _hand_over(hand, command, facts=facts, basis=basis, letter=letter)
    _begin_contact_anew(hand, command.to_id)
    entry = {"hand_over": hand.hand_over.id, "kind": command.kind.value, "to": command.to_id, "document": letter.id}
    carry_out(hand, Act.TRANSFER, facts=entry, receiver_id=command.to_id)
    owe_the_next_hop(hand)
    name_receiver(hand.work, hand.case, organisation_id=command.to_id, graph=hand.graph, at=hand.now)
    _set_deadline(hand, command)
    tell(hand, "handed_to_you", command.to_id, key=str(hand.hand_over.id), facts={"kind": command.kind.value})
    for organisation_id in command.copy_to:
        tell(hand, "copied_to_you", organisation_id, key=str(hand.hand_over.id))
    return Sent(hand.hand_over.id, letter.id)


def _check_deadline(hand: CaseInHand, command: SendCase) -> None:
    if command.report_due_on is not None and command.report_due_on <= hand.today:
        raise InvalidFields({"report_due_on": Refused(CasefileReason.DEADLINE_PAST, "R-1.59")})


def _letter(hand: CaseInHand, command: SendCase, *, basis: str) -> Document:
    content = {
        "to": command.to_id,
        "reason": command.reason.strip(),
        "task": command.task.value,
        "report_due_on": command.report_due_on.isoformat() if command.report_due_on else None,
        "copy_to": list(command.copy_to),
        "basis": basis,
    }
    return paper(hand, LETTERS[command.kind], content)


def _hand_over(hand: CaseInHand, command: SendCase, *, facts: OfferFacts, basis: str, letter: Document) -> HandOver:
    row = HandOver(
        case_id=hand.case.id,
        kind=command.kind,
        state=HandOverState.OFFERED,
        from_id=hand.case.holder_id,
        to_id=command.to_id,
        direction=facts.direction.value,
        ground=basis,
        reason=command.reason.strip(),
        offered_at=hand.now,
        offered_by_id=hand.actor.account_id,
        report_due_on=command.report_due_on,
        document_id=letter.id,
    )
    hand.work.add(row)
    hand.work.flush()
    return row


def _begin_contact_anew(hand: CaseInHand, to_id: int) -> None:
    """Let the first contact be owed by the receiver from its own receipt; the sender's time ends as it stands (9.5)."""
    if running_clocks(hand.work, case_id=hand.case.id, terms=[TermCode.FIRST_CONTACT_2WD]):
        start_term(hand, TermCode.FIRST_CONTACT_2WD, organisation_id=to_id)


def _set_deadline(hand: CaseInHand, command: SendCase) -> None:
    if command.report_due_on is None or hand.hand_over is None:
        return
    start_clock(
        hand.work,
        hand.law,
        case_id=hand.case.id,
        term=TermCode.ASSIGNMENT_FEEDBACK,
        on=hand.today,
        at=hand.now,
        organisation_id=command.to_id,
        hand_over_id=hand.hand_over.id,
        set_due_on=command.report_due_on,
    )
