"""Division keys and their contents packed into integers, so that the national table fits into modest memory (10.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from mediation.territory.codes import CODE_LENGTH, DivisionKey

Packed: TypeAlias = int
"""A key as level and twelve digits in one integer; 0 stands for no key."""

NONE: Packed = 0
_SHIFT = 10**CODE_LENGTH


class KnownDivision(NamedTuple):
    """A division in force before an import."""

    key: DivisionKey
    name: str
    parent: DivisionKey | None
    valid_from: date


def pack(key: DivisionKey | None) -> Packed:
    """Return the key as one integer."""
    return NONE if key is None else key.level * _SHIFT + int(key.code12)


def unpack(packed: Packed) -> DivisionKey:
    """Return the key back from its integer."""
    level, number = divmod(packed, _SHIFT)
    return DivisionKey(level, f"{number:0{CODE_LENGTH}d}")


def fingerprint(name: str, *, parent: Packed) -> int:
    """Return 64 bits standing for name and parent; equal only inside one run of the program."""
    return hash((name, parent))


@dataclass(slots=True)
class InForce:
    """The divisions in force: what each is called and belongs to (fingerprint), its parent, its first day (ordinal)."""

    prints: dict[Packed, int] = field(default_factory=dict)
    parents: dict[Packed, Packed] = field(default_factory=dict)
    since: dict[Packed, int] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[KnownDivision]) -> "InForce":
        """Read the divisions once; equal integers are kept once."""
        force = cls()
        shared: dict[int, int] = {}
        for division in known:
            key = pack(division.key)
            parent = pack(division.parent)
            since = division.valid_from.toordinal()
            force.prints[key] = fingerprint(division.name, parent=parent)
            force.parents[key] = shared.setdefault(parent, parent)
            force.since[key] = shared.setdefault(since, since)
        return force

    def is_below(self, key: Packed, *, tops: frozenset[Packed]) -> bool:
        """Whether `key` stands strictly below one of `tops`, by the parents in force."""
        above = self.parents.get(key, NONE)
        while above != NONE:
            if above in tops:
                return True
            above = self.parents.get(above, NONE)
        return False
