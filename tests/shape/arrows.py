"""Who may import whom: arrows point down, and sideways only where the house says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.shape.source import Import, SourceFile

FLASK = ("flask", "flask_babel", "flask_login", "flask_migrate", "flask_sqlalchemy", "flask_wtf", "werkzeug", "wtforms")


@dataclass(frozen=True, slots=True)
class Floor:
    """Files under a prefix and the modules they never import."""

    prefix: str
    never: tuple[str, ...]
    reason: str


HOUSE = (
    Floor("platform/mediation/", (*FLASK, "sqlalchemy", "models", "blueprints", "app", "config"), "rules know nobody"),
    Floor(
        "models/tables/", ("models.queries", "models.steps", "models.operations", "blueprints"), "tables are the ground"
    ),
    Floor("models/queries/", ("models.operations", "blueprints"), "a read writes nothing"),
    Floor("models/steps/", ("models.operations", "blueprints"), "steps are parts of operations"),
    Floor("models/", (*FLASK, "blueprints", "app", "config"), "models never know Flask"),
    Floor("blueprints/", ("models.tables", "models.steps", "sqlalchemy", "app", "config"), "pages never see tables"),
)

EXCEPTIONS = {
    ("models/tables/base.py", "flask_sqlalchemy"): "the one place where the database object is made",
}

DATABASE_HANDLE = ("models.tables.base", "db")
"""The object whose `.session` a view hands to queries and operations; no table comes with it."""


def arrows_up(files: Iterable[SourceFile]) -> Iterator[str]:
    """Yield one line for each import that points upward or outside its floor."""
    for file in files:
        for floor in HOUSE:
            if file.path.startswith(floor.prefix):
                yield from _breaches(file, floor)


def _breaches(file: SourceFile, floor: Floor) -> Iterator[str]:
    for found in file.imports():
        if _is_forbidden(file, found, floor):
            yield f"{file.at(found.line)} imports {found.name or ''} of {found.module}: {floor.reason}"


def _is_forbidden(file: SourceFile, found: Import, floor: Floor) -> bool:
    if floor.prefix == "blueprints/" and (found.module, found.name) == DATABASE_HANDLE:
        return False
    whole = {found.module, f"{found.module}.{found.name}"}
    banned = [ban for ban in floor.never if any(name == ban or name.startswith(f"{ban}.") for name in whole)]
    return any((file.path, ban) not in EXCEPTIONS for ban in banned)


def sideways(files: Iterable[SourceFile]) -> Iterator[str]:
    """Yield the imports between features that share a floor where they should not know one another."""
    for file in files:
        here = _feature(file.module)
        for found in file.imports():
            there = _feature(found.module)
            if here and there and here != there and here[0] == there[0]:
                yield f"{file.at(found.line)} imports {found.module}"


SHARED = {"edge", "words", "unable", "unit_of_work", "on_case", "jobs", "demo"}
"""Not features: what every feature of the floor stands on, or what puts several together."""


def _feature(module: str) -> tuple[str, str] | None:
    for floor in ("models.operations.", "blueprints."):
        if module.startswith(floor):
            feature = module.removeprefix(floor).partition(".")[0]
            return None if feature in SHARED else (floor, feature)
    return None
