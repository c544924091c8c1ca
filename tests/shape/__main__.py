"""Print the shape of the house and always exit 0: a number that moved is a question, not a fault."""

from collections.abc import Sequence

from tests.shape import numbers
from tests.shape.arrows import arrows_up, sideways
from tests.shape.habits import clock_reads, stray_commits
from tests.shape.source import FLOORS, files_under

SHOWN = 15
BELOW_APP = FLOORS[1:]


def room_of(module: str) -> str:
    """Return the room a module of the rules lies in, or the module itself elsewhere."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "mediation" and len(parts) > 2 else module


def show(title: str, found: Sequence[str]) -> None:
    """Print a heading with its number and the first lines under it."""
    print(f"\n{title}: {len(found)}")
    for line in found[:SHOWN]:
        print(f"  {line}")
    if len(found) > SHOWN:
        print(f"  … and {len(found) - SHOWN} more")


def main() -> None:
    """Print every section."""
    house = files_under(*FLOORS)
    tests = files_under("tests")
    below = files_under(*BELOW_APP)
    for name, files in (("house", house), ("tests", tests)):
        print(f"{name}: " + "; ".join(numbers.summary(files)))
    show("arrows up", list(arrows_up(house)))
    show("features of one floor that know each other", list(sideways(house)))
    show("rings of modules", numbers.cycles(house))
    show("rings of rooms", numbers.cycles(files_under("platform/mediation"), into=room_of))
    show("imports inside functions", numbers.imports_in_functions(house))
    show("clock reads below app.py", list(clock_reads(below)))
    show("commits outside the unit of work", list(stray_commits(below)))
    show("files over 300 lines", numbers.long_files([*house, *tests]))
    show("functions over 40 lines", numbers.long_functions([*house, *tests]))
    show("views with more than a dozen lines", numbers.long_views(house))
    show("templates over 120 lines", numbers.long_templates())


if __name__ == "__main__":
    main()
