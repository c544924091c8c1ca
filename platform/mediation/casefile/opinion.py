"""The written opinion: what must stand in it, who issues it, who signs (R-1.55, R-1.56)."""

from dataclasses import dataclass
from datetime import date

from mediation.casefile.elements import Element
from mediation.casefile.kinds import OpinionOutcome
from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """A draft and who issues it; `remedy` says where to turn, `window_days` how long.

    An interested person drafted or signs when he has declared a direct interest in the matter or the petitioner.
    """

    outcome: OpinionOutcome | None
    claim: str
    findings: str
    decision: str
    laws: tuple[str, ...]
    remedy: str
    window_days: int | None
    organ_has_power: bool
    organ_is_village: bool
    drafter_interested: bool = False
    signer_interested: bool = False
    signer_is_head: bool = False
    drafted_on: date | None = None
    issued_on: date | None = None


def missing_in_opinion(facts: OpinionFacts) -> tuple[Element, ...]:
    """Return what a draft lacks: claim, facts and reasons, outcome with decision, law cited, remedy with its window.

    The window is that of R-1.56; without it the petitioner is not told how long he has.
    """
    present = {
        Element.OPINION_CLAIM: bool(facts.claim.strip()),
        Element.OPINION_FACTS: bool(facts.findings.strip()),
        Element.OPINION_DECISION: facts.outcome is not None and bool(facts.decision.strip()),
        Element.LAW_CITED: any(law.strip() for law in facts.laws),
        Element.REMEDY_AND_WINDOW: bool(facts.remedy.strip()) and bool(facts.window_days),
    }
    return tuple(element for element, is_there in present.items() if not is_there)


def check_draft(facts: OpinionFacts) -> Answer:
    """Judge who drafts: an organ with power, by somebody without an interest (R-1.54, R-1.51); a draft may be thin."""
    if facts.organ_is_village:
        return Refused(CasefileReason.VILLAGE_HAS_NO_POWER, "11.3-7", {}, "competent_organ")
    if not facts.organ_has_power:
        return Refused(CasefileReason.NO_POWER, "R-1.54", {}, "competent_organ")
    if facts.drafter_interested:
        return Refused(CasefileReason.INTERESTED_PERSON, "R-1.51", {"who": "drafter"}, "holder_head")
    return Allowed(basis="R-1.55")


def check_issue(facts: OpinionFacts) -> Answer:
    """Judge an opinion before it is signed: complete, by an organ with power, signed by its head (R-1.55, 9.5).

    The head withdraws like everybody else when he is interested; the head of the organ above decides who signs then.
    """
    drafted = check_draft(facts)
    if isinstance(drafted, Refused):
        return drafted
    missing = missing_in_opinion(facts)
    if missing:
        basis = "R-1.56" if missing == (Element.REMEDY_AND_WINDOW,) else "R-1.55"
        return Refused(CasefileReason.OPINION_INCOMPLETE, basis, {"missing": ",".join(missing)})
    if not facts.signer_is_head:
        return Refused(CasefileReason.NOT_THIS_PERSON, "9.5", {}, "holder_head")
    if facts.signer_interested:
        return Refused(CasefileReason.INTERESTED_PERSON, "R-1.51", {"who": "signer"}, "leader")
    if facts.drafted_on is not None and facts.issued_on is not None and facts.issued_on < facts.drafted_on:
        return Refused(CasefileReason.OPINION_SIGNED_TOO_EARLY, "R-1.55", {"drafted": facts.drafted_on.isoformat()})
    return Allowed(basis="R-1.55")


def needs_execution(outcome: OpinionOutcome) -> bool:
    """Say whether the outcome must be carried out and watched (R-1.55): a supported claim."""
    return outcome is OpinionOutcome.SUPPORTED
