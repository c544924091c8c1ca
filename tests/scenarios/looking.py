"""Everything that a person can look at without knowing of a case, read twice and laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.house import House

FRAMES = (
    "/",
    "/cases",
    "/clocks",
    "/handovers",
    "/exceptions",
    "/reception",
    "/reception/drafts",
    "/reception/queue",
    "/work/notices",
    "/record",
)
"""Pages from which lists, counts, tabs and trays are reached."""
WITHIN = ("/clocks?", "/handovers?", "/work/", "/exceptions?", "/cases?")
"""Addresses behind their links: tabs, trays, tiles and filters."""
NO_DOOR = (403, 404)


def seen_by(house: House, login: str, when: str, *, words: Iterable[str] = ()) -> dict[str, str]:
    """Return what every page tells a person at a moment, by address: frames, what they lead to, searches for words."""
    desk = house.at(login, when)
    told, waiting = {}, [*FRAMES, *(f"/cases?q={word}" for word in words)]
    while waiting:
        path = waiting.pop(0)
        page = desk.open(path, expect=None)
        assert page.status in (200, *NO_DOOR), f"{login} asks {path}: {page.status}"
        told[path] = page.text
        waiting += [one for one in _further(page.links.values()) if one not in told and one not in waiting]
    return told


def _further(addresses: Iterable[str]) -> Iterator[str]:
    return (one for one in addresses if one.startswith(WITHIN) and "after=" not in one and "sort=" not in one)
