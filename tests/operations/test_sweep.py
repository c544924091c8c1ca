"""The sweep writes what is due once and for good, however often, by whomever and however rudely it is run."""

from datetime import date

import pytest
from sqlalchemy import func, select, update

from mediation.casefile.kinds import Stage
from mediation.clocks.codes import TermCode
from mediation.secrecy.kinds import SecrecyClass
from models.operations.sweep import SweepResult, keep_tick, sweep_due
from models.operations.unit_of_work import unit_of_work
from models.queries.sweep import last_tick
from models.steps.breaches import office_moment
from models.steps.clocks import start_clock, stop_clocks
from models.tables.accounts import Account, Appointment
from models.tables.cases import Case, CaseAccess
from models.tables.clocks import Breach, Clock, ClockEvent, ExceptionItem
from models.tables.documents import Contact, Notice
from models.tables.organisations import Organisation
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.factories.clocks import put_case_of, put_world
from tests.factories.law import law_on, rulebook
from tests.queries.statements import counted

STARTED = "Mon 2026-06-01 09:00"
"""A notice of fifteen days from here is due on Tuesday 16 June; Monday the 15th is no holiday."""


@pytest.fixture
def world(session):
    """Provide the ladder of a county."""
    with unit_of_work(session) as work:
        return put_world(work)


@pytest.fixture
def begin(session, world):
    """Provide a function that starts a clock of a new case and returns it."""

    def run(term=TermCode.NOTICE_15, at=STARTED, *, organisation_id=None, **facts):
        with unit_of_work(session) as work:
            case = put_case_of(work, world, number=f"XF-{work.scalar(select(func.count(Case.id)))}", **facts)
            law = law_on(work, day(at[:14]), county_id=world.county_division)
            return start_clock(
                work,
                law,
                case_id=case.id,
                term=term,
                on=day(at[:14]),
                at=moment(at),
                organisation_id=organisation_id or world.centre,
            )

    return run


@pytest.fixture
def sweep(session):
    """Provide a function that sweeps at a moment."""

    def run(at, **options):
        return sweep_due(session, rulebook(), now=moment(at), **options)

    return run


def notices(session, kind):
    return session.scalars(select(Notice.organisation_id).where(Notice.kind == kind).order_by(Notice.id)).all()


def exceptions(session):
    return session.scalars(select(ExceptionItem.kind).order_by(ExceptionItem.id)).all()


def test_nothing_is_raised_before_the_morning_of_the_alarm_day(begin, sweep):
    begin()
    assert sweep("Tue 2026-06-16 08:30") == SweepResult()


def test_the_alarm_reaches_the_unit_bound_on_the_last_working_day(session, world, begin, sweep):
    begin()
    assert sweep("Tue 2026-06-16 08:31") == SweepResult(alarms=1, batches=1)
    assert notices(session, "clock.alarm") == [world.centre]


def test_a_term_is_missed_after_midnight_and_not_before(begin, sweep):
    begin()
    sweep("Tue 2026-06-16 08:31")
    assert sweep("Tue 2026-06-16 23:59").breaches == 0
    assert sweep("Wed 2026-06-17 00:01") == SweepResult(breaches=1, batches=1)


def test_a_breach_says_who_missed_which_term_and_tells_the_unit_and_the_one_above(session, world, begin, sweep):
    clock = begin()
    sweep("Wed 2026-06-17 00:01")
    breach = session.scalars(select(Breach)).one()
    assert (breach.clock_id, breach.term, breach.organisation_id) == (clock.id, "notice_15", world.centre)
    assert (breach.due_on, breach.noticed_at) == (day("Tue 2026-06-16"), moment("Wed 2026-06-17 00:01"))
    assert notices(session, "clock.breach") == [world.centre]
    assert notices(session, "clock.breach_above") == [world.town]
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "clock.breached")).one()
    assert (entry.basis, entry.case_id, entry.chain) == ("R-1.25", clock.case_id, world.county_division)


