"""Everything that one case's page shows, as frozen facts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from mediation.casefile.kinds import LinkKind
from mediation.moments import local_day
from mediation.secrecy.reach import Viewer
from models.actor import Actor
from models.law import law_of
from models.queries.case_graph import graph_of_case
from models.queries.cases.acts import ActBoard, act_board
from models.queries.cases.happenings import (
    AttestedRow,
    ConclusionRow,
    OrderRow,
    UrgentRow,
    attested_of,
    conclusion_of,
    contacts_of,
    extensions_of,
    orders_of,
    urgent_reports_of,
)
from models.queries.cases.head import CaseHead, reached_case
from models.queries.cases.moves import HandOverRow, HoldingRow, hand_overs_of, holdings_of
from models.queries.cases.names import Names, names
from models.queries.cases.papers import PaperRow, papers_of
from models.queries.cases.parties import PartyRow, parties_of
from models.queries.cases.related import RelatedRow, related_to
from models.queries.cases.timeline import Story, TimelineRow, timeline
from models.queries.cases.visits import JudgementRow, SkipRow, VisitRow, judgements_of, skips_of, visits_of
from models.queries.clocks import ClockRow, breaches_of_case, clocks_of_case
from models.queries.reach import case_within_reach
from models.queries.record import entries_of_case
from models.session import AnySession
from models.setting import Setting


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case with its whole file, as the one who asks may have it before him; values of persons are masked."""

    head: CaseHead
    parties: tuple[PartyRow, ...]
    visits: tuple[VisitRow, ...]
    judgements: tuple[JudgementRow, ...]
    skips: tuple[SkipRow, ...]
    attested: tuple[AttestedRow, ...]
    clocks: tuple[ClockRow, ...]
    papers: tuple[PaperRow, ...]
    hand_overs: tuple[HandOverRow, ...]
    holdings: tuple[HoldingRow, ...]
    related: tuple[RelatedRow, ...]
    orders: tuple[OrderRow, ...]
    urgent: tuple[UrgentRow, ...]
    conclusion: ConclusionRow | None
    timeline: tuple[TimelineRow, ...]
    board: ActBoard
    names: Names

    @property
    def is_provisional(self) -> bool:
        """Whether the day of an open term rests on a calendar that is not published yet."""
        return any(clock.is_open and clock.chip.is_provisional for clock in self.clocks)


def case_page(
    session: AnySession, setting: Setting, viewer: Viewer, *, actor: Actor, case_id: int, now: datetime
) -> CasePage:
    """Return a case's page in a constant number of statements.

    Raise OutOfReach after one statement when the case is not there or not this viewer's.
    """
    case, head = reached_case(session, viewer, case_id)
    today = local_day(now)
    law = law_of(session, setting.rulebook, head.county_id, today)
    graph = graph_of_case(session, setting.graphs, county_id=head.county_id, holder_id=head.holder_id, on=today)
    story, related = _story(session, case_id), related_to(session, viewer, case_id)
    page = CasePage(
        head=head,
        parties=parties_of(session, case_id, today=today),
        visits=story.visits,
        judgements=judgements_of(session, case_id),
        skips=skips_of(session, case_id),
        attested=attested_of(session, case_id),
        clocks=clocks_of_case(session, law, case_id, now=now),
        papers=story.papers,
        hand_overs=story.hand_overs,
        holdings=holdings_of(session, case_id),
        related=related,
        orders=orders_of(session, case_id),
        urgent=urgent_reports_of(session, case_id),
        conclusion=conclusion_of(session, case_id),
        timeline=_told(story, related),
        board=act_board(session, case, actor=actor, graph=graph),
        names=Names({}, {}),
    )
    return _named(session, page)


def story_within_reach(session: AnySession, viewer: Viewer, case_id: int) -> tuple[TimelineRow, ...]:
    """Return a case's story alone; raise OutOfReach when the case is not there or not this viewer's."""
    case_within_reach(session, viewer, case_id)
    return _told(_story(session, case_id), related_to(session, viewer, case_id))


def _told(story: Story, related: Collection[RelatedRow]) -> tuple[TimelineRow, ...]:
    return timeline(story, knows_split=any(row.kind is LinkKind.SPLIT_FROM for row in related))


def _story(session: AnySession, case_id: int) -> Story:
    return Story(
        entries=entries_of_case(session, case_id),
        papers=papers_of(session, case_id),
        contacts=contacts_of(session, case_id),
        hand_overs=hand_overs_of(session, case_id),
        visits=visits_of(session, case_id),
        breaches=breaches_of_case(session, case_id),
        extensions=extensions_of(session, case_id),
    )


NAMED_IN_FACTS = ("to", "holder", "receiver", "told", "organisation")
"""Facts of the record that are ids of organisations."""


def _named(session: AnySession, page: CasePage) -> CasePage:
    found = names(session, accounts=_accounts(page), organisations=_organisations(page))
    return replace(page, names=found)


def _accounts(page: CasePage) -> Iterator[int | None]:
    yield page.head.first_receiver_id
    yield from (visit.registered_by_id for visit in page.visits)
    for skip in page.skips:
        yield from (skip.claimed_by_id, skip.approved_by_id)
    for stated in page.attested:
        yield from (stated.stated_by_id, stated.decided_by_id)
    for report in page.urgent:
        yield from (report.raised_by_id, report.acknowledged_by_id, report.reported_by_id)
    for line in page.timeline:
        yield from (line.actor_id, line.acting_for_id)
    for move in page.hand_overs:
        yield from (move.offered_by_id, move.answered_by_id, move.objected_by_id)
    if page.conclusion is not None:
        yield page.conclusion.concluded_by_id


def _organisations(page: CasePage) -> Iterator[int | None]:
    yield from (page.head.holder_id, page.head.competent_id)
    yield from (stated.organ_id for stated in page.attested)
    yield from (party.organisation_id for party in page.parties)
    yield from (visit.organisation_id for visit in page.visits)
    yield from (paper.organisation_id for paper in page.papers)
    yield from (holding.organisation_id for holding in page.holdings)
    yield from (row.holder_id for row in page.related)
    for move in page.hand_overs:
        yield from (move.from_id, move.to_id)
    for order in page.orders:
        yield from (order.from_id, order.to_id)
    for line in page.timeline:
        yield line.organisation_id
        yield from (line.facts[key] for key in NAMED_IN_FACTS if isinstance(line.facts.get(key), int))
