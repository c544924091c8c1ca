"""What a text suggests: kind, branch and route, each with the words it rests on; a person confirms (R-1.54)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.folding import fold
from mediation.routing.kinds import Branch, Kind
from mediation.routing.routes import DisclosureWords, Route, RouteCode, RouteTable, Words

STRONG_POINTS = 3
WEAK_POINTS = 1
AGAINST_POINTS = -3
TITLE_POINTS = 2
"""Added once when a strong word stands in the title."""

SURE_FROM = 5
SURE_LEAD = 2


@dataclass(frozen=True, slots=True)
class RankedRoute:
    """A row of the table with its points and the words found in the text."""

    route: RouteCode
    claim: str
    kind: Kind
    branch: Branch | None
    basis: str
    points: int
    words: tuple[str, ...]
    rests_on_strong: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is proposed to the clerk, with the row and the words it rests on; never a decision.

    `parts` has one row per claim when the matter looks mixed (R-4.12), else nothing. `is_sure` is false when the
    text hardly says anything or two rows stand close.
    """

    kind: Kind
    branch: Branch | None
    route: RouteCode | None
    basis: str
    words: tuple[str, ...]
    is_sure: bool
    ranked: tuple[RankedRoute, ...]
    parts: tuple[RankedRoute, ...]
    is_disclosure_misused: bool

    @property
    def looks_mixed(self) -> bool:
        """Say whether the text holds several claims that go different ways (R-4.12)."""
        return bool(self.parts)


BASES: Mapping[str, str] = MappingProxyType({"mixed": "R-4.12", "residual": "R-1.54", "disclosure": "4.2"})
"""The rules that the readings of this file rest on."""


def suggest(*, title: str, facts: str, table: RouteTable) -> Suggestion:
    """Return what a title and facts suggest; without any word found, a claim of branch 6 that is not sure."""
    title, text = fold(title), fold(f"{title} {facts}")
    ranked = _ranked(title=title, text=text, table=table)
    misused = is_disclosure_misused(text, words=table.disclosure)
    if misused:
        ranked = tuple(row for row in ranked if row.route is not RouteCode.INFORMATION_DISCLOSURE)
    kind = _kind_without_route(title=title, text=text, table=table, best=ranked[0] if ranked else None)
    if kind is not None:
        found, basis, words = kind
        return Suggestion(
            kind=found,
            branch=None,
            route=None,
            basis=basis,
            words=words,
            is_sure=not ranked,
            ranked=ranked,
            parts=(),
            is_disclosure_misused=misused,
        )
    return _from_rows(ranked, misused=misused)


def is_disclosure_misused(text: str, *, words: DisclosureWords) -> bool:
    """Say whether a disclosure request is really a complaint: more is complained of than documents named (T-55)."""
    text = fold(text)
    if not any(word in text for word in words.request):
        return False
    documents = sum(word in text for word in words.document)
    complaints = sum(word in text for word in words.complaint)
    return complaints > documents


def _from_rows(ranked: tuple[RankedRoute, ...], *, misused: bool) -> Suggestion:
    best = ranked[0] if ranked else None
    if best is None or best.points < STRONG_POINTS:
        # Branch 6 is what none of the others covers.
        return Suggestion(
            kind=Kind.CLAIM,
            branch=Branch.PETITION,
            route=RouteCode.PETITION,
            basis=BASES["residual"],
            words=best.words if best is not None else (),
            is_sure=False,
            ranked=ranked,
            parts=(),
            is_disclosure_misused=misused,
        )
    rivals = [row.points for row in ranked if row.claim != best.claim]
    return Suggestion(
        kind=best.kind,
        branch=best.branch,
        route=best.route,
        basis=best.basis,
        words=best.words,
        is_sure=best.points >= SURE_FROM and best.points - max(rivals, default=0) >= SURE_LEAD,
        ranked=ranked,
        parts=_parts(ranked),
        is_disclosure_misused=misused,
    )


def _parts(ranked: tuple[RankedRoute, ...]) -> tuple[RankedRoute, ...]:
    first_by_claim: dict[str, RankedRoute] = {}
    for row in ranked:
        if row.rests_on_strong:
            first_by_claim.setdefault(row.claim, row)
    # An accusation is told apart from everything else; other claims only when each is plain.
    plain = [row for row in first_by_claim.values() if row.kind is Kind.ACCUSATION or row.points >= STRONG_POINTS]
    return tuple(plain) if len(plain) > 1 else ()


def _ranked(*, title: str, text: str, table: RouteTable) -> tuple[RankedRoute, ...]:
    rows = [_ranked_row(route, title=title, text=text) for route in table.routes]
    return tuple(sorted((row for row in rows if row.points > 0), key=lambda row: -row.points))


def _ranked_row(route: Route, *, title: str, text: str) -> RankedRoute:
    points, words, strong = _weigh(route.words, title=title, text=text)
    return RankedRoute(
        route=route.code,
        claim=route.claim,
        kind=route.kinds[0],
        branch=route.branch if route.kinds[0] is Kind.CLAIM else None,
        basis=route.basis,
        points=points,
        words=words,
        rests_on_strong=strong,
    )


def _weigh(words: Words, *, title: str, text: str) -> tuple[int, tuple[str, ...], bool]:
    strong = [word for word in words.strong if word in text]
    weak = [word for word in words.weak if word in text]
    against = [word for word in words.against if word in text]
    points = STRONG_POINTS * len(strong) + WEAK_POINTS * len(weak) + AGAINST_POINTS * len(against)
    if any(word in title for word in strong):
        points += TITLE_POINTS
    return points, (*strong, *weak), bool(strong)


def _kind_without_route(
    *, title: str, text: str, table: RouteTable, best: RankedRoute | None
) -> tuple[Kind, str, tuple[str, ...]] | None:
    found = None
    most = best.points if best is not None else 0
    for row in table.kinds:
        points, words, strong = _weigh(row.words, title=title, text=text)
        if strong and points > most:
            most, found = points, (row.kind, row.basis, words)
    return found
