"""What the petitioner can do now, and until when: from the stage and the clocks, never past a closed window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Kind


class Advice(StrEnum):
    """One thing that can be done or waited for; the sentence is chosen at the edge."""

    WAIT_FOR_NOTICE = "wait_for_notice"
    NOTICE_IS_LATE = "notice_is_late"
    WAIT_FOR_CONTACT = "wait_for_contact"
    CONTACT_IS_LATE = "contact_is_late"
    GO_TO_COMPETENT_PLACE = "go_to_competent_place"
    AGREE_TO_HANDLING = "agree_to_handling"
    WAIT_FOR_OPINION = "wait_for_opinion"
    OPINION_IS_LATE = "opinion_is_late"
    WAIT_FOR_SERVICE = "wait_for_service"
    ASK_FOR_REVIEW = "ask_for_review"
    REVIEW_WINDOW_CLOSED = "review_window_closed"
    FOLLOW_THE_ROUTE = "follow_the_route"
    REJECT_QUICK_ANSWER = "reject_quick_answer"
    MEDIATION_IS_VOLUNTARY = "mediation_is_voluntary"
    COURT_IS_OPEN = "court_is_open"
    BRING_NEW_FACTS = "bring_new_facts"
    ASK_FOR_HELP = "ask_for_help"
    ADD_TO_THE_CASE = "add_to_the_case"
    SEE_MAIN_CASE = "see_main_case"


@dataclass(frozen=True, slots=True)
class AdviceFacts:
    """Where a case stands and which dates run; a date is None when no such clock runs."""

    stage: Stage
    kind: Kind
    today: date
    is_simplified: bool = False
    is_notice_exempt: bool = False
    notice_due_on: date | None = None
    contact_due_on: date | None = None
    handling_due_on: date | None = None
    review_until_on: date | None = None


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """One advice with its date, if it has one, and the rule it rests on."""

    advice: Advice
    basis: str
    on: date | None = None


_RECEIVED = frozenset({Stage.REGISTERED, Stage.OWNER_PENDING, Stage.TRANSFERRED})
_IN_HAND = frozenset({Stage.NOTIFIED, Stage.ACCEPTED, Stage.HANDLING, Stage.DRAFTED})


def advice(facts: AdviceFacts) -> tuple[AdviceItem, ...]:
    """Return what the petitioner can do now, most urgent first; never a remedy whose window is closed."""
    return (*_on_the_way(facts), *_in_hand(facts), *_after(facts))


def _on_the_way(facts: AdviceFacts) -> Iterator[AdviceItem]:
    if facts.stage is Stage.GUIDED:
        yield AdviceItem(Advice.GO_TO_COMPETENT_PLACE, "2.3")
        yield from _dated(facts.contact_due_on, facts, Advice.WAIT_FOR_CONTACT, Advice.CONTACT_IS_LATE, "2.3")
        yield AdviceItem(Advice.AGREE_TO_HANDLING, "2.3")
    elif facts.stage in _RECEIVED:
        yield from _dated(facts.contact_due_on, facts, Advice.WAIT_FOR_CONTACT, Advice.CONTACT_IS_LATE, "9.5")
    if facts.stage in _RECEIVED and not facts.is_notice_exempt:
        yield from _dated(facts.notice_due_on, facts, Advice.WAIT_FOR_NOTICE, Advice.NOTICE_IS_LATE, "R-1.25")
    if facts.stage in _RECEIVED | _IN_HAND:
        yield AdviceItem(Advice.ADD_TO_THE_CASE, "R-1.08")
    if facts.stage is Stage.MERGED:
        yield AdviceItem(Advice.SEE_MAIN_CASE, "R-1.08")


def _in_hand(facts: AdviceFacts) -> Iterator[AdviceItem]:
    if facts.stage in _IN_HAND:
        yield from _dated(facts.handling_due_on, facts, Advice.WAIT_FOR_OPINION, Advice.OPINION_IS_LATE, "R-1.58")
        if facts.is_simplified:
            yield AdviceItem(Advice.REJECT_QUICK_ANSWER, "R-3.09")
    if facts.stage is Stage.ISSUED:
        yield AdviceItem(Advice.WAIT_FOR_SERVICE, "13.2", facts.handling_due_on)
    if facts.stage is Stage.MEDIATING or (facts.kind is Kind.DISPUTE and facts.stage in _RECEIVED):
        yield AdviceItem(Advice.MEDIATION_IS_VOLUNTARY, "R-2.21")
        yield AdviceItem(Advice.COURT_IS_OPEN, "R-2.21")
    if facts.stage is Stage.ROUTED:
        yield AdviceItem(Advice.FOLLOW_THE_ROUTE, "R-1.54")


def _after(facts: AdviceFacts) -> Iterator[AdviceItem]:
    if facts.stage in {Stage.SERVED, Stage.CONCLUDED} and facts.review_until_on is not None:
        is_open = facts.today <= facts.review_until_on
        yield AdviceItem(
            Advice.ASK_FOR_REVIEW if is_open else Advice.REVIEW_WINDOW_CLOSED, "R-1.70", facts.review_until_on
        )
    if facts.stage is Stage.NOT_ACCEPTED:
        yield AdviceItem(Advice.FOLLOW_THE_ROUTE, "R-1.22")
    if facts.stage is Stage.NO_LONGER_ACCEPTED:
        yield AdviceItem(Advice.BRING_NEW_FACTS, "R-1.74")
        yield AdviceItem(Advice.ASK_FOR_HELP, "R-1.61")


def _dated(due_on: date | None, facts: AdviceFacts, wait: Advice, late: Advice, basis: str) -> Iterator[AdviceItem]:
    if due_on is not None:
        yield AdviceItem(wait if facts.today <= due_on else late, basis, due_on)
