"""The file elements of each step (13.2): what must be there before the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused

CHECKLIST = "13.2"


class Step(StrEnum):
    """The steps whose elements are checked so far."""

    REGISTRATION = "registration"
    TRANSFER = "transfer"
    NOTICE = "notice"
    EXTENSION = "extension"
    OPINION = "opinion"
    SERVICE = "service"
    CONCLUSION = "conclusion"


class Element(StrEnum):
    """What must be on file."""

    CHANNEL = "channel"
    PETITIONER = "petitioner"
    PERSONS_PRESENT = "persons_present"
    CLAIM = "claim"
    PLACE = "place"
    RECEIVING_PERSON = "receiving_person"
    RECEIVED_AT = "received_at"
    TRANSFER_LETTER = "transfer_letter"
    TRANSFER_TARGET = "transfer_target"
    TRANSFER_REASON = "transfer_reason"
    TRANSFER_DEADLINE = "transfer_deadline"
    CONFLICT_CHECK = "conflict_check"
    WRITTEN_NOTICE = "written_notice"
    NOTICE_SERVICE = "notice_service"
    EXTENSION_APPROVAL = "extension_approval"
    EXTENSION_REASON = "extension_reason"
    EXTENSION_NOTICE = "extension_notice"
    OPINION_CLAIM = "opinion_claim"
    OPINION_FACTS = "opinion_facts"
    OPINION_DECISION = "opinion_decision"
    LAW_CITED = "law_cited"
    REMEDY_AND_WINDOW = "remedy_and_window"
    SIGNATURE = "signature"
    SEAL = "seal"
    OPINION_DATE = "opinion_date"
    SERVICE_METHOD = "service_method"
    SERVICE_PROOF = "service_proof"
    SERVICE_DATE = "service_date"
    DISPOSITION_RESOLVED = "disposition_resolved"
    DISPOSITION_EXPLAINED = "disposition_explained"
    DISPOSITION_ASSISTED = "disposition_assisted"
    DISPOSITION_BY_LAW = "disposition_by_law"
    DUTIES_CLOSED = "duties_closed"
    EXECUTION_PLAN = "execution_plan"


DISPOSITIONS = frozenset(
    {
        Element.DISPOSITION_RESOLVED,
        Element.DISPOSITION_EXPLAINED,
        Element.DISPOSITION_ASSISTED,
        Element.DISPOSITION_BY_LAW,
    }
)
"""The four answers of a closing form (R-1.50): solved, explained, helped, dealt with by law."""

_ALWAYS: Mapping[Step, tuple[Element, ...]] = MappingProxyType(
    {
        Step.REGISTRATION: (
            Element.CHANNEL,
            Element.PETITIONER,
            Element.PERSONS_PRESENT,
            Element.CLAIM,
            Element.PLACE,
            Element.RECEIVING_PERSON,
            Element.RECEIVED_AT,
        ),
        Step.TRANSFER: (
            Element.TRANSFER_LETTER,
            Element.TRANSFER_TARGET,
            Element.TRANSFER_REASON,
            Element.CONFLICT_CHECK,
        ),
        Step.NOTICE: (Element.WRITTEN_NOTICE, Element.NOTICE_SERVICE),
        Step.EXTENSION: (Element.EXTENSION_APPROVAL, Element.EXTENSION_REASON, Element.EXTENSION_NOTICE),
        Step.OPINION: (
            Element.OPINION_CLAIM,
            Element.OPINION_FACTS,
            Element.OPINION_DECISION,
            Element.LAW_CITED,
            Element.REMEDY_AND_WINDOW,
            Element.SIGNATURE,
            Element.SEAL,
            Element.OPINION_DATE,
        ),
        Step.SERVICE: (Element.SERVICE_METHOD, Element.SERVICE_PROOF, Element.SERVICE_DATE),
        Step.CONCLUSION: (
            Element.DISPOSITION_RESOLVED,
            Element.DISPOSITION_EXPLAINED,
            Element.DISPOSITION_ASSISTED,
            Element.DISPOSITION_BY_LAW,
            Element.DUTIES_CLOSED,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is on file (or comes with the act), and what makes an element needed or needless."""

    present: frozenset[Element]
    is_assignment: bool = False
    is_notice_exempt: bool = False
    is_supported: bool = False


def required_elements(step: Step, *, facts: FileFacts) -> tuple[Element, ...]:
    """Return what a step needs: a deadline only for an assignment, no notice where it is exempt (13.2).

    The four dispositions of R-1.50 each need an answer, be it "does not apply"; a supported claim needs a plan.
    """
    if step is Step.NOTICE and facts.is_notice_exempt:
        return ()
    needed = _ALWAYS[step]
    if step is Step.TRANSFER and facts.is_assignment:
        return (*needed, Element.TRANSFER_DEADLINE)
    if step is Step.CONCLUSION and facts.is_supported:
        return (*needed, Element.EXECUTION_PLAN)
    return needed


def missing_elements(step: Step, *, facts: FileFacts) -> tuple[Element, ...]:
    """Return what a step still lacks, in the order of the checklist."""
    return tuple(element for element in required_elements(step, facts=facts) if element not in facts.present)


def check_elements(step: Step, *, facts: FileFacts) -> Answer:
    """Judge whether a step is complete; the refusal lists what is missing, comma-separated (13.2)."""
    missing = missing_elements(step, facts=facts)
    if missing:
        return Refused(
            reason=CasefileReason.ELEMENTS_MISSING,
            basis="R-1.50" if missing[0] in DISPOSITIONS else CHECKLIST,
            facts={"step": step.value, "missing": ",".join(missing)},
        )
    return Allowed(basis=CHECKLIST)
