""" "Why this date" as data: codes and facts in order; the words are chosen at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mediation.clocks.calendar import ONE_DAY, DayKind, Workdays
from mediation.clocks.codes import DayUnit, StepCode
from mediation.clocks.dates import ClockDates, RollPolicy
from mediation.clocks.events import ClockEvent
from mediation.clocks.terms import Term
from mediation.verdict import Fact


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the explanation; facts are ISO dates and moments, numbers and codes."""

    code: StepCode
    facts: Mapping[str, Fact] = field(default_factory=dict)


def step(code: StepCode, **facts: date | Fact) -> Step:
    """Make a step; dates and moments among the facts become ISO text, facts that are None are left out."""
    return Step(code=code, facts={name: _plain(value) for name, value in facts.items() if value is not None})


def _plain(value: date | Fact) -> Fact:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def opening_steps(*, term: Term, start: ClockEvent, workdays: Workdays, first: ClockDates) -> tuple[Step, ...]:
    """Say what day zero is, whose rule it is, how it is counted and what lay in the way."""
    steps = [step(StepCode.ANCHOR, anchor=term.anchor, on=start.on, at=start.at)]
    if term.province is not None:
        steps.append(step(StepCode.PROFILE, province=term.province, statute=term.statute, article=term.article))
    if term.unit is DayUnit.SET_DAY:
        return (*steps, step(StepCode.SET_DAY, on=first.nominal_on))
    steps.append(
        step(
            StepCode.COUNTING,
            unit=term.unit,
            length=term.length,
            first_on=None if term.unit is DayUnit.MINUTE else start.on + ONE_DAY,
            until_on=first.nominal_on,
        )
    )
    if term.unit is DayUnit.WORKING_DAY:
        steps += named_steps(workdays, start.on, first.nominal_on)
    return tuple(steps)


def closing_steps(*, term: Term, dates: ClockDates, workdays: Workdays, policy: RollPolicy) -> tuple[Step, ...]:
    """Say what the last day is, the alarm before it, whether it rolls, and what may still change."""
    steps: list[Step] = []
    if dates.alarm_on != dates.nominal_on:
        falls_on = workdays.what(dates.nominal_on)
        steps.append(step(StepCode.NOMINAL, on=falls_on.on, kind=falls_on.kind, name=falls_on.name))
        steps += named_steps(workdays, dates.alarm_on, dates.rolled_on)
        steps.append(step(StepCode.ALARM, on=dates.alarm_on))
        steps.append(step(StepCode.ROLL, on=dates.rolled_on, applies=policy.rolls(term.bound), bound=term.bound))
    steps.append(step(StepCode.DUE, on=dates.due_on, at=dates.due_at))
    if dates.unpublished_year is not None:
        steps.append(step(StepCode.PROVISIONAL, year=dates.unpublished_year))
    return tuple(steps)


def named_steps(workdays: Workdays, after_on: date, until_on: date) -> tuple[Step, ...]:
    """Return one step per holiday and per make-up day after `after_on` up to and with `until_on`."""
    return tuple(
        step(StepCode.MAKEUP, name=span.name, on=span.first_on)
        if span.kind is DayKind.MAKEUP
        else step(StepCode.HOLIDAY, name=span.name, first_on=span.first_on, last_on=span.last_on, days=span.days)
        for span in workdays.named_spans(after_on, until_on)
    )
