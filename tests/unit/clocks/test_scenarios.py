"""The dates of the rule book's scenarios, each with its weekday."""

import pytest

from mediation.clocks.codes import ClockState, Exclusion, StepCode, TermCode
from mediation.clocks.dates import RollPolicy
from mediation.clocks.events import ClockEvent, excluded, extended, extension_told, started, stopped
from mediation.rulebook import Parameters
from mediation.verdict import Refused
from tests.dates import day, moment
from tests.unit.clocks.tables import reading, rulebook, steps_named


@pytest.mark.parametrize(
    ("code", "anchor", "due"),
    [
        pytest.param(TermCode.HANDLE_60, "Mon 2026-03-09", "Fri 2026-05-08", id="T-01 handling"),
        pytest.param(
            TermCode.OBJECTION_5WD, "Fri 2026-09-18", "Thu 2026-09-24", id="T-04 objection over make-up Sunday"
        ),
        pytest.param(TermCode.SKIP_CONTACT_2WD, "Mon 2026-07-06", "Wed 2026-07-08", id="T-06 contact after a skip"),
        pytest.param(TermCode.SKIP_NOTIFY_1WD, "Mon 2026-07-06", "Tue 2026-07-07", id="T-06 word to the lower organ"),
        pytest.param(TermCode.NOTICE_15, "Mon 2026-06-01", "Tue 2026-06-16", id="T-07 written notice"),
        pytest.param(TermCode.HANDLE_60, "Mon 2026-06-01", "Fri 2026-07-31", id="T-16 handling"),
        pytest.param(TermCode.REREVIEW_30, "Mon 2026-06-08", "Wed 2026-07-08", id="T-18 re-review"),
        pytest.param(TermCode.OBJECTION_5WD, "Thu 2026-10-08", "Wed 2026-10-14", id="T-21 objection"),
        pytest.param(TermCode.NOTICE_15, "Thu 2026-10-08", "Fri 2026-10-23", id="T-21 notice, objection or not"),
        pytest.param(TermCode.OWNER_R1_2WD, "Mon 2026-03-16", "Wed 2026-03-18", id="T-23 R1"),
        pytest.param(TermCode.OWNER_R2_2WD, "Wed 2026-03-18", "Fri 2026-03-20", id="T-23 R2"),
        pytest.param(TermCode.OWNER_R3_4WD, "Fri 2026-03-20", "Thu 2026-03-26", id="T-23 R3"),
        pytest.param(TermCode.NOTICE_15, "Mon 2026-03-16", "Tue 2026-03-31", id="T-23 notice"),
        pytest.param(TermCode.OWNER_R1_2WD, "Wed 2026-09-23", "Mon 2026-09-28", id="T-24 R1 over Mid-Autumn"),
        pytest.param(TermCode.OWNER_R2_2WD, "Mon 2026-09-28", "Wed 2026-09-30", id="T-24 R2"),
        pytest.param(TermCode.OWNER_R3_4WD, "Wed 2026-09-30", "Mon 2026-10-12", id="T-24 R3 over National Day"),
        pytest.param(TermCode.OWNER_R4_2WD, "Mon 2026-10-12", "Wed 2026-10-14", id="T-24 R4"),
        pytest.param(TermCode.NOTICE_15, "Wed 2026-09-23", "Thu 2026-10-08", id="T-24 notice"),
        pytest.param(TermCode.SIMPLE_ACCEPT_3WD, "Mon 2026-04-27", "Thu 2026-04-30", id="T-33 simplified acceptance"),
        pytest.param(TermCode.SIMPLE_DONE_10WD, "Thu 2026-04-30", "Mon 2026-05-18", id="T-33 simplified opinion"),
        pytest.param(TermCode.MEDIATION_LABOUR_15, "Wed 2026-05-20", "Thu 2026-06-04", id="T-40 labour mediation"),
        pytest.param(TermCode.IMPROVEMENT_REPLY_30, "Mon 2026-04-13", "Wed 2026-05-13", id="T-46 reply to a letter"),
        pytest.param(TermCode.RISK_LETTER_REPLY_5WD, "Mon 2026-06-29", "Mon 2026-07-06", id="T-51 risk letter"),
        pytest.param(TermCode.TRANSFER_SPLIT_NATION_5, "Thu 2026-04-30", "Tue 2026-05-05", id="split: nation"),
        pytest.param(TermCode.FIRST_MEET_5WD, "Tue 2026-04-28", "Fri 2026-05-08", id="T-29 five working days"),
    ],
)
def test_a_term_is_due_on_the_day_the_scenario_says(code: TermCode, anchor: str, due: str) -> None:
    found = reading(code, started(day(anchor)), now=day(anchor))
    assert found.due_on == found.original_due_on == day(due)
    assert found.state is ClockState.RUNNING


