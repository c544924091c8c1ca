"""Choose the words for divisions and for what an import would do."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.words import sentence
from blueprints.words.dates import day_words
from blueprints.words.territory import SENTENCES, tier_name
from mediation.territory.reasons import TerritoryReason
from mediation.territory.rows import BadRow
from mediation.verdict import Refused
from models.operations.territory import ImportReport
from models.queries.territory import DivisionLine

WHOLE_FILE = frozenset({TerritoryReason.HEADER_WRONG, TerritoryReason.FILE_EMPTY, TerritoryReason.ROW_UNREADABLE})
"""Faults of the file rather than of one of its rows."""


@dataclass(frozen=True, slots=True)
class DivisionWords:
    """A division in a list, in words; `url` leads below it."""

    name: str
    short_name: str
    code: str
    tier: str
    since: str
    url: str | None


@dataclass(frozen=True, slots=True)
class BadRowWords:
    """A bad row: where, what stood there, why."""

    line: int
    raw: str
    why: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What an import did or would do."""

    counts: list[tuple[str, int]]
    bad: list[BadRowWords]
    refusal: str | None
    file_fault: str | None
    written: bool


def division_lines(lines: Iterable[DivisionLine]) -> list[DivisionWords]:
    """Return divisions as lines of the table."""
    return [
        DivisionWords(
            name=line.name,
            short_name=line.short_name,
            code=line.code12,
            tier=tier_name(line.tier),
            since=day_words(line.valid_from),
            url=url_for("territory.index", under=line.id) if line.tier else None,
        )
        for line in lines
    ]


def trail_of(line: Iterable[DivisionLine]) -> list[tuple[str, str]]:
    """Return the way down to a division as links, the country first."""
    return [(url_for("territory.index"), _("全国")), *((_under(one), one.name) for one in line)]


def _under(line: DivisionLine) -> str:
    return url_for("territory.index", under=line.id)


def report_words(report: ImportReport) -> ReportWords:
    """Return an import's report in words; the fault of a whole file belongs to its field."""
    counts = report.counts
    file_fault = next((SENTENCES[bad.reason] for bad in report.bad if bad.reason in WHOLE_FILE), None)
    return ReportWords(
        counts=[
            (_("新增"), counts.create),
            (_("更名或改隶属"), counts.update),
            (_("撤销"), counts.close),
            (_("不变"), counts.unchanged),
            (_("有误"), counts.bad),
        ],
        bad=[_bad_row(row) for row in report.bad],
        refusal=sentence(report.answer) if isinstance(report.answer, Refused) else None,
        file_fault=str(file_fault) if file_fault else None,
        written=report.written,
    )


def _bad_row(row: BadRow) -> BadRowWords:
    return BadRowWords(row.line, ",".join(row.raw), str(SENTENCES[row.reason]))
