"""The rule numbers in the words of the rooms, in the code and in the tables of law."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.shape.source import ROOT, SourceFile

RULE = re.compile(r"(?<![\w-])(R-\d+\.\d+|N[1-3]|E[12]|X[1-6])(?![\w.]\d|\w)")
NUMBERED = re.compile(r"(?<![\w-])R-\d+\.\d+(?!\w)")
MEDIATION = ROOT / "platform" / "mediation"


def rules_in_words() -> dict[str, list[str]]:
    """Return every rule number that a room's RULES.md names, with the files that name it."""
    named: dict[str, list[str]] = {}
    for path in sorted(MEDIATION.rglob("RULES.md")):
        for rule in RULE.findall(path.read_text(encoding="utf-8")):
            named.setdefault(rule, []).append(path.relative_to(ROOT).as_posix())
    return named


def rules_in_code(files: Iterable[SourceFile], *, pattern: re.Pattern[str] = RULE) -> dict[str, list[str]]:
    """Return every rule number in a string literal, with the places that cite it."""
    cited: dict[str, list[str]] = {}
    for file in files:
        for text, line in file.strings():
            for rule in pattern.findall(text):
                cited.setdefault(rule, []).append(file.at(line))
    return cited


def rules_in_law() -> dict[str, list[str]]:
    """Return every rule number in a value of the tables of law, with the files that cite it."""
    cited: dict[str, list[str]] = {}
    for path in sorted((MEDIATION / "data").glob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            for rule in RULE.findall(text):
                cited.setdefault(rule, []).append(path.relative_to(ROOT).as_posix())
    return cited


def rooms_without_words() -> list[str]:
    """Return the rooms that hold code and no RULES.md."""
    return sorted(
        room.relative_to(ROOT).as_posix()
        for room in MEDIATION.iterdir()
        if (room / "__init__.py").exists() and not (room / "RULES.md").exists() and _has_rules(room)
    )


def _has_rules(room: Path) -> bool:
    # A room of words alone (enums for other rooms) has nothing to explain.
    return any(path.name not in ("__init__.py", "kinds.py", "reasons.py") for path in room.glob("*.py"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
