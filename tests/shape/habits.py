"""Reads of the clock, stray commits and names that say nothing."""

import re
from collections.abc import Iterable, Iterator

from tests.shape.source import SourceFile

CLOCK_READS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("datetime.datetime", "now"),
    ("datetime.date", "today"),
    ("time", "time"),
    ("func", "now"),
    ("func", "current_date"),
    ("func", "current_timestamp"),
}
SQL_CLOCK = re.compile(r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\bnow\(\)")
ENDS_A_TRANSACTION = ("commit", "begin")
UNIT_OF_WORK = "models/operations/unit_of_work.py"
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services"}


def clock_reads(files: Iterable[SourceFile]) -> Iterator[str]:
    """Yield where the time of the machine or of the database is read: below app.py, nowhere."""
    for file in files:
        for owner, name, line in file.attributes():
            if (owner, name) in CLOCK_READS:
                yield f"{file.at(line)} reads {owner}.{name}"
        for text, line in file.strings():
            if SQL_CLOCK.search(text):
                yield f"{file.at(line)} reads the database's clock"


def stray_commits(files: Iterable[SourceFile]) -> Iterator[str]:
    """Yield where a transaction of a session is begun or committed outside the unit of work."""
    for file in files:
        if file.path != UNIT_OF_WORK:
            for owner, name, line in file.attributes():
                if name in ENDS_A_TRANSACTION:
                    yield f"{file.at(line)} {owner}.{name}"


def empty_names(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths with a file or folder named after nothing in particular."""
    for path in paths:
        if set(re.split(r"[/_.-]", path)) & EMPTY_WORDS:
            yield path
