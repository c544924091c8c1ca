"""The published working days, and what is said about the unpublished ones."""

import csv
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.clocks.calendar import (
    CalendarDay,
    DayKind,
    Found,
    NamedSpan,
    OutsideCalendar,
    Workdays,
)
from mediation.clocks.calendar_file import CalendarFileError, read_calendar
from tests.dates import day
from tests.unit.clocks.tables import ROOT, rulebook, table

ORACLE = ROOT.parent / "shared" / "data" / "holidays" / "cn_workday_calendar_2018_2026.csv"
needs_oracle = pytest.mark.skipif(not ORACLE.exists(), reason="the day-by-day calendar is not beside this repository")
PUBLISHED = st.dates(min_value=date(2018, 1, 1), max_value=date(2026, 6, 30))


def workdays() -> Workdays:
    return rulebook().workdays


@cache
def oracle() -> dict[date, bool]:
    with ORACLE.open(encoding="utf-8") as lines:
        return {date.fromisoformat(row["date"]): row["is_workday"] == "1" for row in csv.DictReader(lines)}


def walk(from_on: date, n: int) -> date:
    """Count working days the slow way, one day after the other."""
    on = from_on
    for _ in range(n):
        on += timedelta(days=1)
        while not oracle()[on]:
            on += timedelta(days=1)
    return on


@needs_oracle
def test_every_published_day_is_as_the_day_by_day_calendar_says() -> None:
    assert {on: workdays().is_workday(on) for on in oracle()} == oracle()


@needs_oracle
@given(from_on=PUBLISHED, n=st.integers(min_value=1, max_value=60))
def test_adding_working_days_agrees_with_walking(from_on: date, n: int) -> None:
    assert workdays().add_workdays(from_on, n) == Found(on=walk(from_on, n), provisional=False)


@needs_oracle
@given(from_on=PUBLISHED, days=st.integers(min_value=0, max_value=120))
def test_counting_working_days_agrees_with_walking(from_on: date, days: int) -> None:
    until_on = from_on + timedelta(days=days)
    walked = sum(oracle()[from_on + timedelta(days=offset)] for offset in range(1, days + 1))
    assert workdays().workdays_between(from_on, until_on).number == walked


@given(on=PUBLISHED)
def test_the_nearest_working_days_enclose_a_day_with_none_between(on: date) -> None:
    before, after = workdays().last_workday_on_or_before(on).on, workdays().first_workday_on_or_after(on).on
    assert before <= on <= after
    assert workdays().is_workday(before)
    assert workdays().is_workday(after)
    assert workdays().workdays_between(before, after).number == (0 if before == after else 1)


@given(from_on=PUBLISHED, n=st.integers(min_value=1, max_value=60))
def test_adding_and_counting_are_each_others_inverse(from_on: date, n: int) -> None:
    assert workdays().workdays_between(from_on, workdays().add_workdays(from_on, n).on).number == n


@pytest.mark.parametrize(
    ("on", "kind", "name"),
    [
        ("Fri 2026-05-01", DayKind.HOLIDAY, "劳动节"),
        ("Sat 2026-05-09", DayKind.MAKEUP, "劳动节"),
        ("Sun 2026-09-20", DayKind.MAKEUP, "国庆节"),
        ("Sun 2026-01-04", DayKind.MAKEUP, "元旦"),
        ("Sat 2026-05-16", DayKind.WEEKEND, None),
        ("Mon 2026-05-11", DayKind.WORKDAY, None),
    ],
)
def test_a_day_is_called_what_the_notice_calls_it(on: str, kind: DayKind, name: str | None) -> None:
    found = workdays().what(day(on))
    assert (found.kind, found.name, found.provisional) == (kind, name, False)


def test_a_day_names_the_notice_it_comes_from() -> None:
    source = workdays().what(day("Sat 2026-05-09")).source
    assert source is not None
    assert source.startswith("https://www.gov.cn/")


def test_the_days_named_in_a_span_are_grouped() -> None:
    assert workdays().named_spans(day("Thu 2026-04-30"), day("Mon 2026-05-18")) == (
        NamedSpan(DayKind.HOLIDAY, "劳动节", day("Fri 2026-05-01"), day("Tue 2026-05-05")),
        NamedSpan(DayKind.MAKEUP, "劳动节", day("Sat 2026-05-09"), day("Sat 2026-05-09")),
    )


