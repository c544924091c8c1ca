"""Open the case of a visit: number, query code, parties, first holder, class of secrecy."""

from sqlalchemy.orm import Session

from mediation.casefile.kinds import LinkKind, Stage
from mediation.escalation.graph import EscalationGraph
from mediation.moments import local_day
from mediation.reception.decisions import Decision
from mediation.reception.gate.replay import RULE_VERSION
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.group import group_findings
from mediation.reception.numbers import query_code
from mediation.secrecy.kinds import SecrecyClass
from models.law import Law
from models.operations.reception.checks import classification_of, group_limits
from models.operations.reception.commands import RegisterVisit
from models.operations.reception.parties import add_parties
from models.steps.blind import blind_query_code
from models.steps.case_numbers import draw_case_number
from models.steps.holdings import hold_first
from models.steps.secrecy import holder_of_accusation, keep_secret
from models.tables.cases import Case, CaseLink, Classification

STAGES = {
    Decision.ACCEPTED: Stage.REGISTERED,
    Decision.ACCEPTED_BY_EXCEPTION: Stage.REGISTERED,
    Decision.GUIDED: Stage.GUIDED,
    Decision.NOT_ACCEPTED: Stage.NOT_ACCEPTED,
    Decision.NO_LONGER_ACCEPTED: Stage.NO_LONGER_ACCEPTED,
}


def open_case(work: Session, command: RegisterVisit, *, verdict: GateVerdict, law: Law, graph: EscalationGraph) -> Case:
    """Add the case with its parties, first holding and classification; the receiving point holds it (R-6.01)."""
    case = _case_row(work, command, verdict=verdict, law=law, graph=graph)
    work.add(case)
    work.flush()
    hold_first(work, case, at=command.now, basis="R-6.01")
    add_parties(work, case_id=case.id, entries=command.parties)
    _classify(work, command, case)
    if case.secrecy is SecrecyClass.D:
        keep_secret(
            work,
            case,
            actor=command.actor,
            accused_organisation_ids=command.matter.accused_organisation_ids,
            graph=graph,
            at=command.now,
        )
    other_id = command.related_to or command.repeat_of or command.joins
    if other_id is not None:
        work.add(_link(command, case, other_id=other_id))
    work.flush()
    return case


def _case_row(work: Session, command: RegisterVisit, *, verdict: GateVerdict, law: Law, graph: EscalationGraph) -> Case:
    matter = command.matter
    secrecy = classification_of(command).secrecy
    code = query_code(draw=command.draw)
    ownerless = NextStep.FIND_OWNER in verdict.next_steps
    return Case(
        number=draw_case_number(
            work,
            county_id=matter.county_id,
            on=local_day(command.now),
            channel=command.channel,
            secrecy=secrecy,
            draw=command.draw,
        ),
        national_number=command.national_number,
        query_code=code,
        query_code_blind=blind_query_code(code),
        title=matter.title.strip() or matter.facts.strip()[:60],
        narrative=matter.facts.strip(),
        request=matter.claim.strip(),
        kind=matter.kind,
        branch=int(matter.branch) if matter.branch is not None else None,
        route=matter.route,
        channel=command.channel,
        secrecy=secrecy,
        stage=Stage.OWNER_PENDING if ownerless else STAGES[verdict.decision],
        registered_at=command.now,
        received_on=command.visited_on,
        county_id=matter.county_id,
        town_id=matter.town_id,
        village_id=matter.village_id,
        place_detail=matter.place_detail.strip() or None,
        competent_id=matter.competent_id,
        holder_id=holder_of_accusation(
            command.actor.organisation_id, accused_organisation_ids=matter.accused_organisation_ids, graph=graph
        ),
        first_receiver_id=command.actor.account_id,
        persons=command.persons,
        is_group=_came_as_group(command, law=law),
        is_first=command.repeat_of is None,
        no_address=command.no_address,
        urgent=command.urgent is not None,
        rule_version=RULE_VERSION,
    )


def _came_as_group(command: RegisterVisit, *, law: Law) -> bool:
    limits = group_limits(law)
    findings = group_findings(persons=command.persons, representatives=0, channel=command.channel, limits=limits)
    return findings.is_group_visit


def _classify(work: Session, command: RegisterVisit, case: Case) -> None:
    work.add(
        Classification(
            case_id=case.id,
            kind=case.kind,
            branch=case.branch,
            route=case.route,
            suggested=dict(command.matter.suggested) if command.matter.suggested else None,
            confirmed_at=command.now,
            confirmed_by_id=command.actor.account_id,
        )
    )


def _link(command: RegisterVisit, case: Case, *, other_id: int) -> CaseLink:
    return CaseLink(
        case_id=case.id,
        other_id=other_id,
        kind=LinkKind.RELATED,
        linked_at=command.now,
        linked_by_id=command.actor.account_id,
    )
