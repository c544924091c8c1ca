"""Accounts, posts and appointments: people hold posts from a day to a day, and the record knows who did what."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.accounts.reasons import AccountReason
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.operations.accounts import (
    Appoint,
    CreateAccount,
    CreatePost,
    EndAppointment,
    UnableToAppoint,
    UnableToCloseAccount,
    UnableToEndAppointment,
    appoint,
    close_account,
    create_account,
    create_post,
    end_appointment,
    reopen_account,
)
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.queries.accounts import actor_of, find_person, heads_of, holders_on, names_of, posts_of
from models.queries.administration import accounts_page, find_account
from models.queries.record import chain_faults
from models.tables.record import RecordEntry
from models.unable import InvalidFields, OutOfReach
from tests.dates import day, moment
from tests.factories.rows import put_organisation

CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
NOW = moment("Mon 2026-03-09 09:00")
TODAY = day("Mon 2026-03-09")
TOMORROW = day("Tue 2026-03-10")
NEXT_WEEK = day("Mon 2026-03-16")
COUNTY, OTHER_COUNTY = 785, 901


@pytest.fixture
def bureau(session):
    """Provide the id of a bureau of the county."""
    with unit_of_work(session) as work:
        return put_organisation(work, "ZR", county_id=COUNTY).id


def _account(session, login, **changes):
    command = CreateAccount(login=login, display_name=f"{login} 同志", **changes)
    return create_account(session, command, actor=None, now=NOW, hashing=CHEAP)


def _post(session, bureau, role=Role.DEPARTMENT_HANDLER, title="办案员"):
    return create_post(session, CreatePost(bureau, role, title), actor=None, now=NOW)


def _appoint(session, account, post, from_on=TODAY, *, actor=None, **changes):
    return appoint(session, Appoint(account, post, from_on, **changes), actor=actor, now=NOW)


def _administrator(session, account_id, county_id=COUNTY):
    with unit_of_work(session) as work:
        office = put_organisation(work, f"OFFICE-{county_id}-{account_id}", county_id=county_id).id
    return Actor(account_id=account_id, organisation_id=office, role=Role.ADMINISTRATOR, county_id=county_id)


def _tags(session):
    return list(session.scalars(select(RecordEntry.tag).order_by(RecordEntry.id)))


def _reason(caught):
    return caught.value.answer.reason


def test_an_appointment_is_in_force_from_its_first_day_to_the_day_before_its_last(session, bureau):
    wang, post = _account(session, "wang"), _post(session, bureau)
    _appoint(session, wang, post, TOMORROW, to_on=NEXT_WEEK)
    held = {on: bool(posts_of(session, wang, on=on)) for on in (TODAY, TOMORROW, day("Sun 2026-03-15"), NEXT_WEEK)}
    assert list(held.values()) == [False, True, True, False]


def test_every_act_leaves_its_line_in_an_unbroken_record(session, bureau):
    wang, post = _account(session, "wang"), _post(session, bureau)
    appointment = _appoint(session, wang, post)
    end_appointment(session, EndAppointment(appointment, TOMORROW), actor=None, now=NOW)
    close_account(session, wang, actor=None, now=NOW)
    reopen_account(session, wang, actor=None, now=NOW)
    assert _tags(session) == [
        "account.created",
        "post.created",
        "appointment.made",
        "appointment.ended",
        "account.closed",
        "account.reopened",
    ]
    assert list(chain_faults(session)) == []


def test_a_deputy_acts_in_the_post_and_for_its_holder(session, bureau):
    head, deputy = _account(session, "head"), _account(session, "deputy")
    post = _post(session, bureau, Role.DEPARTMENT_HEAD, "局长")
    _appoint(session, head, post)
    _appoint(session, deputy, post, TOMORROW, to_on=NEXT_WEEK, acting_for_id=head)
    assert actor_of(session, deputy, on=TODAY) is None
    acting = actor_of(session, deputy, on=TOMORROW)
    assert acting == Actor(deputy, bureau, Role.DEPARTMENT_HEAD, COUNTY, acting_for_id=head)
    assert [holder.person for holder in heads_of(session, bureau, on=TOMORROW)] == ["head 同志", "deputy 同志"]


def test_a_deputy_of_somebody_without_the_post_is_refused(session, bureau):
    wang, li, post = _account(session, "wang"), _account(session, "li"), _post(session, bureau)
    with pytest.raises(UnableToAppoint) as caught:
        _appoint(session, li, post, acting_for_id=wang)
    assert _reason(caught) is AccountReason.PRINCIPAL_WITHOUT_POST


def test_the_chosen_post_decides_as_whom_a_person_acts(session, bureau):
    wang = _account(session, "wang")
    handler, head = _post(session, bureau), _post(session, bureau, Role.DEPARTMENT_HEAD, "局长")
    _appoint(session, wang, handler)
    chosen = _appoint(session, wang, head)
    assert actor_of(session, wang, on=TODAY).role is Role.DEPARTMENT_HANDLER
    assert actor_of(session, wang, on=TODAY, appointment_id=chosen).role is Role.DEPARTMENT_HEAD


def test_the_appointment_of_somebody_else_cannot_be_chosen(session, bureau):
    wang, li = _account(session, "wang"), _account(session, "li")
    _appoint(session, wang, _post(session, bureau))
    foreign = _appoint(session, li, _post(session, bureau, Role.DEPARTMENT_HEAD, "局长"))
    assert actor_of(session, wang, on=TODAY, appointment_id=foreign).role is Role.DEPARTMENT_HANDLER


@pytest.mark.parametrize(
    ("from_on", "to_on", "refused"),
    [
        (TODAY, TOMORROW, False),
        (TODAY, NEXT_WEEK, True),
        (day("Sun 2026-03-15"), None, True),
        (NEXT_WEEK, None, False),
    ],
)
def test_a_person_holds_a_post_once_at_a_time(session, bureau, from_on, to_on, refused):
    wang, post = _account(session, "wang"), _post(session, bureau)
    _appoint(session, wang, post, TOMORROW, to_on=NEXT_WEEK)
    if not refused:
        assert _appoint(session, wang, post, from_on, to_on=to_on)
        return
    with pytest.raises(UnableToAppoint) as caught:
        _appoint(session, wang, post, from_on, to_on=to_on)
    assert _reason(caught) is AccountReason.APPOINTMENT_TWICE


def test_an_end_before_the_beginning_withdraws_the_appointment(session, bureau):
    wang, post = _account(session, "wang"), _post(session, bureau)
    appointment = _appoint(session, wang, post, NEXT_WEEK)
    end_appointment(session, EndAppointment(appointment, TOMORROW), actor=None, now=NOW)
    assert posts_of(session, wang, on=NEXT_WEEK) == ()
    assert _tags(session)[-1] == "appointment.withdrawn"


def test_an_appointment_cannot_be_ended_in_the_past(session, bureau):
    appointment = _appoint(session, _account(session, "wang"), _post(session, bureau), day("Mon 2026-03-02"))
    with pytest.raises(UnableToEndAppointment):
        end_appointment(session, EndAppointment(appointment, day("Sun 2026-03-08")), actor=None, now=NOW)


def test_who_held_a_post_on_a_past_day_can_be_told(session, bureau):
    wang, li, post = _account(session, "wang"), _account(session, "li"), _post(session, bureau)
    first = _appoint(session, wang, post)
    end_appointment(session, EndAppointment(first, TOMORROW), actor=None, now=NOW)
    _appoint(session, li, post, TOMORROW)
    told = [[row.account_id for row in holders_on(session, organisation_id=bureau, on=on)] for on in (TODAY, TOMORROW)]
    assert told == [[wang], [li]]


def test_nobody_appoints_himself_or_closes_his_own_account(session, bureau):
    admin_id = _account(session, "admin")
    admin = _administrator(session, admin_id)
    with pytest.raises(UnableToAppoint) as caught:
        _appoint(session, admin_id, _post(session, bureau), actor=admin)
    assert _reason(caught) is AccountReason.OWN_APPOINTMENT
    with pytest.raises(UnableToCloseAccount):
        close_account(session, admin_id, actor=admin, now=NOW)


def test_a_closed_account_is_not_appointed(session, bureau):
    wang = _account(session, "wang")
    close_account(session, wang, actor=None, now=NOW)
    with pytest.raises(UnableToAppoint) as caught:
        _appoint(session, wang, _post(session, bureau))
    assert _reason(caught) is AccountReason.ACCOUNT_CLOSED


def test_closing_an_account_ends_its_sessions(session):
    wang = _account(session, "wang")
    before = find_person(session, wang).get_id()
    close_account(session, wang, actor=None, now=NOW)
    session.rollback()
    after = find_person(session, wang)
    assert not after.active
    assert after.get_id() != before


def test_another_county_is_out_of_the_administrators_reach(session, bureau):
    wang, post = _account(session, "wang"), _post(session, bureau)
    appointment = _appoint(session, wang, post)
    stranger = _administrator(session, _account(session, "stranger"), OTHER_COUNTY)
    for act in (
        lambda: close_account(session, wang, actor=stranger, now=NOW),
        lambda: create_post(session, CreatePost(bureau, Role.EXPERT, "律师"), actor=stranger, now=NOW),
        lambda: _appoint(session, _account(session, "neu"), post, actor=stranger),
        lambda: end_appointment(session, EndAppointment(appointment, TOMORROW), actor=stranger, now=NOW),
        lambda: end_appointment(session, EndAppointment(999, TOMORROW), actor=stranger, now=NOW),
    ):
        with pytest.raises(OutOfReach):
            act()
    assert find_account(session, wang, county_id=OTHER_COUNTY, on=TODAY) is None
    assert find_account(session, wang, county_id=COUNTY, on=TODAY) is not None


def test_an_account_with_a_post_elsewhere_is_not_administered_here(session, bureau):
    wang, post = _account(session, "wang"), _post(session, bureau)
    with unit_of_work(session) as work:
        upper = put_organisation(work, "UPPER").id
    _appoint(session, wang, post)
    abroad = _appoint(session, wang, _post(session, upper))
    assert find_account(session, wang, county_id=COUNTY, on=TODAY) is None
    end_appointment(session, EndAppointment(abroad, TOMORROW), actor=None, now=NOW)
    assert find_account(session, wang, county_id=COUNTY, on=TOMORROW) is not None


@pytest.mark.parametrize(
    ("command", "field", "reason"),
    [
        (CreateAccount("wang", "又一个王"), "login", AccountReason.LOGIN_TAKEN),
        (CreateAccount("Wang Fang", "王芳"), "login", AccountReason.LOGIN_FORM),
        (CreateAccount("li", " "), "display_name", AccountReason.DISPLAY_NAME_FORM),
        (CreateAccount("li", "李", "short"), "password", AccountReason.PASSWORD_TOO_SHORT),
    ],
)
def test_an_account_that_cannot_be_is_answered_at_its_field(session, command, field, reason):
    _account(session, "wang")
    with pytest.raises(InvalidFields) as caught:
        create_account(session, command, actor=None, now=NOW, hashing=CHEAP)
    assert {name: fault.reason for name, fault in caught.value.faults.items()} == {field: reason}


def test_a_post_without_a_title_is_answered_at_its_field(session, bureau):
    with pytest.raises(InvalidFields) as caught:
        create_post(session, CreatePost(bureau, Role.EXPERT, "  "), actor=None, now=NOW)
    assert list(caught.value.faults) == ["title"]


def test_names_are_looked_up_together_and_strangers_left_out(session):
    wang = _account(session, "wang")
    assert names_of(session, {wang, 999}) == {wang: "wang 同志"}
    assert names_of(session, ()) == {}


def test_a_list_of_accounts_is_paged_both_ways(session):
    for login in ("aa", "bb", "cc", "dd", "ee"):
        _account(session, login)

    def page(**keys):
        found = accounts_page(session, county_id=COUNTY, on=TODAY, size=2, **keys)
        return [row.login for row in found.rows], found.previous_key, found.next_key

    assert page() == (["aa", "bb"], None, "bb")
    assert page(after="bb") == (["cc", "dd"], "cc", "dd")
    assert page(after="dd") == (["ee"], "ee", None)
    assert page(before="ee") == (["cc", "dd"], "cc", "dd")
    assert page(before="cc") == (["aa", "bb"], None, "bb")
    assert page(containing="d") == (["dd"], None, None)
    assert page(containing="%") == ([], None, None)


def test_an_appointment_made_in_the_evening_counts_for_the_local_day(session, bureau):
    late = moment("Mon 2026-03-09 23:30") + timedelta(minutes=45)
    appointment = _appoint(session, _account(session, "wang"), _post(session, bureau), day("Mon 2026-03-02"))
    with pytest.raises(UnableToEndAppointment):
        end_appointment(session, EndAppointment(appointment, TODAY), actor=None, now=late)
