"""The time to object is a right: who lets it pass and acts later missed nothing (R-1.26)."""

import pytest
from sqlalchemy import func, select

from mediation.casefile.kinds import HandOverState
from mediation.clocks.codes import EventKind, TermCode
from models.law import law_of
from models.operations.cases.notice import GiveNotice, give_notice
from models.operations.handovers import AcceptHandOver, SendCase, accept_hand_over, send_case
from models.operations.unit_of_work import unit_of_work
from models.steps.clocks import cancel_clocks
from models.steps.papers import ServiceEntry
from models.tables.clocks import Breach, ClockEvent
from tests.dates import day, moment

pytestmark = pytest.mark.seed("linjiang")


@pytest.fixture
def sent(desk):
    """Provide a case sent to the land bureau on 8 October, which may object until the 14th; no tick passes."""
    about = {"competent_id": desk.world.org("zr"), "title": "宅基地确权登记"}
    case_id = desk.register("mtc_window", "Thu 2026-10-08 09:00", about=about).case_id
    to = desk.world.org("zr")
    desk.act(send_case, SendCase, "mtc_window", "Thu 2026-10-08 10:00", case_id, to_id=to, reason="属其职责")
    return case_id


def accept(desk, case_id, at):
    desk.act(accept_hand_over, AcceptHandOver, "zr_handler", at, case_id)


def inform(desk, case_id, at):
    told = {"route": "由自然资源局办理", "procedure": "信访程序", "contact": "信访科 0539-1234567"}
    desk.act(give_notice, GiveNotice, "zr_handler", at, case_id, service=ServiceEntry(proof="当面签收"), **told)


def drop(desk, case_id, at):
    with unit_of_work(desk.session) as work:
        law = law_of(work, desk.setting.rulebook, desk.world.county, moment(at).date())
        cancel_clocks(work, law, case_id=case_id, terms=[TermCode.OBJECTION_5WD], on=moment(at).date(), at=moment(at))


@pytest.mark.parametrize("act", [accept, inform, drop])
def test_who_acts_after_the_time_to_object_missed_nothing(desk, sent, act):
    act(desk, sent, "Mon 2026-10-19 09:00")
    clock = desk.clock(sent, TermCode.OBJECTION_5WD)
    last = select(ClockEvent.on_date).where(ClockEvent.clock_id == clock.id, ClockEvent.kind != EventKind.START)
    assert desk.session.scalars(last).all() == [day("Wed 2026-10-14")]
    assert clock.breached_at is None
    late = select(func.count()).select_from(Breach).where(Breach.term == TermCode.OBJECTION_5WD)
    assert desk.session.scalar(late) == 0


def test_who_acts_in_time_ends_it_that_day(desk, sent):
    accept(desk, sent, "Mon 2026-10-12 09:00")
    assert desk.hand_over(sent).state is HandOverState.ACCEPTED
    clock = desk.clock(sent, TermCode.OBJECTION_5WD)
    last = select(ClockEvent.on_date).where(ClockEvent.clock_id == clock.id, ClockEvent.kind != EventKind.START)
    assert desk.session.scalars(last).all() == [day("Mon 2026-10-12")]
