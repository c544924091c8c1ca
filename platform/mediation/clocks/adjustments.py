"""Extensions and excluded time: what they add to a term, and why some of them add nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mediation.clocks.calendar import Workdays
from mediation.clocks.codes import DayUnit, EventKind, StepCode
from mediation.clocks.dates import ClockDates, RollPolicy, clock_dates
from mediation.clocks.events import ClockEvent
from mediation.clocks.steps import Step, step
from mediation.clocks.terms import ExtensionRule, Term
from mediation.verdict import Fact


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A term's dates after everything that moved them, and the steps that say so.

    `extra` is in the term's unit; `tell_by_on` is set while an approved extension waits for the petitioner to be
    told, or was never completed; `is_paused` while an excluded span is open.
    """

    dates: ClockDates
    extra: int = 0
    extensions: int = 0
    tell_by_on: date | None = None
    excluded_until_on: date | None = None
    is_paused: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What every adjustment of one clock is judged on; `open_until_on` ends a span that is still open."""

    term: Term
    start: ClockEvent
    workdays: Workdays
    policy: RollPolicy
    open_until_on: date

    def dates(self, extra: int) -> ClockDates:
        """Return the dates with `extra` units added to the term."""
        return clock_dates(term=self.term, start=self.start, extra=extra, workdays=self.workdays, policy=self.policy)


def adjust(ground: Ground, events: Sequence[ClockEvent]) -> Adjusted:
    """Apply extensions and exclusions in the order of their days to the term's own dates."""
    now = Adjusted(dates=ground.dates(0))
    for event, told_on in sorted(_with_notices(events), key=lambda pair: pair[0].on):
        if event.kind is EventKind.EXTEND:
            now = _extend(ground, now, event, told_on=told_on)
        else:
            now = _exclude(ground, now, event)
    return now


def _with_notices(events: Iterable[ClockEvent]) -> Iterator[tuple[ClockEvent, date | None]]:
    """Pair every extension with the first notice recorded after it and before the next extension."""
    waiting: ClockEvent | None = None
    for event in events:
        if event.kind is EventKind.EXCLUDE:
            yield event, None
        elif event.kind is EventKind.EXTEND:
            if waiting is not None:
                yield waiting, None
            waiting = event
        elif event.kind is EventKind.EXTENSION_TOLD and waiting is not None:
            yield waiting, event.on
            waiting = None
    if waiting is not None:
        yield waiting, None


def _extend(ground: Ground, now: Adjusted, event: ClockEvent, *, told_on: date | None) -> Adjusted:
    rule, days, due_on = ground.term.extension, event.days or 0, now.dates.due_on
    asked = {"approved_on": event.on, "told_on": told_on, "days": days}
    if rule is None or not _is_lawful(rule, days=days, times=now.extensions, in_time=event.on <= due_on):
        ignored = step(StepCode.EXTENSION_NOT_COUNTED, {**asked, "due_on": due_on}, basis=rule.basis if rule else None)
        return replace(now, steps=(*now.steps, ignored))
    if rule.needs_notice and (told_on is None or told_on > due_on):
        # T-16(e): approved, but the petitioner was not told while the old date stood; the old date stays.
        incomplete = step(StepCode.EXTENSION_INCOMPLETE, {**asked, "tell_by_on": due_on}, basis=rule.basis)
        return replace(now, tell_by_on=due_on, steps=(*now.steps, incomplete))
    dates = ground.dates(now.extra + days)
    done = step(StepCode.EXTENSION, {**asked, "from_on": due_on, "until_on": dates.due_on}, basis=rule.basis)
    return replace(
        now,
        dates=dates,
        extra=now.extra + days,
        extensions=now.extensions + 1,
        tell_by_on=None,
        steps=(*now.steps, done),
    )


def _is_lawful(rule: ExtensionRule, *, days: int, times: int, in_time: bool) -> bool:
    fits = rule.max_days is None or days <= rule.max_days
    return in_time and fits and days > 0 and times < rule.max_times


def _exclude(ground: Ground, now: Adjusted, event: ClockEvent) -> Adjusted:
    until_on, basis = event.until_on or max(ground.open_until_on, event.on), ground.term.basis
    span: dict[str, date | Fact] = {"why": event.why, "from_on": event.on, "until_on": until_on}
    if event.why not in ground.term.excludes:
        return replace(now, steps=(*now.steps, step(StepCode.EXCLUSION_NOT_ALLOWED, span, basis=basis)))
    if event.on > now.dates.due_on:
        return replace(now, steps=(*now.steps, step(StepCode.EXCLUSION_TOO_LATE, span, basis=basis)))
    # Spans may overlap and may begin before day zero; no day is given back twice.
    from_on = max(event.on, ground.start.on, now.excluded_until_on or event.on)
    days = _units(ground, from_on, until_on)
    dates = ground.dates(now.extra + days)
    counted = {**span, "days": days, "is_open": event.until_on is None, "new_due_on": dates.due_on}
    return replace(
        now,
        dates=dates,
        extra=now.extra + days,
        excluded_until_on=max(until_on, now.excluded_until_on or until_on),
        is_paused=now.is_paused or event.until_on is None,
        steps=(*now.steps, step(StepCode.EXCLUSION, counted, basis=basis)),
    )


def _units(ground: Ground, from_on: date, until_on: date) -> int:
    if ground.term.unit is DayUnit.WORKING_DAY:
        return ground.workdays.workdays_between(from_on, until_on).number
    return max((until_on - from_on).days, 0)
