"""Log a contact with the petitioner; the holder's first one releases the first receiver (9.5)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.casefile.kinds import Act, ContactMethod, Stage
from mediation.casefile.lifecycle import check_act
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.casefile.workflow import CONTACT_TERMS
from mediation.moments import local_day
from mediation.verdict import Allowed, Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, carry_out, enter_line, refuse
from models.steps.clocks import running_clocks
from models.tables.documents import Contact
from models.unable import InvalidFields

BASIS = "9.5"
INVOLVED = frozenset({Relation.HOLDER, Relation.RECEIVER, Relation.SENDER, Relation.REGISTRAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class LogContact(CaseCommand):
    """How the petitioner was spoken with, what came of it, when next; `contacted_at` None is now."""

    method: ContactMethod
    result: str
    contacted_at: datetime | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class ContactLogged:
    """The line of the log; `counted` when a contact was owed and this one was it."""

    contact_id: int
    counted: bool


@on_case
def log_contact(hand: CaseInHand, command: LogContact) -> ContactLogged:
    """Log a contact, as often as there is one; a contact that is owed stops its clocks on the day it took place.

    The same line sent twice is one. Raise InvalidFields for an empty result or an impossible moment, UnableToAct for
    somebody whose organisation takes no part.
    """
    if not INVOLVED & hand.facts.relations:
        facts = {"act": Act.FIRST_CONTACT.value, "stage": hand.case.stage.value}
        refuse(Refused(CasefileReason.NOT_THIS_PERSON, BASIS, facts, Relation.HOLDER.value))
    at = command.contacted_at or command.now
    _check(hand, command, at=at)
    known = _same_line(hand, command, at=at)
    if known is not None:
        return ContactLogged(known, counted=False)
    row = _keep(hand, command, at=at)
    counted = _is_owed(hand)
    if counted:
        hand.anchors.update(dict.fromkeys(CONTACT_TERMS, local_day(at)))
        hand.case.first_contact_on = hand.case.first_contact_on or local_day(at)
        carry_out(hand, Act.FIRST_CONTACT, facts={"contact": row.id, "method": command.method.value})
    else:
        _enter(hand, row)
    return ContactLogged(row.id, counted=counted)


def _check(hand: CaseInHand, command: LogContact, *, at: datetime) -> None:
    faults: dict[str, Refused] = {}
    if not command.result.strip():
        faults["result"] = Refused(CasefileReason.ENTRY_MISSING, BASIS)
    if at > command.now:
        faults["contacted_at"] = Refused(CasefileReason.CONTACT_IN_FUTURE, BASIS)
    elif local_day(at) < hand.case.received_on:
        faults["contacted_at"] = Refused(CasefileReason.CONTACT_BEFORE_CASE, BASIS)
    if faults:
        raise InvalidFields(faults)


def _same_line(hand: CaseInHand, command: LogContact, *, at: datetime) -> int | None:
    query = select(Contact.id, Contact.result).where(
        Contact.case_id == hand.case.id,
        Contact.account_id == hand.actor.account_id,
        Contact.method == command.method.value,
        Contact.contacted_at == at,
    )
    # What came of it is encrypted: the database cannot compare it.
    said = command.result.strip()
    return next((id_ for id_, result in hand.work.execute(query.order_by(Contact.id)) if result == said), None)


def _keep(hand: CaseInHand, command: LogContact, *, at: datetime) -> Contact:
    row = Contact(
        case_id=hand.case.id,
        organisation_id=hand.actor.organisation_id,
        account_id=hand.actor.account_id,
        method=command.method.value,
        contacted_at=at,
        result=command.result.strip(),
        next_on=command.next_on,
    )
    hand.work.add(row)
    hand.work.flush()
    return row


def _is_owed(hand: CaseInHand) -> bool:
    """Whether a contact is still owed and this person may make it (the table's act)."""
    if not isinstance(check_act(Act.FIRST_CONTACT, facts=hand.facts), Allowed):
        return False
    awaited = hand.case.first_contact_on is None or hand.case.stage is Stage.ACCEPTED
    return awaited or bool(running_clocks(hand.work, case_id=hand.case.id, terms=CONTACT_TERMS))


def _enter(hand: CaseInHand, row: Contact) -> None:
    enter_line(hand, "case.contact", basis=BASIS, facts={"contact": row.id, "method": row.method})
