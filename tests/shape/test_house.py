"""Habits that a machine can see: the clock, the commit, the names, the source root, the locks."""

import platform
import re
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.shape.habits import clock_reads, empty_names, stray_commits
from tests.shape.source import ROOT, files_under, source

BELOW_APP = ("config.py", "platform/mediation", "models", "blueprints")
HOST = re.compile(r"(https?|git\+\w+|file)://|--(extra-)?index-url|--find-links|\B/\w+/\w+/\w+")


def test_platform_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert not list(ROOT.glob("tests/**/platform"))


def test_the_standard_library_keeps_its_platform() -> None:
    assert Path(platform.__file__).is_relative_to(sysconfig.get_path("stdlib"))
    assert platform.system()


def test_only_app_reads_the_clock() -> None:
    assert list(clock_reads(files_under(*BELOW_APP))) == []


def test_only_the_unit_of_work_commits() -> None:
    assert list(stray_commits(files_under(*BELOW_APP))) == []


def test_no_name_says_nothing() -> None:
    assert list(empty_names(_names_below("platform/mediation", "models", "blueprints", "templates", "tests"))) == []


def _names_below(*places: str) -> Iterator[str]:
    for place in places:
        yield from (path.relative_to(ROOT).as_posix() for path in (ROOT / place).rglob("*"))


def test_the_locks_name_no_host_and_no_path_of_a_machine() -> None:
    lines: Iterable[tuple[str, str]] = (
        (path.name, line) for path in (ROOT / "requirements").iterdir() for line in path.read_text().splitlines()
    )
    assert [f"{name}: {line}" for name, line in lines if HOST.search(line)] == []


def test_what_runs_is_what_is_tested() -> None:
    run, dev = (_pins(ROOT / "requirements" / f"{name}.txt") for name in ("run", "dev"))
    assert run <= dev


def _pins(lock: Path) -> set[str]:
    # The markers differ where another package asks for the same one on fewer machines.
    return {
        line.rstrip(" \\").partition(" ;")[0] for line in lock.read_text().splitlines() if re.match(r"[a-z0-9]", line)
    }


def test_a_clock_read_is_noticed() -> None:
    text = "from datetime import date, datetime\ndue = datetime.now()\nday = date.today()\nwhen = func.now()\n"
    assert len(list(clock_reads([source("models/queries/clocks.py", text)]))) == 3


def test_a_stray_commit_is_noticed() -> None:
    assert list(stray_commits([source("blueprints/cases/views.py", "db.session.commit()")]))
    assert list(stray_commits([source("models/operations/cases.py", "with session.begin():\n    pass")]))


def test_an_empty_name_is_noticed() -> None:
    assert list(empty_names(["models/queries/utils.py", "blueprints/case_helpers/views.py"])) == [
        "models/queries/utils.py",
        "blueprints/case_helpers/views.py",
    ]
