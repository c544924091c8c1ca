"""What a story needs to be told: with which matters, how often, and how long ago it begins."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from demo.matters import Matter
from demo.tale import Tale
from demo.timeline import Story

Told = Callable[[Tale], Story]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A story, the matters it fits, how many cases are told of it, and between how many days ago they begin."""

    story: Told
    fits: Callable[[Matter], bool]
    number: int
    ago: tuple[int, int]

    @property
    def name(self) -> str:
        """Return the story's name."""
        return f"{self.story.__module__.rpartition('.')[2]}.{self.story.__name__}"

    def begins(self, *, scale: float, rng: Random) -> list[int]:
        """Return how many days ago each of them begins, spread evenly and a little shaken; at least one."""
        number = max(1, round(self.number * scale))
        latest, earliest = self.ago
        step = (earliest - latest) / number
        return [round(latest + step * (at + rng.random())) for at in range(number)]


def of(source: str, *keys: str) -> Callable[[Matter], bool]:
    """Return the test for matters of a file, of some keys only when they are given."""
    return lambda matter: matter.source == source and (not keys or matter.key in keys)


def named(*keys: str) -> Callable[[Matter], bool]:
    """Return the test for matters of these keys."""
    return lambda matter: matter.key in keys
