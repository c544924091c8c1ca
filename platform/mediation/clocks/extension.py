"""May this term be extended? (R-1.58, T-16)"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from mediation.clocks.codes import Approver
from mediation.clocks.reasons import ClockReason
from mediation.clocks.terms import ExtensionRule, Term
from mediation.verdict import Allowed, Answer, Fact, Refused

NO_EXTENSION_BASIS = "R-1.78"
"""Where the statute names no extension there is none."""

WHO_APPROVES = MappingProxyType({Approver.ORGAN_HEAD: "department_head"})
"""The role behind an approver, where it is a role of the platform."""


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """What an extension is judged on.

    `due_on` is the judged date before this extension; `granted_before` counts complete extensions; `is_running`
    is false once the act was done or the clock cancelled. `approver_may_approve` says that the approving person is
    the one the rule names (for R-1.58 the head of the organ), `approver_is_handler` that it is the handler itself.
    """

    term: Term
    days: int
    asked_on: date
    due_on: date
    granted_before: int
    is_running: bool
    has_reason: bool
    approver_may_approve: bool
    approver_is_handler: bool


def check_extension(facts: ExtensionFacts) -> Answer:
    """Allow an extension that the term knows, in time, once, within its length, with a reason and the right approval.

    Allowed is not yet complete: the date moves only when the petitioner was told why before `due_on`
    (see `needs_notice` of the rule, and the replay).
    """
    rule = facts.term.extension
    if rule is None:
        return Refused(ClockReason.NOT_EXTENDABLE, NO_EXTENSION_BASIS, {"term": facts.term.code})
    return _check_time(facts, rule) or _check_length(facts, rule) or _check_approval(facts, rule) or Allowed(rule.basis)


def _check_time(facts: ExtensionFacts, rule: ExtensionRule) -> Refused | None:
    if not facts.is_running:
        return Refused(ClockReason.CLOCK_NOT_RUNNING, rule.basis, {"term": facts.term.code})
    if facts.asked_on > facts.due_on:
        days: dict[str, Fact] = {"asked_on": facts.asked_on.isoformat(), "due_on": facts.due_on.isoformat()}
        return Refused(ClockReason.EXTENSION_EXPIRED, rule.basis, days)
    if facts.granted_before >= rule.max_times:
        times: dict[str, Fact] = {"granted_before": facts.granted_before, "max_times": rule.max_times}
        return Refused(ClockReason.EXTENSION_ALREADY_USED, rule.basis, times)
    return None


def _check_length(facts: ExtensionFacts, rule: ExtensionRule) -> Refused | None:
    if facts.days < 1:
        return Refused(ClockReason.EXTENSION_NOT_POSITIVE, rule.basis, {"days": facts.days})
    if rule.max_days is not None and facts.days > rule.max_days:
        length: dict[str, Fact] = {"days": facts.days, "max_days": rule.max_days, "unit": facts.term.unit}
        return Refused(ClockReason.EXTENSION_TOO_LONG, rule.basis, length)
    return None


def _check_approval(facts: ExtensionFacts, rule: ExtensionRule) -> Refused | None:
    if not facts.has_reason:
        return Refused(ClockReason.EXTENSION_WITHOUT_REASON, rule.basis)
    who_can = WHO_APPROVES.get(rule.approver)
    if not facts.approver_may_approve:
        approver: dict[str, Fact] = {"approver": rule.approver}
        return Refused(ClockReason.EXTENSION_NOT_BY_APPROVER, rule.basis, approver, who_can)
    if facts.approver_is_handler:
        return Refused(ClockReason.EXTENSION_BY_HANDLER, rule.basis, who_can=who_can)
    return None