@pytest.mark.parametrize(
    ("intake", "guard"),
    [
        pytest.param("Mon 2026-03-16", "Fri 2026-03-27", id="T-23"),
        pytest.param("Wed 2026-09-23", "Wed 2026-09-30", id="T-24"),
    ],
)
def test_the_guard_fires_on_the_last_working_day_up_to_the_twelfth(intake: str, guard: str) -> None:
    assert reading(TermCode.OWNER_GUARD_12, started(day(intake)), now=day(intake)).alarm_on == day(guard)


class TestADeadlineInTheMayHoliday:
    """T-02: accepted on 2026-03-04, the sixtieth day is a Sunday in the May holiday."""

    anchor = started(day("Wed 2026-03-04"))

    def test_has_a_nominal_an_alarm_and_a_rolled_date(self) -> None:
        found = reading(TermCode.HANDLE_60, self.anchor, now=day("Wed 2026-03-04"))
        assert found.nominal_on == day("Sun 2026-05-03")
        assert found.alarm_on == found.act_by_on == day("Thu 2026-04-30")
        assert found.rolled_on == day("Wed 2026-05-06")

    def test_is_judged_at_the_nominal_date_so_that_service_after_the_holiday_is_late(self) -> None:
        served = stopped(day("Wed 2026-05-06"))
        found = reading(TermCode.HANDLE_60, self.anchor, served, now=day("Wed 2026-05-06"))
        assert found.due_on == day("Sun 2026-05-03")
        assert found.state is ClockState.DONE_LATE
        assert found.breached_on == day("Mon 2026-05-04")

    def test_is_judged_at_the_rolled_date_where_the_county_lets_organs_roll(self) -> None:
        served = stopped(day("Wed 2026-05-06"))
        rolls = RollPolicy(organ_roll=True)
        found = reading(TermCode.HANDLE_60, self.anchor, served, now=day("Wed 2026-05-06"), policy=rolls)
        assert found.due_on == found.act_by_on == day("Wed 2026-05-06")
        assert found.state is ClockState.DONE_IN_TIME
        assert found.breached_on is None

    def test_explains_itself(self) -> None:
        found = reading(TermCode.HANDLE_60, self.anchor, now=day("Wed 2026-03-04"))
        assert [(step.code, dict(step.facts)) for step in found.steps] == [
            (StepCode.ANCHOR, {"anchor": "accepted", "on": "2026-03-04"}),
            (
                StepCode.COUNTING,
                {"unit": "calendar_day", "length": 60, "first_on": "2026-03-05", "until_on": "2026-05-03"},
            ),
            (StepCode.NOMINAL, {"on": "2026-05-03", "kind": "holiday", "name": "劳动节"}),
            (StepCode.HOLIDAY, {"name": "劳动节", "first_on": "2026-05-01", "last_on": "2026-05-05", "days": 5}),
            (StepCode.ALARM, {"on": "2026-04-30"}),
            (StepCode.ROLL, {"on": "2026-05-06", "applies": False, "bound": "organ"}),
            (StepCode.DUE, {"on": "2026-05-03"}),
        ]


def test_a_petitioner_is_judged_at_the_rolled_date() -> None:
    received = started(day("Fri 2026-04-03"))
    found = reading(TermCode.REVIEW_REQUEST_30, received, now=day("Fri 2026-04-03"))
    assert (found.nominal_on, found.due_on) == (day("Sun 2026-05-03"), day("Wed 2026-05-06"))
    strict = RollPolicy(petitioner_roll=False)
    assert reading(TermCode.REVIEW_REQUEST_30, received, now=day("Fri 2026-04-03"), policy=strict).due_on == day(
        "Sun 2026-05-03"
    )


def test_an_objection_two_working_days_after_the_make_up_sunday_week_is_late() -> None:
    received, objected = started(day("Fri 2026-09-18")), stopped(day("Mon 2026-09-28"))
    found = reading(TermCode.OBJECTION_5WD, received, objected, now=day("Mon 2026-09-28"))
    assert found.state is ClockState.DONE_LATE
    assert steps_named(found, StepCode.MAKEUP) == [{"name": "国庆节", "on": "2026-09-20"}]


def test_an_objection_on_the_last_day_is_in_time() -> None:
    received, objected = started(day("Thu 2026-10-08")), stopped(day("Wed 2026-10-14"))
    found = reading(TermCode.OBJECTION_5WD, received, objected, now=day("Thu 2026-10-15"))
    assert found.state is ClockState.DONE_IN_TIME


