"""What one search box finds: the cases a text names exactly, then those that have its words, newest first each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, not_, or_, select

from mediation.search.forms import searchable
from mediation.search.marking import extract
from mediation.search.tokens import Mark
from mediation.secrecy.reach import Viewer
from models.queries.case_lists.conditions import Conditions, exact_matches
from models.queries.case_lists.roads import Stretch, page_of_ids, straight_to
from models.queries.case_lists.words import Wanted, wanted_of, worded_ids
from models.queries.reach import reach
from models.queries.territory import CalledPlace, places_called
from models.session import AnySession
from models.tables.cases import Case
from models.tables.search import CaseText


@dataclass(frozen=True, slots=True)
class Search:
    """What a text can mean: exact look-ups, words, and the places that bear it as a name."""

    exact: tuple[ColumnElement[bool], ...]
    wanted: Wanted
    places: tuple[CalledPlace, ...] = ()
    is_too_short: bool = False


NO_SEARCH = Search((), Wanted(()))


def search_of(session: AnySession, viewer: Viewer, typed: str, *, on: date) -> Search:
    """Read a text that is no blank; its places are sought in the counties where the viewer has a post."""
    county_ids = {post.county_id for post in viewer.posts if post.county_id is not None}
    places = places_called(session, searchable(typed), county_ids=county_ids, on=on)
    wanted = wanted_of(typed, map(_mark, places))
    exact = tuple(exact_matches(typed))
    return Search(exact, wanted, places, is_too_short=wanted.is_nothing and not exact)


def _mark(place: CalledPlace) -> tuple[Mark, int]:
    return (Mark.TOWN, place.town_id) if place.village_id is None else (Mark.VILLAGE, place.village_id)


def ids_found(
    session: AnySession,
    viewer: Viewer,
    organisation_ids: Collection[int],
    search: Search,
    *,
    where: Conditions,
    stretch: Stretch,
    is_backward: bool,
) -> list[int]:
    """Return the ids of a stretch of what is found within reach; backward it runs from the words to the exact."""
    found: list[int] = []
    for is_exact, part in _parts(session, viewer, search, stretch, is_backward=is_backward):
        missing = Stretch(part.beyond, part.is_ascending, part.size - len(found))
        if missing.size <= 0:
            break
        if is_exact:
            roads = [straight_to(viewer, match, where=where) for match in search.exact]
            found += session.scalars(page_of_ids(roads, missing)) if roads else ()
        else:
            others = [*where, not_(or_(*search.exact))] if search.exact else where
            found += worded_ids(session, viewer, organisation_ids, search.wanted, where=others, stretch=missing)
    return found


def _parts(
    session: AnySession, viewer: Viewer, search: Search, stretch: Stretch, *, is_backward: bool
) -> Sequence[tuple[bool, Stretch]]:
    """Return the exact and the worded part in the order of the page, each with where it begins.

    Which part a page begins in is asked of the case it begins at: its key alone stands in the address. Anybody can type
    a key, so it is asked within reach; a case that is hidden and a case that is not there begin the same page.
    """
    whole = Stretch(None, stretch.is_ascending, stretch.size)
    begins_exact = stretch.beyond is not None and _is_exact(session, viewer, search, stretch.beyond)
    if is_backward:
        return [(True, stretch)] if begins_exact else [(False, stretch), (True, whole)]
    if stretch.beyond is None or begins_exact:
        return [(True, stretch), (False, whole)]
    return [(False, stretch)]


def _is_exact(session: AnySession, viewer: Viewer, search: Search, case_id: int) -> bool:
    if not search.exact:
        return False
    query = select(Case.id).where(Case.id == case_id, or_(*search.exact), reach(viewer))
    return session.scalar(query) is not None


def extracts_of(session: AnySession, case_ids: Sequence[int], words: Sequence[str]) -> dict[int, str]:
    """Return what stands around the first word found in the text of each case, persons taken out; in one statement."""
    if not words:
        return {}
    query = (
        select(CaseText.case_id, CaseText.words, Case.title, Case.narrative, Case.request)
        .join(Case, Case.id == CaseText.case_id)
        .where(CaseText.case_id.in_(case_ids))
    )
    rows = session.execute(query).tuples()
    return {case_id: extract(text, words, written="\n".join(told)) for case_id, text, *told in rows}
