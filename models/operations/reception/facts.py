"""Gather what the gate asks about a visit at the desk (RULEBOOK 1.4 and 2)."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from mediation.casefile.kinds import Stage
from mediation.escalation.climb import FAR_GROUNDS, GroundShown, derive_grounds, own_place
from mediation.escalation.graph import EscalationGraph, LevelUp
from mediation.moments import local_day
from mediation.reception.gate.facts import DisputeFacts, DisputeLadder, GateFacts, GateParameters
from mediation.reception.parties import Side
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from models.law import Law
from models.operations.reception.claims import claims_of
from models.operations.reception.commands import RegisterVisit
from models.queries.other_counties import counties_of
from models.queries.reach import reach, viewer_for
from models.queries.reception.earlier import same_petitioner
from models.queries.reception.gate_facts import attempts_of, prior_matter, seats_of_places
from models.setting import Setting
from models.tables.cases import Case, CaseAccused
from models.unable import OutOfReach

ENDED = frozenset({Stage.SERVED, Stage.CONCLUDED})
"""Stages in which a case is no longer handled."""


def gate_facts(
    work: Session, command: RegisterVisit, *, prior: Case | None, law: Law, graph: EscalationGraph
) -> GateFacts:
    """Return the frozen facts of a visit; `prior` is the earlier case it belongs to."""
    matter = command.matter
    return GateFacts(
        kind=matter.kind,
        channel=command.channel,
        receiving_point=command.actor.organisation_id,
        today=local_day(command.now),
        competent=matter.competent_id,
        branch=matter.branch,
        judicial=command.gate.judicial,
        priors=(prior_matter(work, prior, graph=graph),) if prior is not None else (),
        claims=claims_of(command),
        dispute=_dispute_facts(work, command, prior=prior, law=law, graph=graph)
        if matter.kind is Kind.DISPUTE
        else None,
        is_urgent=command.urgent is not None,
        is_reachable=not command.no_address,
        persons=command.persons,
        parameters=GateParameters(
            dispute_ladder=DisputeLadder(law.parameters.dispute_ladder),
            level_up=LevelUp(law.parameters.level_up),
        ),
    )


def graphs_for(
    work: Session, setting: Setting, command: RegisterVisit, *, prior: Case | None
) -> tuple[EscalationGraph, EscalationGraph]:
    """Return the graph of the matter, of its county and that of the earlier case, and the one it is judged on.

    The second is joined with the counties that the matter crosses into: their organs meet there, none is competent.
    """
    counties = {command.matter.county_id} | ({prior.county_id} if prior is not None else set())
    on, crossed = local_day(command.now), counties_of(work, command.gate.crossing_ids)
    return setting.graphs.joined(work, *counties, on=on), setting.graphs.joined(work, *counties, *crossed, on=on)


def earlier_case(work: Session, command: RegisterVisit, *, locked: bool) -> Case | None:
    """Return the case to which the visit is attached; raise OutOfReach when it is not there or not to be attached to.

    A repeat may be attached to a case at another unit without seeing it: the same paper or telephone shows that it is
    the same person's. Otherwise a superior could not tell that the matter is under way below (N3, X1).
    """
    case_id = command.repeat_of or command.joins
    if case_id is None:
        return None
    query = select(Case).where(Case.id == case_id, Case.stage != Stage.MERGED, _may_attach(work, command))
    case = work.scalars(query.with_for_update() if locked else query).one_or_none()
    if case is None:
        raise OutOfReach
    return case


def as_what_it_repeats(work: Session, command: RegisterVisit, *, prior: Case | None) -> RegisterVisit:
    """Return the visit to be judged: what comes again with an ended accusation accuses the same units (R-1.53).

    Typed as a claim it would otherwise become a case that the accused holds; only discipline opens an accusation.
    """
    if prior is None or prior.stage not in ENDED or prior.secrecy is not SecrecyClass.D:
        return command
    known = work.scalars(select(CaseAccused.organisation_id).where(CaseAccused.case_id == prior.id))
    accused = {*known, *command.matter.accused_organisation_ids}
    matter = replace(
        command.matter,
        kind=Kind.ACCUSATION,
        branch=None,
        route=prior.route,
        competent_id=None,
        accused_organisation_ids=tuple(sorted(accused)),
    )
    return replace(command, matter=matter)


def require_reach(work: Session, command: RegisterVisit, case_id: int | None) -> None:
    """Raise OutOfReach when a case named beside the visit is not there or not the actor's."""
    if case_id is not None and work.scalars(_within_reach(work, command, case_id)).one_or_none() is None:
        raise OutOfReach


def _may_attach(work: Session, command: RegisterVisit) -> ColumnElement[bool]:
    viewer = viewer_for(work, command.actor, on=local_day(command.now))
    asking = [entry.facts for entry in command.parties if entry.facts.side is Side.APPLICANT]
    same = same_petitioner(ids=[facts.id_number for facts in asking], phones=[facts.phone for facts in asking])
    if command.repeat_of is None or same is None:
        return reach(viewer)
    return or_(reach(viewer), same)


def _within_reach(work: Session, command: RegisterVisit, case_id: int) -> Select[tuple[Case]]:
    viewer = viewer_for(work, command.actor, on=local_day(command.now))
    return select(Case).where(Case.id == case_id, Case.stage != Stage.MERGED, reach(viewer))


def _dispute_facts(
    work: Session, command: RegisterVisit, *, prior: Case | None, law: Law, graph: EscalationGraph
) -> DisputeFacts:
    matter = command.matter
    event = matter.village_id or matter.town_id or matter.county_id
    homes = {entry.division_id for entry in command.parties if entry.division_id is not None}
    places = seats_of_places(work, sorted({event, *homes}))
    tried = attempts_of(work, prior, law=law, graph=graph) if prior is not None else ()
    shown = derive_grounds(tried, today=local_day(command.now))
    return DisputeFacts(
        places=places,
        grounds=(*shown, *command.gate.grounds, *_stated(command, places, graph=graph)),
        declined_offer=command.gate.declined_offer,
    )


def _stated(command: RegisterVisit, places: Sequence[int], *, graph: EscalationGraph) -> tuple[GroundShown, ...]:
    """Return the ground stated at the desk: it leaves the dispute's own place and is accepted by a desk above it."""
    climb, here = command.gate.climb, command.actor.organisation_id
    own = own_place(places, graph=graph)
    if climb is None or own is None:
        return ()
    above = graph.is_above(graph.host(here), graph.host(own))
    shown = GroundShown(
        ground=climb.ground,
        from_point=own,
        evidence=climb.evidence,
        accepted_by=command.actor.account_id if above else None,
        to_point=here if climb.ground in FAR_GROUNDS else None,
    )
    return (shown,)
