"""Many at once on both engines: numbers without gaps, a sound record, one visit, one winner, nobody stuck."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import select

from app import read_setting
from mediation.casefile.kinds import DocumentKind, HandOverState
from models.operations.drafts import DraftChanged, SaveDraft, save_draft, share_draft
from models.operations.handovers import (
    AcceptHandOver,
    ObjectToHandOver,
    SendCase,
    accept_hand_over,
    object_to_hand_over,
    send_case,
)
from models.operations.parameters import SetParameter, set_parameter
from models.operations.reception.register import register_visit
from models.operations.unit_of_work import once_more, unit_of_work
from models.queries.record import chain_faults
from models.steps.law import bump_law
from models.steps.numbers import next_number
from models.steps.record import append_entry
from models.steps.versions import raise_version
from models.tables.accounts import Parameter
from models.tables.cases import Counter
from models.tables.documents import Document
from models.tables.reception import Draft, Visit
from models.tables.record import RecordEntry
from models.unable import UnableTo
from tests.dates import day, moment
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.law import rulebook
from tests.factories.visits import visit

pytestmark = pytest.mark.seed("linjiang")

NOW = moment("Mon 2026-03-09 09:30")
FIRST_HALF_SECOND = 0.5
"""How long the other one is given to come as far as the lock."""


@pytest.fixture
def sessions(database):
    """Provide the sessions of another process: each thread has its own."""
    opened = open_sessions(database.url)
    yield opened
    close_sessions(opened)


@pytest.fixture
def setting():
    """Provide the published law and fresh graphs."""
    return read_setting()


@pytest.fixture
def at_once(session, sessions):
    """Provide a function that runs `act(number)` in so many threads at one signal; errors come back as answers."""

    def run(number, act):
        signal = threading.Barrier(number)

        def one(at):
            signal.wait()
            try:
                return act(at)
            except Exception as error:
                return error
            finally:
                sessions.remove()

        with ThreadPoolExecutor(number) as pool:
            answers = list(pool.map(one, range(number)))
        session.rollback()
        return answers

    return run


@pytest.fixture
def behind(session, sessions):
    """Provide a function that runs `act(work)` here, keeps the transaction open until a second one runs into it."""

    def run(act):
        def second():
            with unit_of_work(sessions) as work:
                return act(work)

        with ThreadPoolExecutor(1) as pool:
            with unit_of_work(session) as work:
                first = act(work)
                running = pool.submit(second)
                threading.Event().wait(FIRST_HALF_SECOND)
            return first, running.result(timeout=20)

    return run


def test_two_first_entries_of_a_chain_follow_one_another(session, behind):
    entries = behind(lambda work: append_entry(work, tag="test.line", at=NOW, basis="R-6.01", chain=77))
    assert [entry.number for entry in entries] == [1, 2]
    assert entries[1].previous_hash == entries[0].hash
    assert list(chain_faults(session())) == []


def test_two_first_numbers_of_a_series_follow_one_another(behind):
    assert behind(lambda work: next_number(work, "test:series")) == (1, 2)


def test_two_first_versions_of_a_county_follow_one_another(behind):
    assert behind(lambda work: raise_version(work, 4711)) == (1, 2)


def test_two_first_changes_of_the_law_both_stand(behind):
    assert behind(bump_law) == (None, None)


def test_a_unit_of_work_never_goes_on_from_what_an_earlier_one_remembers(session, sessions):
    with unit_of_work(session) as work:
        next_number(work, "test:series")
        kept = work.scalars(select(Counter)).all()
    with unit_of_work(sessions) as work:
        next_number(work, "test:series")
    with unit_of_work(session) as work:
        assert next_number(work, "test:series") == 3
    assert kept


def test_two_who_lock_the_record_and_a_register_crosswise_both_get_through(sessions, at_once):
    # What is late writes its breach before the paper is numbered; at another desk the paper comes first.
    meeting, met = threading.Barrier(2), threading.local()

    def enter(work):
        append_entry(work, tag="test.line", at=NOW, basis="R-6.01", chain=77)

    def number(work):
        next_number(work, "test:papers")

    def meet_once():
        if not hasattr(met, "before"):
            met.before = True
            with suppress(threading.BrokenBarrierError):  # On SQLite writers take turns and meet nobody.
                meeting.wait(timeout=1)

    def act(at):
        def run():
            with unit_of_work(sessions) as work:
                first, then = (enter, number) if at else (number, enter)
                first(work)
                meet_once()
                then(work)

        return once_more(run)

    with unit_of_work(sessions) as work:
        enter(work)
        number(work)
    assert at_once(2, act) == [None, None]


def test_one_submission_sent_many_times_at_once_is_one_visit(linjiang, session, sessions, setting, at_once):
    command = visit(linjiang, session, "mtc_window", "Mon 2026-03-09 09:30")
    answers = at_once(6, lambda _: register_visit(sessions, setting, command))
    assert len({answer.visit_id for answer in answers}) == 1
    assert sorted(answer.again for answer in answers) == [False, True, True, True, True, True]
    assert len(session.scalars(select(Visit.id)).all()) == 1


def test_many_visits_at_once_are_numbered_without_a_gap_in_a_sound_record(
    linjiang, session, sessions, setting, at_once
):
    commands = [visit(linjiang, session, "mtc_window", "Mon 2026-03-09 09:30") for _ in range(10)]
    answers = at_once(10, lambda at: register_visit(sessions, setting, commands[at]))
    assert sorted(answer.case_number[-4:] for answer in answers) == [f"{at:04d}" for at in range(1, 11)]
    receipts = session.scalars(select(Document.number).where(Document.kind == DocumentKind.RECEIPT))
    assert sorted(receipts) == list(range(1, 11))
    assert list(chain_faults(session())) == []


def test_of_an_acceptance_and_an_objection_at_once_one_wins_and_the_other_is_told_why(
    linjiang, desk, session, sessions, setting, at_once
):
    about = {"competent_id": linjiang.org("zr"), "title": "宅基地确权登记"}
    case_id = desk.register("mtc_window", "Thu 2026-10-08 09:00", about=about).case_id
    sent = {"to_id": linjiang.org("zr"), "reason": "属自然资源部门职责"}
    desk.act(send_case, SendCase, "mtc_window", "Thu 2026-10-08 10:00", case_id, **sent)
    here = {"actor": linjiang.actor(session, "zr_handler"), "now": moment("Fri 2026-10-09 09:00"), "case_id": case_id}
    acts = (
        lambda: accept_hand_over(sessions, setting, AcceptHandOver(**here)),
        lambda: object_to_hand_over(sessions, setting, ObjectToHandOver(**here, reasons="不属我局职责")),
    )
    answers = at_once(2, lambda at: acts[at]())
    assert [isinstance(answer, UnableTo) for answer in answers].count(True) == 1
    won = HandOverState.OBJECTED if isinstance(answers[1], int) else HandOverState.ACCEPTED
    assert desk.hand_over(case_id).state is won


def test_the_first_savings_of_one_page_at_once_are_one_draft(linjiang, session, sessions, at_once):
    actor = linjiang.actor(session, "mtc_window")
    typed = [{"title": f"第{at}稿", "draft_page": ["one"]} for at in range(4)]
    commands = [SaveDraft(actor, "k1", "visit", content, 0, NOW) for content in typed]
    answers = at_once(4, lambda at: save_draft(sessions, commands[at]))
    assert sorted(answer.version for answer in answers) == [1, 2, 3, 4]
    assert len(session.scalars(select(Draft.id)).all()) == 1


def test_of_two_people_who_save_over_one_version_the_second_sees_both(linjiang, session, sessions, at_once):
    people = [linjiang.actor(session, login) for login in ("mtc_window", "mtc_window2")]
    save_draft(session, SaveDraft(people[0], "k1", "visit", {"title": "开头"}, 0, NOW))
    share_draft(session, key="k1", actor=people[0])
    commands = [SaveDraft(person, "k1", "visit", {"title": f"第{at}人"}, 1, NOW) for at, person in enumerate(people)]
    answers = at_once(2, lambda at: save_draft(sessions, commands[at]))
    refused = [at for at, answer in enumerate(answers) if isinstance(answer, DraftChanged)]
    assert len(refused) <= 1
    if refused:
        assert answers[refused[0]].stored == {"title": f"第{1 - refused[0]}人"}


def test_two_who_set_one_parameter_at_once_leave_one_row_and_two_lines(linjiang, session, sessions, at_once):
    actor = linjiang.actor(session, "admin")
    commands = [
        SetParameter("FIRST_CONTACT_WD", str(value), day("Mon 2026-03-16"), actor, NOW) for value in (1, 2, 3, 4)
    ]
    assert at_once(4, lambda at: set_parameter(sessions, rulebook(), commands[at])) == [None] * 4
    assert len(session.scalars(select(Parameter.id)).all()) == 1
    tags = session.scalars(select(RecordEntry.tag).where(RecordEntry.tag == "parameter.set"))
    assert len(tags.all()) == 4