def test_a_missed_term_costs_its_clock_one_update(session, begin, sweep):
    begin()
    sweep("Tue 2026-06-16 08:31")
    with counted(session) as sent:
        sweep("Wed 2026-06-17 00:01")
    assert sum(statement.startswith("UPDATE clocks") for statement, _ in sent) == 1


def test_a_notice_of_the_night_is_carried_out_of_the_house_in_office_hours(session, begin, sweep):
    begin()
    sweep("Wed 2026-06-17 00:01")
    sent = {notice.facts["send_from"] for notice in session.scalars(select(Notice))}
    assert sent == {"2026-06-17T08:30:00+08:00"}


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        ("Wed 2026-06-17 10:00", "Wed 2026-06-17 10:00"),
        ("Wed 2026-06-17 17:30", "Thu 2026-06-18 08:30"),
        ("Thu 2026-06-18 20:00", "Mon 2026-06-22 08:30"),
        ("Sat 2026-05-09 09:00", "Sat 2026-05-09 09:00"),
    ],
)
def test_office_hours_know_holidays_and_working_saturdays(session, at, sent):
    assert office_moment(law_on(session, day(at[:14])), moment(at)) == moment(sent)


def test_an_urgent_notice_waits_for_nobody(session, begin, sweep):
    begin(TermCode.URGENT_ACK_30MIN, "Sat 2026-05-16 23:00")
    sweep("Sat 2026-05-16 23:31")
    notice = session.scalars(select(Notice).where(Notice.kind == "clock.breach")).one()
    assert notice.facts["send_from"] == moment("Sat 2026-05-16 23:31").isoformat()


def test_sweeping_twice_changes_nothing(session, begin, sweep):
    begin()
    sweep("Wed 2026-06-17 00:01")
    before = session.scalar(select(func.count(RecordEntry.id)))
    assert sweep("Wed 2026-06-17 00:01") == SweepResult()
    assert session.scalar(select(func.count(RecordEntry.id))) == before


def test_urgent_terms_are_missed_to_the_minute(begin, sweep):
    begin(TermCode.URGENT_ACK_30MIN, "Mon 2026-05-11 16:50")
    assert sweep("Mon 2026-05-11 17:20").breaches == 0
    assert sweep("Mon 2026-05-11 17:21").breaches == 1


def test_a_second_superior_hears_on_the_next_working_day_and_the_top_ends_the_climb(session, world, begin, sweep):
    begin()
    sweep("Fri 2026-06-19 10:00")
    assert sweep("Sun 2026-06-21 10:00").hops == 0
    assert sweep("Mon 2026-06-22 08:31").hops == 1
    assert sweep("Tue 2026-06-23 08:31").hops == 0
    assert sweep("Mon 2026-06-29 10:00").batches == 0
    assert notices(session, "clock.breach_above") == [world.town, world.county]


def test_a_third_superior_hears_after_the_second(session, world, begin, sweep):
    with unit_of_work(session) as work:
        from tests.factories.clocks import put_post

        put_post(work, work.get_one(Organisation, world.prefecture), work.get_one(Account, world.account))
    begin()
    for at in ("Wed 2026-06-17 08:31", "Thu 2026-06-18 08:31", "Mon 2026-06-22 08:31", "Tue 2026-06-23 08:31"):
        sweep(at)
    assert notices(session, "clock.breach_above") == [world.town, world.county, world.prefecture]


def test_a_target_of_the_platform_stays_with_the_first_superior(session, world, begin, sweep):
    begin(TermCode.FIRST_CONTACT_2WD)
    for at in ("Thu 2026-06-04 08:31", "Fri 2026-06-05 08:31", "Mon 2026-06-08 08:31"):
        sweep(at)
    assert notices(session, "clock.breach_above") == [world.town]


def test_a_matter_settled_late_climbs_no_further(session, world, begin, sweep):
    clock = begin()
    sweep("Wed 2026-06-17 00:01")
    with unit_of_work(session) as work:
        law, on = law_on(work, day("Wed 2026-06-17")), day("Wed 2026-06-17")
        stop_clocks(work, law, case_id=clock.case_id, terms=[clock.term], on=on, at=moment("Wed 2026-06-17 09:00"))
    assert sweep("Thu 2026-06-18 08:31") == SweepResult()
    assert len(session.scalars(select(Breach)).all()) == 1


