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
    When that leaves nobody, or nobody but the accused to hold it, it goes to the exceptions' queue, which says no more
    than that somebody is missing.
    """
    known = accused_organisations(work, case.id)
    for organisation_id in sorted(set(accused_organisation_ids) - known):
        work.add(CaseAccused(case_id=case.id, organisation_id=organisation_id))
    accused = known.union(accused_organisation_ids)
    discipline = _discipline(graph, near=actor.organisation_id, accused=accused)
    ours = organ_and_points(actor.organisation_id, graph=graph)
    named = {actor.account_id} if ours.isdisjoint(accused) else set[int]()
    if discipline is not None:
        holders = holders_on(work, organisation_id=discipline, on=local_day(at))
        named |= {held.account_id for held in holders if held.role is Role.DISCIPLINE_OFFICER}
    given = set(work.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case.id)))
    for account_id in sorted(named - given):
        work.add(CaseAccess(case_id=case.id, account_id=account_id, basis=BASIS, granted_at=at))
    work.flush()
    holder_id = holder_of_accusation(case.holder_id, accused_organisation_ids=accused, graph=graph)
    if not named | given or not organ_and_points(holder_id, graph=graph).isdisjoint(accused):
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


def accused_organisations(work: Session, case_id: int) -> frozenset[int]:
    """Return the organisations a case accuses."""
    query = select(CaseAccused.organisation_id).where(CaseAccused.case_id == case_id)
    return frozenset(one for one in work.scalars(query) if one is not None)


def is_accused(work: Session, case_id: int, *, organisation_id: int, graph: EscalationGraph) -> bool:
    """Tell whether a case accuses an organisation, whichever of its reception points is meant (R-1.53)."""
    sides = organ_and_points(organisation_id, graph=graph)
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
    """Return who holds an accusation that lies somewhere: discipline, where it lies with whom it accuses.

    Discipline that is accused too leaves it to discipline above; where there is none, nobody else can hold it.
    """
    if organ_and_points(receiver_id, graph=graph).isdisjoint(accused_organisation_ids):
        return receiver_id
    discipline = _discipline(graph, near=receiver_id, accused=accused_organisation_ids)
    return receiver_id if discipline is None else discipline


def _discipline(graph: EscalationGraph, *, near: int, accused: Collection[int]) -> int | None:
    """Return the first discipline organ upward from an organisation that the case does not accuse."""
    hosts = {graph.host(one) if one in graph.nodes else one for one in accused}
    return graph.nearest(OrgKind.DISCIPLINE, to=graph.host(near), but=hosts)
