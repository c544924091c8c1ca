"""A year's notice is taken whole or not at all, and reaches every running clock."""

import pytest
from sqlalchemy import select

from mediation.clocks.codes import TermCode
from mediation.clocks.notice_reasons import NoticeReason
from models.law import law_of
from models.operations.calendar import LoadYear, UnableToLoadYear, load_year
from models.operations.sweep import renew_stale, sweep_due
from models.operations.unit_of_work import unit_of_work
from models.queries.calendar import known_years, year_of
from models.steps.clocks import start_clock
from models.tables.clocks import CalendarDay, CalendarYear, Clock
from models.tables.documents import Notice
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.clocks import put_case_of, put_many_clocks, put_world
from tests.factories.law import law_on, rulebook

NOW = moment("Mon 2026-11-23 10:00")
SOURCE = "国办发明电〔2026〕8号"
NOTICE_2027 = (
    "date,name,kind\n",
    "2027-01-01,元旦,off\n",
    *(f"2027-02-{number:02},春节,off\n" for number in range(5, 13)),
    "2027-02-14,春节,work\n",
    "2027-04-05,清明节,休\n",
    *(f"2027-05-0{number},劳动节,off\n" for number in range(1, 6)),
    "2027-05-08,劳动节,班\n",
    *(f"2027-10-0{number},国庆节,off\n" for number in range(1, 8)),
)
"""An invented notice: the real one for 2027 is not out."""


@pytest.fixture
def world(session):
    """Provide the ladder of a county."""
    with unit_of_work(session) as work:
        return put_world(work)


@pytest.fixture
def clock(session, world):
    """Provide a clock whose sixty days end in the National Day of an unpublished year."""
    with unit_of_work(session) as work:
        law, on = law_on(work, day("Sun 2027-08-08"), county_id=world.county_division), day("Sun 2027-08-08")
        at = moment("Sun 2027-08-08 09:00")
        case = put_case_of(work, world)
        return start_clock(
            work, law, case_id=case.id, term=TermCode.HANDLE_60, on=on, at=at, organisation_id=world.centre
        )


def load(session, lines=NOTICE_2027, **changes):
    command = {"year": 2027, "lines": tuple(lines), "now": NOW, "source": SOURCE} | changes
    return load_year(session, rulebook(), LoadYear(**command))


def renew(session):
    return renew_stale(session, rulebook(), now=moment("Mon 2027-08-09 09:00"))


def test_a_date_of_an_unpublished_year_is_provisional_until_the_year_is_loaded(session, clock):
    assert clock.provisional
    load(session)
    renew(session)
    assert not session.get_one(Clock, clock.id).provisional


def test_a_loaded_year_moves_the_alarm_of_a_running_clock(session, world, clock):
    assert (clock.due_on, clock.alarm_on) == (day("Thu 2027-10-07"), day("Thu 2027-10-07"))
    load(session)
    assert renew(session).moved == 1
    row = session.get_one(Clock, clock.id)
    assert (row.due_on, row.alarm_on) == (day("Thu 2027-10-07"), day("Thu 2027-09-30"))
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "clock.moved")).one()
    assert (entry.case_id, entry.facts["was_due_on"]) == (clock.case_id, "2027-10-07")
    notice = session.scalars(select(Notice).where(Notice.kind == "clock.moved")).one()
    assert notice.organisation_id == world.centre


def test_reading_the_clocks_anew_twice_changes_nothing(session, clock):
    load(session)
    renew(session)
    assert renew(session).batches == 0


def test_a_sweep_finishes_what_a_killed_load_left_behind(session, clock):
    load(session)
    sweep_due(session, rulebook(), now=moment("Mon 2027-08-09 09:00"))
    assert not session.get_one(Clock, clock.id).provisional


def test_many_clocks_are_read_anew_in_batches(session, world):
    with unit_of_work(session) as work:
        law, on = law_on(work, day("Mon 2027-04-12"), county_id=world.county_division), day("Mon 2027-04-12")
        put_many_clocks(work, law, world, number=300, first_on=on, at=moment("Mon 2027-04-12 09:00"))
    load(session)
    result = renew_stale(session, rulebook(), now=moment("Mon 2027-04-12 10:00"), batch=100)
    assert (result.renewed, result.batches) == (300, 3)


def test_a_dry_run_says_what_would_change_and_writes_nothing(session):
    report = load(session, dry_run=True)
    assert (report.days_off, report.makeup_days, report.written, report.was_published) == (22, 2, False, False)
    changed = {change.on: change.is_workday for change in report.changes}
    assert changed[day("Sat 2027-05-08")]
    assert not changed[day("Thu 2027-10-07")]
    assert day("Sat 2027-05-01") not in changed
    assert session.scalars(select(CalendarYear)).all() == []


def test_a_load_is_in_the_record(session):
    load(session)
    entry = session.scalars(select(RecordEntry)).one()
    assert (entry.tag, entry.facts) == ("calendar.loaded", {"year": 2027, "days_off": 22, "makeup_days": 2})