def test_what_was_done_in_time_and_written_late_loses_the_mark_but_not_the_record(session, begin, sweep):
    clock = begin()
    sweep("Wed 2026-06-17 00:01")
    with unit_of_work(session) as work:
        law, on = law_on(work, day("Wed 2026-06-17")), day("Tue 2026-06-16")
        stop_clocks(work, law, case_id=clock.case_id, terms=[clock.term], on=on, at=moment("Wed 2026-06-17 09:00"))
    row = session.get_one(Clock, clock.id)
    assert (row.breached_at, row.next_hop_at, row.hops) == (None, None, 0)
    tags = session.scalars(select(RecordEntry.tag).order_by(RecordEntry.id)).all()
    assert tags == ["clock.breached", "clock.breach_lifted"]
    assert len(session.scalars(select(Breach)).all()) == 1


def test_the_one_above_an_empty_office_is_told_instead(session, world, begin, sweep):
    leave(session, world.town)
    begin()
    sweep("Wed 2026-06-17 00:01")
    assert notices(session, "clock.breach_above") == [world.county]


def test_nobody_above_is_a_matter_for_a_person(session, world, begin, sweep):
    begin(organisation_id=world.county)
    sweep("Wed 2026-06-17 00:01")
    sweep("Wed 2026-06-17 00:02")
    assert exceptions(session) == ["no_superior"]
    item = session.scalars(select(ExceptionItem)).one()
    assert (item.county_id, item.facts["organisation"]) == (world.county_division, world.county)


def test_nobody_in_the_bound_office_is_a_matter_for_a_person(session, world, begin, sweep):
    leave(session, world.centre)
    begin()
    sweep("Wed 2026-06-17 00:01")
    assert exceptions(session) == ["no_post"]


def test_a_closed_office_without_successor_is_a_matter_for_a_person(session, world, begin, sweep):
    begin()
    with unit_of_work(session) as work:
        work.get_one(Organisation, world.centre).valid_to = day("Mon 2026-06-08")
    sweep("Wed 2026-06-17 00:01")
    assert exceptions(session) == ["organisation_closed"]
    assert notices(session, "clock.breach") == []
    assert notices(session, "clock.breach_above") == [world.town]


@pytest.mark.parametrize("kind", ["no_post", "organisation_closed"])
def test_a_holder_with_nobody_in_it_is_asked_about_once_before_any_term_is_missed(session, world, begin, sweep, kind):
    case_id = begin().case_id
    if kind == "no_post":
        leave(session, world.centre)
    else:
        with unit_of_work(session) as work:
            work.get_one(Organisation, world.centre).valid_to = day("Tue 2026-06-02")
    for at in ("Tue 2026-06-02 09:00", "Tue 2026-06-02 09:01"):
        sweep(at, batch=1)
    item = session.scalars(select(ExceptionItem)).one()
    assert (item.kind, item.case_id, item.clock_id) == (kind, case_id, None)
    assert (item.county_id, item.facts) == (world.county_division, {"organisation": world.centre})


def test_every_empty_holder_is_asked_about_in_as_many_batches_as_it_takes(session, world, begin, sweep):
    for _ in range(5):
        begin()
    leave(session, world.centre)
    assert sweep("Tue 2026-06-02 09:00", batch=2).asked == 5
    assert sweep("Tue 2026-06-02 09:01", batch=2).asked == 0


@pytest.mark.parametrize("facts", [{"stage": Stage.CONCLUDED}, {"secrecy": SecrecyClass.D}])
def test_nobody_is_asked_for_where_no_office_has_to_answer(session, world, begin, sweep, facts):
    begin(**facts)
    leave(session, world.centre)
    sweep("Tue 2026-06-02 09:00")
    assert exceptions(session) == []


def test_a_holder_whose_successor_does_the_duty_is_not_asked_about(session, world, begin, sweep):
    begin()
    with unit_of_work(session) as work:
        row = work.get_one(Organisation, world.centre)
        row.valid_to = row.succeeded_on = day("Tue 2026-06-02")
        row.successor_id = world.bureau
    sweep("Tue 2026-06-02 09:00")
    assert exceptions(session) == []


