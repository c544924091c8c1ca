"""Print every bench beside its floor; figures to look at, never a verdict."""

from importlib import import_module
from pkgutil import iter_modules

from tests import bench
from tests.bench.timing import BENCHES, microseconds


def main() -> None:
    """Print one line for each bench: microseconds, the floor's, their ratio, what it is."""
    for module in iter_modules(bench.__path__):
        if module.name.startswith("bench_"):
            import_module(f"tests.bench.{module.name}")
    print(f"{'µs':>12} {'floor µs':>12} {'ratio':>8}")
    for entry in BENCHES:
        pair = entry.prepare()
        took, least = (microseconds(call) / pair.per for call in (pair.call, pair.floor))
        print(f"{took:12.2f} {least:12.2f} {took / least:8.1f}  {entry.name}  [floor: {entry.floor}]", flush=True)


if __name__ == "__main__":
    main()
