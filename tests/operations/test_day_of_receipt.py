"""What counts from receipt counts from the day the paper came, however late it is typed (R-1.20, R-1.24, R-1.25)."""

import pytest
from sqlalchemy import select

from mediation.clocks.codes import TermCode
from mediation.reception.gate.facts import GateFacts
from mediation.reception.reasons import ReceptionReason
from mediation.routing.kinds import Channel
from models.operations.cases import AcceptCase, GiveNotice, ServiceEntry, accept_case, give_notice
from models.operations.reception.commands import UrgentEntry
from models.queries.case_lists.asked import CaseFilter, Due
from models.queries.case_lists.conditions import conditions_of
from models.tables.cases import Case
from models.tables.reception import Judgement
from models.unable import InvalidFields
from tests.dates import day, moment

pytestmark = pytest.mark.seed("linjiang")

TOLD = {"route": "镇政府", "procedure": "信访程序", "contact": "刘振", "service": ServiceEntry(proof="当面签收")}
LETTER = {"channel": Channel.LETTER, "visited_on": day("Sun 2026-11-01")}


def letter(desk, login="lh_town", at="Sat 2026-11-28 09:00", **changes):
    return desk.register(login, at, **(LETTER | changes)).case_id


def test_a_letter_typed_late_counts_from_the_day_it_came_and_is_overdue_at_once(desk):
    case_id = letter(desk)
    clock = desk.clock(case_id, TermCode.DIRECT_NOTICE_15)
    assert (desk.case(case_id).received_on, clock.started_on) == (day("Sun 2026-11-01"), day("Sun 2026-11-01"))
    assert clock.due_on == day("Mon 2026-11-16")
    assert desk.clock(case_id, TermCode.FIRST_CONTACT_2WD).due_on == day("Tue 2026-11-03")
    now = moment("Sat 2026-11-28 09:00")
    overdue = conditions_of(CaseFilter(due=Due.OVERDUE), own=(), now=now, soon_until=now)
    assert desk.look().scalars(select(Case.id).where(*overdue)).all() == [case_id]


def test_a_letter_that_is_passed_on_has_its_fifteen_days_from_the_day_it_came(desk):
    assert desk.clock(letter(desk, "mtc_window"), TermCode.TRANSFER_15).due_on == day("Mon 2026-11-16")


def test_only_what_the_registration_sets_going_counts_from_it(desk):
    guided = desk.register("city_window", "Wed 2026-07-08 09:00", visited_on=day("Mon 2026-07-06")).case_id
    assert desk.clock(guided, TermCode.SKIP_CONTACT_2WD).started_on == day("Wed 2026-07-08")
    alarmed = letter(desk, urgent=UrgentEntry(words=("跳楼",)))
    assert desk.clock(alarmed, TermCode.URGENT_ACK_30MIN).started_on == day("Sat 2026-11-28")


def test_a_late_notice_tells_the_true_day_of_receipt_and_buys_no_time(desk):
    case_id = letter(desk)
    desk.act(give_notice, GiveNotice, "lh_town", "Sat 2026-11-28 10:00", case_id, **TOLD)
    on = desk.act(accept_case, AcceptCase, "lh_town", "Sat 2026-11-28 10:10", case_id)
    assert on == day("Mon 2026-11-16")
    assert desk.running(case_id)[TermCode.HANDLE_60][0] == day("Fri 2027-01-15")


def test_a_repeat_finds_the_day_of_receipt_in_the_record(desk):
    case_id = letter(desk)
    again = desk.register("city_window", "Mon 2026-11-30 09:00", repeat_of=case_id)
    judged = desk.look().scalars(select(Judgement).where(Judgement.visit_id == again.visit_id)).one()
    (prior,) = GateFacts.from_record(judged.facts["facts"]).priors
    assert (prior.at.received_on, prior.at.notice_due_on) == (day("Sun 2026-11-01"), day("Mon 2026-11-16"))


def test_old_law_still_has_its_periods_and_before_it_there_are_none(desk):
    case_id = letter(desk, visited_on=day("Sun 2005-05-01"))
    assert desk.clock(case_id, TermCode.DIRECT_NOTICE_15).due_on == day("Mon 2005-05-16")
    with pytest.raises(InvalidFields) as refused:
        letter(desk, visited_on=day("Sat 2005-04-30"))
    assert refused.value.faults["visited_on"].reason is ReceptionReason.DATE_TOO_EARLY
