"""Import a division table: judged whole, then written whole or not at all (RULEBOOK 10.1)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mediation.territory.codes import BASIS
from mediation.territory.importing import DivisionPlan, ImportCounts, plan_import
from mediation.territory.rows import BadRow
from mediation.verdict import Answer, Refused
from models.actor import Actor
from models.operations.territory.writing import DivisionWriter, Progress
from models.operations.unit_of_work import unit_of_work
from models.queries.territory import known_divisions
from models.session import AnySession
from models.steps.places import follow_villages
from models.steps.record import append_entry
from models.steps.versions import raise_version
from models.unable import UnableTo

Lines = Callable[[], Iterable[str]]
"""Opens the table's text anew each time it is called: it is read more than once and never held whole."""


@dataclass(frozen=True, slots=True)
class ImportDivisions:
    """The table at `lines` shall be in force from `as_of`; `dry_run` only judges it.

    With `closes_missing` a division the table should have and has no longer ends on `as_of`.
    """

    lines: Lines
    as_of: date
    now: datetime
    dry_run: bool = False
    closes_missing: bool = True
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What the import did, or would do: counts, bad rows by line (at most a thousand), and whether it may."""

    counts: ImportCounts
    bad: tuple[BadRow, ...]
    answer: Answer
    written: bool


class UnableToImportDivisions(UnableTo):
    """The table has bad rows or is too old; `report` lists them."""

    def __init__(self, answer: Refused, *, report: ImportReport) -> None:
        super().__init__(answer)
        self.report = report


def import_divisions(
    session: AnySession, command: ImportDivisions, *, progress: Progress | None = None
) -> ImportReport:
    """Bring the divisions to the state of the table and return the counts; a dry run writes nothing.

    The committees and the cases of a village that comes to another township go with it.

    Raises UnableToImportDivisions when a row is bad or a version would end before it began; nothing is written then.
    `progress` is called with (changes done, changes in all). Importing the same table again changes nothing.
    """
    if command.dry_run:
        return _report(_plan(session, command), written=False)
    with unit_of_work(session) as work:
        writer = DivisionWriter(work, on=command.as_of)
        plan = _plan(work, command)
        report = _report(plan, written=True)
        if isinstance(report.answer, Refused):
            raise UnableToImportDivisions(report.answer, report=_report(plan, written=False))
        writer.carry_out(plan, progress=progress)
        followed = follow_villages(work, writer.moved)
        for county_id in sorted(followed.counties):
            raise_version(work, county_id)
        append_entry(
            work,
            tag="divisions.imported",
            at=command.now,
            basis=BASIS,
            actor=command.actor,
            facts=_facts(report, command) | {"organisations": followed.organisations, "cases": followed.cases},
        )
    return report


def _plan(session: AnySession, command: ImportDivisions) -> DivisionPlan:
    return plan_import(
        command.lines, known=known_divisions(session), on=command.as_of, closes_missing=command.closes_missing
    )


def _report(plan: DivisionPlan, *, written: bool) -> ImportReport:
    return ImportReport(counts=plan.counts, bad=plan.bad, answer=plan.check(), written=written)


def _facts(report: ImportReport, command: ImportDivisions) -> dict[str, int | str]:
    counts = report.counts
    return {
        "as_of": command.as_of.isoformat(),
        "created": counts.create,
        "updated": counts.update,
        "closed": counts.close,
        "unchanged": counts.unchanged,
    }
