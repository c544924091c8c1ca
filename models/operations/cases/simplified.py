"""Handle a case simply where the decision table allows, and go back when a condition fails (section 3)."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select

from mediation.casefile.kinds import Act, HandOverKind, OpinionOutcome, ProceedingKind
from mediation.casefile.simplified import SimplifiedFacts, check_conversion, check_simplified, failing_conditions
from mediation.clocks.codes import TermCode
from mediation.reception.parties import PartyRole
from mediation.routing.kinds import Branch, Channel
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, require
from models.steps.receipt import received_on
from models.tables.cases import CaseParty, Proceeding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foreseen(CaseCommand):
    """What the decision table cannot read from the file: the outcome, the organs with a part in it, how hard it is."""

    expected: OpinionOutcome | None = None
    owners: int = 1
    is_complex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestSimplified(_Foreseen):
    """A level on the way to the competent organ suggests it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseSimplified(_Foreseen):
    """The competent organ chooses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertToOrdinary(_Foreseen):
    """What is now foreseen, or that the petitioner rejects the quick answer."""

    petitioner_rejects: bool = False


@on_case
def suggest_simplified(hand: CaseInHand, command: SuggestSimplified) -> None:
    """Suggest the simplified procedure; the matter is passed on within one working day of its receipt (R-3.06).

    Raise UnableToAct naming every condition of the decision table that fails.
    """
    require(hand, Act.SUGGEST_SIMPLIFIED)
    allowed(check_simplified(_facts(hand, command)))
    hand.anchors[TermCode.SIMPLE_HOP_1WD] = received_on(hand)
    carry_out(hand, Act.SUGGEST_SIMPLIFIED)


@on_case
def choose_simplified(hand: CaseInHand, command: ChooseSimplified) -> None:
    """Choose the simplified procedure; acceptance is due three working days after the holder's receipt (R-3.04, T-33).

    Raise UnableToAct naming every condition of the decision table that fails.
    """
    require(hand, Act.CHOOSE_SIMPLIFIED)
    allowed(check_simplified(_facts(hand, command)))
    hand.anchors[TermCode.SIMPLE_ACCEPT_3WD] = received_on(hand)
    hand.case.procedure = ProceedingKind.SIMPLIFIED
    carry_out(hand, Act.CHOOSE_SIMPLIFIED)


@on_case
def convert_to_ordinary(hand: CaseInHand, command: ConvertToOrdinary) -> tuple[str, ...]:
    """Go back to the ordinary procedure and return the conditions that failed; the sixty days count from acceptance.

    Raise UnableToAct while every condition holds and the petitioner rejects nothing (R-3.09).
    """
    require(hand, Act.CONVERT_TO_ORDINARY)
    facts = _facts(hand, command)
    allowed(check_conversion(facts, petitioner_rejects=command.petitioner_rejects))
    failing = tuple(reason.value for reason in failing_conditions(facts))
    if hand.case.accepted_on is not None:
        hand.anchors[TermCode.HANDLE_60] = hand.case.accepted_on
        _change_proceeding(hand)
    hand.case.procedure = ProceedingKind.ORDINARY
    entry = {"failing": ",".join(failing), "petitioner_rejects": command.petitioner_rejects}
    carry_out(hand, Act.CONVERT_TO_ORDINARY, facts=entry)
    return failing


def simplified_facts(hand: CaseInHand) -> SimplifiedFacts:
    """Return what the decision table asks, as far as the file shows it by itself."""
    case = hand.case
    joint = select(func.count(CaseParty.id)).where(
        CaseParty.case_id == case.id, CaseParty.role.in_((PartyRole.JOINT, PartyRole.REPRESENTATIVE))
    )
    is_assigned = hand.facts.hand_over is HandOverKind.ASSIGNMENT or case.channel is Channel.ASSIGNED
    return SimplifiedFacts(
        kind=case.kind,
        branch=Branch(case.branch) if case.branch is not None else None,
        is_first=case.is_first,
        has_statutory_route=case.branch not in (None, int(Branch.PETITION)),
        is_assigned_by_superior=is_assigned,
        expected=None,
        owners=1,
        is_joint=case.is_group or bool(hand.work.scalar(joint)),
        persons=case.persons,
    )


def _facts(hand: CaseInHand, command: _Foreseen) -> SimplifiedFacts:
    return replace(
        simplified_facts(hand), expected=command.expected, owners=command.owners, is_complex=command.is_complex
    )


def _change_proceeding(hand: CaseInHand) -> None:
    query = select(Proceeding).where(
        Proceeding.case_id == hand.case.id,
        Proceeding.kind == ProceedingKind.SIMPLIFIED,
        Proceeding.closed_at.is_(None),
    )
    for proceeding in hand.work.scalars(query):
        proceeding.closed_at, proceeding.outcome = hand.now, "converted"
    hand.work.add(
        Proceeding(
            case_id=hand.case.id,
            kind=ProceedingKind.ORDINARY,
            organisation_id=hand.case.holder_id,
            opened_at=hand.now,
        )
    )
