"""The commands of docs/api.md work as they stand."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.fixtures.availability import lacking

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def run(live_server, make_secret):
    """Provide `run(script)`: what a shell prints, with the address and the token of this test."""
    for name in ("bash", "curl"):
        if shutil.which(name) is None:
            lacking(name, because="not found")
    secret = make_secret("lh_town")

    def run_script(script):
        script = script.replace("http://127.0.0.1:8000", live_server).replace("fq_...", secret)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    return run_script


def _answers(printed):
    """Yield the JSON documents that stand one after another."""
    decoder, rest = json.JSONDecoder(), printed.lstrip()
    while rest:
        found, end = decoder.raw_decode(rest)
        yield found
        rest = rest[end:].lstrip()


def test_the_quick_start_can_be_followed_from_its_first_command_to_its_last(run):
    blocks = COMMANDS.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == 8
    said = list(_answers(run("\n".join(blocks))))
    assert len(said) == 13
    page, organisation, gate, again, case, timeline, duties, clocks, cases, found, contact, added, counted = said
    assert page["items"][0]["id"] == organisation["id"]
    assert gate["verdict"]["decision"] == "accepted"
    assert again["case_id"] == case["id"]
    assert case["parties"][0]["name"] == "王*国"
    assert timeline["items"]
    assert duties["items"][0]["duty"] == "holder"
    assert clocks["items"][0]["steps"]
    assert [row["id"] for row in cases["items"]] == [row["id"] for row in found["items"]] == [case["id"]]
    assert contact["version"] > case["version"]
    assert added["on"] > "2026-05-20"
    assert counted["number"] > 15
