"""A verdict of the gate in words: the large sentence, why, on which way, where to go, what is owed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.words.dates import day_words
from blueprints.words.gate import (
    CITIZEN_NOW,
    DECISIONS,
    EVIDENCE,
    FAILINGS,
    HEADLINES,
    JUDICIAL,
    NOW_ALWAYS,
    NOW_NOTICE,
    STEPS,
    gate_law,
)
from blueprints.words.gate import SENTENCES as GATE_SENTENCES
from blueprints.words.matters import BRANCHES, CHANNELS, KINDS
from blueprints.words.organisations import GROUNDS
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.gate.x1 import Failing
from mediation.routing.kinds import Branch, Channel, Kind

TAG_KINDS = {
    Decision.ACCEPTED: "done",
    Decision.ACCEPTED_BY_EXCEPTION: "done",
    Decision.GUIDED: "waiting",
    Decision.NOT_ACCEPTED: "wrong",
    Decision.NO_LONGER_ACCEPTED: "wrong",
}
NOTICE_KINDS = {
    Decision.ACCEPTED: "met",
    Decision.ACCEPTED_BY_EXCEPTION: "met",
    Decision.GUIDED: "soon",
    Decision.NOT_ACCEPTED: "soon",
    Decision.NO_LONGER_ACCEPTED: "soon",
}
DONE = frozenset(
    {
        NextStep.REGISTER,
        NextStep.REGISTER_LINKED,
        NextStep.NO_NEW_CLOCK,
        NextStep.INFORM_LOWER_ORGAN,
        NextStep.HAND_DOWN_DRAFT,
        NextStep.HAND_OVER_DRAFT,
        NextStep.HIDE_FROM_ACCUSED,
        NextStep.SUPERVISION_ORDER,
    }
)
"""Steps that the registration itself has carried out."""


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """A verdict as a page shows it; `path` goes from the competent organ to the desk, `(name, role word or None)`."""

    headline: str
    decision: str
    tag: str
    notice: str
    reason: str
    basis: str
    law: str
    skip: str | None
    path: tuple[tuple[str, str | None], ...]
    now: tuple[str, ...]
    steps: tuple[str, ...]
    done: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def verdict_words(
    verdict: GateVerdict, *, names: Mapping[int, str], numbers: Mapping[int, str] | None = None
) -> VerdictWords:
    """Return a verdict in words; `names` of organisations by id, `numbers` of the earlier cases one may see."""
    return VerdictWords(
        headline=str(HEADLINES[verdict.code]),
        decision=str(DECISIONS[verdict.decision]),
        tag=TAG_KINDS[verdict.decision],
        notice=NOTICE_KINDS[verdict.decision],
        reason=str(GATE_SENTENCES[verdict.code]),
        basis=verdict.basis,
        law=gate_law(verdict.code),
        skip=_("越过 %(count)s 级", count=verdict.skip) if verdict.counts_as_skip else None,
        path=_path(verdict, names),
        now=_now(verdict),
        steps=tuple(str(STEPS[step]) for step in verdict.next_steps if step not in DONE),
        done=tuple(str(STEPS[step]) for step in verdict.next_steps if step in DONE),
        facts=fact_lines(verdict.facts, names=names, numbers=numbers),
    )


def _now(verdict: GateVerdict) -> tuple[str, ...]:
    notice = (NOW_NOTICE,) if NextStep.WRITTEN_NOTICE_15D in verdict.next_steps else ()
    return tuple(str(words) for words in (*CITIZEN_NOW.get(verdict.code, ()), *notice, NOW_ALWAYS))


def _path(verdict: GateVerdict, names: Mapping[int, str]) -> tuple[tuple[str, str | None], ...]:
    if verdict.path[:1] == (verdict.facts.get("receiving_point"),):
        return ()  # nobody is known to be competent: the way up from the desk leads nowhere in particular
    last = len(verdict.path) - 1
    return tuple(
        (names.get(one, ""), _role(at, last=last, is_dispute="own_place" in verdict.facts))
        for at, one in enumerate(verdict.path)
    )


def _role(at: int, *, last: int, is_dispute: bool) -> str | None:
    if at == last:
        return _("当前接待")
    if at == 0:
        return _("首先调解") if is_dispute else _("有权处理")
    return None


def fact_lines(
    facts: Mapping[str, Any], *, names: Mapping[int, str], numbers: Mapping[int, str] | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the facts a verdict used as (label, value), in the order of the table; what says nothing is left out."""
    lines = []
    for key, (label, words) in FACTS.items():
        value = facts.get(key)
        if value is None:
            continue
        known = names if key in ORGANS else numbers or {}
        told = words(value) if words is not None else known.get(value, "")
        if told:
            lines.append((str(label), str(told)))
    return tuple(lines)


def _day(value: str) -> str:
    return day_words(date.fromisoformat(value))


def _judicial(value: str) -> str:
    return "" if value == JudicialState.NONE else str(JUDICIAL[JudicialState(value)])


Words = Callable[[Any], Any] | None
ORGANS = frozenset(
    {"receiving_point", "competent", "prior_organ", "failing_organ", "own_place", "reached", "reviewing_organ"}
)
FACTS: Mapping[str, tuple[Any, Words]] = {
    "kind": (_l("类别"), lambda value: KINDS[Kind(value)]),
    "branch": (_l("途径"), lambda value: BRANCHES[Branch(value)]),
    "channel": (_l("方式"), lambda value: CHANNELS[Channel(value)]),
    "receiving_point": (_l("接待场所"), None),
    "competent": (_l("有权处理的单位"), None),
    "own_place": (_l("应当首先调解的地方"), None),
    "reached": (_l("已上调到"), None),
    "persons": (_l("人数"), lambda value: str(value)),
    "judicial": (_l("司法程序"), _judicial),
    "prior_case": (_l("原事项"), None),
    "prior_organ": (_l("原承办单位"), None),
    "prior_due_on": (_l("原期限"), _day),
    "review_open_until": (_l("申请复查（复核）截止"), _day),
    "exception": (_l("例外理由"), lambda value: GROUNDS.get(value, value)),
    "exception_waiting": (_l("待批准的例外理由"), lambda value: GROUNDS.get(value, value)),
    "evidence": (_l("证据"), lambda value: EVIDENCE[EvidenceKind(value)]),
    "evidence_ref": (_l("证据编号"), lambda value: value),
    "failing": (_l("下级的失误"), lambda value: FAILINGS[Failing(value)]),
    "failing_organ": (_l("失误单位"), None),
    "failing_since": (_l("自何时"), _day),
    "today": (_l("甄别日期"), _day),
}
"""Fact -> its label and how its value is told; organisations and cases are told by name and number."""
