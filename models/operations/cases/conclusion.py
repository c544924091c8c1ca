"""Conclude a case when everything of the checklist is there (R-1.50, 13.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from mediation.casefile.elements import Element, FileFacts, Step, check_elements, missing_elements
from mediation.casefile.kinds import Act, Disposition, OpinionOutcome
from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, require
from models.tables.cases import Proceeding
from models.tables.documents import Conclusion, Opinion
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True)
class DispositionEntry:
    """One of the four: whether it applies, and then what was done and what shows it."""

    applies: bool
    action: str = ""
    evidence: str = ""

    @property
    def is_answered(self) -> bool:
        """Say whether it is answered: not applying needs no words, applying needs what was done."""
        return not self.applies or bool(self.action.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeCase(CaseCommand):
    """The four dispositions, whether the matter itself is resolved, and for a supported claim how it is carried out."""

    dispositions: Mapping[Disposition, DispositionEntry] = field(default_factory=dict)
    resolved: bool | None = None
    plan: str = ""


ELEMENTS = {
    Disposition.RESOLVED: Element.DISPOSITION_RESOLVED,
    Disposition.EXPLAINED: Element.DISPOSITION_EXPLAINED,
    Disposition.ASSISTED: Element.DISPOSITION_ASSISTED,
    Disposition.BY_LAW: Element.DISPOSITION_BY_LAW,
}
FIELDS = {**{element: kind.value for kind, element in ELEMENTS.items()}, Element.EXECUTION_PLAN: "plan"}
"""Element of the checklist → the field where it is answered."""


@on_case
def conclude_case(hand: CaseInHand, command: ConcludeCase) -> int:
    """Conclude the case and return the id of its conclusion; resolved is a fact of its own.

    Raise InvalidFields naming every disposition without an answer, a missing plan, or an open question of the outcome.
    """
    require(hand, Act.CONCLUDE)
    _check(hand, command)
    row = Conclusion(
        case_id=hand.case.id,
        concluded_on=hand.today,
        concluded_by_id=hand.actor.account_id,
        resolved=bool(command.resolved),
        dispositions={
            kind.value: {"applies": entry.applies, "action": entry.action.strip(), "evidence": entry.evidence.strip()}
            for kind, entry in command.dispositions.items()
        },
        plan=command.plan.strip() or None,
    )
    hand.work.add(row)
    hand.case.concluded_on = hand.today
    hand.case.resolved_on = hand.today if command.resolved else None
    _close_proceedings(hand)
    hand.work.flush()
    carry_out(hand, Act.CONCLUDE, facts={"conclusion": row.id, "resolved": bool(command.resolved)})
    return row.id


def _check(hand: CaseInHand, command: ConcludeCase) -> None:
    # No duties of other units yet: what does not exist is closed.
    answered = {ELEMENTS[kind] for kind, entry in command.dispositions.items() if entry.is_answered}
    present = {*answered, Element.DUTIES_CLOSED} | ({Element.EXECUTION_PLAN} if command.plan.strip() else set())
    facts = FileFacts(present=frozenset(present), is_supported=_is_supported(hand))
    missing = missing_elements(Step.CONCLUSION, facts=facts)
    faults = {
        FIELDS[element]: Refused(CasefileReason.ELEMENTS_MISSING, "13.2", {"step": "conclusion", "missing": element})
        for element in missing
    }
    if command.resolved is None:
        faults["is_resolved"] = Refused(CasefileReason.ENTRY_MISSING, "13.2")
    if faults:
        raise InvalidFields(faults)
    allowed(check_elements(Step.CONCLUSION, facts=facts))


def _is_supported(hand: CaseInHand) -> bool:
    query = select(Opinion.outcome).where(Opinion.case_id == hand.case.id, Opinion.issued_on.is_not(None))
    return hand.work.scalar(query.order_by(Opinion.id.desc()).limit(1)) is OpinionOutcome.SUPPORTED


def _close_proceedings(hand: CaseInHand) -> None:
    open_ones = select(Proceeding).where(Proceeding.case_id == hand.case.id, Proceeding.closed_at.is_(None))
    for proceeding in hand.work.scalars(open_ones):
        proceeding.closed_at, proceeding.outcome = hand.now, "concluded"