class TestTheExtension:
    """T-16: accepted on 2026-06-01, due on 07-31."""

    anchor = started(day("Mon 2026-06-01"))
    approved = extended(day("Thu 2026-07-30"), days=30)

    def test_counts_thirty_days_from_the_origin_once_the_petitioner_was_told(self) -> None:
        told = extension_told(day("Thu 2026-07-30"))
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, told, now=day("Thu 2026-07-30"))
        assert found.due_on == day("Sun 2026-08-30")
        assert found.alarm_on == day("Fri 2026-08-28")
        assert found.original_due_on == day("Fri 2026-07-31")
        assert (found.is_extended, found.is_extension_incomplete) == (True, False)
        assert steps_named(found, StepCode.EXTENSION) == [
            {
                "approved_on": "2026-07-30",
                "told_on": "2026-07-30",
                "days": 30,
                "from_on": "2026-07-31",
                "until_on": "2026-08-30",
            }
        ]

    def test_moves_nothing_while_the_petitioner_was_not_told(self) -> None:
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, now=day("Fri 2026-07-31"))
        assert found.due_on == day("Fri 2026-07-31")
        assert (found.is_extended, found.is_extension_incomplete) == (False, True)
        assert found.tell_by_on == day("Fri 2026-07-31")

    def test_is_complete_when_the_petitioner_was_told_on_the_last_day(self) -> None:
        told = extension_told(day("Fri 2026-07-31"))
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, told, now=day("Fri 2026-07-31"))
        assert found.due_on == day("Sun 2026-08-30")

    def test_stays_incomplete_when_the_petitioner_was_told_too_late(self) -> None:
        told = extension_told(day("Sat 2026-08-01"))
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, told, now=day("Sat 2026-08-01"))
        assert found.due_on == day("Fri 2026-07-31")
        assert found.is_extension_incomplete
        assert found.state is ClockState.OVERDUE

    @pytest.mark.parametrize(
        "unlawful",
        [
            pytest.param(extended(day("Thu 2026-07-30"), days=31), id="31 days"),
            pytest.param(extended(day("Sat 2026-08-01"), days=30), id="after the due date"),
            pytest.param(extended(day("Thu 2026-07-30"), days=0), id="no days"),
        ],
    )
    def test_beyond_the_law_is_not_counted_even_if_recorded(self, unlawful: ClockEvent) -> None:
        told = extension_told(unlawful.on)
        found = reading(TermCode.HANDLE_60, self.anchor, unlawful, told, now=day("Sat 2026-08-01"))
        assert found.due_on == day("Fri 2026-07-31")
        assert len(steps_named(found, StepCode.EXTENSION_NOT_COUNTED)) == 1

    def test_happens_once(self) -> None:
        told = extension_told(day("Thu 2026-07-30"))
        again = (extended(day("Mon 2026-08-24"), days=10), extension_told(day("Mon 2026-08-24")))
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, told, *again, now=day("Mon 2026-08-24"))
        assert found.due_on == day("Sun 2026-08-30")

    def test_may_be_shortened_by_the_county(self) -> None:
        chosen = Parameters().with_overrides({"EXT": 20})
        assert not isinstance(chosen, Refused)
        told = extension_told(day("Thu 2026-07-30"))
        book = rulebook().with_parameters(chosen)
        found = reading(TermCode.HANDLE_60, self.anchor, self.approved, told, now=day("Thu 2026-07-30"), book=book)
        assert found.due_on == day("Fri 2026-07-31")