def test_the_successor_of_a_closed_office_is_told(session, world, begin, sweep):
    """R-1.41."""
    begin()
    with unit_of_work(session) as work:
        row = work.get_one(Organisation, world.centre)
        row.valid_to = row.succeeded_on = day("Mon 2026-06-08")
        row.successor_id = world.bureau
    sweep("Wed 2026-06-17 00:01")
    assert notices(session, "clock.breach") == [world.bureau]
    assert exceptions(session) == []


def leave(session, organisation_id):
    with unit_of_work(session) as work:
        from models.tables.accounts import Post

        posts = select(Post.id).where(Post.organisation_id == organisation_id)
        work.execute(update(Appointment).where(Appointment.post_id.in_(posts)).values(to_on=date(2026, 6, 2)))


def test_of_a_secret_case_only_those_named_hear(session, world, begin, sweep):
    """R-1.53."""
    clock = begin(secrecy=SecrecyClass.D, kind="accusation", branch=None)
    with unit_of_work(session) as work:
        granted = moment(STARTED)
        work.add(CaseAccess(case_id=clock.case_id, account_id=world.account, basis="R-1.53", granted_at=granted))
    sweep("Wed 2026-06-17 00:01")
    told = session.execute(select(Notice.organisation_id, Notice.account_id)).all()
    assert [tuple(row) for row in told] == [(None, world.account)]
    assert session.get_one(Clock, clock.id).next_hop_at is None


def test_a_petitioners_window_that_closes_is_no_breach_and_alarms_no_office(session, begin, sweep):
    begin(TermCode.REVIEW_REQUEST_30)
    assert sweep("Wed 2026-07-01 09:00").alarms == 1
    assert sweep("Thu 2026-07-02 00:01").elapsed == 1
    assert session.scalars(select(Notice)).all() == []
    assert session.scalars(select(Breach)).all() == []


def test_a_stale_date_is_renewed_and_no_breach_is_written(session, begin, sweep):
    clock = begin()
    with unit_of_work(session) as work:
        row = work.get_one(Clock, clock.id)
        row.due_on, row.due_at = day("Tue 2026-06-02"), moment("Wed 2026-06-03 00:00")
    assert sweep("Thu 2026-06-04 09:00") == SweepResult(renewed=1, batches=1)
    assert session.get_one(Clock, clock.id).due_on == day("Tue 2026-06-16")


def test_a_clock_nobody_can_read_goes_to_a_person_and_the_others_go_on(session, begin, sweep):
    broken, whole = begin(), begin()
    with unit_of_work(session) as work:
        work.execute(update(ClockEvent).where(ClockEvent.clock_id == broken.id).values(kind="unheard_of"))
    result = sweep("Wed 2026-06-17 00:01")
    assert result.failed == (broken.id,)
    assert session.scalars(select(Breach.clock_id)).all() == [whole.id]
    assert exceptions(session) == ["clock_unreadable"]


def test_a_contact_and_an_edit_do_not_put_off_a_breach(session, world, begin, sweep):
    clock = begin()
    with unit_of_work(session) as work:
        at = moment("Tue 2026-06-16 17:00")
        work.add(
            Contact(
                case_id=clock.case_id,
                organisation_id=world.centre,
                account_id=world.account,
                method="phone",
                contacted_at=at,
                result="已电话沟通",
            )
        )
        work.get_one(Case, clock.case_id).title = "路灯与井盖"
    assert sweep("Wed 2026-06-17 00:01").breaches == 1


def test_the_last_tick_is_one_row_that_moves(session):
    assert last_tick(session()) is None
    keep_tick(session, at=moment("Mon 2026-06-01 09:00"), leader="one")
    keep_tick(session, at=moment("Mon 2026-06-01 09:01"), leader="two")
    found = last_tick(session())
    assert (found.at, found.leader) == (moment("Mon 2026-06-01 09:01"), "two")
