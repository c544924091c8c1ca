"""Extend the handling period, and tell the petitioner why; only told it counts (R-1.58)."""

from dataclasses import dataclass

from sqlalchemy import func, select

from mediation.casefile.kinds import Act, DocumentKind
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from mediation.clocks.extension import ExtensionFacts, check_extension
from mediation.clocks.reasons import ClockReason
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, refuse, require
from models.steps.clocks import complete_extension, extend_clock, reading_of, running_clocks
from models.steps.papers import ServiceEntry, checked_service, keep_service, paper
from models.tables.clocks import Clock, Extension
from models.tables.record import RecordEntry
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendHandling(CaseCommand):
    """The head of the organ approves so many further calendar days, with the reason."""

    days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyExtension(CaseCommand):
    """The petitioner is told in writing why it takes longer."""

    reason: str
    service: ServiceEntry


@on_case
def extend_handling(hand: CaseInHand, command: ExtendHandling) -> int:
    """Approve an extension and return its id; the due day moves when the petitioner has been told in time (T-16).

    Raise UnableToAct when it is asked too late, for too long, again, without a reason, or by the wrong person.
    """
    require(hand, Act.EXTEND)
    clock = _handling_clock(hand)
    basis = allowed(check_extension(_facts(hand, clock, command)))
    extension = extend_clock(
        hand.work,
        hand.law,
        clock,
        days=command.days,
        on=hand.today,
        at=hand.now,
        reason=command.reason.strip(),
        approved_by_id=hand.actor.account_id,
    )
    carry_out(hand, Act.EXTEND, facts={"extension": extension.id, "days": command.days, "rule": basis})
    return extension.id


@on_case
def notify_extension(hand: CaseInHand, command: NotifyExtension) -> int:
    """Tell the petitioner of an approved extension and return the letter's id; told in time, the extension counts."""
    basis = require(hand, Act.NOTIFY_EXTENSION)
    if not command.reason.strip():
        raise InvalidFields({"reason": Refused(CasefileReason.ENTRY_MISSING, basis)})
    served = checked_service(hand, command.service)
    extension = hand.work.scalars(
        select(Extension).where(Extension.case_id == hand.case.id, Extension.told_on.is_(None))
    ).one()
    before_on = hand.work.get_one(Clock, extension.clock_id).due_on
    clock = complete_extension(hand.work, hand.law, extension, told_on=served.served_on, at=hand.now)
    content = {
        "extension": extension.id,
        "days": extension.days,
        "reason": command.reason.strip(),
        "due_before": before_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "basis": basis,
    }
    document = paper(hand, DocumentKind.EXTENSION_NOTICE, content)
    keep_service(hand, document.id, served)
    entry = {"extension": extension.id, "document": document.id, "due_on": clock.due_on.isoformat()}
    carry_out(hand, Act.NOTIFY_EXTENSION, facts=entry)
    return document.id


def _handling_clock(hand: CaseInHand) -> Clock:
    running = running_clocks(hand.work, case_id=hand.case.id, terms=[TermCode.HANDLE_60])
    if not running:
        refuse(Refused(ClockReason.CLOCK_NOT_RUNNING, "R-1.58", {"term": TermCode.HANDLE_60.value}))
    return running[0]


def _facts(hand: CaseInHand, clock: Clock, command: ExtendHandling) -> ExtensionFacts:
    reading = reading_of(hand.work, hand.law, clock, at=hand.now)
    granted = hand.work.scalar(select(func.count(Extension.id)).where(Extension.clock_id == clock.id))
    return ExtensionFacts(
        term=reading.term,
        days=command.days,
        asked_on=hand.today,
        due_on=reading.due_on,
        # An approved one that was never told is used up, too: a clock has one extension.
        granted_before=granted or 0,
        is_running=True,
        has_reason=bool(command.reason.strip()),
        approver_may_approve=Relation.HOLDER_HEAD in hand.facts.relations,
        approver_is_handler=hand.actor.account_id == _handler_id(hand),
    )


def _handler_id(hand: CaseInHand) -> int | None:
    """Return who accepted the case, as the record has it."""
    query = select(RecordEntry.actor_id).where(
        RecordEntry.case_id == hand.case.id, RecordEntry.tag == f"case.{Act.ACCEPT.value}"
    )
    return hand.work.scalar(query.order_by(RecordEntry.id.desc()).limit(1))
