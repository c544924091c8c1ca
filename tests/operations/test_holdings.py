"""At every second exactly one holder answers for a case: the database says so on both engines (R-6.01)."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.operations.unit_of_work import unit_of_work
from models.silence import ClockWentBack
from models.steps.holdings import SHORTEST, current_holding, hold_first, pass_holding
from models.tables.cases import Case, Holding
from tests.dates import moment
from tests.factories.rows import put_case, put_organisation

NEXT_DAY = moment("Tue 2026-03-10 09:00")
DAY_AFTER = moment("Wed 2026-03-11 09:00")


@pytest.fixture
def held(session):
    """Provide the ids of a case held by the town, and of the bureau that may follow."""
    with unit_of_work(session) as work:
        town, bureau = put_organisation(work, "LH"), put_organisation(work, "ZR")
        case = put_case(work, holder=town)
        return case.id, town.id, bureau.id


def test_a_passed_case_has_one_unbroken_chain_of_holders(session, held):
    case_id, town, bureau = held
    with unit_of_work(session) as work:
        pass_holding(work, work.get_one(Case, case_id), to_id=bureau, at=NEXT_DAY, basis="R-1.25")
    periods = session.execute(select(Holding.organisation_id, Holding.to_at).order_by(Holding.from_at)).all()
    assert [tuple(period) for period in periods] == [(town, NEXT_DAY), (bureau, None)]
    assert session.get_one(Case, case_id).holder_id == bureau


def test_a_case_may_come_back_to_an_earlier_holder(session, held):
    case_id, town, bureau = held
    with unit_of_work(session) as work:
        case = work.get_one(Case, case_id)
        pass_holding(work, case, to_id=bureau, at=NEXT_DAY, basis="R-1.25")
        pass_holding(work, case, to_id=town, at=DAY_AFTER, basis="R-1.26")
    assert current_holding(session(), case_id).organisation_id == town


def test_a_case_passed_twice_in_one_moment_is_held_by_all_three_in_turn(session, held):
    case_id, town, bureau = held
    with unit_of_work(session) as work:
        case = work.get_one(Case, case_id)
        opened = current_holding(work, case_id).from_at
        pass_holding(work, case, to_id=bureau, at=opened, basis="R-1.25")
        pass_holding(work, case, to_id=town, at=opened, basis="R-1.26")
    holders = session.execute(select(Holding.organisation_id, Holding.from_at).order_by(Holding.from_at)).all()
    assert [holder for holder, _ in holders] == [town, bureau, town]
    assert holders[-1].from_at - opened == 2 * SHORTEST


def test_a_gap_between_two_holders_is_refused(session, held):
    case_id, _, bureau = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        last = current_holding(work, case_id)
        last.to_at, last.is_open = NEXT_DAY, None
        work.flush()
        work.add(
            Holding(
                case_id=case_id, organisation_id=bureau, from_at=DAY_AFTER, previous_to_at=DAY_AFTER, basis="R-1.25"
            )
        )
        work.get_one(Case, case_id).holder_id = bureau
        work.flush()


def test_a_gap_hidden_behind_the_wrong_predecessor_is_refused(session, held):
    case_id, _, bureau = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        last = current_holding(work, case_id)
        last.to_at, last.is_open = NEXT_DAY, None
        work.flush()
        work.add(
            Holding(case_id=case_id, organisation_id=bureau, from_at=DAY_AFTER, previous_to_at=NEXT_DAY, basis="R-1.25")
        )
        work.flush()


def test_two_holders_at_once_are_refused(session, held):
    case_id, _, bureau = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.add(Holding(case_id=case_id, organisation_id=bureau, from_at=NEXT_DAY, basis="R-1.25"))
        work.flush()


def test_an_overlapping_closed_period_is_refused(session, held):
    case_id, _, bureau = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.add(
            Holding(
                case_id=case_id, organisation_id=bureau, from_at=NEXT_DAY, to_at=DAY_AFTER, is_open=None, basis="R-1.25"
            )
        )
        work.flush()


def test_a_case_left_without_a_holder_is_refused_at_the_commit(session, held):
    case_id, _, _ = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        last = current_holding(work, case_id)
        last.to_at, last.is_open = NEXT_DAY, None


def test_a_case_that_names_another_holder_than_its_open_period_is_refused(session, held):
    case_id, _, bureau = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        work.get_one(Case, case_id).holder_id = bureau


def test_a_period_that_ends_before_it_begins_is_refused(session, held):
    case_id, _, bureau = held
    sunday = moment("Sun 2026-03-08 09:00")
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        last = current_holding(work, case_id)
        last.to_at, last.is_open = sunday, None
        work.flush()
    with pytest.raises(ClockWentBack), unit_of_work(session) as work:
        pass_holding(work, work.get_one(Case, case_id), to_id=bureau, at=sunday, basis="R-1.25")


def test_a_second_first_holding_is_refused(session, held):
    case_id, _, _ = held
    with pytest.raises(IntegrityError), unit_of_work(session) as work:
        hold_first(work, work.get_one(Case, case_id), at=NEXT_DAY, basis="R-6.01")
