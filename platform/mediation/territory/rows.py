"""The rows of a division table as they stand in a file: `code12,name,level,parent12` (RULEBOOK 10.1)."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mediation.territory.codes import DivisionKey, check_code, parse_key
from mediation.territory.reasons import TerritoryReason

HEADER = ("code12", "name", "level", "parent12")
LONGEST_NAME = 120
LONGEST_SHOWN = 200
"""Characters of a bad row that are shown; a ten-megabyte line is not repeated to the reader."""


class DivisionRow(NamedTuple):
    """One good row: its line in the file, key, name, and the key above (None for a province)."""

    line: int
    key: DivisionKey
    name: str
    parent: DivisionKey | None


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be imported: its line (1 is the header), the raw cells and why; its key when it has one."""

    line: int
    raw: tuple[str, ...]
    reason: TerritoryReason
    key: DivisionKey | None = None

    @classmethod
    def of(
        cls, line: int, *, cells: Sequence[str], reason: TerritoryReason, key: DivisionKey | None = None
    ) -> "BadRow":
        """Return the bad row with its cells cut to what can be shown."""
        return cls(line, tuple(cell[:LONGEST_SHOWN] for cell in cells[: 2 * len(HEADER)]), reason, key)


Row: TypeAlias = DivisionRow | BadRow


def read_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a CSV text line by line; a wrong header yields one BadRow and ends.

    Nothing is kept, so that the whole national table streams through. Blank lines are passed over.
    """
    reader = csv.reader(_without_mark(lines))
    try:
        header = next(reader, None)
        if header is None:
            yield BadRow(1, (), TerritoryReason.FILE_EMPTY)
            return
        if tuple(cell.strip() for cell in header) != HEADER:
            yield BadRow.of(1, cells=header, reason=TerritoryReason.HEADER_WRONG)
            return
        for cells in reader:
            if cells:
                yield _row(reader.line_num, cells)
    except csv.Error:
        yield BadRow(reader.line_num, (), TerritoryReason.ROW_UNREADABLE)


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    """Drop the byte order mark that spreadsheets write before the first cell."""
    for at, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if at == 0 else line


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) != len(HEADER):
        return BadRow.of(line, cells=cells, reason=TerritoryReason.COLUMNS_WRONG)
    code, name, level, above = cells
    key = parse_key(level=level, code12=code)
    if isinstance(key, TerritoryReason):
        return BadRow.of(line, cells=cells, reason=key)
    fault = _name_fault(name.strip())
    if fault:
        return BadRow.of(line, cells=cells, reason=fault, key=key)
    parent = _parent(key, above.strip())
    if isinstance(parent, TerritoryReason):
        return BadRow.of(line, cells=cells, reason=parent, key=key)
    return DivisionRow(line, key, name.strip(), parent)


def _name_fault(name: str) -> TerritoryReason | None:
    if not name:
        return TerritoryReason.NAME_EMPTY
    if len(name) > LONGEST_NAME:
        return TerritoryReason.NAME_TOO_LONG
    return TerritoryReason.NAME_UNREADABLE if _is_garbled(name) else None


def _is_garbled(name: str) -> bool:
    """Whether the name carries control signs or the mark of failed decoding.

    Signs of the private area are allowed: the published table writes two villages with characters not yet encoded.
    """
    if "\ufffd" in name:
        return True
    return not name.isprintable() and any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in name)


def _parent(key: DivisionKey, above: str) -> DivisionKey | TerritoryReason | None:
    if key.level == 1:
        return TerritoryReason.PARENT_NOT_EXPECTED if above else None
    if not above:
        return TerritoryReason.PARENT_MISSING
    if check_code(above, level=key.level - 1):
        return TerritoryReason.PARENT_CODE_BAD
    return DivisionKey(key.level - 1, above)
