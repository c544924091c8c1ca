"""Clocks are the replay of dated facts; what stands in the row is only a cache of it (habit 3)."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation.clocks.codes import EventKind, TermCode
from mediation.clocks.terms import NoTermInForce
from models.operations.unit_of_work import unit_of_work
from models.steps.clocks import (
    add_event,
    cancel_clocks,
    complete_extension,
    extend_clock,
    reading_of,
    recompute,
    reopen_clock,
    start_clock,
    stop_clocks,
)
from models.tables.cases import Case
from models.tables.clocks import Breach, Clock, ClockEvent, ClockState, Extension
from models.tables.documents import Contact, Notice
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.rows import put_case, put_organisation

REASON = "涉及三家单位,情况复杂"


@pytest.fixture
def case(session):
    """Provide a case held by the town of Liuhe."""
    with unit_of_work(session) as work:
        return put_case(work, holder=put_organisation(work, "LH"))


@pytest.fixture
def begin(session, case):
    """Provide a function that starts one clock of the case and returns it."""

    def run(term, at, **facts):
        with unit_of_work(session) as work:
            on, bound = law_day(at), case.holder_id
            law = law_on(work, on)
            return start_clock(
                work, law, case_id=case.id, term=term, on=on, at=moment(at), organisation_id=bound, **facts
            )

    return run


def stop(session, case, term, at, *, on=None):
    with unit_of_work(session) as work:
        law = law_on(work, law_day(at))
        return stop_clocks(work, law, case_id=case.id, terms=[term], on=on or law_day(at), at=moment(at))


def law_day(at):
    return day(at[:14])


def test_sixty_days_that_end_in_may_day_alarm_on_the_last_working_day_before_it(begin):
    """T-02."""
    clock = begin(TermCode.HANDLE_60, "Wed 2026-03-04 10:00")
    assert (clock.due_on, clock.alarm_on) == (day("Sun 2026-05-03"), day("Thu 2026-04-30"))
    assert clock.alarm_at == moment("Thu 2026-04-30 08:30")
    assert clock.due_at == moment("Mon 2026-05-04 00:00")
    assert not clock.provisional


def test_five_working_days_count_the_working_sunday(begin):
    """T-04."""
    clock = begin(TermCode.OBJECTION_5WD, "Fri 2026-09-18 15:00")
    assert clock.due_on == day("Thu 2026-09-24")


def test_a_simplified_matter_is_accepted_and_answered_in_working_days(begin):
    """T-33."""
    assert begin(TermCode.SIMPLE_ACCEPT_3WD, "Mon 2026-04-27 09:00").due_on == day("Thu 2026-04-30")
    assert begin(TermCode.SIMPLE_DONE_10WD, "Thu 2026-04-30 09:00").due_on == day("Mon 2026-05-18")


def test_an_urgent_alarm_is_measured_to_the_minute(begin):
    """T-43."""
    at = "Mon 2026-05-11 16:50"
    acknowledge, report = begin(TermCode.URGENT_ACK_30MIN, at), begin(TermCode.URGENT_REPORT_2H, at)
    assert acknowledge.due_at == moment("Mon 2026-05-11 17:20")
    assert report.due_at == moment("Mon 2026-05-11 18:50")
    assert acknowledge.alarm_at == moment(at)


def test_a_day_set_by_the_assigner_is_the_day(begin):
    clock = begin(TermCode.ASSIGNMENT_FEEDBACK, "Mon 2026-05-11 09:00", set_due_on=day("Fri 2026-06-12"))
    assert clock.due_on == day("Fri 2026-06-12")


def test_a_term_that_did_not_exist_yet_is_refused(begin):
    with pytest.raises(NoTermInForce):
        begin(TermCode.HANDLE_60, "Mon 2001-03-05 09:00")


def test_what_the_row_says_is_what_a_replay_says(session, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    kept = (clock.due_on, clock.alarm_on, clock.due_at, clock.alarm_at, clock.provisional, clock.calendar_version)
    with unit_of_work(session) as work:
        row = work.get_one(Clock, clock.id)
        row.due_on = row.alarm_on = day("Thu 2026-01-01")
        recompute(work, law_on(work, day("Tue 2026-06-02")), row, at=moment("Tue 2026-06-02 09:00"))
        again = (row.due_on, row.alarm_on, row.due_at, row.alarm_at, row.provisional, row.calendar_version)
    assert again == kept


def test_a_done_term_is_stopped_once_and_never_again(session, case, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    first = stop(session, case, TermCode.NOTICE_15, "Wed 2026-06-10 09:00")
    second = stop(session, case, TermCode.NOTICE_15, "Fri 2026-06-12 09:00")
    assert [clock.state for clock in first] == [ClockState.STOPPED]
    assert second == ()
    assert len(session.scalars(select(ClockEvent)).all()) == 2


def test_only_the_named_terms_stop(session, case, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    other = begin(TermCode.FIRST_CONTACT_2WD, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.NOTICE_15, "Wed 2026-06-10 09:00")
    assert session.get_one(Clock, other.id).state is ClockState.RUNNING


def test_a_duty_that_falls_away_is_cancelled_without_a_breach(session, case, begin):
    clock = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    with unit_of_work(session) as work:
        law = law_on(work, day("Wed 2026-06-10"))
        cancel_clocks(work, law, case_id=case.id, on=day("Wed 2026-06-10"), at=moment("Wed 2026-06-10 09:00"))
    assert session.get_one(Clock, clock.id).state is ClockState.CANCELLED
    assert session.scalars(select(Breach)).all() == []


def test_what_was_done_late_leaves_its_breach_even_when_no_sweep_passed(session, case, begin):
    clock = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.NOTICE_15, "Thu 2026-06-18 09:00")
    breach = session.scalars(select(Breach)).one()
    assert (breach.clock_id, breach.due_on, breach.organisation_id) == (clock.id, day("Tue 2026-06-16"), case.holder_id)
    tags = session.scalars(select(RecordEntry.tag)).all()
    assert "clock.breached" in tags


def test_what_was_done_in_time_but_written_late_takes_the_mark_of_the_breach_away(session, case, begin):
    clock = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.NOTICE_15, "Thu 2026-06-18 09:00", on=day("Tue 2026-06-16"))
    row = session.get_one(Clock, clock.id)
    assert row.breached_at is None
    assert session.scalars(select(Breach)).all() == []


def test_what_was_recorded_as_done_and_was_not_runs_on_as_before(session, case, begin):
    clock = begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.NOTICE_15, "Wed 2026-06-10 09:00")
    with unit_of_work(session) as work:
        law = law_on(work, day("Thu 2026-06-11"))
        row = work.get_one(Clock, clock.id)
        reopen_clock(work, law, row, on=day("Thu 2026-06-11"), at=moment("Thu 2026-06-11 09:00"))
    assert (row.state, row.stopped_at, row.due_on) == (ClockState.RUNNING, None, day("Tue 2026-06-16"))


def extend(session, clock, at, *, days=30, told=None):
    with unit_of_work(session) as work:
        row = work.get_one(Clock, clock.id)
        law = law_on(work, law_day(at))
        approver = work.scalars(select(Case.first_receiver_id)).first()
        extension = extend_clock(
            work, law, row, days=days, on=law_day(at), at=moment(at), reason=REASON, approved_by_id=approver
        )
        if told:
            complete_extension(work, law, extension, told_on=law_day(told), at=moment(told))
        return extension


def test_an_approved_and_told_extension_moves_the_date_and_its_alarm(session, begin):
    """T-16 (a)."""
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    assert clock.due_on == day("Fri 2026-07-31")
    extend(session, clock, "Thu 2026-07-30 10:00", told="Thu 2026-07-30 16:00")
    row = session.get_one(Clock, clock.id)
    assert (row.due_on, row.alarm_on) == (day("Sun 2026-08-30"), day("Fri 2026-08-28"))


def test_an_extension_nobody_told_the_petitioner_moves_nothing(session, begin):
    """T-16 (e)."""
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    extension = extend(session, clock, "Thu 2026-07-30 10:00")
    assert session.get_one(Clock, clock.id).due_on == day("Fri 2026-07-31")
    with unit_of_work(session) as work:
        law = law_on(work, day("Fri 2026-07-31"))
        row = work.get_one(Extension, extension.id)
        reading = reading_of(work, law, work.get_one(Clock, clock.id), at=moment("Fri 2026-07-31 09:00"))
        assert reading.is_extension_incomplete
        complete_extension(work, law, row, told_on=day("Fri 2026-07-31"), at=moment("Fri 2026-07-31 17:00"))
    assert session.get_one(Clock, clock.id).due_on == day("Sun 2026-08-30")


def test_a_clock_is_extended_once(session, begin):
    """T-16 (d): behind the rule stands the constraint."""
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    extend(session, clock, "Thu 2026-07-30 10:00", told="Thu 2026-07-30 16:00")
    with pytest.raises(IntegrityError):
        extend(session, clock, "Fri 2026-08-28 10:00", days=10)


def test_an_extension_raises_a_new_alarm_of_its_own(session, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with unit_of_work(session) as work:
        work.get_one(Clock, clock.id).alarmed_at = moment("Fri 2026-07-31 08:30")
    extend(session, clock, "Fri 2026-07-31 10:00", told="Fri 2026-07-31 16:00")
    assert session.get_one(Clock, clock.id).alarmed_at is None


def test_a_contact_does_not_move_a_clock(session, case, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    before = (clock.due_at, clock.alarm_at)
    with unit_of_work(session) as work:
        at = moment("Mon 2026-07-13 09:00")
        work.add(
            Contact(
                case_id=case.id,
                organisation_id=case.holder_id,
                account_id=case.first_receiver_id,
                method="phone",
                contacted_at=at,
                result="已电话沟通",
            )
        )
        row = work.get_one(Case, case.id)
        row.title, row.version = "路灯与井盖", row.version + 1
        recompute(work, law_on(work, day("Mon 2026-07-13")), work.get_one(Clock, clock.id), at=at)
    row = session.get_one(Clock, clock.id)
    assert (row.due_at, row.alarm_at) == before


def test_a_hearing_does_not_stop_the_sixty_days(session, begin):
    """T-17."""
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with unit_of_work(session) as work:
        facts = {"why": "hearing", "until_on": "2026-07-02"}
        row = work.get_one(Clock, clock.id)
        law, on = law_on(work, day("Thu 2026-07-02")), day("Mon 2026-06-22")
        add_event(work, law, row, EventKind.EXCLUDE, on=on, at=moment("Thu 2026-07-02 17:00"), facts=facts)
    assert session.get_one(Clock, clock.id).due_on == day("Fri 2026-07-31")


def test_a_petitioners_time_that_runs_out_is_nobodys_breach(session, case, begin):
    begin(TermCode.REVIEW_REQUEST_30, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.REVIEW_REQUEST_30, "Mon 2026-07-06 09:00")
    assert session.scalars(select(Breach)).all() == []
    assert "clock.elapsed" in session.scalars(select(RecordEntry.tag)).all()


def test_a_climbing_clock_has_been_breached(session, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.get_one(Clock, clock.id).next_hop_at = moment("Mon 2026-08-03 08:30")


def test_hops_are_counted_upwards_from_none(session, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.get_one(Clock, clock.id).hops = -1


def test_a_running_clock_has_no_day_of_stopping(session, begin):
    clock = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.get_one(Clock, clock.id).stopped_at = moment("Mon 2026-06-01 09:00") + timedelta(days=1)


def test_a_breach_tells_the_organ_that_missed_it(session, case, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    stop(session, case, TermCode.NOTICE_15, "Thu 2026-06-18 09:00")
    notices = session.execute(select(Notice.kind, Notice.organisation_id)).all()
    assert ("clock.breach", case.holder_id) in [tuple(row) for row in notices]
