"""Keys change while the house is open: every value stays readable, nothing is lost, nothing is done twice."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from mediation.routing.kinds import Kind
from models.key_ring import BadKeys, KeyFile, KeyRing, UnknownKey
from models.operations.keys import KeyInUse, add_key, retire_key, rotate_values
from models.operations.unit_of_work import unit_of_work
from models.queries.keys import encrypted_columns, stale_values, values_by_key
from models.queries.record import chain_faults
from models.tables.cases import Case, CaseParty
from models.tables.personal import use_keys
from models.tables.record import RecordEntry
from tests.dates import moment
from tests.engines.schema import TEST_KEYS, close_sessions, open_sessions
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

ROOT = Path(__file__).resolve().parents[2]
TODAY = "Mon 2026-06-01 10:00"
NOW = moment(TODAY)
PHONE = "13912345678"


@pytest.fixture
def file(session, tmp_path):
    """Provide the key file of this process, with the key that the tests' worlds were written under."""
    return use_file(written(tmp_path / "personal.key"))


def written(path):
    path.write_text(f"{'01' * 32}\n")
    return path


def use_file(path):
    """Let this process use a key file, as a worker does that has just started."""
    found = KeyFile(path)
    use_keys(KeyRing(found, index_key=TEST_KEYS.index_key))
    return found


@pytest.fixture
def people(session, desk, file):
    """Provide the telephone numbers of twelve parties by id, one of them in an accusation."""
    accusation = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    about = [{} for _ in range(11)] + [accusation | {"accused_organisation_ids": (desk.world.org("lh_gov"),)}]
    for number, each in enumerate(about):
        parties = (person(f"王建国{number}", phone=f"139000000{number:02d}"),)
        desk.register("mtc_window", TODAY, parties=parties, about=each)
    return phones(session)


def phones(session):
    session.rollback()
    return dict(session.execute(select(CaseParty.id, CaseParty.phone).order_by(CaseParty.id)).all())


def texts(session):
    session.rollback()
    return session.execute(select(Case.title, Case.narrative, Case.request, Case.query_code).order_by(Case.id)).all()


def kept(session, tag):
    return session.scalars(select(RecordEntry.facts).where(RecordEntry.tag == tag)).all()


def stored(session):
    session.rollback()
    return [
        session.execute(select(column.stored).order_by(*table.primary_key)).all()
        for table, columns in encrypted_columns().items()
        for column in columns
    ]


def test_a_new_key_writes_at_once_and_the_old_one_still_opens_what_it_wrote(session, desk, file, people):
    add_key(session, file, "k2", now=NOW)
    desk.register("mtc_window", TODAY, parties=(person("李秀英", phone=PHONE),))
    counts = values_by_key(session, ("k1", "k2"))
    assert counts["k1"] > 0 < counts["k2"]
    assert list(phones(session).values()) == [*people.values(), PHONE]


@pytest.mark.engines("sqlite")
def test_a_worker_reads_what_another_wrote_under_a_key_it_has_not_seen(file):
    worker = KeyRing(KeyFile(file.path), index_key=b"")
    assert worker.decrypt(TEST_KEYS.encrypt("旧")) == "旧"
    file.add("k2")
    # Opening values of a known name reads no file: only the unknown one makes the worker look again.
    assert worker.source.last().current == "k1"
    assert worker.decrypt(KeyRing(file, index_key=b"").encrypt("新")) == "新"
    assert worker.source.last().current == "k2"


def test_after_a_rotation_every_value_is_under_the_new_key_and_reads_as_before(session, file, people):
    before = texts(session)
    total = sum(values_by_key(session, ("k1",)).values())
    add_key(session, file, "k2", now=NOW)
    done = rotate_values(session, file, now=NOW, batch=5)
    assert (done.rewritten, done.overtaken) == (total, 0)
    assert values_by_key(session, ("k1", "k2")) == {"k1": 0, "k2": total}
    assert phones(session) == people
    assert texts(session) == before
    assert kept(session, "key.rotated") == [{"key": "k2", "values": total}]
    assert list(chain_faults(session())) == []


def test_a_second_run_finds_nothing_to_do_and_writes_nothing(session, file, people):
    add_key(session, file, "k2", now=NOW)
    rotate_values(session, file, now=NOW)
    raw = stored(session)
    assert rotate_values(session, file, now=NOW).rewritten == 0
    assert stored(session) == raw
    assert len(kept(session, "key.rotated")) == 1


def test_a_key_is_not_retired_while_a_value_needs_it(session, file, people):
    add_key(session, file, "k2", now=NOW)
    with pytest.raises(KeyInUse) as caught:
        retire_key(session, file, "k1", now=NOW)
    assert caught.value.values == values_by_key(session, ("k1",))["k1"]
    assert kept(session, "key.retired") == []
    rotate_values(session, file, now=NOW)
    retire_key(session, file, "k1", now=NOW)
    assert list(file.now().by_name) == ["k2"]
    assert file.retired_path.read_text() == f"k1:{'01' * 32}\n"
    assert kept(session, "key.retired") == [{"key": "k1"}]
    assert phones(session) == people