class TestAHearing:
    """T-17, T-18: left out of the re-review's period only."""

    hearing = excluded(day("Mon 2026-06-22"), until_on=day("Thu 2026-07-02"), why=Exclusion.HEARING)

    def test_does_not_move_the_handling_period(self) -> None:
        found = reading(TermCode.HANDLE_60, started(day("Mon 2026-06-01")), self.hearing, now=day("Thu 2026-07-02"))
        assert found.due_on == day("Fri 2026-07-31")
        assert steps_named(found, StepCode.EXCLUSION_NOT_ALLOWED) == [
            {"why": "hearing", "from_on": "2026-06-22", "until_on": "2026-07-02"}
        ]

    def test_gives_the_rereview_ten_days_back(self) -> None:
        found = reading(TermCode.REREVIEW_30, started(day("Mon 2026-06-08")), self.hearing, now=day("Thu 2026-07-02"))
        assert (found.original_due_on, found.due_on) == (day("Wed 2026-07-08"), day("Sat 2026-07-18"))
        assert found.alarm_on == day("Fri 2026-07-17")
        assert steps_named(found, StepCode.EXCLUSION) == [
            {
                "why": "hearing",
                "from_on": "2026-06-22",
                "until_on": "2026-07-02",
                "days": 10,
                "is_open": False,
                "new_due_on": "2026-07-18",
            }
        ]

    def test_that_is_not_concluded_keeps_the_clock_still(self) -> None:
        open_hearing = excluded(day("Mon 2026-06-22"), until_on=None, why=Exclusion.HEARING)
        found = reading(TermCode.REREVIEW_30, started(day("Mon 2026-06-08")), open_hearing, now=day("Wed 2026-07-22"))
        assert found.is_paused
        assert found.due_on == day("Fri 2026-08-07")
        assert found.state is ClockState.RUNNING

    def test_decided_after_the_period_has_run_out_heals_nothing(self) -> None:
        late = excluded(day("Thu 2026-07-09"), until_on=day("Mon 2026-07-20"), why=Exclusion.HEARING)
        found = reading(TermCode.REREVIEW_30, started(day("Mon 2026-06-08")), late, now=day("Mon 2026-07-20"))
        assert found.due_on == day("Wed 2026-07-08")
        assert found.breached_on == day("Thu 2026-07-09")

    def test_span_that_is_recorded_twice_is_given_back_once(self) -> None:
        overlap = excluded(day("Fri 2026-06-26"), until_on=day("Fri 2026-07-03"), why=Exclusion.HEARING)
        started_on = started(day("Mon 2026-06-08"))
        found = reading(TermCode.REREVIEW_30, started_on, self.hearing, overlap, now=day("Fri 2026-07-03"))
        assert found.due_on == day("Sun 2026-07-19")

    def test_recorded_out_of_order_counts_all_the_same(self) -> None:
        earlier = excluded(day("Wed 2026-06-10"), until_on=day("Fri 2026-06-12"), why=Exclusion.HEARING)
        started_on = started(day("Mon 2026-06-08"))
        found = reading(TermCode.REREVIEW_30, started_on, self.hearing, earlier, now=day("Thu 2026-07-02"))
        assert found.due_on == day("Mon 2026-07-20")

    def test_decided_before_day_zero_counts_from_day_zero(self) -> None:
        early = excluded(day("Mon 2026-06-01"), until_on=day("Wed 2026-06-10"), why=Exclusion.HEARING)
        found = reading(TermCode.REREVIEW_30, started(day("Mon 2026-06-08")), early, now=day("Wed 2026-06-10"))
        assert found.due_on == day("Fri 2026-07-10")


class TestAThreat:
    """T-43: a caller at 16:50."""

    call = started(day("Mon 2026-06-01"), at=moment("Mon 2026-06-01 16:50"))

    def test_is_acknowledged_within_thirty_minutes(self) -> None:
        found = reading(TermCode.URGENT_ACK_30MIN, self.call, now=moment("Mon 2026-06-01 16:50"))
        assert found.due_at == moment("Mon 2026-06-01 17:20")
        assert found.dates.alarm_at == moment("Mon 2026-06-01 16:50")
        assert found.remaining_minutes == 30

    def test_is_reported_within_two_hours(self) -> None:
        found = reading(TermCode.URGENT_REPORT_2H, self.call, now=moment("Mon 2026-06-01 16:50"))
        assert found.due_at == moment("Mon 2026-06-01 18:50")

    @pytest.mark.parametrize(
        ("acknowledged", "state"),
        [
            ("Mon 2026-06-01 17:20", ClockState.DONE_IN_TIME),
            ("Mon 2026-06-01 17:21", ClockState.DONE_LATE),
        ],
    )
    def test_is_judged_to_the_minute(self, acknowledged: str, state: ClockState) -> None:
        done = stopped(day("Mon 2026-06-01"), at=moment(acknowledged))
        found = reading(TermCode.URGENT_ACK_30MIN, self.call, done, now=moment("Mon 2026-06-01 17:30"))
        assert found.state is state

    def test_late_at_night_is_due_the_next_day(self) -> None:
        call = started(day("Mon 2026-06-01"), at=moment("Mon 2026-06-01 23:50"))
        found = reading(TermCode.URGENT_ACK_30MIN, call, now=moment("Tue 2026-06-02 00:21"))
        assert found.due_on == found.breached_on == day("Tue 2026-06-02")
        assert (found.state, found.late_minutes) == (ClockState.OVERDUE, 1)
