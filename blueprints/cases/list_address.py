"""The address of a list of cases, read and written: what cannot be read is not asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import url_for

from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Channel, Kind
from models.ids import find_id, row_id
from models.queries.case_lists import CaseFilter, Due, Keyset, Sort

LONGEST_TEXT = 60
FIRST_PAGE = Keyset()

NAMES = {"text": "q", "from_on": "from", "until_on": "until", "town_id": "town", "village_id": "village"}
NAMES |= {"holder_id": "holder"}
"""Field of the filter -> its name in the address, where they differ."""


def _mark(text: str) -> bool:
    return text == "1"


def _text(text: str) -> str:
    return " ".join(text.split())[:LONGEST_TEXT]


READERS: Mapping[str, Callable[[str], Any]] = {
    "stage": Stage,
    "kind": Kind,
    "channel": Channel,
    "due": Due,
    "town_id": row_id,
    "village_id": row_id,
    "holder_id": row_id,
    "urgent": _mark,
    "group": _mark,
    "skip": _mark,
    "repeat": _mark,
    "mine": _mark,
    "from_on": date.fromisoformat,
    "until_on": date.fromisoformat,
    "text": _text,
}


@dataclass(frozen=True, slots=True)
class ListAddress:
    """Filter, order and place in a list."""

    asked: CaseFilter
    sort: Sort = Sort.NEWEST
    keyset: Keyset = FIRST_PAGE

    @classmethod
    def read(cls, args: Mapping[str, str]) -> "ListAddress":
        """Read an address; a village counts only below the township it was chosen in."""
        found = {field.name: _read(field.name, args) for field in fields(CaseFilter)}
        asked = CaseFilter(**{name: value for name, value in found.items() if value is not None})
        sort = Sort.OLDEST if args.get("sort") == Sort.OLDEST.value else Sort.NEWEST
        return cls(asked, sort, Keyset(after=_key(args.get("after")), before=_key(args.get("before"))))

    @classmethod
    def of_query(cls, query: str) -> "ListAddress":
        """Read the query of an address, such as a kept filter's."""
        return cls.read(dict(parse_qsl(query)))

    @property
    def query(self) -> str:
        """The filter and the order as the one way they are written; empty for the whole list."""
        return urlencode(self.pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The filter and the order as names and values."""
        pairs = [
            (NAMES.get(field.name, field.name), _written(value))
            for field in fields(CaseFilter)
            if (value := getattr(self.asked, field.name)) not in (None, False, "")
        ]
        return pairs if self.sort is Sort.NEWEST else [*pairs, ("sort", self.sort.value)]

    def url(self, **place: int) -> str:
        """Return the address of this list, or of another place in it (`after`, `before`)."""
        return url_for("cases.index", **dict(self.pairs), **place)


def _read(name: str, args: Mapping[str, str]) -> Any:
    text = args.get(NAMES.get(name, name), "").strip()
    try:
        return READERS[name](text) if text else None
    except ValueError:
        return None


def _key(text: str | None) -> int | None:
    return find_id(text)


def _written(value: Any) -> str:
    if value is True:
        return "1"
    return str(value.value) if isinstance(value, Enum) else str(value)
