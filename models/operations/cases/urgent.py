"""Raise an alarm before anything is classified, acknowledge it, report it upward (R-1.80)."""

from dataclasses import dataclass

from mediation.casefile.kinds import Act
from mediation.casefile.reasons import CasefileReason
from mediation.escalation.kinds import OrgKind
from mediation.reception.urgency import ReportTarget, is_report_whole
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, carry_out, enter_line, require
from models.steps.alarms import add_alarm, add_to_alarm, newest_alarm, waiting_alarm
from models.steps.papers import tell
from models.tables.reception import UrgentReport
from models.unable import InvalidFields

PETITION_DEPARTMENTS = frozenset(
    {OrgKind.PETITION_BUREAU, OrgKind.MEETING_OFFICE, OrgKind.COUNTY_CENTRE, OrgKind.UPPER_RECEPTION}
)
"""Who reports upward as 信访部门: bureaus, their office of the joint meeting, and the halls they run (R-1.80)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseUrgent(CaseCommand):
    """What was said or seen, and whom one called at once."""

    words: tuple[str, ...] = ()
    police_called: bool = False
    ambulance_called: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeUrgent(CaseCommand):
    """Somebody in charge has heard the alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportUrgent(CaseCommand):
    """To whom it was reported."""

    reported_to: tuple[ReportTarget, ...]


@on_case
def raise_urgent(hand: CaseInHand, command: RaiseUrgent) -> int:
    """Raise the alarm with its two clocks, tell leaders and the office, and return the report's id.

    While an alarm waits for its acknowledgement a further one adds to it and moves no time.
    """
    basis = require(hand, Act.RAISE_URGENT)
    waiting = waiting_alarm(hand.work, hand.case.id)
    if waiting is not None:
        return _add_to(hand, waiting, command, basis=basis)
    row = add_alarm(hand.work, hand.case, command, account_id=hand.actor.account_id, at=hand.now)
    carry_out(hand, Act.RAISE_URGENT, facts=_calls(row))
    _alarm(hand, row)
    return row.id


@on_case
def acknowledge_urgent(hand: CaseInHand, command: AcknowledgeUrgent) -> int:
    """Write that the alarm was heard, and return the report's id; due in thirty minutes (T-43)."""
    require(hand, Act.ACKNOWLEDGE_URGENT)
    row = _report(hand)
    row.acknowledged_at, row.acknowledged_by_id = hand.now, hand.actor.account_id
    carry_out(hand, Act.ACKNOWLEDGE_URGENT, facts={"report": row.id})
    return row.id


@on_case
def report_urgent(hand: CaseInHand, command: ReportUrgent) -> int:
    """Write to whom the matter was reported, and return the report's id; due in two hours.

    Raise InvalidFields while somebody is missing who must be told: of a petition department all five.
    """
    basis = require(hand, Act.REPORT_URGENT)
    ours = hand.graph.nodes.get(hand.actor.organisation_id)
    is_petition_department = ours is not None and ours.kind in PETITION_DEPARTMENTS
    if not is_report_whole(command.reported_to, is_petition_department=is_petition_department):
        raise InvalidFields({"reported_to": Refused(CasefileReason.REPORT_INCOMPLETE, basis)})
    row = _report(hand)
    row.reported_at, row.reported_by_id = hand.now, hand.actor.account_id
    row.reported_to = [target.value for target in command.reported_to]
    carry_out(hand, Act.REPORT_URGENT, facts={"report": row.id, "to": ",".join(row.reported_to)})
    return row.id


def _report(hand: CaseInHand) -> UrgentReport:
    row = newest_alarm(hand.work, hand.case.id)
    if row is None:
        raise ValueError("an allowed answer to an alarm has an alarm")
    return row


def _add_to(hand: CaseInHand, row: UrgentReport, command: RaiseUrgent, *, basis: str) -> int:
    add_to_alarm(hand.work, row, command)
    enter_line(hand, "case.add_to_urgent", basis=basis, facts=_calls(row))
    return row.id


def _calls(row: UrgentReport) -> dict[str, int | bool]:
    return {"report": row.id, "police": row.police_called, "ambulance": row.ambulance_called}


def _alarm(hand: CaseInHand, row: UrgentReport) -> None:
    host = hand.graph.host(hand.case.holder_id)
    told = {hand.graph.seat(host), hand.graph.nearest(OrgKind.MEETING_OFFICE, to=host)}
    for organisation_id in sorted(one for one in told if one is not None):
        tell(hand, "urgent", organisation_id, key=str(row.id))
