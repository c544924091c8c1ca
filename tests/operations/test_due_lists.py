"""What an office reads about its clocks: due lists, the strip of a case, breaches."""

import pytest
from sqlalchemy import event, false, func, select, true

from mediation.clocks.chip import ChipLevel
from mediation.clocks.codes import StepCode, TermCode
from models.operations.sweep import sweep_due
from models.operations.unit_of_work import unit_of_work
from models.queries.clocks import (
    DueCounts,
    DueKind,
    breaches_of_case,
    breaches_of_organisation,
    clocks_of_case,
    due_counts,
    due_page,
)
from models.steps.clocks import start_clock, stop_clocks
from models.tables.cases import Case
from tests.dates import day, moment
from tests.factories.clocks import put_case_of, put_many_clocks, put_world
from tests.factories.law import law_on, rulebook


@pytest.fixture
def world(session):
    """Provide the ladder of a county."""
    with unit_of_work(session) as work:
        return put_world(work)


@pytest.fixture
def law(session, world):
    """Provide the county's law."""
    return law_on(session, day("Mon 2026-06-01"), county_id=world.county_division)


@pytest.fixture
def begin(session, world, law):
    """Provide a function that starts a clock of a case and returns the case's id."""

    def run(term, at, *, case_id=None):
        with unit_of_work(session) as work:
            number = f"XF-{work.scalar(select(func.count(Case.id)))}"
            case_id = case_id or put_case_of(work, world, number=number).id
            on, bound = day(at[:14]), world.centre
            start_clock(work, law, case_id=case_id, term=term, on=on, at=moment(at), organisation_id=bound)
        return case_id

    return run


def counts(session, world, law, at, *, reached=None):
    reached = true() if reached is None else reached
    return due_counts(session(), law, [world.centre], now=moment(at), reached=reached)


def test_due_within_three_working_days_is_soon_and_after_its_midnight_overdue(session, world, law, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    assert counts(session, world, law, "Wed 2026-06-10 09:00") == DueCounts(overdue=0, soon=0)
    assert counts(session, world, law, "Thu 2026-06-11 09:00") == DueCounts(overdue=0, soon=1)
    assert counts(session, world, law, "Tue 2026-06-16 23:00") == DueCounts(overdue=0, soon=1)
    assert counts(session, world, law, "Wed 2026-06-17 00:00") == DueCounts(overdue=1, soon=0)


def test_the_list_and_the_sign_of_a_case_agree_on_what_is_soon(session, world, law, begin):
    case_id = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    for at in ("Wed 2026-06-10 09:00", "Thu 2026-06-11 09:00", "Fri 2026-06-12 18:00"):
        (row,) = clocks_of_case(session(), law, case_id, now=moment(at))
        is_soon = counts(session, world, law, at).soon == 1
        assert is_soon is (row.chip.level in (ChipLevel.DUE_SOON, ChipLevel.TODAY_LAST))


def test_a_holiday_before_the_day_makes_it_soon_earlier(session, world, law, begin):
    """T-02: on 28 April the 30th is two working days away, and May Day follows."""
    begin(TermCode.HANDLE_60, "Wed 2026-03-04 09:00")
    assert counts(session, world, law, "Tue 2026-04-28 09:00").soon == 1
    (row,) = due_page(
        session(), law, [world.centre], kind=DueKind.SOON, now=moment("Tue 2026-04-28 09:00"), reached=true()
    ).rows
    assert (row.due_on, row.alarm_on, row.workdays) == (day("Sun 2026-05-03"), day("Thu 2026-04-30"), 2)


def test_a_case_out_of_reach_is_not_counted_and_not_listed(session, world, law, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    at = "Wed 2026-06-17 09:00"
    assert counts(session, world, law, at, reached=false()) == DueCounts(overdue=0, soon=0)
    page = due_page(session(), law, [world.centre], kind=DueKind.OVERDUE, now=moment(at), reached=false())
    assert page.rows == ()


def test_the_pages_show_every_row_once_in_due_order_at_one_statement_each(session, world, law):
    with unit_of_work(session) as work:
        on, at = day("Mon 2026-06-01"), moment("Mon 2026-06-01 09:00")
        put_many_clocks(work, law, world, number=60, first_on=on, at=at)
    seen, after, statements = [], None, []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *facts: statements.append(facts[2]))
    now, pages = moment("Fri 2026-07-31 09:00"), 0
    while True:
        page = due_page(
            session(), law, [world.centre], kind=DueKind.OVERDUE, now=now, reached=true(), after=after, size=25
        )
        seen, pages = [*seen, *page.rows], pages + 1
        if page.after is None:
            break
        after = page.after
    selects = [statement for statement in statements if statement.startswith("SELECT")]
    assert (pages, len(selects)) == (3, 3)
    assert len({row.clock_id for row in seen}) == 60
    assert [row.due_at for row in seen] == sorted(row.due_at for row in seen)


def test_a_case_shows_all_its_clocks_the_running_ones_first(session, world, law, begin):
    case_id = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    begin(TermCode.FIRST_CONTACT_2WD, "Mon 2026-06-01 09:00", case_id=case_id)
    begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00", case_id=case_id)
    with unit_of_work(session) as work:
        on, at = day("Tue 2026-06-02"), moment("Tue 2026-06-02 09:00")
        stop_clocks(work, law, case_id=case_id, terms=[TermCode.FIRST_CONTACT_2WD], on=on, at=at)
    rows = clocks_of_case(session(), law, case_id, now=moment("Wed 2026-06-03 09:00"))
    assert [row.term for row in rows] == ["notice_15", "handle_60", "first_contact_2wd"]
    assert [row.is_open for row in rows] == [True, True, False]
    assert [row.is_internal for row in rows] == [False, False, True]
    assert rows[0].organisation == "LHZX"
    codes = [step.code for step in rows[1].reading.steps]
    assert codes[0] is StepCode.ANCHOR
    assert StepCode.DUE in codes


def test_a_case_and_an_office_list_their_breaches(session, world, law, begin):
    case_id = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    sweep_due(session, rulebook(), now=moment("Wed 2026-06-17 00:01"))
    (row,) = breaches_of_case(session(), case_id)
    assert (row.term, row.due_on, row.organisation, row.stands) == ("notice_15", day("Tue 2026-06-16"), "LHZX", True)
    assert breaches_of_organisation(session(), world.centre, reached=true()) == (row,)
    assert breaches_of_organisation(session(), world.centre, reached=false()) == ()
    assert breaches_of_organisation(session(), world.centre, reached=true(), from_on=day("Wed 2026-06-17")) == ()
    assert breaches_of_organisation(session(), world.centre, reached=true(), before_id=row.id) == ()


def test_a_breach_that_was_none_is_shown_as_such(session, world, law, begin):
    case_id = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    sweep_due(session, rulebook(), now=moment("Wed 2026-06-17 00:01"))
    with unit_of_work(session) as work:
        on, at = day("Tue 2026-06-16"), moment("Wed 2026-06-17 09:00")
        stop_clocks(work, law, case_id=case_id, terms=[TermCode.NOTICE_15], on=on, at=at)
    (row,) = breaches_of_case(session(), case_id)
    assert not row.stands
