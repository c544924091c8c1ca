"""Judge a division table before a single row is written: what is new, changed, closed, and what is bad (10.1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.territory.codes import BASIS, LEVEL_OF_TIER, DivisionKey
from mediation.territory.packing import InForce, KnownDivision, Packed, fingerprint, pack, unpack
from mediation.territory.reading import FirstReading, complete_below, missing_from, note_orphans, read_first
from mediation.territory.reasons import TerritoryReason
from mediation.territory.rows import BadRow, DivisionRow, read_rows
from mediation.verdict import Allowed, Answer, Refused

__all__ = ["DivisionPlan", "ImportCounts", "KnownDivision", "Step", "StepKind", "plan_import"]


class StepKind(StrEnum):
    """What the import does to one division."""

    CREATE = "create"
    UPDATE = "update"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Step:
    """One change on day `on`.

    CREATE opens the key. UPDATE ends the version before (`valid_to` = `on`) and opens one with the new name or parent.
    CLOSE ends the version in force; `successor` is the new key under which name and parent live on, where one is seen.
    """

    kind: StepKind
    key: DivisionKey
    on: date
    name: str | None = None
    parent: DivisionKey | None = None
    line: int | None = None
    successor: DivisionKey | None = None


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many divisions each change concerns."""

    create: int
    update: int
    close: int
    unchanged: int
    bad: int

    @property
    def rows(self) -> int:
        """Return how many rows stand in the table, bad ones included."""
        return self.create + self.update + self.unchanged + self.bad


@dataclass(frozen=True, slots=True)
class DivisionPlan:
    """The judged table: counts, bad rows by line, and the changes on demand."""

    counts: ImportCounts
    bad: tuple[BadRow, ...]
    on: date
    complete_below: tuple[DivisionKey, ...]
    _source: Callable[[], Iterable[str]]
    _force: InForce
    _closing: tuple[Packed, ...]
    _is_ordered: bool
    _latest_ended: int

    def check(self) -> Answer:
        """Return whether the plan may be carried out: no bad row, and later than every version it ends (10.1)."""
        if self.counts.bad:
            return Refused(
                TerritoryReason.FILE_HAS_BAD_ROWS, BASIS, {"bad": self.counts.bad, "first_line": self.bad[0].line}
            )
        if self.on.toordinal() <= self._latest_ended:
            latest = date.fromordinal(self._latest_ended).isoformat()
            return Refused(TerritoryReason.NOT_AFTER_LAST_IMPORT, BASIS, {"on": self.on.isoformat(), "latest": latest})
        return Allowed(BASIS)

    def steps(self) -> Iterator[Step]:
        """Yield every change: parents before children as they open, children before parents as they close.

        Raises ValueError when the plan may not be carried out, so that nothing is half-imported.
        """
        if isinstance(self.check(), Refused):
            raise ValueError("a refused plan has no steps")
        successors = _Successors({self._force.prints[key] for key in self._closing})
        for step in self._openings():
            if step.kind is StepKind.CREATE:
                successors.note(step)
            yield step
        for key in self._closing:
            yield Step(StepKind.CLOSE, unpack(key), self.on, successor=successors.of(self._force.prints[key]))

    def _openings(self) -> Iterator[Step]:
        # A table in the usual order is read once more; any other once for every level.
        passes = [set(LEVEL_OF_TIER.values())] if self._is_ordered else [{level} for level in (1, 2, 3, 4, 5)]
        for levels in passes:
            for row in read_rows(self._source()):
                if isinstance(row, DivisionRow) and row.key.level in levels and (step := self._opening(row)):
                    yield step

    def _opening(self, row: DivisionRow) -> Step | None:
        before = self._force.prints.get(pack(row.key))
        if before == fingerprint(row.name, parent=pack(row.parent)):
            return None
        kind = StepKind.CREATE if before is None else StepKind.UPDATE
        return Step(kind, row.key, self.on, name=row.name, parent=row.parent, line=row.line)


class _Successors:
    """Which new key carries on the name and parent of an ended one; two candidates are none."""

    def __init__(self, ended: set[int]) -> None:
        self._ended = ended
        self._new: dict[int, DivisionKey | None] = {}

    def note(self, step: Step) -> None:
        mark = fingerprint(step.name or "", parent=pack(step.parent))
        if mark in self._ended:
            self._new[mark] = None if mark in self._new else step.key

    def of(self, mark: int) -> DivisionKey | None:
        return self._new.get(mark)


def plan_import(
    source: Callable[[], Iterable[str]], *, known: Iterable[KnownDivision], on: date, closes_missing: bool = True
) -> DivisionPlan:
    """Judge the table whose lines `source()` opens (it is read again for the steps) against the divisions in force.

    `on` is the first day of the new state. With `closes_missing` a division in force that stands where the table is
    complete, and no longer in it, is closed (10.1: villages merge). Importing the same table again changes nothing.
    """
    force = InForce.of(known)
    reading = read_first(source, force=force)
    tops = complete_below(reading)
    closing = missing_from(reading, force=force, tops=tops) if closes_missing else ()
    note_orphans(source, reading=reading, force=force, closing=closing)
    return DivisionPlan(
        counts=_counts(reading, closing),
        bad=tuple(sorted(reading.bad, key=lambda row: row.line)),
        on=on,
        complete_below=tuple(unpack(top) for top in sorted(tops)),
        _source=source,
        _force=force,
        _closing=closing,
        _is_ordered=reading.is_ordered,
        _latest_ended=max([reading.latest_change, *(force.since[key] for key in closing)]),
    )


def _counts(reading: FirstReading, closing: tuple[Packed, ...]) -> ImportCounts:
    return ImportCounts(
        create=reading.create,
        update=reading.update,
        close=len(closing),
        unchanged=reading.unchanged,
        bad=reading.bad_count,
    )
