"""One cell of the workflow: where a step leads, who takes it, what it does to clocks and holder (13.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from mediation.casefile.effects import ClockEffect
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.relations import Relation
from mediation.routing.kinds import Kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision leads to: the stage (None: it stays) and who holds the case afterwards (None: as before)."""

    leads_to: Stage | None = None
    holder_becomes: Relation | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One possible step: where it leads (None: it stays), who may, on what basis, what it does to clocks and holder.

    `leads_for` overrides `leads_to` by kind; where an act has `outcomes`, the outcome decides alone. `holder_becomes`
    names the side that answers for the case afterwards; None leaves the holder as he is.
    """

    leads_to: Stage | None
    who: frozenset[Relation]
    basis: str
    effects: tuple[ClockEffect, ...] = ()
    leads_for: Mapping[Kind, Stage] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    holder_becomes: Relation | None = None


Row: TypeAlias = tuple[Act, tuple[Stage, ...], Cell]
"""One cell for an act at several stages."""
