"""Databases of the tests: each of some thousand tests gets its own."""

import shutil
import tempfile
from pathlib import Path

from tests.bench.timing import Pair, beside
from tests.engines.schema import fill
from tests.engines.sqlite import SqliteFiles
from tests.engines.templates import Templates


@beside("copy a file of that size")
def sqlite_copy() -> Pair:
    """Give a test a fresh SQLite database of the whole county and take it back."""
    folder = tempfile.TemporaryDirectory(prefix="fq-bench-")
    templates = Templates(engine="sqlite", databases=SqliteFiles(Path(folder.name)), fill=fill, prefix="bench")
    templates.drop(templates.fresh("linjiang"))
    source = max(
        (path for path in Path(folder.name).rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )

    def copy_and_drop(_kept: object = folder) -> None:
        templates.drop(templates.fresh("linjiang"))

    return Pair(call=copy_and_drop, floor=lambda: shutil.copyfile(source, f"{source}.copy"))
