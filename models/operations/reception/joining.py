"""Add the persons of a visit to somebody else's case as joint petitioners (R-1.12)."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.reception.group import GroupLimits, is_group_visit
from mediation.reception.parties import PartyRole, Side
from mediation.routing.kinds import Channel
from models.operations.reception.commands import PartyEntry, RegisterVisit
from models.operations.reception.parties import add_parties
from models.tables.cases import Case, CaseParty
from models.tables.reception import Visit

LEADING = frozenset({PartyRole.SELF, PartyRole.REPRESENTATIVE})


def join_case(work: Session, command: RegisterVisit, *, case: Case, limits: GroupLimits) -> None:
    """Add the applicants with their agents and guardians to the case; its other sides are named in it already."""
    last = work.scalar(select(func.max(CaseParty.position)).where(CaseParty.case_id == case.id))
    add_parties(work, case_id=case.id, entries=_joining(command), after=-1 if last is None else last)
    case.persons += command.persons
    case.is_group = case.is_group or is_group_visit(_came(work, command, case=case), limits=limits)
    case.version += 1


def _came(work: Session, command: RegisterVisit, *, case: Case) -> int:
    """Count the persons who came about the case, each once; whoever wrote or called did not come (8.3)."""
    came = select(func.sum(Visit.persons)).where(
        Visit.case_id == case.id, Visit.channel == Channel.VISIT, Visit.is_repeat.is_(False)
    )
    return (work.scalar(came) or 0) + (command.persons if command.channel is Channel.VISIT else 0)


def _joining(command: RegisterVisit) -> tuple[PartyEntry, ...]:
    kept = [at for at, entry in enumerate(command.parties) if entry.facts.side is Side.APPLICANT]
    return tuple(_joint(command.parties[at], kept=kept) for at in kept)


def _joint(entry: PartyEntry, *, kept: list[int]) -> PartyEntry:
    facts = entry.facts
    role = PartyRole.JOINT if facts.role in LEADING else facts.role
    acts_for = None if facts.acts_for is None else kept.index(facts.acts_for)
    return replace(entry, facts=replace(facts, role=role, acts_for=acts_for))
