"""The matters people bring: our own texts in texts/*.toml, read into frozen rows and dealt out in turn."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from mediation.casefile.kinds import OpinionOutcome
from mediation.reception.gate.facts import JudicialState
from mediation.routing.kinds import Branch, Channel, Kind

FOLDER = Path(__file__).with_name("texts")
USUAL: dict[str, dict[str, Any]] = {
    "disputes": {"kind": "dispute", "route": "mediation"},
    "claims": {"kind": "claim", "branch": 6, "route": "petition"},
    "gatherings": {"kind": "claim", "branch": 6, "route": "petition"},
    "routed": {"kind": "claim"},
    "others": {},
}
"""What every matter of a file is unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of story that people come with; {village}, {town}, {me} and {other} stand in its texts."""

    source: str
    key: str
    title: str
    facts: str
    claim: str
    place: str
    kind: Kind
    branch: Branch | None = None
    route: str | None = None
    competent: str | None = None
    receiver: str | None = None
    judicial: JudicialState = JudicialState.NONE
    scope: str | None = None
    firm: str | None = None
    accused: str | None = None
    persons: int = 1
    urgent: tuple[str, ...] = ()
    channel: Channel = Channel.VISIT
    simple: bool = False
    hard: bool = False
    answer: str = ""
    finding: str = ""
    decision: str = ""
    outcome: OpinionOutcome | None = None
    laws: tuple[str, ...] = ()


def read_matters(folder: Path = FOLDER) -> tuple[Matter, ...]:
    """Read every matter; raise TypeError or ValueError for a row that says something unknown."""
    return tuple(_rows(folder))


def _rows(folder: Path) -> Iterator[Matter]:
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["matter"]:
            yield _matter({**USUAL[path.stem], **row}, source=path.stem)


def _matter(row: dict[str, Any], *, source: str) -> Matter:
    read: dict[str, Callable[[Any], Any]] = {
        "kind": Kind,
        "branch": Branch,
        "judicial": JudicialState,
        "channel": Channel,
        "outcome": OpinionOutcome,
        "urgent": tuple,
        "laws": tuple,
    }
    return Matter(source=source, **{name: read.get(name, lambda value: value)(value) for name, value in row.items()})


class Shelf:
    """The matters dealt out in turn, so that every one of them is used before any comes again."""

    def __init__(self, matters: tuple[Matter, ...], rng: Random) -> None:
        self._matters = matters
        self._rng = rng
        self._decks: dict[str, Iterator[Matter]] = {}

    def named(self, key: str) -> Matter:
        """Return the matter of this key."""
        return next(matter for matter in self._matters if matter.key == key)

    def next(self, deck: str, fits: Callable[[Matter], bool]) -> Matter:
        """Return the next of those that fit; `deck` names the pile they are dealt from."""
        if deck not in self._decks:
            pile = [matter for matter in self._matters if fits(matter)]
            self._rng.shuffle(pile)
            self._decks[deck] = cycle(pile)
        return next(self._decks[deck])
