"""Find cases by words: the same rows in the same order on both databases, narrowed to the viewer inside the index.

The tokens narrow, `reach` decides: a case has a token for its places and for each organisation that takes part, and
every row is asked about by `reach` itself. A token too many costs time; one too few would hide a case, and a test
compares the two.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, and_, cast, column, func, or_, select, table, text, true
from sqlalchemy.dialects.postgresql import TSQUERY

from mediation.search.forms import words_of
from mediation.search.tokens import STRIDES, Mark, is_proved, marks, pairs
from mediation.secrecy.reach import Viewer
from models.queries.case_lists.roads import Road, Stretch
from models.queries.reach import places_of, reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.search import CaseText

Conditions = Sequence[ColumnElement[bool]]
PlaceMark = tuple[Mark, int]

_SQLITE_TOKENS = table("case_tokens", column("rowid", Integer))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in their searchable form, and the townships and villages that the whole text names."""

    words: tuple[str, ...]
    places: tuple[PlaceMark, ...] = ()

    @property
    def is_too_short(self) -> bool:
        """Whether no word has two neighbouring signs, by which it could be found."""
        return not any(map(pairs, self.words))

    @property
    def is_nothing(self) -> bool:
        """Whether nothing can be found by it."""
        return self.is_too_short and not self.places

    def proof(self) -> ColumnElement[bool]:
        """Return the condition on the text itself where tokens do not prove it: their order, signs on their own."""
        columns = {Mark.TOWN: Case.town_id, Mark.VILLAGE: Case.village_id}
        there = [columns[mark] == id_ for mark, id_ in self.places]
        unproved = [CaseText.words.contains(word, autoescape=True) for word in self.words if not is_proved(word)]
        return or_(and_(*unproved), *there) if unproved else true()


def wanted_of(typed: str, places: Iterable[PlaceMark] = ()) -> Wanted:
    """Read what somebody typed."""
    return Wanted(words_of(typed), tuple(places))


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a database writes that all of some tokens, or any of them, are wanted."""

    all_of: str
    any_of: str

    def all(self, parts: Iterable[str]) -> str:
        """Return the condition that all of the parts hold."""
        return f"({self.all_of.join(parts)})"

    def any(self, parts: Iterable[str]) -> str:
        """Return the condition that one of the parts holds."""
        return f"({self.any_of.join(parts)})"

    def narrowed(self, wanted: Wanted, scope: Iterable[str]) -> str:
        """Return the condition that something wanted is found within a scope."""
        tokens = {token for word in wanted.words for token in pairs(word)}
        ways = [self.all(sorted(tokens))] if tokens else []
        ways += sorted(token for mark, id_ in wanted.places for token in marks(mark, [id_]))
        return self.all([self.any(ways), self.any(sorted(scope))])


SQLITE, POSTGRESQL = Grammar(" AND ", " OR "), Grammar(" & ", " | ")


def worded_ids(
    session: AnySession,
    viewer: Viewer,
    organisation_ids: Collection[int],
    wanted: Wanted,
    *,
    where: Conditions,
    stretch: Stretch,
) -> list[int]:
    """Return the ids of a stretch of the cases within reach that have every word, in the order of the stretch."""
    counties, towns = places_of(viewer)
    scope = marks(Mark.COUNTY, counties) | marks(Mark.TOWN, towns) | marks(Mark.ORGANISATION, organisation_ids)
    if wanted.is_nothing or not scope:
        return []
    conditions = [*where, wanted.proof(), reach(viewer)]
    if session.get_bind().dialect.name == "sqlite":
        road = _sqlite_road(SQLITE.narrowed(wanted, scope), conditions)
        return list(session.scalars(stretch.of(road)))
    return _postgresql_ids(session, POSTGRESQL.narrowed(wanted, scope), conditions, stretch)


def _sqlite_road(narrowed: str, conditions: Conditions) -> Road:
    # FTS5 walks its matches by rowid in either direction: the page is full before the walk is long.
    rowid = _SQLITE_TOKENS.c.rowid
    ids = select(rowid.label("id")).join(Case, Case.id == rowid).join(CaseText, CaseText.case_id == rowid)
    return Road(ids.where(text("case_tokens MATCH :narrowed").bindparams(narrowed=narrowed), *conditions), rowid)


def _postgresql_ids(session: AnySession, narrowed: str, conditions: Conditions, stretch: Stretch) -> list[int]:
    """Ask about the nearest thousand or two of ids first, then about wider and wider stretches, until the page is full.

    A GIN index gives all matches, in no order: fifty thousand for one page of a common word. The tokens of a stretch
    of ids keep each question small, and for a rare word a few small questions are soon asked.
    """
    found: list[int] = []
    for beyond, tokens in _widening(session, stretch):
        asked = POSTGRESQL.all([narrowed, POSTGRESQL.any(tokens)]) if tokens else narrowed
        part = Stretch(beyond, stretch.is_ascending, stretch.size - len(found))
        found += session.scalars(part.of(_postgresql_road(asked, conditions)))
        if len(found) >= stretch.size:
            break
    return found


def _postgresql_road(narrowed: str, conditions: Conditions) -> Road:
    matching = CaseText.tokens.bool_op("@@")(cast(narrowed, TSQUERY))
    ids = select(CaseText.case_id.label("id")).join(Case, Case.id == CaseText.case_id)
    return Road(ids.where(matching, *conditions), CaseText.case_id)


def _widening(session: AnySession, stretch: Stretch) -> Iterator[tuple[int | None, list[str]]]:
    """Yield where each stretch begins, with the tokens of its ids; the last has none and is all the rest."""
    top = session.scalar(select(func.max(CaseText.case_id))) or 0
    nearest = stretch.beyond
    if nearest is None or nearest > top:
        nearest = 0 if stretch.is_ascending and nearest is None else top + 1
    for letter, bits in STRIDES.items():
        at = (nearest + 1 if stretch.is_ascending else nearest - 1) >> bits
        ahead = at + 1 if stretch.is_ascending else at - 1
        yield nearest, [f"{letter}{number}" for number in (at, ahead) if number >= 0]
        nearest = ((ahead + 1) << bits) - 1 if stretch.is_ascending else max(ahead, 0) << bits
        if nearest >= top if stretch.is_ascending else nearest <= 1:
            return
    yield nearest, []
