"""How a parameter is defined: default, tag, basis, and what may be chosen instead."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from mediation.tags import Tag

Value: TypeAlias = bool | int | str
"""What a parameter may be."""


class Unit(StrEnum):
    """What a number counts."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MINUTE = "minute"
    YEAR = "year"
    PERSON = "person"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class ParameterDefinition:
    """One key of section 14.

    `low` and `high` bound a number; `is_law` says that the bound on the lax side is the statute's own, so that
    going past it is not a matter of taste. `choices` is for words.
    """

    key: str
    default: Value
    tag: Tag
    basis: str
    unit: Unit | None = None
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_law(self) -> bool:
        """Whether its bound is the statute's own number."""
        return self.tag.is_law

    @property
    def is_fixed(self) -> bool:
        """Whether the law leaves nothing to choose."""
        return self.low is not None and self.low == self.high


def number(default: int, *, low: int, high: int, tag: Tag, basis: str, unit: Unit) -> int:
    """Declare a whole number within `low` and `high`, both included."""
    declared: int = _declared(default, low=low, high=high, tag=tag, basis=basis, unit=unit)
    return declared


def yes_or_no(*, default: bool, tag: Tag, basis: str) -> bool:
    """Declare a switch."""
    declared: bool = _declared(default, tag=tag, basis=basis)
    return declared


def one_of(default: str, choices: tuple[str, ...], *, tag: Tag, basis: str) -> str:
    """Declare a choice among words."""
    declared: str = _declared(default, choices=choices, tag=tag, basis=basis)
    return declared


def _declared(default: Value, **facts: object) -> Any:
    return field(default=default, metadata=facts)


def definition_of(declared: Field[Any]) -> ParameterDefinition:
    """Return the definition that a field of `Parameters` declares; its key is the field's name in capitals."""
    facts: Mapping[str, Any] = declared.metadata
    default: Any = declared.default
    return ParameterDefinition(key=declared.name.upper(), default=default, **facts)
