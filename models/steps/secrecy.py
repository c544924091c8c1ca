"""Name who may see an accusation (R-1.53)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, select
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


def ask_for_somebody(work: Session, *, case_id: int, county_id: int, at: datetime) -> None:
    """Tell a county once that nobody may see an accusation; the item names no case, or nobody could read it either."""
    kind = ExceptionKind.NOBODY_NAMED
    raise_exception(work, key=f"{kind.value}:case:{case_id}", kind=kind, county_id=county_id, at=at, basis=BASIS)


def name_to_unseen(work: Session, *, account_id: int, organisation_id: int, county_id: int, at: datetime) -> None:
    """Name a new discipline officer to the county's accusations that nobody may see and that spare his own organ."""
    unseen = select(Case.id).where(
        Case.secrecy == SecrecyClass.D,
        Case.county_id == county_id,
        ~exists().where(CaseAccess.case_id == Case.id),
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
