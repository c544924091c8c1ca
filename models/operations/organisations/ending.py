"""End an organisation, alone or by merging it into its successor (R-1.41)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from mediation.casefile.kinds import HandOverState
from mediation.moments import local_day
from mediation.organisations.endings import BASIS, EndingFacts, judge_ending
from models.actor import Actor
from models.operations.organisations.checking import (
    check_whole,
    finish,
    organisation_to_change,
    organisation_to_join,
    require,
)
from models.operations.organisations.joining import follow_superior
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.holdings import pass_holding
from models.steps.record import append_entry
from models.steps.staff import end_or_withdraw
from models.tables.accounts import Appointment, Post
from models.tables.cases import Case, CaseAccused
from models.tables.clocks import Clock, ClockState
from models.tables.handovers import HandOver
from models.tables.organisations import Organisation, OrganisationEdge

UNDECIDED = (HandOverState.OFFERED, HandOverState.OBJECTED)


@dataclass(frozen=True, slots=True)
class EndOrganisation:
    """The first day without an organisation, and the successor of its functions, if there is one."""

    organisation_id: int
    on: date
    successor_id: int | None = None


def end_organisation(session: AnySession, command: EndOrganisation, *, actor: Actor | None, now: datetime) -> int:
    """End an organisation and return the number of cases that passed to its successor (R-1.41).

    With a successor, in one transaction: its cases and pending offers, the organisations and reception points below
    it, and what others have reviewed by it pass on. Raises UnableToChangeOrganisation when it may not end like that.
    """
    with unit_of_work(session) as work:
        row = organisation_to_change(work, command.organisation_id, actor=actor)
        successor = (
            organisation_to_join(work, command.successor_id, actor=actor) if command.successor_id is not None else None
        )
        require(judge_ending(_facts(work, row, command, successor=successor, today=local_day(now))))
        passed = 0
        if successor is not None:
            row.successor_id, row.succeeded_on = successor.id, command.on
            _pass_below(work, row, successor)
            passed = _pass_cases(work, row, successor, actor=actor, now=now)
            _pass_edges(work, row, successor, on=command.on)
        row.valid_to = command.on
        _end_edges(work, row, on=command.on)
        _end_appointments(work, row, on=command.on, actor=actor, now=now)
        check_whole(work, row, *([successor] if successor else []), on=command.on)
        facts = {"on": command.on.isoformat(), "successor": command.successor_id, "cases": passed}
        ends = (row, successor) if successor else (row,)
        finish(work, *ends, tag="organisation.ended", basis=BASIS, actor=actor, at=now, facts=facts)
        return passed


def _facts(
    work: Session, row: Organisation, command: EndOrganisation, *, successor: Organisation | None, today: date
) -> EndingFacts:
    below = select(func.count()).where(
        Organisation.superior_id == row.id,
        or_(Organisation.valid_to.is_(None), Organisation.valid_to > command.on),
    )
    held = select(func.count(Case.id)).where(Case.holder_id == row.id)
    offered = select(func.count(HandOver.id)).where(HandOver.to_id == row.id, HandOver.state.in_(UNDECIDED))
    return EndingFacts(
        organisation_id=row.id,
        begun_on=row.valid_from,
        ended_on=row.valid_to,
        on=command.on,
        today=today,
        below=work.scalar(below) or 0,
        cases=(work.scalar(held) or 0) + (work.scalar(offered) or 0),
        successor_id=command.successor_id,
        successor_ended=successor is not None and successor.valid_to is not None,
        successor_below=successor is not None and _stands_below(work, successor, row),
    )


def _stands_below(work: Session, lower: Organisation, upper: Organisation) -> bool:
    above, seen = lower.superior_id, set[int]()
    while above is not None and above not in seen:
        if above == upper.id:
            return True
        seen.add(above)
        above = work.scalar(select(Organisation.superior_id).where(Organisation.id == above))
    return False


def _pass_below(work: Session, row: Organisation, successor: Organisation) -> None:
    for child in work.scalars(select(Organisation).where(Organisation.superior_id == row.id)):
        child.superior_id = successor.id
        follow_superior(work, child, superior=successor)


def _pass_cases(
    work: Session, row: Organisation, successor: Organisation, *, actor: Actor | None, now: datetime
) -> int:
    """Make the successor holder and competent organ, receiver of what is on its way, bound by what runs, accused."""
    held = work.scalars(select(Case).where(Case.holder_id == row.id).order_by(Case.id).with_for_update()).all()
    for case in held:
        pass_holding(work, case, to_id=successor.id, at=now, basis=BASIS)
        case.version += 1
        facts = {"from": row.id, "to": successor.id}
        append_entry(
            work,
            tag="holder.succeeded",
            at=now,
            basis=BASIS,
            actor=actor,
            case_id=case.id,
            chain=case.county_id,
            facts=facts,
        )
    work.execute(update(Case).where(Case.competent_id == row.id).values(competent_id=successor.id))
    on_their_way = select(HandOver).where(
        HandOver.to_id == row.id, HandOver.state.in_(UNDECIDED), HandOver.from_id != successor.id
    )
    # Row by row: the search notes what changes through the session.
    for hand_over in work.scalars(on_their_way.order_by(HandOver.id)):
        hand_over.to_id = successor.id
    running = update(Clock).where(Clock.organisation_id == row.id, Clock.state == ClockState.RUNNING)
    work.execute(running.values(organisation_id=successor.id))
    _pass_accusations(work, row, successor)
    return len(held)


def _pass_accusations(work: Session, row: Organisation, successor: Organisation) -> None:
    """Hide from the successor, too, what accuses the organisation: the same people sit there now (R-1.53)."""
    against = set(work.scalars(select(CaseAccused.case_id).where(CaseAccused.organisation_id == row.id)))
    known = set(work.scalars(select(CaseAccused.case_id).where(CaseAccused.organisation_id == successor.id)))
    work.add_all(CaseAccused(case_id=case_id, organisation_id=successor.id) for case_id in sorted(against - known))


def _pass_edges(work: Session, row: Organisation, successor: Organisation, *, on: date) -> None:
    """What led to the organisation leads to its successor, unless it does already or would lead to itself."""
    edge = OrganisationEdge
    living = or_(edge.valid_to.is_(None), edge.valid_to > on)
    there = set(
        work.execute(select(edge.kind, edge.from_id, edge.ground).where(edge.to_id == successor.id, living)).tuples()
    )
    for old in work.scalars(select(edge).where(edge.to_id == row.id, living)).all():
        if old.from_id != successor.id and (old.kind, old.from_id, old.ground) not in there:
            work.add(
                OrganisationEdge(
                    kind=old.kind, from_id=old.from_id, to_id=successor.id, ground=old.ground, valid_from=on
                )
            )


def _end_edges(work: Session, row: Organisation, *, on: date) -> None:
    edge = OrganisationEdge
    ends = or_(edge.from_id == row.id, edge.to_id == row.id)
    for old in work.scalars(select(edge).where(ends, or_(edge.valid_to.is_(None), edge.valid_to > on))).all():
        if old.valid_from >= on:
            work.delete(old)
        else:
            old.valid_to = on


def _end_appointments(work: Session, row: Organisation, *, on: date, actor: Actor | None, now: datetime) -> None:
    """End with the organisation what people hold in it; who goes on at the successor is appointed there."""
    posts = select(Post.id).where(Post.organisation_id == row.id)
    living = or_(Appointment.to_on.is_(None), Appointment.to_on > on)
    for held in work.scalars(select(Appointment).where(Appointment.post_id.in_(posts), living)).all():
        end_or_withdraw(work, held, on=on, chain=row.county_id, actor=actor, at=now)
