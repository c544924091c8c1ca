"""A county chooses its numbers from a day on; what is running keeps what it began with (section 14)."""

import pytest
from sqlalchemy import select

from mediation.clocks.codes import TermCode
from mediation.parameters.reasons import ParameterReason
from mediation.parameters.registry import DEFINITIONS
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.law import law_of
from models.operations.parameters import SetParameter, set_parameter
from models.operations.unit_of_work import unit_of_work
from models.queries.parameters import find_parameter, parameters_of
from models.steps.clocks import recompute, start_clock
from models.tables.accounts import Parameter
from models.tables.clocks import Clock
from models.tables.record import RecordEntry
from models.unable import InvalidFields
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.clocks import put_case_of, put_world
from tests.factories.law import law_on, rulebook

TODAY = day("Mon 2026-06-01")


@pytest.fixture
def world(session):
    """Provide the ladder of a county."""
    with unit_of_work(session) as work:
        return put_world(work)


@pytest.fixture
def choose(session, world):
    """Provide a function by which the county's administrator sets a parameter."""
    actor = Actor(world.account, world.county, Role.ADMINISTRATOR, world.county_division)

    def run(key, value, *, from_on=TODAY, at="Mon 2026-06-01 09:00"):
        command = SetParameter(key=key, value=value, from_on=from_on, actor=actor, now=moment(at))
        set_parameter(session, rulebook(), command)

    return run


@pytest.fixture
def read(session, world):
    """Provide a function that reads a parameter as it stands on a day."""

    def run(key, on=TODAY):
        return law_of(session, rulebook(), world.county_division, on).parameters.value(key)

    return run


def test_a_value_counts_from_its_day_on_and_not_before(choose, read):
    choose("NOTICE_DAYS", "10", from_on=day("Mon 2026-06-08"))
    assert read("NOTICE_DAYS", day("Sun 2026-06-07")) == 15
    assert read("NOTICE_DAYS", day("Mon 2026-06-08")) == 10


def test_another_county_keeps_its_own(session, world, choose):
    choose("NOTICE_DAYS", "10")
    assert law_of(session, rulebook(), world.county_division + 1, TODAY).parameters.notice_days == 15


@pytest.mark.parametrize(
    ("key", "value", "began", "kept_due", "new_due"),
    [
        ("NOTICE_DAYS", "10", "Mon 2026-06-01", "Tue 2026-06-16", "Thu 2026-06-11"),
        ("ORGAN_ROLL", "true", "Fri 2026-09-11", "Sat 2026-09-26", "Mon 2026-09-28"),
    ],
)
def test_a_running_clock_keeps_what_it_began_with(session, world, choose, key, value, began, kept_due, new_due):
    on, at = day(began), moment(f"{began} 09:00")
    with unit_of_work(session) as work:
        facts = {"case_id": put_case_of(work, world).id, "term": TermCode.NOTICE_15, "on": on, "at": at}
        law = law_on(work, on, county_id=world.county_division)
        kept = start_clock(work, law, organisation_id=world.centre, **facts)
    choose(key, value)
    with unit_of_work(session) as work:
        law = law_on(work, on, county_id=world.county_division)
        row = work.get_one(Clock, kept.id)
        recompute(work, law, row, at=at)
        new = start_clock(work, law, organisation_id=world.centre, **facts)
    assert (row.due_on, new.due_on) == (day(kept_due), day(new_due))


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("HANDLE", "61", ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ("OBJECT_WD", "4", ParameterReason.PARAMETER_LAXER_THAN_LAW),
        ("HANDLE", "0", ParameterReason.PARAMETER_OUT_OF_BOUNDS),
        ("HANDLE", "六十", ParameterReason.PARAMETER_NOT_A_NUMBER),
        ("ORGAN_ROLL", "perhaps", ParameterReason.PARAMETER_NOT_YES_OR_NO),
        ("ACCEPT_START", "someday", ParameterReason.PARAMETER_NOT_A_CHOICE),
        ("TRANSFER_SPLIT_COUNTY", "5", ParameterReason.SPLIT_EXCEEDS_TRANSFER),
        ("NO_SUCH_KEY", "1", ParameterReason.UNKNOWN_PARAMETER),
    ],
)
def test_a_value_the_rule_refuses_is_told_at_its_field_and_not_written(session, choose, key, value, reason):
    with pytest.raises(InvalidFields) as refused:
        choose(key, value)
    assert refused.value.faults["value"].reason is reason
    assert session.scalars(select(Parameter)).all() == []


def test_a_value_cannot_count_from_yesterday(session, choose):
    with pytest.raises(InvalidFields) as refused:
        choose("NOTICE_DAYS", "10", from_on=day("Sun 2026-05-31"))
    assert refused.value.faults["from_on"].reason is ParameterReason.PARAMETER_FROM_PAST
    assert session.scalars(select(Parameter)).all() == []


def test_who_changed_what_from_what_stands_in_the_record(session, world, choose):
    choose("NOTICE_DAYS", "10")
    choose("NOTICE_DAYS", "12", from_on=day("Mon 2026-06-08"))
    entry = session.scalars(select(RecordEntry).order_by(RecordEntry.id.desc())).first()
    assert (entry.tag, entry.actor_id, entry.basis, entry.chain) == (
        "parameter.set",
        world.account,
        "R-1.25",
        world.county_division,
    )
    assert entry.facts == {"key": "NOTICE_DAYS", "value": "12", "before": "10", "from_on": "2026-06-08"}


def test_a_value_set_twice_for_one_day_is_the_last_one(session, choose, read):
    choose("NOTICE_DAYS", "10")
    choose("NOTICE_DAYS", "12")
    assert read("NOTICE_DAYS") == 12
    assert len(session.scalars(select(Parameter)).all()) == 1


def test_every_process_sees_a_change_of_another_one(session, database, world, choose):
    elsewhere = open_sessions(database.url)
    assert law_of(elsewhere, rulebook(), world.county_division, TODAY).parameters.notice_days == 15
    elsewhere.rollback()
    choose("NOTICE_DAYS", "10")
    assert law_of(elsewhere, rulebook(), world.county_division, TODAY).parameters.notice_days == 10
    close_sessions(elsewhere)


def test_a_value_that_a_later_release_refuses_gives_way_to_the_default_alone(session, world, choose, read):
    choose("NOTICE_DAYS", "10")
    with unit_of_work(session) as work:
        from models.steps.law import bump_law

        at = moment("Mon 2026-06-01 09:00")
        row = {"county_id": world.county_division, "key": "HANDLE", "value": "90", "from_on": TODAY, "set_at": at}
        work.add(Parameter(**row))
        bump_law(work)
    assert (read("HANDLE"), read("NOTICE_DAYS")) == (60, 10)


def test_the_list_shows_every_key_with_what_is_and_what_comes(session, world, choose):
    choose("NOTICE_DAYS", "10")
    choose("NOTICE_DAYS", "12", from_on=day("Mon 2026-06-08"))
    law = law_on(session, TODAY, county_id=world.county_division)
    rows = {row.key: row for row in parameters_of(session(), law, on=TODAY)}
    assert list(rows) == list(DEFINITIONS)
    row = rows["NOTICE_DAYS"]
    assert (row.value, row.since, row.set_by, row.is_default) == (10, TODAY, "li", False)
    assert [(choice.value, choice.from_on) for choice in row.coming] == [("12", day("Mon 2026-06-08"))]
    assert (rows["HANDLE"].value, rows["HANDLE"].since, rows["HANDLE"].is_default) == (60, None, True)
    assert find_parameter(session(), law, "NO_SUCH_KEY", on=TODAY) is None
