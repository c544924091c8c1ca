"""The first reading of a division table: faults, counts and the part of the tree it is complete for (10.1)."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mediation.territory.packing import NONE, InForce, Packed, fingerprint, pack
from mediation.territory.reasons import TerritoryReason
from mediation.territory.rows import BadRow, DivisionRow, read_rows

BAD_ROWS_LISTED = 1000
"""All bad rows are counted; so many are kept to be shown."""


@dataclass(slots=True)
class FirstReading:
    """What one pass over the table found; nothing of it is written anywhere."""

    parents: dict[Packed, Packed] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    bad_count: int = 0
    create: int = 0
    update: int = 0
    unchanged: int = 0
    is_ordered: bool = True
    latest_change: int = 0
    """First day (ordinal) of the youngest version that a changed row would end."""
    unreadable: set[Packed] = field(default_factory=set)
    """Keys of bad rows: their children are not bad for that reason as well."""

    def note(self, row: BadRow) -> None:
        """Count a bad row and keep it while there is room."""
        self.bad_count += 1
        if len(self.bad) < BAD_ROWS_LISTED:
            self.bad.append(row)
        if row.key is not None:
            self.unreadable.add(pack(row.key))

    def take(self, row: DivisionRow, *, force: InForce, shared: dict[Packed, Packed]) -> None:
        """Compare a good row with what is in force."""
        key, parent = pack(row.key), pack(row.parent)
        if key in self.parents:
            self.note(_bad(row, TerritoryReason.KEY_TWICE))
            return
        self.is_ordered = self.is_ordered and (parent == NONE or parent in self.parents or parent in force.prints)
        self.parents[key] = shared.setdefault(parent, parent)
        before = force.prints.get(key)
        if before is None:
            self.create += 1
        elif before == fingerprint(row.name, parent=parent):
            self.unchanged += 1
        else:
            self.update += 1
            self.latest_change = max(self.latest_change, force.since[key])


def read_first(source: Callable[[], Iterable[str]], *, force: InForce) -> FirstReading:
    """Read the table once and compare it with what is in force."""
    reading = FirstReading()
    shared: dict[Packed, Packed] = {}
    for row in read_rows(source()):
        if isinstance(row, BadRow):
            reading.note(row)
        else:
            reading.take(row, force=force, shared=shared)
    return reading


def complete_below(reading: FirstReading) -> frozenset[Packed]:
    """Return the divisions below which the table is complete.

    A table with one start is complete below the last place of its single chain (省 → 市 → 县 says nothing about other
    counties); one with several starts (the national table, two townships) below each of them. A start without
    children says nothing about them.
    """
    parents = reading.parents
    children = Counter(parents.values())
    starts = [key for key, parent in parents.items() if parent not in parents]
    if len(starts) == 1:
        only = {parent: key for key, parent in parents.items() if children[parent] == 1}
        end = starts[0]
        while end in only:
            end = only[end]
        starts = [end]
    return frozenset(start for start in starts if children[start])


def missing_from(reading: FirstReading, *, force: InForce, tops: frozenset[Packed]) -> tuple[Packed, ...]:
    """Return the divisions in force that a complete table no longer has, lowest tier first."""
    gone = [
        key
        for key in force.prints
        if key not in reading.parents and key not in reading.unreadable and force.is_below(key, tops=tops)
    ]
    return tuple(sorted(gone, reverse=True))


def note_orphans(
    source: Callable[[], Iterable[str]], *, reading: FirstReading, force: InForce, closing: Iterable[Packed]
) -> None:
    """Add the rows whose parent is neither in the table nor in force afterwards; reads again only if there are any."""
    ending = set(closing)
    standing = reading.parents.keys() | reading.unreadable
    lost = {
        parent
        for parent in set(reading.parents.values())
        if parent != NONE and parent not in standing and (parent not in force.prints or parent in ending)
    }
    if not lost:
        return
    for row in read_rows(source()):
        if isinstance(row, DivisionRow) and pack(row.parent) in lost:
            reading.note(_bad(row, TerritoryReason.PARENT_MISSING))


def _bad(row: DivisionRow, reason: TerritoryReason) -> BadRow:
    cells = (row.key.code12, row.name, str(row.key.level), row.parent.code12 if row.parent else "")
    return BadRow.of(row.line, cells=cells, reason=reason, key=row.key)
