"""Name who may see an accusation (R-1.53)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.moments import local_day
from mediation.secrecy.kinds import Role, SecrecyClass
from models.actor import Actor
from models.queries.accounts import holders_on
from models.queries.act_facts import organ_and_points
from models.steps.exceptions import ExceptionKind, raise_exception
from models.tables.cases import Case, CaseAccess, CaseAccused

BASIS = "R-1.53"


def keep_secret(
    work: Session,
    case: Case,
    *,
    actor: Actor,
    accused_organisation_ids: Collection[int],
    graph: EscalationGraph,
    at: datetime,
) -> frozenset[int]:
    """Name whom a class-D case accuses and who may see it; return the accounts that may.

    Who wrote it down and the discipline officers by authority may; whoever answers for an accused organisation never.
    When that leaves nobody it goes to the exceptions' queue, which says no more than that somebody is missing.
    """
    accused = set(accused_organisation_ids)
    known = set(work.scalars(select(CaseAccused.organisation_id).where(CaseAccused.case_id == case.id)))
    for organisation_id in sorted(accused - known):
        work.add(CaseAccused(case_id=case.id, organisation_id=organisation_id))
    discipline = graph.nearest(OrgKind.DISCIPLINE, to=graph.host(actor.organisation_id))
    ours = organ_and_points(actor.organisation_id, graph=graph)
    named = {actor.account_id} if ours.isdisjoint(accused) else set[int]()
    if discipline is not None and discipline not in accused:
        holders = holders_on(work, organisation_id=discipline, on=local_day(at))
        named |= {held.account_id for held in holders if held.role is Role.DISCIPLINE_OFFICER}
    given = set(work.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case.id)))
    for account_id in sorted(named - given):
        work.add(CaseAccess(case_id=case.id, account_id=account_id, basis=BASIS, granted_at=at))
    work.flush()
    if not named | given:
        ask_for_somebody(work, case_id=case.id, county_id=case.county_id, at=at)
    return frozenset(named | given)


def name_receiver(work: Session, case: Case, *, organisation_id: int, graph: EscalationGraph, at: datetime) -> None:
    """Name the discipline officers of an organisation that is sent an accusation; nobody who is accused is named.

    Where that leaves nobody at the receiving end the county is asked for somebody (T-08).
    """
    if case.secrecy is not SecrecyClass.D:
        return
    accused = select(CaseAccused.account_id).where(CaseAccused.case_id == case.id, CaseAccused.account_id.is_not(None))
    holders = holders_on(work, organisation_id=graph.host(organisation_id), on=local_day(at))
    officers = {held.account_id for held in holders if held.role is Role.DISCIPLINE_OFFICER}
    officers -= set(work.scalars(accused))
    given = set(work.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case.id)))
    for account_id in sorted(officers - given):
        work.add(CaseAccess(case_id=case.id, account_id=account_id, basis=BASIS, granted_at=at))
    work.flush()
    if not officers:
        ask_for_somebody(work, case_id=case.id, county_id=case.county_id, at=at)


def is_accused(work: Session, case_id: int, *, organisation_id: int, graph: EscalationGraph) -> bool:
    """Tell whether a case accuses an organisation, whichever of its reception points is meant (R-1.53)."""
    known = organisation_id in graph.nodes
    sides = organ_and_points(organisation_id, graph=graph) if known else frozenset({organisation_id})
    found = select(CaseAccused.id).where(CaseAccused.case_id == case_id, CaseAccused.organisation_id.in_(sides))
    return work.scalar(found.limit(1)) is not None


def ask_for_somebody(work: Session, *, case_id: int, county_id: int, at: datetime) -> None:
    """Tell a county once that nobody may see an accusation; the item names no case, or nobody could read it either."""
    kind = ExceptionKind.NOBODY_NAMED
    raise_exception(work, key=f"{kind.value}:case:{case_id}", kind=kind, county_id=county_id, at=at, basis=BASIS)


def name_to_unseen(work: Session, *, account_id: int, organisation_id: int, county_id: int, at: datetime) -> None:
    """Name a new discipline officer to the county's accusations that nobody may see and that spare his own organ.

    What his own organ holds and none of its people may see is such a one, whoever else was named to it.
    """
    colleagues = {held.account_id for held in holders_on(work, organisation_id=organisation_id, on=local_day(at))}
    named = exists().where(CaseAccess.case_id == Case.id)
    unseen = select(Case.id).where(
        Case.secrecy == SecrecyClass.D,
        or_(
            and_(Case.county_id == county_id, ~named),
            and_(Case.holder_id == organisation_id, ~named.where(CaseAccess.account_id.in_(colleagues))),
        ),
        ~exists().where(CaseAccused.case_id == Case.id, CaseAccused.organisation_id == organisation_id),
    )
    for case_id in work.scalars(unseen.order_by(Case.id)).all():
        work.add(CaseAccess(case_id=case_id, account_id=account_id, basis=BASIS, granted_at=at))
    work.flush()


def holder_of_accusation(receiver_id: int, *, accused_organisation_ids: Collection[int], graph: EscalationGraph) -> int:
    """Return who holds an accusation that was received somewhere: discipline, where the accused itself received it."""
    accuses_itself = organ_and_points(receiver_id, graph=graph) & set(accused_organisation_ids)
    discipline = graph.nearest(OrgKind.DISCIPLINE, to=graph.host(receiver_id))
    return discipline if accuses_itself and discipline is not None else receiver_id
