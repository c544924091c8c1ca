"""A page of the cases somebody may have before him, as frozen rows with their nearest clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.law import Law
from models.queries.case_lists.asked import CaseFilter, Keyset, Sort
from models.queries.case_lists.chips import NearestClock, nearest_clocks
from models.queries.case_lists.conditions import Conditions, conditions_of, exact_matches, named, worded
from models.queries.case_lists.roads import Road, Stretch, our_organisations, page_of_ids, roads_of, straight_to
from models.queries.clocks import soon_until
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.territory import Division

PAGE = 25


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list; `clock` is the nearest one that binds an organ, None when none runs."""

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


@dataclass(frozen=True, slots=True)
class CasePage:
    """Rows in the order asked for; the keys lead onward and back, None at an end."""

    rows: tuple[CaseRow, ...]
    before: int | None
    after: int | None


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
    """Return a page of the cases within reach, in four statements however many rows there are.

    `own` are the organisations that `asked.mine` means. The price follows the page, not the number of cases: each
    road is read along an index (see roads).
    """
    keyset = keyset or Keyset()
    ours = our_organisations(session, viewer)
    where = conditions_of(asked, own=own, now=now, soon_until=soon_until(law, now))
    backward = keyset.before is not None
    stretch = Stretch(
        beyond=keyset.before if backward else keyset.after,
        is_ascending=(sort is Sort.OLDEST) is not backward,
        size=size + 1,
    )
    query = _rows(page_of_ids(_roads(viewer, ours, asked.text.strip(), where=where), stretch)).where(reach(viewer))
    found = [CaseRow(*row) for row in session.execute(query.order_by(stretch.ordered(Case.id))).tuples()]
    more, rows = len(found) > size, found[:size]
    if backward:
        rows.reverse()
    clocks = nearest_clocks(session, law, [row.case_id for row in rows], now=now)
    dressed = tuple(replace(row, clock=clocks.get(row.case_id)) for row in rows)
    return _page(dressed, more=more, backward=backward, is_first=keyset.is_first)


def _roads(viewer: Viewer, ours: Sequence[int], text: str, *, where: Conditions) -> list[Road]:
    if not text:
        return list(roads_of(viewer, ours, where=where))
    exact = exact_matches(text)
    if exact:
        return [straight_to(viewer, match, where=where) for match in exact]
    name = named(text)
    by_name = [] if name is None else [straight_to(viewer, name, where=where)]
    return [*by_name, *roads_of(viewer, ours, where=[*where, worded(text)])]


def _rows(ids: Select[tuple[int]]) -> Select[Any]:
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
