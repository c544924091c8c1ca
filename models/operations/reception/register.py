"""A visit walks through the gate (R-2.03): registered, judged, and a case with a holder, all in one transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.casefile.attested import AttestedFacts, AttestedKind
from mediation.casefile.kinds import DocumentKind
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.moments import local_day
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import GateFacts
from mediation.reception.gate.judge import judge_visit
from mediation.reception.gate.steps import NextStep
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.group import group_findings
from mediation.reception.parties import PartyRole
from models.law import Law, law_of
from models.operations.reception.checks import check_entry, check_organs, group_limits, knows_place, unknown_choices
from models.operations.reception.commands import RegisterVisit, VisitRegistered
from models.operations.reception.facts import (
    ENDED,
    as_what_it_repeats,
    earlier_case,
    gate_facts,
    graphs_for,
    require_reach,
)
from models.operations.reception.joining import join_case
from models.operations.reception.new_case import open_case
from models.operations.reception.submissions import SubmissionChanged, digest_of
from models.operations.unit_of_work import once_more, unit_of_work
from models.queries.reception.hot_spots import alike_nearby
from models.session import AnySession
from models.setting import Setting
from models.steps.alarms import add_alarm, add_to_alarm, waiting_alarm
from models.steps.attested import state_attested
from models.steps.claims import evidence_record
from models.steps.consequences import Judged, follow, owe_first_contact
from models.steps.digests import seal
from models.steps.drafts import find_own_draft
from models.steps.judgements import keep_judgement
from models.steps.record import append_entry
from models.steps.skips import count_skip_once
from models.tables.cases import Case
from models.tables.organisations import QueueTicket
from models.tables.reception import Attestation, Judgement, SkipException, Visit
from models.unable import OutOfReach

TAKEN_OR_GUIDED = frozenset({Decision.ACCEPTED, Decision.GUIDED})


def register_visit(session: AnySession, setting: Setting, command: RegisterVisit) -> VisitRegistered:
    """Register one contact and what the gate says of it; sending the same submission again returns the first answer.

    Raise InvalidFields with every faulty field, OutOfReach when an earlier case named is not there or not the actor's,
    SubmissionChanged when another form was sent under the same key.
    """
    return once_more(lambda: _register(session, setting, command))


def _register(session: AnySession, setting: Setting, command: RegisterVisit) -> VisitRegistered:
    with unit_of_work(session) as work:
        earlier = _sent_before(work, command)
        if earlier is not None:
            return earlier
        today, sent = local_day(command.now), digest_of(command)
        law = law_of(work, setting.rulebook, command.matter.county_id, today)
        place_known, unknown = knows_place(work, command), unknown_choices(work, command)
        check_entry(command, law=law, routes=setting.routes, today=today, place_known=place_known, unknown=unknown)
        prior = earlier_case(work, command, locked=True)
        home, graph = graphs_for(work, setting, command, prior=prior)
        check_organs(command, home=home, graph=graph)
        require_reach(work, command, command.related_to)
        command = as_what_it_repeats(work, command, prior=prior)
        facts = gate_facts(work, command, prior=prior, law=law, graph=graph)
        verdict = judge_visit(facts, graph)
        case = _case_of(work, command, prior=prior, facts=facts, verdict=verdict, law=law, graph=graph)
        visit = _visit_row(command, case, verdict=verdict, law=law)
        visit.ticket_id = _finished_ticket(work, command)
        visit.submission_digest = sent
        seal(work, visit)
        _keep_judgement(work, command, visit, facts=facts, verdict=verdict, graph=graph)
        if not visit.lawful_level:
            count_skip_once(work, case)
        _new_facts(work, command, visit, prior=prior, facts=facts, verdict=verdict)
        judged = Judged(
            work=work,
            law=law,
            graph=graph,
            actor=command.actor,
            at=command.now,
            received_on=command.visited_on,
            case=case,
            visit=visit,
            verdict=verdict,
            is_linked=prior is not None and case.id == prior.id,
            key=f"visit:{visit.id}",
        )
        _carry_out(judged, command)
        return VisitRegistered(
            visit_id=visit.id,
            case_id=case.id,
            case_number=case.number,
            decision=verdict.decision,
            code=verdict.code.value,
            is_repeat=visit.is_repeat,
        )


def _carry_out(judged: Judged, command: RegisterVisit) -> None:
    """Do everything that follows from the verdict, and write the line in the record."""
    judged.paper(DocumentKind.RECEIPT)
    owe_first_contact(judged)
    follow(judged)
    _alarm(judged, command)
    _close_draft(judged.work, command)
    _write(judged, command)


def _sent_before(work: Session, command: RegisterVisit) -> VisitRegistered | None:
    query = (
        select(Visit, Case.number, Judgement.decision, Judgement.code)
        .join(Case, Case.id == Visit.case_id)
        .join(Judgement, Judgement.visit_id == Visit.id)
        .where(Visit.submission_key == command.submission_key, Visit.organisation_id == command.actor.organisation_id)
        .order_by(Judgement.id)
        .limit(1)
    )
    found = work.execute(query).one_or_none()
    if found is None:
        if work.scalar(select(Visit.id).where(Visit.submission_key == command.submission_key)) is not None:
            raise OutOfReach
        return None
    visit, number, decision, code = found
    # What was kept before there were digests is taken as the same.
    if visit.submission_digest not in (None, digest_of(command)):
        raise SubmissionChanged
    return VisitRegistered(
        visit_id=visit.id,
        case_id=visit.case_id,
        case_number=number,
        decision=decision,
        code=code,
        is_repeat=visit.is_repeat,
        again=True,
    )


def _case_of(
    work: Session,
    command: RegisterVisit,
    *,
    prior: Case | None,
    facts: GateFacts,
    verdict: GateVerdict,
    law: Law,
    graph: EscalationGraph,
) -> Case:
    """Return the case the visit belongs to: the earlier one, or a new one.

    What is accepted or guided again after its conclusion, or on new facts, is a new case linked to the old one, for an
    ended case takes no clock; what the gate links to the answer itself stays with it.
    """
    if prior is None:
        return open_case(work, command, verdict=verdict, law=law, graph=graph)
    is_over = prior.stage in ENDED or not facts.same_priors()
    is_anew = verdict.decision in TAKEN_OR_GUIDED and NextStep.REGISTER_LINKED not in verdict.next_steps
    if is_over and is_anew:
        return open_case(work, command, verdict=verdict, law=law, graph=graph)
    if command.joins is not None:
        join_case(work, command, case=prior, limits=group_limits(law))
    return prior


def _visit_row(command: RegisterVisit, case: Case, *, verdict: GateVerdict, law: Law) -> Visit:
    representatives = sum(entry.facts.role is PartyRole.REPRESENTATIVE for entry in command.parties)
    findings = group_findings(
        persons=command.persons, representatives=representatives, channel=command.channel, limits=group_limits(law)
    )
    return Visit(
        case_id=case.id,
        organisation_id=command.actor.organisation_id,
        window_id=command.window_id,
        channel=command.channel,
        visited_on=command.visited_on,
        registered_at=command.now,
        registered_by_id=command.actor.account_id,
        persons=command.persons,
        is_group=findings.is_group_visit,
        is_repeat=command.repeat_of is not None,
        interview_declined=command.interview_declined and findings.interview_may_be_declined,
        told=command.told.strip() or None,
        lawful_level=verdict.lawful_level,
        submission_key=command.submission_key,
    )


def _finished_ticket(work: Session, command: RegisterVisit) -> int | None:
    """Close the walk-in number with which the person came and return its id; None for a number of another centre."""
    if command.ticket_id is None:
        return None
    ticket = work.get(QueueTicket, command.ticket_id, with_for_update=True)
    if ticket is None or ticket.organisation_id != command.actor.organisation_id or ticket.called_at is None:
        return None
    if work.scalar(select(Visit.id).where(Visit.ticket_id == ticket.id)) is not None:
        return None
    ticket.finished_at = ticket.finished_at or command.now
    return ticket.id


def _keep_judgement(
    work: Session,
    command: RegisterVisit,
    visit: Visit,
    *,
    facts: GateFacts,
    verdict: GateVerdict,
    graph: EscalationGraph,
) -> None:
    keep_judgement(work, visit, facts=facts, verdict=verdict, graph=graph, at=command.now)
    ground = verdict.facts.get("exception_waiting")
    if NextStep.ASK_EXCEPTION_APPROVAL in verdict.next_steps and ground is not None:
        claimed = next((claim for claim in facts.claims if claim.ground == ground), None)
        work.add(
            SkipException(
                visit_id=visit.id,
                ground=str(ground),
                evidence=evidence_record(claimed) if claimed is not None else {},
                claimed_by_id=command.actor.account_id,
                claimed_at=command.now,
            )
        )
    work.flush()


def _new_facts(
    work: Session,
    command: RegisterVisit,
    visit: Visit,
    *,
    prior: Case | None,
    facts: GateFacts,
    verdict: GateVerdict,
) -> None:
    """Keep what is said to be new about a matter that is over; spend what a second person confirmed (R-1.74)."""
    if prior is None:
        return
    if verdict.decision is Decision.NO_LONGER_ACCEPTED and command.gate.new_facts.strip():
        stated = AttestedFacts(AttestedKind.NEW_FACTS, reason=command.gate.new_facts)
        state_attested(work, prior, facts=stated, actor=command.actor, at=command.now)
    elif visit.case_id != prior.id and not facts.same_priors():
        confirmed = select(Attestation).where(
            Attestation.case_id == prior.id,
            Attestation.kind == AttestedKind.NEW_FACTS,
            Attestation.is_confirmed.is_(True),
            Attestation.used_by_id.is_(None),
        )
        for row in work.scalars(confirmed):
            row.used_by_id = visit.id


def _alarm(judged: Judged, command: RegisterVisit) -> None:
    """Raise the alarm with its clocks, or add to one that waits; tell the leaders of a group visit (R-1.80, R-1.12)."""
    government = judged.graph.seat(judged.graph.host(judged.case.holder_id))
    if judged.visit.is_group and government is not None:
        facts = {"persons": judged.visit.persons, "alike": alike_nearby(judged.work, judged.case)}
        judged.tell("group_visit", organisation_id=government, facts=facts)
    if command.urgent is None:
        return
    waiting = waiting_alarm(judged.work, judged.case.id)
    if waiting is not None:
        add_to_alarm(judged.work, waiting, command.urgent)
        return
    add_alarm(judged.work, judged.case, command.urgent, account_id=command.actor.account_id, at=command.now)
    judged.start(TermCode.URGENT_ACK_30MIN, organisation_id=judged.case.holder_id)
    judged.start(TermCode.URGENT_REPORT_2H, organisation_id=judged.case.holder_id)


def _close_draft(work: Session, command: RegisterVisit) -> None:
    if command.draft_key is None:
        return
    draft = find_own_draft(work, key=command.draft_key, actor=command.actor)
    if draft is not None:
        draft.sent_at = command.now


def _write(judged: Judged, command: RegisterVisit) -> None:
    verdict, visit, ground = judged.verdict, judged.visit, command.gate.skip_ground
    append_entry(
        judged.work,
        tag="visit.registered",
        at=judged.at,
        basis=verdict.basis,
        actor=judged.actor,
        case_id=judged.case.id,
        chain=judged.case.county_id,
        facts={
            "visit": visit.id,
            "channel": visit.channel.value,
            "decision": verdict.decision.value,
            "code": verdict.code.value,
            "skip": visit.skip_levels,
            "persons": visit.persons,
            "repeat": visit.is_repeat,
            "holder": judged.case.holder_id,
            "claimed": ground.value if ground is not None else None,
            "claim_refused": verdict.facts.get("exception_refused_because"),
        },
    )
