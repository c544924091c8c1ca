"""The visits of a case with what the gate said of each, and the grounds claimed for a skip."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from mediation.reception.decisions import Decision
from mediation.routing.kinds import Channel
from models.session import AnySession
from models.tables.organisations import Organisation
from models.tables.reception import Judgement, SkipException, Visit


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One contact of the petitioner; organisation and person by id, `told` is what was said to him."""

    id: int
    channel: Channel
    visited_on: date
    registered_at: datetime
    organisation_id: int
    registered_by_id: int
    persons: int
    is_group: bool
    is_repeat: bool
    interview_declined: bool
    told: str | None
    lawful_level: bool
    skip_levels: int


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What the gate said of a visit: `judged` is what it rested on, `verdict` what it said, both as stored."""

    id: int
    visit_id: int
    decision: Decision
    code: str
    basis: str
    rule_version: str
    judged: Mapping[str, Any]
    verdict: Mapping[str, Any]
    judged_at: datetime


@dataclass(frozen=True, slots=True)
class SkipRow:
    """A claimed ground for a skip; `approved` is None while it waits for somebody else's approval.

    One that was decided without being approved or refused has lapsed: a correction showed that none was needed.

    `judged` is what the newest verdict on that visit rested on, as stored; `crossed` names the organs that a matter
    crosses (X3).
    """

    id: int
    visit_id: int
    ground: str
    evidence: Mapping[str, Any]
    claimed_by_id: int
    claimed_at: datetime
    approved_by_id: int | None
    decided_at: datetime | None
    approved: bool | None
    judged: Mapping[str, Any]
    crossed: tuple[str, ...] = ()


def visits_of(session: AnySession, case_id: int) -> tuple[VisitRow, ...]:
    """Return the visits of a case, oldest first, in one statement."""
    query = select(
        Visit.id,
        Visit.channel,
        Visit.visited_on,
        Visit.registered_at,
        Visit.organisation_id,
        Visit.registered_by_id,
        Visit.persons,
        Visit.is_group,
        Visit.is_repeat,
        Visit.interview_declined,
        Visit.told,
        Visit.lawful_level,
        Visit.skip_levels,
    )
    return tuple(VisitRow(*row) for row in session.execute(query.where(Visit.case_id == case_id).order_by(Visit.id)))


def judgements_of(session: AnySession, case_id: int) -> tuple[JudgementRow, ...]:
    """Return what the gate said of a case's visits, newest first, in one statement."""
    query = (
        select(
            Judgement.id,
            Judgement.visit_id,
            Judgement.decision,
            Judgement.code,
            Judgement.basis,
            Judgement.rule_version,
            Judgement.facts,
            Judgement.verdict,
            Judgement.judged_at,
        )
        .join(Visit, Visit.id == Judgement.visit_id)
        .where(Visit.case_id == case_id)
        .order_by(Judgement.id.desc())
    )
    return tuple(JudgementRow(*row) for row in session.execute(query))


def skips_of(session: AnySession, case_id: int) -> tuple[SkipRow, ...]:
    """Return the grounds claimed for skips in a case, newest first; one statement more where organs are crossed."""
    of_the_visit = select(func.max(Judgement.id)).where(Judgement.visit_id == SkipException.visit_id)
    newest = of_the_visit.correlate(SkipException).scalar_subquery()
    query = (
        select(
            SkipException.id,
            SkipException.visit_id,
            SkipException.ground,
            SkipException.evidence,
            SkipException.claimed_by_id,
            SkipException.claimed_at,
            SkipException.approved_by_id,
            SkipException.decided_at,
            SkipException.approved,
            Judgement.facts,
        )
        .join(Visit, Visit.id == SkipException.visit_id)
        .join(Judgement, Judgement.id == newest)
        .where(Visit.case_id == case_id)
        .order_by(SkipException.id.desc())
    )
    rows = [SkipRow(*row) for row in session.execute(query)]
    crossed = {organ for row in rows for organ in row.evidence.get("organs", ())}
    if not crossed:
        return tuple(rows)
    named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(crossed))
    names = dict(session.execute(named).tuples().all())
    return tuple(replace(row, crossed=_in_words(row, names)) for row in rows)


def _in_words(row: SkipRow, names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[organ] for organ in row.evidence.get("organs", ()) if organ in names)
