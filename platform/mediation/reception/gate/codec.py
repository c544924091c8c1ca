"""Frozen facts as JSON values and back, so that a verdict can be judged again from what was stored."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Return dataclasses as dicts, enums as values, dates as ISO text, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: encode(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    if isinstance(value, Mapping):
        return {key: encode(one) for key, one in value.items()}
    return value


def decode(kind: type[T], record: Mapping[str, Any]) -> T:
    """Return the dataclass of that kind; a missing field takes its default, an unknown one raises ValueError."""
    hints = get_type_hints(kind)
    unknown = record.keys() - hints.keys()
    if unknown:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _decoded(hints[name], value) for name, value in record.items()})


def _decoded(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        options = [one for one in get_args(hint) if one is not type(None)]
        return _decoded(options[0], value) if value is not None and len(options) == 1 else value
    if origin is tuple:
        return tuple(_decoded(get_args(hint)[0], one) for one in value)
    if is_dataclass(hint) and isinstance(hint, type):
        return decode(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return date.fromisoformat(value) if hint is date else value
