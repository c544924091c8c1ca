"""Read a case as an act finds it (13.1)."""

from sqlalchemy import exists, select

from mediation.casefile.kinds import DocumentKind, HandOverKind, HandOverState, LinkKind, Stage
from mediation.casefile.lifecycle import ActFacts
from mediation.casefile.relations import CaseSides, PostHeld, relations
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.reception.gate.reasons import GateReason
from mediation.routing.kinds import Branch
from models.actor import Actor
from models.session import AnySession
from models.tables.cases import Case, CaseLink
from models.tables.clocks import Clock, ClockState, Extension
from models.tables.documents import Document
from models.tables.handovers import HandOver
from models.tables.organisations import Organisation
from models.tables.reception import UrgentReport, Visit

VILLAGE_KINDS = frozenset({OrgKind.VILLAGE_COMMITTEE, OrgKind.MEDIATION_COMMITTEE})


def act_facts(session: AnySession, case: Case, *, actor: Actor, graph: EscalationGraph) -> ActFacts:
    """Return what the workflow table asks about a case and about the one who acts."""
    hand_over = newest_hand_over(session, case.id)
    urgent = session.scalars(
        select(UrgentReport).where(UrgentReport.case_id == case.id).order_by(UrgentReport.id.desc()).limit(1)
    ).one_or_none()
    post = PostHeld(role=actor.role, organisation_id=actor.organisation_id)
    return ActFacts(
        stage=case.stage,
        relations=relations([post], sides=_sides(session, case, hand_over, graph=graph)),
        kind=case.kind,
        branch=Branch(case.branch) if case.branch is not None else None,
        procedure=case.procedure,
        is_first=case.is_first,
        is_accepted=case.accepted_on is not None,
        holder_has_power=holder_has_power(session, case, graph=graph),
        holder_is_village=graph.node(case.holder_id).kind in VILLAGE_KINDS,
        hand_over=hand_over.kind if hand_over else None,
        hand_over_state=hand_over.state if hand_over else None,
        offer_is_unanswered=_is_unanswered(hand_over),
        has_notice=case.no_address
        or has_document(session, case.id, DocumentKind.NOTICE, DocumentKind.NOT_ACCEPTED_NOTICE),
        has_untold_extension=_has_untold_extension(session, case.id),
        is_urgent=urgent is not None,
        is_acknowledged=urgent is not None and urgent.acknowledged_at is not None,
        is_reported=urgent is not None and urgent.reported_at is not None,
        is_suggested_simple=is_suggested_simple(session, case.id),
        stage_before_merge=_stage_before_merge(session, case),
    )


def newest_hand_over(session: AnySession, case_id: int) -> HandOver | None:
    """Return the newest hand-over of a case, or None."""
    query = select(HandOver).where(HandOver.case_id == case_id).order_by(HandOver.id.desc()).limit(1)
    return session.scalars(query).one_or_none()


def has_document(session: AnySession, case_id: int, *kinds: DocumentKind) -> bool:
    """Tell whether a document of one of these kinds, not voided, is on file."""
    on_file = exists().where(Document.case_id == case_id, Document.kind.in_(kinds), Document.voided_at.is_(None))
    return bool(session.scalar(select(on_file)))


def is_suggested_simple(session: AnySession, case_id: int) -> bool:
    """Tell whether simplified handling was suggested for a case; its clock says so, until it is cancelled (R-3.06)."""
    suggested = exists().where(
        Clock.case_id == case_id, Clock.term == TermCode.SIMPLE_HOP_1WD, Clock.state != ClockState.CANCELLED
    )
    return bool(session.scalar(select(suggested)))


def organ_and_points(organisation_id: int, *, graph: EscalationGraph) -> frozenset[int]:
    """Return an organ together with its own reception points: whoever sits at one of them speaks for it.

    An organ the graph does not know (ended, or of another county) stands for itself alone.
    """
    if organisation_id not in graph.nodes:
        return frozenset({organisation_id})
    host = graph.host(organisation_id)
    points = (child for child in graph.children(host) if graph.node(child).is_point)
    return frozenset({host, *points})


def holder_has_power(session: AnySession, case: Case, *, graph: EscalationGraph) -> bool:
    """Tell whether the holder is the competent organ, or any organ with power while none is known (R-1.54)."""
    organ = graph.host(case.holder_id)
    if case.competent_id is not None:
        return organ == graph.host(case.competent_id)
    return bool(session.scalar(select(Organisation.has_power).where(Organisation.id == organ)))


def _sides(session: AnySession, case: Case, hand_over: HandOver | None, *, graph: EscalationGraph) -> CaseSides:
    registered = session.scalar(
        select(Visit.organisation_id).where(Visit.case_id == case.id).order_by(Visit.id).limit(1)
    )
    return CaseSides(
        holder_ids=organ_and_points(case.holder_id, graph=graph),
        registrar_ids=_around(registered, graph=graph),
        sender_ids=_around(hand_over.from_id if hand_over else None, graph=graph),
        receiver_ids=_around(hand_over.to_id if hand_over else None, graph=graph),
    )


def _around(organisation_id: int | None, *, graph: EscalationGraph) -> frozenset[int]:
    return frozenset() if organisation_id is None else organ_and_points(organisation_id, graph=graph)


def _is_unanswered(hand_over: HandOver | None) -> bool:
    """Tell whether mediation below was offered and the parties have not said yes or no (R-2.21)."""
    return (
        hand_over is not None
        and hand_over.kind is HandOverKind.GUIDANCE
        and hand_over.state is HandOverState.OFFERED
        and hand_over.ground == GateReason.DISPUTE_OFFERED.value
    )


def _has_untold_extension(session: AnySession, case_id: int) -> bool:
    untold = exists().where(Extension.case_id == case_id, Extension.told_on.is_(None))
    return bool(session.scalar(select(untold)))


def _stage_before_merge(session: AnySession, case: Case) -> Stage | None:
    if case.stage is not Stage.MERGED:
        return None
    merged = select(CaseLink.moved).where(
        CaseLink.case_id == case.id, CaseLink.kind == LinkKind.MERGED_INTO, CaseLink.undone_at.is_(None)
    )
    moved = session.scalars(merged).one()
    return Stage(moved["stage"])
