"""A mixed matter becomes linked cases, one branch each; the accusation among them stays unseen (R-4.12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation.folding import fold
from mediation.routing.classify import Classification
from mediation.routing.reasons import RoutingReason
from mediation.routing.routes import RouteCode, RouteTable
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Fact, Refused

SPLIT = "R-4.12"


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One of the cases to be made: what it is, its own words, its class of secrecy."""

    classification: Classification
    title: str
    facts: str
    secrecy: SecrecyClass


@dataclass(frozen=True, slots=True)
class SplitFacts:
    """A split about to be made; `is_part_already` when the case itself came from a split."""

    parts: tuple[SplitPart, ...]
    is_part_already: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Sibling:
    """A case of one split, and whether the reader was given it by name."""

    case_id: int
    secrecy: SecrecyClass
    is_named: bool = False


def check_split(facts: SplitFacts, *, table: RouteTable) -> Answer:
    """Judge a split: two parts or more, no two alike, each with its own words; accusations are secret (R-4.12)."""
    return next(_refusals(facts, table=table), Allowed(basis=SPLIT))


def listed_siblings(siblings: Sequence[Sibling], *, for_petitioner: bool) -> tuple[int, ...]:
    """Return the ids of the siblings a reader is told of: the petitioner all, others no accusation but their own.

    An accusation is not even counted for anybody who was not named to it (R-4.12, R-1.53).
    """
    return tuple(
        sibling.case_id
        for sibling in siblings
        if for_petitioner or sibling.secrecy is not SecrecyClass.D or sibling.is_named
    )


def accusation_words(text: str, *, table: RouteTable) -> tuple[str, ...]:
    """Return the words of a text that speak of an accusation, as the route table lists them."""
    folded = fold(text)
    route = table.route(RouteCode.DISCIPLINE)
    return tuple(word for word in route.words.strong if word in folded)


def _refusals(facts: SplitFacts, *, table: RouteTable) -> Iterator[Refused]:
    if facts.is_closed:
        yield _refused(RoutingReason.CASE_CLOSED)
    if facts.is_part_already:
        yield _refused(RoutingReason.SPLIT_OF_A_PART)
    if len(facts.parts) < 2:
        yield _refused(RoutingReason.SPLIT_NEEDS_TWO, parts=len(facts.parts))
    if len({part.classification for part in facts.parts}) < len(facts.parts):
        yield _refused(RoutingReason.SPLIT_PARTS_ALIKE)
    has_accusation = any(part.classification.secrecy is SecrecyClass.D for part in facts.parts)
    for position, part in enumerate(facts.parts):
        if not part.title.strip() or not part.facts.strip():
            yield _refused(RoutingReason.SPLIT_PART_EMPTY, part=position + 1)
        is_accusation = part.classification.secrecy is SecrecyClass.D
        if is_accusation and part.secrecy is not SecrecyClass.D:
            yield _refused(RoutingReason.ACCUSATION_NOT_SECRET, basis="R-1.53", part=position + 1)
        if has_accusation and not is_accusation and accusation_words(f"{part.title} {part.facts}", table=table):
            # The words themselves stay out of the facts: a refusal may be logged where an accusation may not.
            yield _refused(RoutingReason.ACCUSATION_WORDS_IN_SIBLING, basis="R-1.53", part=position + 1)


def _refused(reason: RoutingReason, *, basis: str = SPLIT, **facts: Fact) -> Refused:
    return Refused(reason=reason, basis=basis, facts=facts)
