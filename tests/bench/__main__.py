"""Run every bench; exit 1 when one takes more than twice what it may."""

import sys
from importlib import import_module
from pkgutil import iter_modules

from tests import bench
from tests.bench.timing import BENCHES, microseconds

SHARED_MACHINE = 2


def main() -> int:
    """Print one line for each bench and return the exit code."""
    for module in iter_modules(bench.__path__):
        if module.name.startswith("bench_"):
            import_module(f"tests.bench.{module.name}")
    slow = 0
    for entry in BENCHES:
        took = microseconds(entry.prepare())
        is_slow = took > SHARED_MACHINE * entry.may_take_us
        slow += is_slow
        print(f"{took:12.2f} µs  of {entry.may_take_us:10.2f}  {'SLOW  ' if is_slow else '      '}{entry.name}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
