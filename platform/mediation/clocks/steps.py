"""The explanation of a date ("why this date") as data: codes and facts in order; words are chosen at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mediation.clocks.calendar import ONE_DAY, DayKind, NamedSpan, Workdays
from mediation.clocks.codes import DayUnit, StepCode
from mediation.clocks.dates import ClockDates, RollPolicy
from mediation.clocks.events import ClockEvent
from mediation.clocks.terms import Term
from mediation.verdict import Fact

COUNTING_BASIS = "16"
"""Day zero, alarm and roll rest on an analogy that section 16 keeps open."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the explanation: facts are ISO dates and moments, numbers and codes; `basis` a rule or None."""

    code: StepCode
    facts: Mapping[str, Fact] = field(default_factory=dict)
    basis: str | None = None


def step(code: StepCode, facts: Mapping[str, date | Fact], *, basis: str | None = None) -> Step:
    """Make a step; dates and moments among the facts become ISO text, facts that are None are left out."""
    plain = {name: _plain(value) for name, value in facts.items() if value is not None}
    return Step(code=code, facts=plain, basis=basis)


def _plain(value: date | Fact) -> Fact:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def opening_steps(*, term: Term, start: ClockEvent, workdays: Workdays, first: ClockDates) -> tuple[Step, ...]:
    """Say what day zero is, whose rule it is, how it is counted and what lay in the way."""
    steps = [step(StepCode.ANCHOR, {"anchor": term.anchor, "on": start.on, "at": start.at}, basis=term.basis)]
    if term.province is not None:
        source = {"province": term.province, "statute": term.statute, "article": term.article}
        steps.append(step(StepCode.PROFILE, source, basis=term.basis))
    if term.unit is DayUnit.SET_DAY:
        return (*steps, step(StepCode.SET_DAY, {"on": first.nominal_on}, basis=term.basis))
    counting = {
        "unit": term.unit,
        "length": term.length,
        "first_on": None if term.unit is DayUnit.MINUTE else start.on + ONE_DAY,
        "until_on": first.nominal_on,
    }
    steps.append(step(StepCode.COUNTING, counting, basis=COUNTING_BASIS))
    if term.unit is DayUnit.WORKING_DAY:
        steps += named_steps(workdays, start.on, first.nominal_on)
    return tuple(steps)


def closing_steps(*, term: Term, dates: ClockDates, workdays: Workdays, policy: RollPolicy) -> tuple[Step, ...]:
    """Say what the last day is, the alarm before it, whether it rolls, and what may still change."""
    steps: list[Step] = []
    if dates.alarm_on != dates.nominal_on:
        last = workdays.what(dates.nominal_on)
        applies = policy.rolls(term.bound)
        rolls: dict[str, date | Fact] = {"on": dates.rolled_on, "applies": applies, "bound": term.bound}
        steps.append(step(StepCode.NOMINAL, {"on": last.on, "kind": last.kind, "name": last.name}))
        steps += named_steps(workdays, dates.alarm_on, dates.rolled_on)
        steps.append(step(StepCode.ALARM, {"on": dates.alarm_on}, basis=COUNTING_BASIS))
        steps.append(step(StepCode.ROLL, rolls, basis=COUNTING_BASIS))
    steps.append(step(StepCode.DUE, {"on": dates.due_on, "at": dates.due_at}))
    if dates.unpublished_year is not None:
        steps.append(step(StepCode.PROVISIONAL, {"year": dates.unpublished_year}))
    return tuple(steps)


def named_steps(workdays: Workdays, after_on: date, until_on: date) -> tuple[Step, ...]:
    """Return one step per holiday and per make-up day after `after_on` up to and with `until_on`."""
    return tuple(_named_step(span) for span in workdays.named_spans(after_on, until_on))


def _named_step(span: NamedSpan) -> Step:
    if span.kind is DayKind.MAKEUP:
        return step(StepCode.MAKEUP, {"name": span.name, "on": span.first_on})
    facts = {"name": span.name, "first_on": span.first_on, "last_on": span.last_on, "days": span.days}
    return step(StepCode.HOLIDAY, facts)
