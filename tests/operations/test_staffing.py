"""A whole staff list comes in at once, and a second time changes nothing."""

import pytest
from sqlalchemy import func, select

from mediation.secrecy.kinds import Role
from models.operations.sign_in import SignIn, sign_in
from models.operations.staffing import StaffMember, staff
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing
from models.queries.accounts import posts_of
from models.queries.record import chain_faults
from models.tables.accounts import Account, Appointment, Post
from models.unable import InvalidFields, OutOfReach
from tests.dates import day, moment
from tests.factories.rows import put_organisation

CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)
NOW = moment("Mon 2026-03-02 09:00")
SINCE = day("Thu 2026-01-01")


@pytest.fixture
def town(session):
    """Provide the id of a township centre."""
    with unit_of_work(session) as work:
        return put_organisation(work, "LH", county_id=785).id


def _list(town):
    return [
        StaffMember("zhang", "张三", town, Role.TOWNSHIP_STAFF, "接访员", SINCE),
        StaffMember("zhang", "张三", town, Role.ADMINISTRATOR, "管理员", SINCE),
        StaffMember("li", "李四", town, Role.TOWNSHIP_STAFF, "接访员", SINCE, acting_for="zhang"),
    ]


def _staff(session, members, password="demo-county-2026"):
    return staff(session, members, password=password, actor=None, now=NOW, hashing=CHEAP)


def _counts(session):
    return [session.scalar(select(func.count()).select_from(table)) for table in (Account, Post, Appointment)]


def test_accounts_posts_and_deputies_come_in_and_can_sign_in(session, town):
    ids = _staff(session, _list(town))
    assert _counts(session) == [2, 2, 3]
    assert [post.acting_for for post in posts_of(session, ids["li"], on=SINCE)] == ["张三"]
    assert sign_in(session, SignIn("li", "demo-county-2026"), now=NOW, hashing=CHEAP) == ids["li"]
    assert list(chain_faults(session)) == []


def test_a_second_run_changes_nothing(session, town):
    first = _staff(session, _list(town))
    assert _staff(session, _list(town)) == first
    assert _counts(session) == [2, 2, 3]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (StaffMember("Bad Login", "张三", 1, Role.EXPERT, "律师", SINCE), InvalidFields),
        (StaffMember("wu", "吴", 999, Role.EXPERT, "律师", SINCE), OutOfReach),
        (StaffMember("wu", "吴", 1, Role.EXPERT, "律师", SINCE, acting_for="nobody"), OutOfReach),
    ],
)
def test_one_line_that_cannot_be_keeps_the_whole_list_out(session, town, line, error):
    with pytest.raises(error):
        _staff(session, [*_list(town), line])
    assert _counts(session) == [0, 0, 0]
