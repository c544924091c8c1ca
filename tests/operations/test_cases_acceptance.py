"""From the notice of an organ with power the sixty days run, whether or not anybody presses accept (R-1.30)."""

import pytest

from mediation.clocks.codes import TermCode
from models.operations.cases import AcceptCase, GiveNotice, accept_case, give_notice
from models.steps.papers import ServiceEntry
from models.tables.clocks import Clock
from tests.dates import day

pytestmark = pytest.mark.seed("linjiang")
TOLD = {
    "route": "由柳河镇办理",
    "procedure": "60日内出具处理意见书",
    "contact": "综治中心",
    "service": ServiceEntry(proof="当面签收"),
}


def handling_clocks(desk, case_id):
    rows = desk.look().query(Clock).filter_by(case_id=case_id, term=TermCode.HANDLE_60).all()
    return [(clock.started_on, clock.due_on, clock.state.value) for clock in rows]


def test_the_notice_starts_the_sixty_days(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-09 10:00", case_id, **TOLD)
    assert handling_clocks(desk, case_id) == [(day("Mon 2026-03-09"), day("Fri 2026-05-08"), "running")]


def test_a_late_acceptance_moves_nothing_and_leaves_the_one_clock(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-09 10:00", case_id, **TOLD)
    accepted = desk.act(accept_case, AcceptCase, "lh_town", "Fri 2026-03-20 10:00", case_id)
    assert accepted == day("Mon 2026-03-09")
    assert handling_clocks(desk, case_id) == [(day("Mon 2026-03-09"), day("Fri 2026-05-08"), "running")]


def test_a_notice_after_the_fifteenth_day_counts_from_the_fifteenth(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-30 10:00", case_id, **TOLD)
    assert [started for started, _, _ in handling_clocks(desk, case_id)] == [day("Tue 2026-03-24")]


def test_the_notice_of_a_centre_without_power_starts_no_handling(desk):
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00").case_id
    desk.act(give_notice, GiveNotice, "mtc_window", "Mon 2026-03-09 10:00", case_id, **TOLD)
    assert handling_clocks(desk, case_id) == []
