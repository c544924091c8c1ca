"""A citizen looks up his case with number and query code; guessing is slowed down (R-1.04, 10.1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from mediation.accounts.lockout import DoorLimits
from mediation.casefile.kinds import LinkKind
from mediation.reception.numbers import read_case_number, read_query_code
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.attempts import note_try, take_back_try
from models.steps.blind import blind_query_code
from models.tables.cases import Case, CaseLink

LIMITS = DoorLimits(tries=10, window=timedelta(minutes=10), pause=timedelta(minutes=10))
"""Per case number and per address; a try that succeeds does not count."""
BY_NUMBER, BY_ADDRESS = "citizen_number", "citizen_address"


@dataclass(frozen=True, slots=True)
class LookUp:
    """What was typed, and the network address it came from."""

    number: str
    code: str
    address: str
    now: datetime


def look_up(session: AnySession, command: LookUp) -> int | None:
    """Return the id of the case that number and code open together, or None, whatever the cause.

    A wrong number, a wrong code, something unreadable and a locked door are one answer; but for a locked door they
    cost the same statements.
    """
    number = read_case_number(command.number) or ""
    code = read_query_code(command.code) or ""
    tries = ((BY_NUMBER, number or command.number[:60]), (BY_ADDRESS, command.address))
    with unit_of_work(session) as work:
        locked = [note_try(work, door=door, subject=subject, at=command.now, limits=LIMITS) for door, subject in tries]
        if any(until is not None for until in locked):
            return None
    found = session.scalar(
        select(Case.id).where(
            or_(Case.number == number, _is_split_from(number)), Case.query_code_blind == blind_query_code(code)
        )
    )
    if found is not None:
        with unit_of_work(session) as work:
            for door, subject in tries:
                take_back_try(work, door=door, subject=subject)
    return found


def _is_split_from(number: str) -> ColumnElement[bool]:
    # An accusation took the petitioner's code with it; on his receipt stands the number of the whole.
    whole = aliased(Case)
    return exists().where(
        CaseLink.case_id == Case.id,
        CaseLink.kind == LinkKind.SPLIT_FROM,
        CaseLink.undone_at.is_(None),
        CaseLink.other_id == whole.id,
        whole.number == number,
    )
