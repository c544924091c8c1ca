"""What the form of an act needs to be filled in: the case, what may be done, whom it can go to, what was written."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select

from mediation.casefile.kinds import OpinionOutcome
from mediation.clocks.codes import TermCode
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.moments import local_day
from mediation.secrecy.reach import Viewer
from models.actor import Actor
from models.law import law_of
from models.queries.case_graph import graph_of_case
from models.queries.cases.acts import ActBoard, act_board
from models.queries.cases.happenings import AttestedRow, attested_of
from models.queries.cases.head import CaseHead, reached_case
from models.queries.cases.moves import HandOverRow, hand_overs_of
from models.queries.cases.visits import SkipRow, skips_of
from models.session import AnySession
from models.setting import Setting
from models.tables.accounts import Account
from models.tables.clocks import Extension
from models.tables.documents import Opinion
from models.tables.organisations import Organisation
from models.tables.record import RecordEntry


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The newest text of the opinion; `version` counts its drafts."""

    version: int
    outcome: OpinionOutcome
    claim: str
    findings: str
    decision: str
    law_cited: str
    remedy: str
    drafted_at: datetime
    drafted_by: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class ActSheet:
    """A reached case as the form of an act shows it; ids are organisations on `graph`.

    `seen_id` is the newest line of its record: what was written after it, the one who fills in has not seen.
    `window_days` and `handling_days` are the law's numbers for asking for a review and for handling, `below` the points
    under the holder where the case may be handed down.
    """

    head: CaseHead
    board: ActBoard
    graph: EscalationGraph
    hand_over: HandOverRow | None
    draft: DraftRow | None
    extension_reason: str
    window_days: int
    handling_days: int
    below: tuple[int, ...]
    skips: tuple[SkipRow, ...]
    attested: tuple[AttestedRow, ...]
    seen_id: int


@dataclass(frozen=True, slots=True)
class LaterLine:
    """A line of the record that came after a form was opened."""

    at: datetime
    tag: str
    person: str | None


def act_sheet(
    session: AnySession, setting: Setting, viewer: Viewer, *, actor: Actor, case_id: int, now: datetime
) -> ActSheet:
    """Return what an act's form needs, in a constant number of statements; raise OutOfReach after the first."""
    case, head = reached_case(session, viewer, case_id)
    today = local_day(now)
    law = law_of(session, setting.rulebook, head.county_id, today)
    graph = graph_of_case(session, setting.graphs, county_id=head.county_id, holder_id=head.holder_id, on=today)
    moves = hand_overs_of(session, case_id)
    return ActSheet(
        head=head,
        board=act_board(session, case, actor=actor, graph=graph),
        graph=graph,
        hand_over=moves[0] if moves else None,
        draft=_draft(session, case_id),
        extension_reason=_untold_reason(session, case_id),
        window_days=law.term(TermCode.REVIEW_REQUEST_30, on=today).length or 0,
        handling_days=law.term(TermCode.HANDLE_60, on=today).length or 0,
        below=_below(session, head, town_id=case.town_id, graph=graph),
        skips=skips_of(session, case_id),
        attested=attested_of(session, case_id),
        seen_id=session.scalar(select(func.max(RecordEntry.id)).where(RecordEntry.case_id == case_id)) or 0,
    )


def lines_after(session: AnySession, case_id: int, *, seen_id: int) -> tuple[LaterLine, ...]:
    """Return what was written into a case's record after a line, oldest first; the caller has reached the case."""
    query = (
        select(RecordEntry.at, RecordEntry.tag, Account.display_name)
        .outerjoin(Account, Account.id == RecordEntry.actor_id)
        .where(RecordEntry.case_id == case_id, RecordEntry.id > seen_id)
        .order_by(RecordEntry.id)
    )
    return tuple(LaterLine(*row) for row in session.execute(query))


def _draft(session: AnySession, case_id: int) -> DraftRow | None:
    query = (
        select(
            Opinion.version,
            Opinion.outcome,
            Opinion.claim,
            Opinion.findings,
            Opinion.decision,
            Opinion.law_cited,
            Opinion.remedy,
            Opinion.drafted_at,
            Account.display_name,
            Opinion.issued_on,
        )
        .join(Account, Account.id == Opinion.drafted_by_id)
        .where(Opinion.case_id == case_id)
        .order_by(Opinion.id.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else DraftRow(*row)


def _untold_reason(session: AnySession, case_id: int) -> str:
    query = select(Extension.reason).where(Extension.case_id == case_id, Extension.told_on.is_(None))
    return session.scalar(query.limit(1)) or ""


def _below(session: AnySession, head: CaseHead, *, town_id: int | None, graph: EscalationGraph) -> tuple[int, ...]:
    """Return the township centres under the holder, and the village committees of the case's own township."""
    own_villages = (Organisation.kind == OrgKind.MEDIATION_COMMITTEE) & (Organisation.town_id == town_id)
    query = select(Organisation.id).where(
        Organisation.county_id == head.county_id, or_(Organisation.kind == OrgKind.TOWNSHIP_CENTRE, own_villages)
    )
    upper = graph.host(head.holder_id)
    ids = session.scalars(query.order_by(Organisation.tier.desc(), Organisation.code))
    return tuple(id_ for id_ in ids if id_ in graph.nodes and graph.is_above(upper, graph.host(id_)))
