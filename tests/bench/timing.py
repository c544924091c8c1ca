"""Time a call and, in the same run, the least that any program would have to do for it: its floor."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7
ROUND_SECONDS = 0.1

Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Pair:
    """A call and its floor; `per` divides both when one call does many of the things named."""

    call: Call
    floor: Call
    per: int = 1


@dataclass(frozen=True, slots=True)
class Bench:
    """What is timed, beside what, and how to prepare both."""

    name: str
    floor: str
    prepare: Callable[[], Pair]


BENCHES: list[Bench] = []
"""Filled by the modules `bench_*` of this folder, in the order they are read."""


def beside(floor: str) -> Callable[[Callable[[], Pair]], Callable[[], Pair]]:
    """Enter a function that prepares a pair; its docstring is the name, `floor` says what the floor is."""

    def enter(prepare: Callable[[], Pair]) -> Callable[[], Pair]:
        BENCHES.append(Bench(name=(prepare.__doc__ or prepare.__name__).strip(), floor=floor, prepare=prepare))
        return prepare

    return enter


def microseconds(call: Call) -> float:
    """Return what one call takes, in microseconds: the median of several rounds on a quiet collector."""
    calls = max(1, int(ROUND_SECONDS / max(_seconds(call, calls=1), 1e-7)))
    gc.collect()
    gc.disable()
    try:
        return median(_seconds(call, calls=calls) for _ in range(ROUNDS)) / calls * 1e6
    finally:
        gc.enable()


def _seconds(call: Call, *, calls: int) -> float:
    begun = perf_counter()
    for _ in range(calls):
        call()
    return perf_counter() - begun
