"""A backup is whole, of one moment, and comes back into either database."""

import pytest
from sqlalchemy import create_engine, func, select, text

from mediation.casefile.kinds import DocumentKind
from models.operations.backup import CountsDiffer, NotEmpty, note_backup, restore_backup
from models.queries.backup import DamagedBackup, backup_lines, check_backup, rows_now
from models.queries.record import chain_faults
from models.tables.accounts import Account
from models.tables.cases import Case, CaseParty, Holding
from models.tables.record import RecordEntry
from models.tables.search import CaseText
from tests.dates import moment
from tests.engines.migrating import upgrade
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.papers import case_with

NIGHT = moment("Thu 2026-06-18 02:00")
MORNING = moment("Thu 2026-06-18 08:00")


def lines_of(session):
    return list(backup_lines(session, revision="test", made_at=NIGHT))


@pytest.fixture
def busy(desk):
    """Provide the county with a served opinion and an objection."""
    for kind in (DocumentKind.OPINION, DocumentKind.OBJECTION):
        case_with(desk, kind)
    return desk.look()


@pytest.fixture
def empty(blank_database):
    """Provide the sessions of a migrated database without a row."""
    engine = create_engine(blank_database.url)
    upgrade(engine)
    engine.dispose()
    sessions = open_sessions(blank_database.url)
    yield sessions
    close_sessions(sessions)


def test_a_backup_comes_back_whole_into_either_engine(busy, empty):
    note_backup(busy, now=NIGHT)
    lines, before = lines_of(busy), rows_now(busy)
    restored = restore_backup(empty, lambda: lines, now=MORNING)
    assert restored == before
    assert before["cases"] == 2
    assert before["record_entries"] > 10
    assert list(chain_faults(empty())) == []
    assert not any('"case_texts"' in line for line in lines)
    assert empty.scalar(select(func.count()).select_from(CaseText)) == 2
    assert empty.scalars(select(RecordEntry.tag).order_by(RecordEntry.id.desc()).limit(1)).one() == "backup.restored"


def test_what_was_encrypted_is_read_as_before(busy, empty):
    lines = lines_of(busy)
    names = select(CaseParty.name, CaseParty.phone).order_by(CaseParty.id)
    told = busy.execute(names).all()
    assert told[0].name == "王建国"
    assert not any("王建国" in line for line in lines)
    restore_backup(empty, lambda: lines, now=MORNING)
    assert empty.execute(names).all() == told
    assert (
        empty.execute(select(Holding.from_at, Holding.to_at).order_by(Holding.id)).all()
        == busy.execute(select(Holding.from_at, Holding.to_at).order_by(Holding.id)).all()
    )


def test_work_goes_on_where_the_numbers_ended(busy, empty):
    restore_backup(empty, lambda: lines_of(busy), now=MORNING)
    empty.rollback()
    newest = empty.scalar(select(func.max(Account.id)))
    empty.add(Account(login="new", display_name="新人", password_hash="-"))
    empty.flush()
    assert empty.scalar(select(func.max(Account.id))) > newest


def test_the_keys_of_the_tables_are_strict_again(busy, empty):
    restore_backup(empty, lambda: lines_of(busy), now=MORNING)
    empty.rollback()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        empty.execute(
            text("INSERT INTO case_access (case_id, account_id, basis, granted_at) VALUES (99, 99, '-', '2026-01-01')")
        )


def test_it_is_of_one_moment_while_others_write(busy, database):
    writer = open_sessions(database.url)
    lines = backup_lines(busy, revision="test", made_at=NIGHT)
    read = [next(lines) for _ in range(3)]
    writer.execute(text("UPDATE cases SET title = 'changed meanwhile'"))
    writer.commit()
    close_sessions(writer)
    assert not any("changed meanwhile" in line for line in (*read, *lines))


def test_nothing_is_restored_over_anything(busy, empty):
    lines = lines_of(busy)
    restore_backup(empty, lambda: lines, now=MORNING)
    with pytest.raises(NotEmpty, match="cases"):
        restore_backup(empty, lambda: lines, now=MORNING)


def test_a_lost_line_keeps_everything_out(busy, empty):
    lines = [line for line in lines_of(busy) if '"visit.registered"' not in line]
    with pytest.raises(CountsDiffer):
        restore_backup(empty, lambda: lines, now=MORNING)
    assert set(rows_now(empty).values()) == {0}


def _cut(lines):
    return lines[:-1]


def _changed(lines):
    return [line.replace("王", "李").replace("路", "桥") for line in lines]


def _other(_lines):
    return ["name,level", "高密市,county"]


@pytest.mark.parametrize("damage", [_cut, _changed, _other, lambda _lines: []])
@pytest.mark.engines("sqlite")
def test_a_damaged_file_is_named_before_anything_is_written(busy, damage):
    lines = lines_of(busy)
    assert check_backup(lines).revision == "test"
    with pytest.raises(DamagedBackup):
        check_backup(damage(lines))


@pytest.mark.engines("sqlite")
def test_the_commands_make_and_bring_back(busy, app, tmp_path, blank_database):
    from tests.engines.application import build_app, let_go

    file = tmp_path / "night.jsonl.gz"
    with app.app_context():
        _mark_revision(app)
    made = app.test_cli_runner().invoke(args=["backup", str(file)])
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o077 == 0
    other = build_app(blank_database.url, now=lambda: MORNING)
    run = other.test_cli_runner().invoke
    assert run(args=["db", "upgrade"]).exit_code == 0
    told = run(args=["restore", str(file)])
    assert told.exit_code == 0, told.output
    assert "the record is whole" in told.output
    again = run(args=["restore", str(file)])
    let_go(other)
    assert again.exit_code == 1
    assert "not empty" in again.output
    assert run(args=["restore", str(tmp_path / "nothing.gz")]).exit_code == 1


def _mark_revision(app):
    """The tables of a test are laid without the migrations; say which revision they are."""
    import flask_migrate

    flask_migrate.stamp()


def test_a_case_keeps_its_one_holder(busy, empty):
    restore_backup(empty, lambda: lines_of(busy), now=MORNING)
    holders = select(Case.id, Case.holder_id).order_by(Case.id)
    assert empty.execute(holders).all() == busy.execute(holders).all()
