"""What happens to a clock: done, undone, cancelled, unpublished years, and the laws of replaying."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.clocks.calendar import CalendarDay
from mediation.clocks.codes import ClockState, EventKind, Exclusion, StepCode, TermCode
from mediation.clocks.events import (
    ClockEvent,
    cancelled,
    event_from,
    excluded,
    extended,
    extension_told,
    reopened,
    started,
    stopped,
)
from mediation.moments import day_ends_at
from tests.dates import day, moment
from tests.unit.clocks.tables import reading, rulebook, steps_named

ANCHOR = started(day("Mon 2026-06-01"))
DUE_ON = day("Fri 2026-07-31")


class TestBeingDone:
    def test_on_the_due_day_is_in_time(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, stopped(DUE_ON), now=day("Mon 2026-08-10"))
        assert (found.state, found.done_on, found.breached_on) == (ClockState.DONE_IN_TIME, DUE_ON, None)

    def test_a_day_later_is_late_for_good(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, stopped(day("Sat 2026-08-01")), now=day("Mon 2026-08-10"))
        assert found.state is ClockState.DONE_LATE
        assert found.breached_on == day("Sat 2026-08-01")
        assert found.remaining_workdays == 0

    def test_twice_counts_the_first_time(self) -> None:
        again = stopped(day("Mon 2026-08-10"))
        found = reading(TermCode.HANDLE_60, ANCHOR, stopped(DUE_ON), again, now=day("Mon 2026-08-10"))
        assert found.done_on == DUE_ON


class TestNotBeingDone:
    def test_until_the_end_of_the_due_day_is_running(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, now=moment("Fri 2026-07-31 23:59"))
        assert (found.state, found.remaining_workdays) == (ClockState.RUNNING, 0)
        assert found.dates.ends_at == day_ends_at(DUE_ON) == moment("Sat 2026-08-01 00:00")

    def test_afterwards_is_overdue_by_working_days(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, now=moment("Wed 2026-08-05 09:00"))
        assert found.state is ClockState.OVERDUE
        assert (found.breached_on, found.late_workdays) == (day("Sat 2026-08-01"), 3)
        assert found.breached_at == moment("Sat 2026-08-01 00:00")


class TestBeingReopened:
    fake = (ANCHOR, stopped(day("Thu 2026-07-30")), reopened(day("Mon 2026-08-10")))

    def test_lets_the_clock_run_as_if_it_had_never_stopped(self) -> None:
        found = reading(TermCode.HANDLE_60, *self.fake, now=day("Mon 2026-08-10"))
        assert (found.state, found.due_on) == (ClockState.OVERDUE, DUE_ON)
        assert found.breached_on == day("Sat 2026-08-01")

    def test_shows_in_the_explanation(self) -> None:
        found = reading(TermCode.HANDLE_60, *self.fake, now=day("Mon 2026-08-10"))
        assert steps_named(found, StepCode.REOPENED) == [{"on": "2026-08-10"}]


class TestBeingCancelled:
    def test_before_the_due_day_leaves_no_breach(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, cancelled(day("Mon 2026-07-20")), now=day("Mon 2026-08-10"))
        assert (found.state, found.breached_on) == (ClockState.CANCELLED, None)

    def test_does_not_wipe_out_a_breach(self) -> None:
        found = reading(TermCode.HANDLE_60, ANCHOR, cancelled(day("Mon 2026-08-03")), now=day("Mon 2026-08-10"))
        assert (found.state, found.breached_on) == (ClockState.CANCELLED, day("Sat 2026-08-01"))

    def test_after_being_done_changes_nothing(self) -> None:
        events = (ANCHOR, stopped(DUE_ON), cancelled(day("Mon 2026-08-03")))
        assert reading(TermCode.HANDLE_60, *events, now=day("Mon 2026-08-10")).state is ClockState.DONE_IN_TIME

    def test_makes_a_later_stop_meaningless(self) -> None:
        events = (ANCHOR, cancelled(day("Mon 2026-07-20")), stopped(day("Tue 2026-07-21")))
        found = reading(TermCode.HANDLE_60, *events, now=day("Mon 2026-08-10"))
        assert (found.state, found.done_on) == (ClockState.CANCELLED, None)


class TestADayThatWasSet:
    """Assigned with its own deadline: prolonged only by whoever assigned it."""

    assigned = started(day("Mon 2026-06-01"), set_on=day("Sat 2026-06-20"))

    def test_is_the_nominal_day(self) -> None:
        found = reading(TermCode.ASSIGNMENT_FEEDBACK, self.assigned, now=day("Mon 2026-06-01"))
        assert (found.due_on, found.alarm_on) == (day("Sat 2026-06-20"), day("Thu 2026-06-18"))
        assert steps_named(found, StepCode.SET_DAY) == [{"on": "2026-06-20"}]

    def test_needs_no_notice_to_be_prolonged(self) -> None:
        longer = extended(day("Thu 2026-06-18"), days=10)
        found = reading(TermCode.ASSIGNMENT_FEEDBACK, self.assigned, longer, now=day("Thu 2026-06-18"))
        assert found.due_on == day("Tue 2026-06-30")

    def test_must_be_given(self) -> None:
        with pytest.raises(ValueError, match="day that was set"):
            reading(TermCode.ASSIGNMENT_FEEDBACK, started(day("Mon 2026-06-01")), now=day("Mon 2026-06-01"))


def test_an_appraisal_gives_the_medical_mediation_its_working_days_back() -> None:
    accepted = started(day("Mon 2026-04-20"))
    without = reading(TermCode.MEDIATION_MEDICAL_30WD, accepted, now=day("Mon 2026-04-20"))
    appraisal = excluded(day("Wed 2026-05-06"), until_on=day("Wed 2026-05-13"), why=Exclusion.APPRAISAL)
    found = reading(TermCode.MEDIATION_MEDICAL_30WD, accepted, appraisal, now=day("Wed 2026-05-13"))
    assert without.due_on == day("Wed 2026-06-03")
    # 05-07, 05-08, the make-up Saturday, 05-11, 05-12 and 05-13.
    assert found.due_on == day("Thu 2026-06-11")


def test_the_holidays_on_a_lengthened_way_are_explained_too() -> None:
    accepted = started(day("Fri 2026-05-08"))
    appraisal = excluded(day("Mon 2026-05-18"), until_on=day("Mon 2026-05-25"), why=Exclusion.APPRAISAL)
    without = reading(TermCode.MEDIATION_MEDICAL_30WD, accepted, now=day("Mon 2026-05-25"))
    found = reading(TermCode.MEDIATION_MEDICAL_30WD, accepted, appraisal, now=day("Mon 2026-05-25"))
    assert (without.due_on, steps_named(without, StepCode.HOLIDAY)) == (day("Thu 2026-06-18"), [])
    assert found.due_on == day("Fri 2026-06-26")
    assert [facts["name"] for facts in steps_named(found, StepCode.HOLIDAY)] == ["端午节"]


class TestAnUnpublishedYear:
    anchor = started(day("Mon 2026-11-23"))

    def test_makes_a_date_provisional_and_says_which_year(self) -> None:
        found = reading(TermCode.HANDLE_60, self.anchor, now=day("Mon 2026-11-23"))
        assert (found.due_on, found.is_provisional) == (day("Fri 2027-01-22"), True)
        assert steps_named(found, StepCode.PROVISIONAL) == [{"year": 2027}]

    def test_once_loaded_makes_it_firm_under_another_calendar_version(self) -> None:
        rows = [CalendarDay(on=day("Fri 2027-01-01"), is_workday=False, name="元旦")]
        before = reading(TermCode.HANDLE_60, self.anchor, now=day("Mon 2026-11-23"))
        loaded = rulebook().with_year(2027, rows)
        after = reading(TermCode.HANDLE_60, self.anchor, now=day("Mon 2026-11-23"), book=loaded)
        assert not after.is_provisional
        assert after.calendar_version != before.calendar_version


class TestARecordThatIsNoClock:
    @pytest.mark.parametrize(
        "events",
        [
            pytest.param((stopped(DUE_ON),), id="no start"),
            pytest.param((ANCHOR, ANCHOR), id="two starts"),
            pytest.param((stopped(DUE_ON), ANCHOR), id="a stop before the start"),
        ],
    )
    def test_is_not_read(self, events: tuple[ClockEvent, ...]) -> None:
        with pytest.raises(ValueError, match="one start"):
            reading(TermCode.HANDLE_60, *events, now=DUE_ON)

    def test_in_minutes_needs_moments(self) -> None:
        with pytest.raises(ValueError, match="starts at a moment"):
            reading(TermCode.URGENT_ACK_30MIN, ANCHOR, now=DUE_ON)
        call = started(day("Mon 2026-06-01"), at=moment("Mon 2026-06-01 16:50"))
        with pytest.raises(ValueError, match="ends at a moment"):
            reading(TermCode.URGENT_ACK_30MIN, call, stopped(day("Mon 2026-06-01")), now=DUE_ON)

    def test_needs_an_aware_now(self) -> None:
        with pytest.raises(ValueError, match="no zone"):
            reading(TermCode.HANDLE_60, ANCHOR, now=moment("Mon 2026-06-01 09:00").replace(tzinfo=None))


@pytest.mark.parametrize(
    "event",
    [
        started(day("Mon 2026-06-01"), set_on=day("Sat 2026-06-20")),
        extended(day("Thu 2026-07-30"), days=30),
        extension_told(day("Thu 2026-07-30")),
        excluded(day("Mon 2026-06-22"), until_on=None, why=Exclusion.HEARING),
        excluded(day("Mon 2026-06-22"), until_on=day("Thu 2026-07-02"), why=Exclusion.APPRAISAL),
        stopped(DUE_ON, at=moment("Fri 2026-07-31 16:00")),
        reopened(DUE_ON),
        cancelled(DUE_ON),
    ],
    ids=lambda event: event.kind,
)
def test_an_event_comes_back_from_its_stored_facts(event: ClockEvent) -> None:
    assert event_from(kind=event.kind.value, on=event.on, at=event.at, facts=event.facts) == event


def test_an_event_of_an_unknown_kind_is_not_read() -> None:
    with pytest.raises(ValueError, match="comment"):
        event_from(kind="comment", on=DUE_ON, at=None, facts={})


DAYS = st.dates(min_value=date(2005, 5, 1), max_value=date(2026, 6, 30))
SPANS = st.lists(
    st.tuples(st.integers(min_value=-20, max_value=90), st.integers(min_value=0, max_value=60)), max_size=4
)


def hearings(anchor_on: date, spans: list[tuple[int, int]]) -> list[ClockEvent]:
    return [
        excluded(
            anchor_on + timedelta(days=offset),
            until_on=anchor_on + timedelta(days=offset + length),
            why=Exclusion.HEARING,
        )
        for offset, length in spans
    ]


@given(anchor_on=DAYS, spans=SPANS, one_more=SPANS.filter(bool))
def test_more_excluded_time_never_brings_a_date_forward(
    anchor_on: date, spans: list[tuple[int, int]], one_more: list[tuple[int, int]]
) -> None:
    some = hearings(anchor_on, spans)
    more = [*some, *hearings(anchor_on, one_more)]
    fewer_due = reading(TermCode.REREVIEW_30, started(anchor_on), *some, now=anchor_on).due_on
    assert reading(TermCode.REREVIEW_30, started(anchor_on), *more, now=anchor_on).due_on >= fewer_due


@given(anchor_on=DAYS, spans=SPANS)
def test_excluded_time_gives_back_at_most_its_own_days(anchor_on: date, spans: list[tuple[int, int]]) -> None:
    covered = {offset + day_of for offset, length in spans for day_of in range(length) if offset + day_of >= 0}
    found = reading(TermCode.REREVIEW_30, started(anchor_on), *hearings(anchor_on, spans), now=anchor_on)
    assert (found.due_on - found.original_due_on).days <= len(covered)


@given(anchor_on=DAYS, later=st.integers(min_value=0, max_value=200), code=st.sampled_from(TermCode))
def test_every_term_is_read_at_any_time_without_its_date_moving(anchor_on: date, later: int, code: TermCode) -> None:
    if rulebook().terms.find_term(code, on=anchor_on) is None:
        return
    anchor = ClockEvent(
        kind=EventKind.START, on=anchor_on, at=day_ends_at(anchor_on), until_on=anchor_on + timedelta(days=20)
    )
    at_once = reading(code, anchor, now=anchor_on)
    afterwards = reading(code, anchor, now=anchor_on + timedelta(days=later))
    assert at_once.dates == afterwards.dates
    assert at_once.alarm_on <= at_once.nominal_on <= at_once.rolled_on
    assert at_once.due_on > anchor_on
    assert len(afterwards.steps) < 60
