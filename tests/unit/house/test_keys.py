"""Two processes that start at the same moment for the first time agree on one key."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config

ASK = "import config; config.INSTANCE.mkdir(exist_ok=True); print(config._key_file('session.key'))"


def test_processes_that_start_together_read_one_whole_key(tmp_path: Path) -> None:
    asked = [
        subprocess.Popen(
            [sys.executable, "-c", ASK],
            cwd=Path(config.__file__).parent,
            env={**os.environ, "FENGQIAO_INSTANCE": str(tmp_path)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    answers = {process.communicate()[0].strip() for process in asked}
    assert [len(answer) for answer in answers] == [64]


def test_a_key_is_readable_by_its_owner_alone_and_nothing_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "INSTANCE", tmp_path)
    config._key_file("index.key")
    assert (tmp_path / "index.key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.key", "keys.lock"]


def test_a_key_that_a_crash_left_empty_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "INSTANCE", tmp_path)
    (tmp_path / "index.key").touch()
    assert len(config._key_file("index.key")) == 64
