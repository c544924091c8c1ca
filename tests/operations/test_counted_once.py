"""Repeats: a skip counts once for a matter, an answer is not asked for twice, a merged person is found (2.3, 8.3)."""

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import DocumentKind
from mediation.moments import local_day
from mediation.reception.gate.reasons import GateReason
from mediation.routing.kinds import Kind
from models.operations.cases import MergeCase, UndoMerge, merge_case, undo_merge
from models.queries.reach import viewer_of
from models.queries.reception.earlier import Typed, earlier_cases
from models.tables.clocks import Clock
from models.tables.handovers import HandOver
from models.tables.reception import Visit
from tests.dates import moment
from tests.factories.papers import case_with
from tests.factories.visits import ROAD, person

pytestmark = pytest.mark.seed("linjiang")


def skips(desk, case_id):
    query = select(Visit.lawful_level, Visit.skip_levels).where(Visit.case_id == case_id).order_by(Visit.id)
    return [tuple(row) for row in desk.look().execute(query)]


def test_one_person_twice_too_high_on_one_matter_is_one_skip(desk):
    case_id = desk.register("city_window", "Mon 2026-07-06 09:00").case_id
    desk.register("city_window", "Tue 2026-07-07 09:00", repeat_of=case_id)
    assert skips(desk, case_id) == [(False, 1), (False, 0)]
    assert desk.case(case_id).skip_levels == 1
    # The repeat hands nothing over a second time, and says so.
    assert len(desk.look().scalars(select(HandOver.id).where(HandOver.case_id == case_id)).all()) == 1


def test_a_known_matter_brought_too_high_counts_as_a_skip_of_its_case(desk):
    case_id = desk.register("lh_town", "Mon 2026-07-06 09:00").case_id
    desk.register("city_window", "Tue 2026-07-07 09:00", repeat_of=case_id)
    case = desk.case(case_id)
    assert (skips(desk, case_id), case.skip_levels, case.lawful_level) == ([(True, 0), (False, 1)], 1, False)


def test_the_organ_hears_of_a_wrong_place_as_what_it_is(desk):
    desk.register("cg_town", "Mon 2026-03-09 09:30")
    assert "wrong_place_known" in desk.told("lh_centre")
    assert "skip_known" not in desk.told("lh_centre")


def test_what_was_answered_is_no_second_period(desk):
    case_id, _ = case_with(desk, DocumentKind.OPINION)
    clocks = desk.look().scalars(select(Clock.id)).all()
    again = desk.register("lh_town", "Mon 2026-05-18 09:00", repeat_of=case_id)
    assert (again.case_id, again.code) == (case_id, GateReason.ANSWERED_REPEAT.value)
    assert desk.look().scalars(select(Clock.id)).all() == clocks


def test_who_came_with_a_merged_case_is_found_in_the_main_one(desk):
    merged = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    other = person("赵春来", phone="13900000009")
    main = desk.register("lh_town", "Mon 2026-03-09 09:10", parties=[other]).case_id
    reason = {"into_id": main, "reason": "同一事项"}
    desk.act(merge_case, MergeCase, "lh_town", "Mon 2026-03-09 10:00", merged, **reason)

    def proposed():
        now = moment("Mon 2026-03-30 09:00")
        viewer = viewer_of(desk.look(), desk.world.account("lh_town"), on=local_day(now))
        typed = Typed(Kind.CLAIM, title="村路破损", facts=ROAD, names=("王建国",), phones=("13800000001",))
        county = desk.world.place("county")
        found = earlier_cases(desk.session, viewer=viewer, typed=typed, today=local_day(now), county_id=county)
        return {one.case_id: one.candidate.proposal.value for one in found.within}

    assert proposed() == {main: "repeat"}
    desk.act(undo_merge, UndoMerge, "lh_town", "Mon 2026-03-09 11:00", merged)
    assert proposed()[merged] == "repeat"
