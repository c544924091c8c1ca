"""A page of the cases somebody may have before him, as frozen rows with their nearest clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from mediation.casefile.kinds import Stage
from mediation.moments import local_day
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.law import Law
from models.queries.case_lists.asked import CaseFilter, Keyset, Sort
from models.queries.case_lists.chips import NearestClock, nearest_clocks
from models.queries.case_lists.conditions import Conditions, conditions_of
from models.queries.case_lists.found import NO_SEARCH, Search, extracts_of, ids_found, search_of
from models.queries.case_lists.roads import Stretch, our_organisations, page_of_ids, roads_of
from models.queries.clocks import soon_until
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.territory import Division

PAGE = 25


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list; `clock` is the nearest one that binds an organ, None when none runs.

    `extract` is the part of the searchable text, persons taken out, around the first word searched for.
    """

    case_id: int
    number: str
    title: str
    kind: Kind
    channel: Channel
    stage: Stage
    secrecy: SecrecyClass
    town: str | None
    village: str | None
    holder_id: int
    holder: str
    registered_at: datetime
    persons: int
    is_urgent: bool
    is_group: bool
    is_first: bool
    skip_levels: int
    clock: NearestClock | None = None
    extract: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """Rows in the order asked for; the keys lead onward and back, None at an end."""

    rows: tuple[CaseRow, ...]
    before: int | None
    after: int | None
    search: Search = NO_SEARCH


def cases_page(
    session: AnySession,
    law: Law,
    viewer: Viewer,
    asked: CaseFilter,
    *,
    now: datetime,
    own: Collection[int] = (),
    keyset: Keyset | None = None,
    sort: Sort = Sort.NEWEST,
    size: int = PAGE,
) -> CasePage:
    """Return a page of the cases within reach, in four statements however many rows there are; a search takes more.

    What a text names exactly stands before what has its words (see found). `own` are the organisations that
    `asked.mine` means. The price follows the page, not the number of cases: each road is read along an index (see
    roads), and words are looked up within the viewer's own places and organisations (see words).
    """
    keyset = keyset or Keyset()
    where = conditions_of(asked, own=own, now=now, soon_until=soon_until(law, now))
    backward = keyset.before is not None
    stretch = Stretch(
        beyond=keyset.before if backward else keyset.after,
        is_ascending=(sort is Sort.OLDEST) is not backward,
        size=size + 1,
    )
    ours = our_organisations(session, viewer)
    if asked.text.strip():
        search = search_of(session, viewer, asked.text, on=local_day(now))
        ids = ids_found(session, viewer, ours, search, where=where, stretch=stretch, is_backward=backward)
        found = _in_order(session, viewer, ids)
    else:
        search = NO_SEARCH
        found = _along_roads(session, viewer, ours, where=where, stretch=stretch)
    more, rows = len(found) > size, found[:size]
    if backward:
        rows.reverse()
    page = _page(_dressed(session, law, rows, search, now=now), more=more, backward=backward, is_first=keyset.is_first)
    return replace(page, search=search)


def _along_roads(
    session: AnySession, viewer: Viewer, ours: Sequence[int], *, where: Conditions, stretch: Stretch
) -> list[CaseRow]:
    query = _rows(page_of_ids(roads_of(viewer, ours, where=where), stretch)).where(reach(viewer))
    return [CaseRow(*row) for row in session.execute(query.order_by(stretch.ordered(Case.id))).tuples()]


def _in_order(session: AnySession, viewer: Viewer, ids: Sequence[int]) -> list[CaseRow]:
    rows = {row[0]: CaseRow(*row) for row in session.execute(_rows(ids).where(reach(viewer))).tuples()}
    return [rows[id_] for id_ in ids if id_ in rows]


def _dressed(
    session: AnySession, law: Law, rows: Sequence[CaseRow], search: Search, *, now: datetime
) -> tuple[CaseRow, ...]:
    ids = [row.case_id for row in rows]
    clocks = nearest_clocks(session, law, ids, now=now)
    extracts = extracts_of(session, ids, search.wanted.words)
    return tuple(replace(row, clock=clocks.get(row.case_id), extract=extracts.get(row.case_id, "")) for row in rows)


def _rows(ids: Select[tuple[int]] | Sequence[int]) -> Select[Any]:
    town, village = aliased(Division), aliased(Division)
    return (
        select(
            Case.id,
            Case.number,
            Case.title,
            Case.kind,
            Case.channel,
            Case.stage,
            Case.secrecy,
            town.short_name,
            village.short_name,
            Case.holder_id,
            Organisation.short_name,
            Case.registered_at,
            Case.persons,
            Case.urgent,
            Case.is_group,
            Case.is_first,
            Case.skip_levels,
        )
        .join(Organisation, Organisation.id == Case.holder_id)
        .outerjoin(town, town.id == Case.town_id)
        .outerjoin(village, village.id == Case.village_id)
        .where(Case.id.in_(ids))
    )


def _page(rows: tuple[CaseRow, ...], *, more: bool, backward: bool, is_first: bool) -> CasePage:
    if not rows:
        return CasePage(rows, None, None)
    has_before = more if backward else not is_first
    has_after = True if backward else more
    return CasePage(rows, before=rows[0].case_id if has_before else None, after=rows[-1].case_id if has_after else None)
