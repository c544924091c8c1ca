"""SQLite files for the tests: a template is a file, a fresh database is a copy of it."""

import shutil
from pathlib import Path

from sqlalchemy.engine import make_url


class SqliteFiles:
    """The SQLite databases of this run, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, name: str, *, template: str | None = None) -> str:
        """Copy a template whose connections are closed, or leave the file to its first connection; return the URL."""
        path = self._path(name)
        if template is not None:
            shutil.copyfile(self._path(template), path)
        return f"sqlite:///{path}"

    def drop(self, name: str) -> None:
        """Remove the database file with everything SQLite and the writers' queue put beside it."""
        path = self._path(name)
        for beside in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")), path.with_suffix(".lock")):
            beside.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"


def file_of(url: str) -> Path:
    """Return the file behind an SQLite URL."""
    return Path(make_url(url).database or "")
