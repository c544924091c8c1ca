"""Time a call and compare it with what it may take."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7
ROUND_SECONDS = 0.1

Subject = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Bench:
    """A call to time: its name, what prepares it and returns it, and the microseconds it may take."""

    name: str
    prepare: Callable[[], Subject]
    may_take_us: float


BENCHES: list[Bench] = []
"""Filled by the modules `bench_*` of this folder."""


def may_take(*, us: float) -> Callable[[Callable[[], Subject]], Callable[[], Subject]]:
    """Enter a function that prepares a call and returns it; its docstring is the name, `us` the microseconds."""

    def enter(prepare: Callable[[], Subject]) -> Callable[[], Subject]:
        BENCHES.append(Bench(name=(prepare.__doc__ or prepare.__name__).strip(), prepare=prepare, may_take_us=us))
        return prepare

    return enter


def microseconds(subject: Subject) -> float:
    """Return what one call takes, in microseconds: the median of several rounds on a quiet collector."""
    calls = max(1, int(ROUND_SECONDS / max(_seconds(subject, calls=1), 1e-7)))
    gc.collect()
    gc.disable()
    try:
        return median(_seconds(subject, calls=calls) for _ in range(ROUNDS)) / calls * 1e6
    finally:
        gc.enable()


def _seconds(subject: Subject, *, calls: int) -> float:
    begun = perf_counter()
    for _ in range(calls):
        subject()
    return perf_counter() - begun
