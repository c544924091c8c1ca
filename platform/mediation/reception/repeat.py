"""Whether a matter was here before (8.3): the same person and basically the same facts, each with its signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediation.reception.similarity import alike
from mediation.routing.kinds import Kind


class Proposal(StrEnum):
    """What is proposed to the clerk, who decides."""

    REPEAT = "repeat"
    RELATED = "related"
    SAME_MATTER = "same_matter"
    NEW = "new"


class SignalKind(StrEnum):
    """What two matters have in common."""

    SAME_ID = "same_id"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    SAME_ACCUSED = "same_accused"
    SAME_RESPONDENT = "same_respondent"
    SAME_PLACE = "same_place"
    SIMILAR_TITLE = "similar_title"
    SIMILAR_FACTS = "similar_facts"


_POINTS = {
    SignalKind.SAME_ID: 40,
    SignalKind.SAME_PHONE: 30,
    SignalKind.SAME_NAME: 15,
    SignalKind.SAME_ACCUSED: 30,
    SignalKind.SAME_RESPONDENT: 15,
    SignalKind.SAME_PLACE: 10,
    SignalKind.SIMILAR_TITLE: 20,
    SignalKind.SIMILAR_FACTS: 30,
}


@dataclass(frozen=True, slots=True)
class RepeatLimits:
    """Parameters: from which likeness (0 to 1) two texts are similar, and from which they are the same facts."""

    similar: float = 0.10
    same: float = 0.20
    shown_from: int = 20
    shown_most: int = 10


@dataclass(frozen=True, slots=True)
class MatterTraits:
    """What is compared of a matter; persons only as blind keys, texts only as pairs of signs.

    `ids`, `phones`, `names` hold the keys of every petitioner, joint signer, representative, agent and principal.
    """

    kind: Kind
    ids: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    respondents: frozenset[str] = frozenset()
    place: str | None = None
    title: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class PriorMatter:
    """An earlier case with what is compared of it; a merged case is not asked about."""

    case_id: int
    traits: MatterTraits


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing in common with its points; `likeness` from 0 to 1 for texts, else None."""

    kind: SignalKind
    points: int
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier case that may be the same, what is proposed for it, and why."""

    case_id: int
    score: int
    proposal: Proposal
    signals: tuple[Signal, ...]
    basis: str = "8.3"


def find_candidates(
    matter: MatterTraits, *, priors: Sequence[PriorMatter], limits: RepeatLimits
) -> tuple[Candidate, ...]:
    """Return earlier cases worth a look, best first; a repeat is proposed before a higher score of another kind."""
    found = [compare(matter, prior=prior, limits=limits) for prior in priors]
    worth = [item for item in found if item.proposal is not Proposal.NEW or item.score >= limits.shown_from]
    worth.sort(key=lambda item: (item.proposal is not Proposal.REPEAT, -item.score, item.case_id))
    return tuple(worth[: limits.shown_most])


def propose(candidates: Sequence[Candidate]) -> Proposal:
    """Return what is proposed for the whole matter: the first candidate's proposal, or new."""
    return candidates[0].proposal if candidates else Proposal.NEW


def compare(matter: MatterTraits, *, prior: PriorMatter, limits: RepeatLimits) -> Candidate:
    """Return what a matter and an earlier case have in common and what follows from it (8.3)."""
    signals = _signals(matter, prior.traits, limits=limits)
    kinds = frozenset(signal.kind for signal in signals)
    same_person = _is_same_person(matter, prior.traits, kinds=kinds)
    likeness = max((signal.likeness or 0.0 for signal in signals), default=0.0)
    shares_ground = bool(kinds & {SignalKind.SAME_PLACE, SignalKind.SAME_RESPONDENT, SignalKind.SAME_ACCUSED})
    same_facts = likeness >= limits.same or (likeness >= limits.similar and (same_person or shares_ground))
    if same_person and same_facts:
        proposal = Proposal.REPEAT
    elif same_facts:
        proposal = Proposal.SAME_MATTER
    elif same_person:
        proposal = Proposal.RELATED
    else:
        proposal = Proposal.NEW
    score = min(100, sum(signal.points for signal in signals))
    return Candidate(case_id=prior.case_id, score=score, proposal=proposal, signals=signals)


def _signals(matter: MatterTraits, other: MatterTraits, *, limits: RepeatLimits) -> tuple[Signal, ...]:
    in_common = [
        (SignalKind.SAME_ID, bool(matter.ids & other.ids)),
        (SignalKind.SAME_PHONE, bool(matter.phones & other.phones)),
        (SignalKind.SAME_NAME, bool(matter.names & other.names)),
        (_respondent_kind(matter, other), bool(matter.respondents & other.respondents)),
        (SignalKind.SAME_PLACE, matter.place is not None and matter.place == other.place),
    ]
    texts = [
        (SignalKind.SIMILAR_TITLE, alike(matter.title, other.title)),
        (SignalKind.SIMILAR_FACTS, alike(matter.title | matter.facts, other.title | other.facts)),
    ]
    shared = [Signal(kind=kind, points=_POINTS[kind]) for kind, is_shared in in_common if is_shared]
    similar = [
        Signal(kind=kind, points=round(_POINTS[kind] * min(1.0, likeness / 0.5)), likeness=round(likeness, 3))
        for kind, likeness in texts
        if likeness >= limits.similar
    ]
    return (*shared, *similar)


def _respondent_kind(matter: MatterTraits, other: MatterTraits) -> SignalKind:
    both_accuse = matter.kind is Kind.ACCUSATION and other.kind is Kind.ACCUSATION
    return SignalKind.SAME_ACCUSED if both_accuse else SignalKind.SAME_RESPONDENT


def _is_same_person(matter: MatterTraits, other: MatterTraits, *, kinds: frozenset[SignalKind]) -> bool:
    if SignalKind.SAME_ID in kinds:
        return True
    # Anonymous accusations have no person to compare: the accused stands in (8.3).
    if SignalKind.SAME_ACCUSED in kinds and (matter.is_anonymous or other.is_anonymous):
        return True
    # Two different papers are two persons, even with one telephone or one name between them.
    if matter.ids and other.ids:
        return False
    if SignalKind.SAME_PHONE in kinds:
        return True
    return SignalKind.SAME_NAME in kinds and SignalKind.SAME_PLACE in kinds
