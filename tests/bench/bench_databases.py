"""Databases of the tests: each of some thousand tests gets its own."""

import tempfile
from pathlib import Path

from tests.bench.timing import Subject, may_take
from tests.engines.schema import fill
from tests.engines.sqlite import SqliteFiles
from tests.engines.templates import Templates


@may_take(us=3000)
def sqlite_copy() -> Subject:
    """Give a test a fresh SQLite database and take it back."""
    folder = tempfile.TemporaryDirectory(prefix="fq-bench-")
    templates = Templates(engine="sqlite", databases=SqliteFiles(Path(folder.name)), fill=fill, prefix="bench")

    def copy_and_drop(_kept: object = folder) -> None:
        templates.drop(templates.fresh("empty"))

    return copy_and_drop
