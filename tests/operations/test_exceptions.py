"""What the sweep could not settle waits for a person, and is settled once."""

import pytest
from sqlalchemy import false, select, true

from mediation.exceptions.reasons import ExceptionReason
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.operations.exceptions import SettleException, UnableToSettleException, settle_exception
from models.operations.unit_of_work import unit_of_work
from models.queries.exceptions import exceptions_page, find_exception, open_exceptions
from models.steps.exceptions import ExceptionKind, raise_exception
from models.tables.clocks import ExceptionItem
from models.tables.record import RecordEntry
from models.unable import OutOfReach
from tests.dates import moment
from tests.factories.clocks import put_case_of, put_world

RAISED = moment("Wed 2026-06-17 00:01")
SETTLED = moment("Wed 2026-06-17 09:00")


@pytest.fixture
def world(session):
    """Provide the ladder of a county."""
    with unit_of_work(session) as work:
        return put_world(work)


@pytest.fixture
def raise_one(session, world):
    """Provide a function that raises an item by key, for a case or for none."""

    def run(key, *, case_id=None):
        with unit_of_work(session) as work:
            raise_exception(
                work,
                key=key,
                kind=ExceptionKind.NO_SUPERIOR,
                county_id=world.county_division,
                at=RAISED,
                basis="R-1.25",
                case_id=case_id,
                facts={"organisation": world.county},
            )

    return run


@pytest.fixture
def settle(session, world):
    """Provide a function by which the office settles an item."""
    actor = Actor(world.account, world.county, Role.MEETING_OFFICE, world.county_division)

    def run(item_id, note="已请市级联席办指定"):
        settle_exception(session, SettleException(item_id=item_id, note=note, actor=actor, now=SETTLED))

    return run


def the_item(session):
    return session.scalars(select(ExceptionItem)).one()


def test_the_same_thing_is_raised_once(session, raise_one):
    raise_one("no_superior:1")
    raise_one("no_superior:1")
    assert the_item(session).kind == "no_superior"
    assert len(session.scalars(select(RecordEntry)).all()) == 1


def test_a_settled_item_says_how_and_by_whom_and_leaves_the_queue(session, world, raise_one, settle):
    raise_one("no_superior:1")
    settle(the_item(session).id)
    page = exceptions_page(session(), [world.county_division], reached=true(), settled=True)
    assert [(row.settlement, row.settled_by, row.settled_at) for row in page.rows] == [
        ("已请市级联席办指定", "li", SETTLED)
    ]
    assert open_exceptions(session(), [world.county_division], reached=true()) == 0


def test_the_note_does_not_go_into_the_record(session, raise_one, settle):
    raise_one("no_superior:1")
    settle(the_item(session).id)
    entry = session.scalars(select(RecordEntry).where(RecordEntry.tag == "exception.settled")).one()
    assert "市级" not in str(entry.facts)


def test_an_item_is_settled_once(session, raise_one, settle):
    raise_one("no_superior:1")
    settle(the_item(session).id)
    with pytest.raises(UnableToSettleException) as refused:
        settle(the_item(session).id, note="又来一次")
    assert refused.value.answer.reason is ExceptionReason.ALREADY_SETTLED
    session.rollback()
    assert the_item(session).settlement == "已请市级联席办指定"


def test_an_item_that_is_not_there_is_out_of_reach(settle):
    with pytest.raises(OutOfReach):
        settle(404)


def test_an_item_of_a_case_out_of_reach_is_neither_listed_nor_counted_nor_found(session, world, raise_one):
    with unit_of_work(session) as work:
        case_id = put_case_of(work, world).id
    raise_one("no_superior:1", case_id=case_id)
    counties = [world.county_division]
    assert open_exceptions(session(), counties, reached=true()) == 1
    assert open_exceptions(session(), counties, reached=false()) == 0
    assert exceptions_page(session(), counties, reached=false()).rows == ()
    assert find_exception(session(), the_item(session).id, counties, reached=false()) is None


def test_another_countys_item_is_not_ours(session, world, raise_one):
    raise_one("no_superior:1")
    assert exceptions_page(session(), [world.county_division + 1], reached=true()).rows == ()


def test_the_queue_turns_its_pages_without_losing_an_item(session, world, raise_one):
    for number in range(5):
        raise_one(f"no_superior:{number}")
    seen, after = [], None
    while True:
        page = exceptions_page(session(), [world.county_division], reached=true(), after=after, size=2)
        seen += [row.id for row in page.rows]
        if page.after is None:
            break
        after = page.after
    assert seen == sorted(session.scalars(select(ExceptionItem.id)).all())
    assert page.rows[0].organisation == "LJ"
