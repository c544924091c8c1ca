"""Resolve a typed place name among the divisions in reach, and ask back when it is not one (RULEBOOK 10.1)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mediation.territory.names import folded, normal_name, spoken_forms, stem
from mediation.territory.tiers import Tier

LONGEST_NAME = 60
"""Nobody types a longer place; a pasted text is not searched."""


@dataclass(frozen=True, slots=True)
class Place:
    """A division in force: its id, tier and statistical name, and those above it as (tier, name), highest first."""

    id: int
    tier: Tier
    name: str
    above: tuple[tuple[Tier, str], ...] = ()

    @property
    def normal(self) -> str:
        """Return the everyday name."""
        return normal_name(self.name, tier=self.tier, county=self._county())

    @property
    def everyday_above(self) -> tuple[tuple[Tier, str], ...]:
        """Return the everyday names of the divisions above as (tier, name), highest first."""
        return tuple((tier, normal_name(name, tier=tier, county=self._county())) for tier, name in self.above)

    def forms_above(self) -> list[set[str]]:
        """Return what people write for each division above, highest first."""
        forms = []
        for (tier, name), (_tier, normal) in zip(self.above, self.everyday_above, strict=True):
            forms.append({folded(name), normal, stem(normal, tier=tier)})
        return forms

    def _county(self) -> str | None:
        return next((name for tier, name in self.above if tier is Tier.COUNTY), None)


@dataclass(frozen=True, slots=True)
class Found:
    """Exactly one place bears the name."""

    place: Place


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places bear the name; `asks` is the tier whose name would tell them apart (吴家庄: which township?)."""

    candidates: tuple[Place, ...]
    asks: Tier


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place bears the name; `text` is what was searched."""

    text: str


Resolved: TypeAlias = Found | Ambiguous | Unknown


class PlaceNames:
    """The names of a set of places, indexed once and asked often."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Index full names, everyday names and stems."""
        self._whole: dict[str, list[Place]] = defaultdict(list)
        self._stems: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for name in {folded(place.name), place.normal}:
                self._whole[name].append(place)
            short = stem(place.normal, tier=place.tier)
            if short not in {folded(place.name), place.normal}:
                self._stems[short].append(place)

    def resolve(self, text: str, *, chosen: int | None = None) -> Resolved:
        """Return the one place named by `text`, the question to ask, or Unknown.

        `text` may begin with names from above (井沟镇吴家庄, 高密市井沟吴家庄村). A name with its type word wins over
        one without it. `chosen` is the candidate picked after a question; it counts only while it bears the name.
        """
        wanted = folded(text)
        if not wanted or len(wanted) > LONGEST_NAME:
            return Unknown(wanted[:LONGEST_NAME])
        forms = spoken_forms(wanted)
        found = (self._matching(names, form) for names in (self._whole, self._stems) for form in forms)
        matches = next(filter(None, found), [])
        matches = [place for place in matches if place.id == chosen] or matches
        if not matches:
            return Unknown(wanted)
        if len(matches) == 1:
            return Found(matches[0])
        return Ambiguous(tuple(matches), _telling_tier(matches))

    @staticmethod
    def _matching(names: dict[str, list[Place]], wanted: str) -> list[Place]:
        matches: dict[int, Place] = {}
        for start in range(len(wanted)):
            for place in names.get(wanted[start:], ()):
                if _is_led_by(wanted[:start], place):
                    matches.setdefault(place.id, place)
        return sorted(matches.values(), key=lambda place: (-place.tier, place.id))


def _is_led_by(head: str, place: Place) -> bool:
    """Whether `head` is made of names above `place`, in order, any of them left out or shortened."""
    return _consumed(head, place.forms_above())


def _consumed(head: str, forms: Sequence[set[str]]) -> bool:
    if not head:
        return True
    return any(
        head.startswith(form) and _consumed(head[len(form) :], forms[at + 1 :])
        for at, level in enumerate(forms)
        for form in level
    )


def _telling_tier(matches: Sequence[Place]) -> Tier:
    """Return the lowest tier above the candidates whose names differ, else the candidates' own tier."""
    if len({place.tier for place in matches}) > 1:
        return matches[0].tier
    own = matches[0].tier
    names: dict[Tier, set[str]] = defaultdict(set)
    for place in matches:
        for tier, name in place.above:
            names[tier].add(name)
    return min((tier for tier, different in names.items() if len(different) > 1), default=own)
