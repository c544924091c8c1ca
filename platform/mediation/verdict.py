"""The answer of a rule to an act: allowed, or refused with a reason that can be looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Fact: TypeAlias = str | int | bool | None
"""What a reason may carry: codes, ids, numbers and ISO dates; never a person's data."""


class ReasonCode(StrEnum):
    """Base of every feature's reasons; each member has one sentence at the edge (habit 5)."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may be done, on this rule number."""

    basis: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The act may not be done: why (code), on which rule, with which facts, and which role could."""

    reason: ReasonCode
    basis: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    who_can: str | None = None


Answer: TypeAlias = Allowed | Refused