def test_loading_a_year_again_replaces_it(session):
    load(session)
    load(session, [line for line in NOTICE_2027 if "05-08" not in line])
    assert day("Sat 2027-05-08") not in session.scalars(select(CalendarDay.on_date)).all()
    assert len(session.scalars(select(CalendarYear)).all()) == 1


def test_new_years_holiday_may_begin_in_december(session):
    load(session, [*NOTICE_2027, "2026-12-31,元旦,off\n"])
    law = law_on(session, day("Mon 2026-11-23"))
    assert not law.workdays.is_workday(day("Thu 2026-12-31"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2027-13-01,元旦,off", NoticeReason.DAY_UNREADABLE),
        ("2026-11-30,元旦,off", NoticeReason.DAY_OF_ANOTHER_YEAR),
        ("2027-01-01,元旦,off", NoticeReason.DAY_TWICE),
        ("2027-01-02,,off", NoticeReason.NAME_MISSING),
        (f"2027-01-02,{'元' * 41},off", NoticeReason.NAME_TOO_LONG),
        ("2027-01-02,元旦,maybe", NoticeReason.KIND_UNKNOWN),
        ("2027-01-04,元旦,work", NoticeReason.WORKED_ANYWAY),
        (f"2027-01-02,元旦,off,{'x' * 201}", NoticeReason.SOURCE_TOO_LONG),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(session, line, reason):
    with pytest.raises(UnableToLoadYear) as refused:
        load(session, [*NOTICE_2027, line + "\n"])
    (bad,) = refused.value.report.bad
    assert (bad.line, bad.reason.reason) == (len(NOTICE_2027) + 1, reason)
    assert refused.value.answer.facts == {"bad": 1, "first_line": len(NOTICE_2027) + 1}
    assert session.scalars(select(CalendarYear)).all() == []


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((), NoticeReason.NOTICE_EMPTY),
        (("date,name,kind\n",), NoticeReason.NOTICE_EMPTY),
        (("日期,名称\n", "2027-01-01,元旦\n"), NoticeReason.NOTICE_HEADER_WRONG),
        (('date,name,kind\n"2027', "-01\n"), NoticeReason.NOTICE_UNREADABLE),
    ],
)
def test_a_file_that_is_no_notice_is_refused_as_a_whole(session, lines, reason):
    with pytest.raises(UnableToLoadYear) as refused:
        load(session, lines)
    assert refused.value.answer.reason is reason


def test_half_a_notice_is_not_a_year(session):
    with pytest.raises(UnableToLoadYear) as refused:
        load(session, [line for line in NOTICE_2027 if "2027-10-02" not in line])
    assert refused.value.answer.reason is NoticeReason.NOTICE_LACKS_HOLIDAY
    assert refused.value.answer.facts["on"] == "2027-10-02"


def test_a_source_must_be_named_somewhere(session):
    with pytest.raises(UnableToLoadYear) as refused:
        load(session, source=None)
    assert {bad.reason.reason for bad in refused.value.report.bad} == {NoticeReason.SOURCE_MISSING}


def test_a_year_far_away_is_a_slip_of_the_pen(session):
    with pytest.raises(UnableToLoadYear) as refused:
        load(session, year=2072)
    assert refused.value.answer.reason is NoticeReason.NOTICE_YEAR_TOO_FAR


def test_every_process_sees_a_year_that_another_one_loaded(session, database):
    elsewhere = open_sessions(database.url)
    on = day("Mon 2026-11-23")
    assert 2027 not in law_of(elsewhere, rulebook(), 0, on).workdays.published
    elsewhere.rollback()
    load(session)
    assert 2027 in law_of(elsewhere, rulebook(), 0, on).workdays.published
    close_sessions(elsewhere)


def test_a_load_that_is_rolled_back_is_not_remembered(session):
    on = day("Mon 2026-11-23")
    with pytest.raises(RuntimeError), unit_of_work(session) as work:
        from models.steps.law import bump_law

        work.add(CalendarYear(year=2027, source=SOURCE, loaded_at=NOW))
        work.flush()
        work.add(CalendarDay(on_date=day("Fri 2027-01-01"), year=2027, is_workday=False, name="元旦", source=SOURCE))
        bump_law(work)
        assert 2027 in law_of(work, rulebook(), 0, on).workdays.published
        raise RuntimeError("something went wrong later in the same act")
    with unit_of_work(session) as work:
        bump_law(work)
    assert 2027 not in law_of(session, rulebook(), 0, on).workdays.published


def test_a_year_says_whether_it_is_published_and_where_that_stands(session):
    workdays = law_on(session, day("Mon 2026-11-23")).workdays
    assert year_of(session(), workdays, 2026).is_published
    assert not year_of(session(), workdays, 2027).is_published
    load(session)
    row = year_of(session(), law_on(session, day("Mon 2026-11-23")).workdays, 2027)
    assert (row.is_published, row.sources, row.loaded_at, row.days_off, row.makeup_days) == (
        True,
        (SOURCE,),
        NOW,
        22,
        2,
    )
    assert [(span.name, span.days) for span in row.spans][:3] == [("元旦", 1), ("春节", 8), ("春节", 1)]
    assert known_years(workdays, today=day("Mon 2026-11-23")) == (2023, 2024, 2025, 2026, 2027)
