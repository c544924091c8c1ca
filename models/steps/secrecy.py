"""Name who may see an accusation (R-1.53)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.moments import local_day
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.queries.accounts import holders_on
from models.queries.act_facts import organ_and_points
from models.tables.cases import Case, CaseAccess, CaseAccused


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
        work.add(CaseAccess(case_id=case.id, account_id=account_id, basis="R-1.53", granted_at=at))
    work.flush()
    return frozenset(named | given)
