"""Sorting as the stories tell it: simplified or not, what it really is, apart or together, alarms, exceptions."""

from collections.abc import Sequence

from sqlalchemy import select

from demo.matters import Matter
from demo.tale import Tale
from mediation.casefile.kinds import OpinionOutcome
from mediation.reception.urgency import ReportTarget
from mediation.routing.kinds import Branch, Kind
from models.operations.cases import (
    AcknowledgeUrgent,
    ChooseSimplified,
    ConvertToOrdinary,
    DecideException,
    MergeCase,
    PartEntry,
    Reclassify,
    ReportUrgent,
    SplitCase,
    UndoMerge,
    acknowledge_urgent,
    choose_simplified,
    convert_to_ordinary,
    decide_exception,
    merge_case,
    reclassify,
    report_urgent,
    split_case,
    undo_merge,
)
from models.tables.reception import SkipException, Visit


def choose_simple(tale: Tale) -> None:
    """Let the competent organ choose the simplified procedure."""
    tale.do(choose_simplified, ChooseSimplified, by=tale.clerk(), expected=OpinionOutcome.SUPPORTED)


def convert(tale: Tale) -> None:
    """Go back to the ordinary procedure because the petitioner rejects the quick answer."""
    tale.do(convert_to_ordinary, ConvertToOrdinary, by=tale.clerk(), petitioner_rejects=True)


def correct(tale: Tale, *, branch: Branch, route: str) -> None:
    """Correct the classification of a claim, with the reason."""
    reason = "经核对，该诉求属申请履行法定职责，应按相应行政程序办理。"
    tale.do(reclassify, Reclassify, by=tale.clerk(), kind=Kind.CLAIM, branch=branch, route=route, reason=reason)


def split(tale: Tale, matters: Sequence[Matter]) -> tuple[int, ...]:
    """Split a mixed matter into one case for each of these matters and return their ids, the case itself first."""
    parts = tuple(
        PartEntry(
            kind=matter.kind,
            branch=matter.branch,
            route=matter.route,
            title=matter.title,
            facts=tale.scene.words(matter.facts),
            claim=matter.claim,
            accused_organisation_ids=(tale.org(matter.accused),) if matter.accused else (),
        )
        for matter in matters
    )
    ids: tuple[int, ...] = tale.do(split_case, SplitCase, by=tale.clerk(), parts=parts, draw=tale.rng.randrange)
    return ids


def merge(tale: Tale, *, into: Tale) -> None:
    """Lay the case to another one as its repeat."""
    reason = "同一事项由两名村民分别反映，诉求和事实一致。"
    tale.do(merge_case, MergeCase, by=tale.clerk(), into_id=into.case_id, reason=reason)


def undo(tale: Tale) -> None:
    """Take the merge back: on a second look they were two matters."""
    tale.do(undo_merge, UndoMerge, by=tale.clerk())


def acknowledge(tale: Tale) -> None:
    """Let the office of the joint meeting acknowledge the alarm."""
    tale.do(acknowledge_urgent, AcknowledgeUrgent, by=tale.person("office"))


def report(tale: Tale) -> None:
    """Report the alarm to committee and government, the bureau above, and the national one at the same time."""
    tale.do(report_urgent, ReportUrgent, by=tale.person("office"), reported_to=tuple(ReportTarget))


def approve_exception(tale: Tale) -> None:
    """Let the head of the prefecture's reception approve the ground that waits; he did not claim it."""
    session = tale.world.session
    query = select(SkipException.id).join(Visit, Visit.id == SkipException.visit_id)
    waiting = session.scalars(query.where(Visit.case_id == tale.case_id, SkipException.decided_at.is_(None))).one()
    tale.do(decide_exception, DecideException, by=tale.person("city-head"), exception_id=waiting, is_approved=True)