class TestBeyondThePublishedYears:
    def test_a_count_into_the_next_year_is_provisional(self) -> None:
        found = workdays().add_workdays(day("Tue 2026-12-29"), 3)
        assert found == Found(on=day("Mon 2027-01-04"), provisional=True)

    def test_a_count_that_ends_in_the_published_year_is_not(self) -> None:
        assert workdays().add_workdays(day("Tue 2026-12-29"), 2) == Found(on=day("Thu 2026-12-31"), provisional=False)

    def test_the_statutory_days_of_the_next_year_are_known_but_provisional(self) -> None:
        found = workdays().what(day("Mon 2027-02-08"))
        assert (found.kind, found.name, found.provisional) == (DayKind.HOLIDAY, "春节", True)

    def test_the_fixed_holidays_are_known_in_any_year(self) -> None:
        found = workdays().what(day("Tue 2030-10-01"))
        assert (found.kind, found.name, found.provisional) == (DayKind.HOLIDAY, "国庆节", True)

    def test_a_movable_holiday_is_not_guessed(self) -> None:
        assert workdays().what(day("Mon 2030-02-04")).kind is DayKind.WORKDAY

    @pytest.mark.parametrize("far", [date(1990, 1, 1), date(2100, 1, 1)])
    def test_far_away_nothing_is_said_at_all(self, far: date) -> None:
        for ask in (workdays().what, workdays().last_workday_on_or_before, workdays().first_workday_on_or_after):
            with pytest.raises(OutsideCalendar):
                ask(far)
        with pytest.raises(OutsideCalendar):
            workdays().add_workdays(far, 1)

    def test_a_count_never_runs_on_for_ever(self) -> None:
        with pytest.raises(OutsideCalendar):
            workdays().add_workdays(day("Mon 2026-06-01"), 1_000_000)


class TestLoadingAYear:
    notice = (
        CalendarDay(on=day("Fri 2027-01-01"), is_workday=False, name="元旦"),
        CalendarDay(on=day("Mon 2027-01-04"), is_workday=False, name="元旦"),
        CalendarDay(on=day("Sun 2026-12-27"), is_workday=True, name="元旦"),
    )

    def test_makes_its_dates_firm_and_follows_the_notice(self) -> None:
        loaded = workdays().with_year(2027, self.notice)
        assert loaded.add_workdays(day("Tue 2026-12-29"), 3) == Found(on=day("Tue 2027-01-05"), provisional=False)

    def test_reaches_back_into_december(self) -> None:
        assert workdays().with_year(2027, self.notice).what(day("Sun 2026-12-27")).kind is DayKind.MAKEUP

    def test_forgets_the_forecast(self) -> None:
        loaded = workdays().with_year(2027, self.notice)
        assert loaded.what(day("Mon 2027-02-08")).kind is DayKind.WORKDAY

    def test_leaves_no_holiday_that_the_notice_does_not_name(self) -> None:
        loaded = workdays().with_year(2027, self.notice)
        assert loaded.what(day("Fri 2027-10-01")).kind is DayKind.WORKDAY

    def test_changes_the_version_and_nothing_in_the_old_calendar(self) -> None:
        before = workdays().version
        assert workdays().with_year(2027, self.notice).version != before
        assert workdays().version == before

    def test_twice_is_the_same_as_once(self) -> None:
        once = workdays().with_year(2027, self.notice)
        assert once.with_year(2027, self.notice) == once

    def test_anew_keeps_the_december_days_of_the_next_notice(self) -> None:
        loaded = workdays().with_year(2027, self.notice)
        again = loaded.with_year(2026, [mark for mark in loaded.marks if mark.notice_year == 2026])
        assert again == loaded

    def test_of_provisional_rows_leaves_it_provisional(self) -> None:
        row = CalendarDay(on=day("Mon 2027-01-04"), is_workday=False, name="元旦", provisional=True)
        found = workdays().with_year(2027, [row]).what(day("Mon 2027-01-04"))
        assert (found.kind, found.provisional) == (DayKind.HOLIDAY, True)

    def test_without_rows_takes_the_year_back(self) -> None:
        assert workdays().with_year(2027, self.notice).with_year(2027, ()).is_provisional(day("Mon 2027-03-01"))

    def test_refuses_a_day_of_another_year(self) -> None:
        with pytest.raises(ValueError, match="2026-11-30"):
            workdays().with_year(2027, [CalendarDay(on=day("Mon 2026-11-30"), is_workday=False)])

    def test_a_full_table_of_days_is_the_same_calendar(self) -> None:
        bare = [
            CalendarDay(on=on, is_workday=workdays().is_workday(on), name=workdays().what(on).name)
            for on in (date(2026, 1, 1) + timedelta(days=offset) for offset in range(365))
        ]
        full = workdays().with_year(2026, bare)
        assert full.what(day("Sat 2026-05-16")).kind is DayKind.WEEKEND
        assert [full.is_workday(row.on) for row in bare] == [workdays().is_workday(row.on) for row in bare]


class TestACalendarThatContradictsItself:
    def test_ends_before_it_begins(self) -> None:
        data = table("calendar")
        data["notice"][0]["holidays"][0]["off"] = [date(2018, 1, 2), date(2018, 1, 1)]
        with pytest.raises(CalendarFileError, match="2018 元旦"):
            read_calendar(data)

    def test_names_a_day_of_another_year(self) -> None:
        data = table("calendar")
        data["notice"][0]["holidays"][0]["work"] = [date(2020, 1, 4)]
        with pytest.raises(CalendarFileError, match="2020-01-04"):
            read_calendar(data)

    def test_names_a_day_twice(self) -> None:
        data = table("calendar")
        data["notice"][0]["holidays"].append(data["notice"][0]["holidays"][0])
        with pytest.raises(CalendarFileError, match="once"):
            read_calendar(data)

    def test_has_no_published_year(self) -> None:
        with pytest.raises(CalendarFileError, match="published"):
            read_calendar({})
