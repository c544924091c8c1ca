"""Template databases, made once for each engine, and the fresh copies the tests get."""

from dataclasses import dataclass
from itertools import count
from typing import Literal, Protocol

EngineName = Literal["sqlite", "postgresql"]


class Fill(Protocol):
    """Brings the blank database at a URL into the state of a seed and closes every connection to it."""

    def __call__(self, url: str, *, seed: str) -> None: ...


class Databases(Protocol):
    """Where databases are made: a folder of files, or a server."""

    def create(self, name: str, *, template: str = ...) -> str:
        """Create a database, empty or as a copy of another, and return its URL."""

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""


@dataclass(frozen=True, slots=True)
class FreshDatabase:
    """A database that belongs to one test."""

    engine: EngineName
    url: str
    name: str


class Templates:
    """The templates of one engine by name; each is filled at its first use and copied from then on."""

    def __init__(self, *, engine: EngineName, databases: Databases, fill: Fill, prefix: str) -> None:
        self._engine = engine
        self._databases = databases
        self._fill = fill
        self._prefix = prefix
        self._made: dict[str, str] = {}
        self._numbers = count(1)

    def fresh(self, template: str) -> FreshDatabase:
        """Return a copy of the template of that name for one test; give it back with `drop`."""
        name = f"{self._prefix}_{next(self._numbers)}"
        url = self._databases.create(name, template=self._template(template))
        return FreshDatabase(engine=self._engine, url=url, name=name)

    def blank(self) -> FreshDatabase:
        """Return a database without any table, for the tests of the migrations."""
        name = f"{self._prefix}_{next(self._numbers)}"
        return FreshDatabase(engine=self._engine, url=self._databases.create(name), name=name)

    def drop(self, database: FreshDatabase) -> None:
        """Remove a test's database."""
        self._databases.drop(database.name)

    def close(self) -> None:
        """Remove the templates."""
        for name in self._made.values():
            self._databases.drop(name)

    def _template(self, template: str) -> str:
        if template not in self._made:
            name = f"{self._prefix}_template_{template}"
            self._databases.drop(name)
            self._fill(self._databases.create(name), seed=template)
            self._made[template] = name
        return self._made[template]
