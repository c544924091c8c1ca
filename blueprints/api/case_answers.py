"""Cases as a program is answered: the same rows as on the pages, masked alike."""

from blueprints.api.schemas.cases import (
    CaseFull,
    CaseLine,
    ClockGiven,
    ClockSign,
    DutyLine,
    PaperNamed,
    PartyMasked,
    StepGiven,
    TimelineLine,
)
from models.queries.case_lists import CaseRow, NearestClock
from models.queries.cases.head import CaseHead
from models.queries.cases.parties import PartyRow
from models.queries.cases.timeline import TimelineRow
from models.queries.clocks import ClockRow

TOLD = frozenset(
    {"from", "to", "holder", "decision", "code", "channel", "method", "persons", "skip", "visit", "contact", "days"}
)
"""Facts of a line that are told: what else it carries may be the id of another case."""


def case_line(row: CaseRow) -> CaseLine:
    """Return a case in a list."""
    kept = CaseLine.model_fields.keys() - {"id", "clock"}
    return CaseLine(id=row.case_id, clock=_sign(row.clock), **{name: getattr(row, name) for name in kept})


def _sign(found: NearestClock | None) -> ClockSign | None:
    if found is None:
        return None
    kept = ClockSign.model_fields.keys() - {"term"}
    return ClockSign(term=found.term, **{name: getattr(found.chip, name) for name in kept})


def case_full(head: CaseHead, parties: tuple[PartyRow, ...]) -> CaseFull:
    """Return one case with its masked persons."""
    kept = {name: getattr(head, name) for name in CaseFull.model_fields.keys() - {"parties", "place"}}
    masked = [PartyMasked.model_validate(party) for party in parties]
    return CaseFull(**kept, place=list(head.place), parties=masked)


def timeline_line(row: TimelineRow) -> TimelineLine:
    """Return one line of the story."""
    return TimelineLine(
        at=row.at,
        tag=row.tag,
        kind=row.kind,
        basis=row.basis,
        organisation_id=row.organisation_id,
        facts={key: value for key, value in row.facts.items() if key in TOLD},
        papers=[PaperNamed.model_validate(paper) for paper in row.papers],
    )


def clock_given(row: ClockRow) -> ClockGiven:
    """Return one term with the steps of "why this date"."""
    reading, sign = row.reading, row.chip
    return ClockGiven(
        id=row.id,
        term=row.term,
        basis=row.basis,
        is_statutory=row.is_statutory,
        state=reading.state,
        organisation_id=row.organisation_id,
        organisation=row.organisation,
        started_on=row.started_on,
        alarm_on=reading.alarm_on,
        due_on=reading.due_on,
        due_at=reading.due_at,
        act_by_on=reading.act_by_on,
        is_provisional=reading.is_provisional,
        level=sign.level,
        number=sign.number,
        unit=sign.unit,
        steps=[StepGiven(code=step.code, facts=dict(step.facts), basis=step.basis) for step in reading.steps],
    )


def duty_lines(head: CaseHead, *, holder: str, since: object, first: str) -> list[DutyLine]:
    """Return the holder, and the first receiver while the holder's first contact has not released him (9.5)."""
    nobody = {"organisation_id": None, "organisation": None, "account_id": None, "person": None, "since": None}
    lines = [
        DutyLine(duty="holder", **nobody | {"organisation_id": head.holder_id, "organisation": holder, "since": since})
    ]
    if head.first_contact_on is not None:
        return lines
    receiver = {"account_id": head.first_receiver_id, "person": first, "since": head.registered_at}
    return [*lines, DutyLine(duty="first_receiver", **nobody | receiver)]
