"""What a verdict asks for, turned into rows: clocks, papers, hand-overs, notices (2.3, section 1.4)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind, HandOverKind, HandOverState
from mediation.clocks.codes import Anchor, TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.moments import local_day
from mediation.reception.decisions import Decision
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.routing.kinds import Kind
from models.actor import Actor
from models.law import Law
from models.steps.clocks import start_clock
from models.steps.documents import make_document
from models.steps.notices import tell_of_case
from models.steps.orders import issue_order
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockState
from models.tables.handovers import HandOver
from models.tables.reception import Visit

CONTACTED_KINDS = frozenset({Kind.CLAIM, Kind.DISPUTE})
PASSING_ON = frozenset(
    {
        NextStep.TRANSFER_DOWN,
        NextStep.TRANSFER_ACROSS,
        NextStep.HAND_UP,
        NextStep.ASSIGN_DOWN,
        NextStep.TRANSFER_POLITICAL_LEGAL,
        NextStep.TRANSFER_BY_CADRE_AUTHORITY,
    }
)
"""Steps by which a matter leaves who received it; it is owed within the fifteen days (R-1.20)."""
ALARM_TERMS = frozenset({TermCode.URGENT_ACK_30MIN, TermCode.URGENT_REPORT_2H})


@dataclass(frozen=True, slots=True)
class Judged:
    """A visit with its verdict of the moment `at`, as the consequences need it.

    `received_on` is the day from which whoever received the matter counts. `is_linked` when the visit joined an earlier
    case; `key` tells the notices of this verdict from those of another.
    """

    work: Session
    law: Law
    graph: EscalationGraph
    actor: Actor
    at: datetime
    received_on: date
    case: Case
    visit: Visit
    verdict: GateVerdict
    is_linked: bool
    key: str
    papers: list[int] = field(default_factory=list)

    def start(self, term: TermCode, *, organisation_id: int | None, hand_over_id: int | None = None) -> None:
        """Start a term of the case, on the day of receipt where it counts from there; what was asked once is not again.

        A clock of a hand-over is that hand-over's own, and every alarm has its own two.
        """
        if hand_over_id is None and self._was_asked(term):
            return
        today = local_day(self.at)
        from_receipt = self.law.term(term, on=today).anchor is Anchor.RECEIVED
        start_clock(
            self.work,
            self.law,
            case_id=self.case.id,
            term=term,
            on=self.received_on if from_receipt else today,
            at=self.at,
            organisation_id=organisation_id,
            hand_over_id=hand_over_id,
        )

    def _was_asked(self, term: TermCode) -> bool:
        same = (Clock.case_id == self.case.id, Clock.term == term)
        still = Clock.state == ClockState.RUNNING if term in ALARM_TERMS else Clock.state != ClockState.CANCELLED
        return bool(self.work.scalar(select(exists().where(*same, still))))

    def paper(self, kind: DocumentKind, **more: Any) -> None:
        """Make a paper that tells the verdict, and what `more` it keeps."""
        content: dict[str, Any] = {
            "decision": self.verdict.decision.value,
            "code": self.verdict.code.value,
            "basis": self.verdict.basis,
            "go_to": list(self.verdict.go_to),
            "facts": dict(self.verdict.facts),
            **more,
        }
        document = make_document(
            self.work,
            case=self.case,
            kind=kind,
            actor=self.actor,
            on=local_day(self.at),
            at=self.at,
            content=content,
            visit_id=self.visit.id,
        )
        self.papers.append(document.id)

    def tell(self, kind: str, *, organisation_id: int, facts: Mapping[str, Any] | None = None) -> None:
        """Write a notice to an organisation about this visit."""
        tell_of_case(
            self.work,
            self.case,
            key=f"{self.key}:{kind}",
            kind=kind,
            at=self.at,
            organisation_id=organisation_id,
            facts=facts,
        )


def follow(judged: Judged, *, done: Collection[NextStep] = ()) -> None:
    """Do everything the verdict's next steps ask for, in their order; a step that only informs has no row.

    What an earlier verdict on the visit has `done` is not done again; its clocks are looked at every time.
    """
    for step in judged.verdict.next_steps:
        consequence = CONSEQUENCES.get(step)
        if consequence is not None and (step not in done or consequence in CLOCK_CONSEQUENCES):
            consequence(judged)


def owe_first_contact(judged: Judged) -> None:
    """Owe a first contact on a claim or dispute taken here, unless nobody can be met or it was made already (9.5)."""
    case = judged.case
    taken = judged.verdict.decision in (Decision.ACCEPTED, Decision.ACCEPTED_BY_EXCEPTION)
    awaited = case.kind in CONTACTED_KINDS and case.first_contact_on is None and not case.no_address
    if taken and awaited and not judged.is_linked:
        judged.start(TermCode.FIRST_CONTACT_2WD, organisation_id=case.holder_id)


def _notice_clock(judged: Judged) -> None:
    """Start the fifteen days for the written notice where the matter stays here (R-1.24); else passing on is owed."""
    if judged.is_linked:
        return
    if {NextStep.HANDLE_HERE, NextStep.HOLD_AS_FIRST_RECEIVER} & set(judged.verdict.next_steps):
        judged.start(TermCode.DIRECT_NOTICE_15, organisation_id=judged.case.holder_id)


def _pass_on_clock(judged: Judged) -> None:
    # A dispute is handed up the ladder as a hand-over with a clock of its own, not within the fifteen days.
    if judged.case.kind is Kind.DISPUTE or judged.is_linked:
        return
    judged.start(TermCode.TRANSFER_15, organisation_id=judged.case.holder_id)


def _offer_guidance(judged: Judged) -> None:
    """Hand the registered case to the competent centre the same day; it holds nothing until it takes it (2.3)."""
    to_id = next((point for point in judged.verdict.go_to if point != judged.case.holder_id), None)
    if to_id is None or judged.is_linked:
        return
    hand_over = HandOver(
        case_id=judged.case.id,
        kind=HandOverKind.GUIDANCE,
        state=HandOverState.OFFERED,
        from_id=judged.case.holder_id,
        to_id=to_id,
        direction=_direction(judged, to_id),
        ground=judged.verdict.code.value,
        reason=judged.verdict.basis,
        offered_at=judged.at,
        offered_by_id=judged.actor.account_id,
    )
    judged.work.add(hand_over)
    judged.work.flush()
    judged.start(TermCode.SKIP_CONTACT_2WD, organisation_id=to_id, hand_over_id=hand_over.id)
    judged.tell("guided_here", organisation_id=to_id)


def _direction(judged: Judged, to_id: int) -> str:
    graph, here = judged.graph, judged.graph.host(judged.case.holder_id)
    there = graph.host(to_id)
    if graph.is_above(there, here):
        return "up"
    return "down" if graph.is_above(here, there) else "across"


def _inform_lower(judged: Judged) -> None:
    kind = "skip_known" if judged.verdict.counts_as_skip else "wrong_place_known"
    for point in judged.verdict.go_to:
        judged.tell(kind, organisation_id=point, facts={"skip": judged.verdict.skip})


def _tell_holder(judged: Judged) -> None:
    judged.tell("came_again", organisation_id=judged.case.holder_id, facts={"visit": judged.visit.id})


def _guide_slip(judged: Judged) -> None:
    judged.paper(DocumentKind.GUIDE_SLIP)


def _say_in_writing(judged: Judged) -> None:
    judged.paper(DocumentKind.NOT_ACCEPTED_NOTICE)


def _status_paper(judged: Judged) -> None:
    _tell_holder(judged)
    if judged.verdict.basis == "N3":
        facts = judged.verdict.facts
        under_way = {"organ": facts["prior_organ"], "stage": judged.case.stage.value, "due_on": facts["prior_due_on"]}
        judged.paper(DocumentKind.NOT_ACCEPTED_NOTICE, **under_way)


def _order(judged: Judged) -> None:
    """Order the organ that failed to make good, with its ground and a day for the reply (R-1.100, 7.1)."""
    if judged.verdict.lawful_level is False:
        return
    issue_order(
        judged.work,
        judged.law,
        case=judged.case,
        visit_id=judged.visit.id,
        actor=judged.actor,
        at=judged.at,
        failing=dict(judged.verdict.facts),
    )


def _alarm_leaders(judged: Judged) -> None:
    government = judged.graph.seat(judged.graph.host(judged.case.holder_id))
    if government is not None:
        judged.tell("urgent", organisation_id=government)
    office = judged.graph.nearest(OrgKind.MEETING_OFFICE, to=judged.graph.host(judged.case.holder_id))
    if office is not None:
        judged.tell("urgent", organisation_id=office)


CONSEQUENCES: Mapping[NextStep, Callable[[Judged], None]] = {
    NextStep.RAISE_URGENT: _alarm_leaders,
    NextStep.WRITTEN_NOTICE_15D: _notice_clock,
    **dict.fromkeys(PASSING_ON, _pass_on_clock),
    NextStep.HAND_DOWN_DRAFT: _offer_guidance,
    NextStep.HAND_OVER_DRAFT: _offer_guidance,
    NextStep.INFORM_LOWER_ORGAN: _inform_lower,
    NextStep.TELL_STATUS_AND_OWNER: _status_paper,
    NextStep.GUIDE_SLIP: _guide_slip,
    NextStep.SAY_IN_WRITING: _say_in_writing,
    NextStep.SUPERVISION_ORDER: _order,
}
"""Steps without an entry are told on the page and the slip, or are acts that a person does next."""
CLOCK_CONSEQUENCES = frozenset({_notice_clock, _pass_on_clock})