@pytest.mark.engines("sqlite")
def test_the_key_that_writes_is_not_retired_and_a_name_is_not_given_twice(file):
    file.add("k2")
    file.retire("k1")
    for refused in (
        lambda: file.retire("k2"),
        lambda: file.retire("k1"),
        lambda: file.add("k1"),
        lambda: file.add("K:"),
    ):
        with pytest.raises(BadKeys) as caught:
            refused()
        assert "01" * 32 not in str(caught.value)
    assert file.next_name() == "k3"


def test_values_under_a_key_that_was_lost_are_named_and_left_alone(session, file, people):
    file.add("k2")
    rotate_values(session, file, now=NOW)
    raw = stored(session)
    lost = use_file(written(file.path))
    with pytest.raises(UnknownKey, match="k2"):
        rotate_values(session, lost, now=NOW)
    assert stored(session) == raw


@pytest.mark.engines("sqlite")
def test_an_encrypted_column_is_found_by_its_type_whatever_its_table():
    found = {f"{table.name}.{column.name}" for table, columns in encrypted_columns().items() for column in columns}
    assert {"case_parties.name", "case_parties.born_on", "drafts.content", "documents.content", "cases.title"} <= found


@pytest.mark.engines("sqlite")
def test_an_encrypted_value_cannot_be_compared_in_the_database_by_mistake():
    for ask in (
        lambda: CaseParty.phone == PHONE,
        lambda: CaseParty.phone.contains("1391"),
        lambda: CaseParty.phone.in_([PHONE]),
        lambda: CaseParty.phone.desc(),
    ):
        with pytest.raises(TypeError, match="is encrypted"):
            ask()
    assert str(CaseParty.phone.is_not(None)) == "case_parties.phone IS NOT NULL"


def test_what_was_written_while_keys_change_is_never_overwritten(session, desk, database, file, people):
    """Somebody corrects telephone numbers all the while; at the end the last correction stands."""
    add_key(session, file, "k2", now=NOW)
    stop, last, faults = threading.Event(), dict(people), []

    def correct():
        sessions = open_sessions(database.url)
        use_file(file.path)
        try:
            number = 0
            while not stop.is_set():
                number += 1
                id_ = list(people)[number % len(people)]
                with unit_of_work(sessions) as work:
                    work.get_one(CaseParty, id_).phone = last[id_] = f"137{number:08d}"
        except Exception as fault:
            faults.append(fault)
        finally:
            close_sessions(sessions)

    writer = threading.Thread(target=correct)
    writer.start()
    try:
        while last == people and writer.is_alive():
            time.sleep(0.01)
        rotate_values(session, file, now=NOW, batch=1)
    finally:
        stop.set()
        writer.join()
    assert faults == []
    assert phones(session) == last
    assert stale_values(session, "k2") == 0


@pytest.mark.engines("postgresql")
def test_a_value_changed_between_reading_and_writing_is_left_to_whoever_changed_it(session, database, file, people):
    """On SQLite nobody can come between: the rotation holds the one write lock from before it reads."""
    add_key(session, file, "k2", now=NOW)
    id_, other, came = next(iter(people)), open_sessions(database.url), []
    use_file(file.path)

    def come_between(_connection, _cursor, statement, *_rest):
        if statement.startswith("UPDATE case_parties") and not came:
            came.append(statement)
            with other.get_bind().begin() as connection:
                connection.execute(update(CaseParty).where(CaseParty.id == id_).values(name="张三", phone=PHONE))

    event.listen(session.get_bind(), "before_cursor_execute", come_between)
    done = rotate_values(session, file, now=NOW)
    close_sessions(other)
    assert done.overtaken >= 1
    assert phones(session)[id_] == PHONE
    assert stale_values(session, "k2") == 0


def test_killed_at_any_moment_a_rotation_loses_and_doubles_nothing(session, desk, database, file, people):
    """Section 6 of the issue: kill -9 in the middle, run again, and the record still verifies."""
    for number in range(20):
        desk.register("mtc_window", TODAY, parties=(person(f"赵{number}", phone=f"136000000{number:02d}"),))
    expected, before = phones(session), texts(session)
    add_key(session, file, "k2", now=NOW)
    total, chance, halfway = stale_values(session, "k2"), random.Random(20260601), 0
    for _ in range(3):
        left = stale_values(session, "k2")
        with rotating(database.url, file.path) as process:
            wait_for_less(session, than=left)
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
            process.wait()
        halfway += 0 < stale_values(session, "k2") < total
        assert phones(session) == expected
        if not stale_values(session, "k2"):
            break
    with rotating(database.url, file.path) as process:
        assert process.wait(timeout=120) == 0
    assert halfway > 0, "no kill came in the middle of the work"
    assert phones(session) == expected
    assert texts(session) == before
    assert values_by_key(session, ("k1", "k2")) == {"k1": 0, "k2": total}
    assert len(kept(session, "key.rotated")) == 1
    assert list(chain_faults(session())) == []


def wait_for_less(session, *, than):
    for _ in range(6000):
        session.rollback()
        if stale_values(session, "k2") < than:
            return
        time.sleep(0.005)
    raise AssertionError("the rotation wrote nothing in half a minute")


@contextmanager
def rotating(url, key_file):
    """Run a rotation of its own process over the database; it has begun when the block begins."""
    command = [sys.executable, "-m", "tests.operations.rotator", url, str(key_file), "2026-06-01T10:00:00+08:00", "1"]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "platform")))
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "rotating\n"
        try:
            yield process
        finally:
            process.kill()
