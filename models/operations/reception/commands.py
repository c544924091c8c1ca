"""What the desk asks for and what it gets: frozen commands and answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mediation.escalation.climb import GroundShown
from mediation.escalation.kinds import ClimbGround, SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.party_checks import PartyFacts
from mediation.routing.kinds import Branch, Channel, Kind
from models.actor import Actor


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """One line of the form's parties: what the rules check, and where the person lives."""

    facts: PartyFacts
    address: str = ""
    division_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """What the matter is and where it happened; `competent_id` is None while nobody is known to be competent."""

    title: str
    facts: str
    claim: str
    county_id: int
    town_id: int | None
    village_id: int | None
    place_detail: str
    kind: Kind
    branch: Branch | None = None
    route: str | None = None
    competent_id: int | None = None
    suggested: Mapping[str, Any] | None = None
    accused_organisation_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClimbStated:
    """A ground on which a dispute leaves its own place, with its evidence; the record shows the others by itself."""

    ground: ClimbGround
    evidence: str


@dataclass(frozen=True, slots=True)
class GateEntry:
    """What the clerk states for the gate: the court's part, a claimed ground for a skip, a dispute's grounds.

    `evidence_ref` names the paper that carries the ground; X1 has none, it is read from the record. `crossing_ids` are
    the organs that the matter crosses besides the competent one (X3). `new_facts` is why what comes again after its end
    is not the same; it counts once a second person has confirmed it (R-1.74).
    `declined_offer` is what a party of a dispute said to mediation at its own place; None when not yet asked.
    """

    judicial: JudicialState = JudicialState.NONE
    skip_ground: SkipGround | None = None
    evidence: EvidenceKind | None = None
    evidence_ref: str | None = None
    crossing_ids: tuple[int, ...] = ()
    declined_offer: bool | None = None
    grounds: tuple[GroundShown, ...] = ()
    climb: ClimbStated | None = None
    new_facts: str = ""


@dataclass(frozen=True, slots=True)
class UrgentEntry:
    """An alarm raised at the desk before anything is classified (R-1.80): the words, and who was called."""

    words: tuple[str, ...] = ()
    police_called: bool = False
    ambulance_called: bool = False


@dataclass(frozen=True, slots=True)
class RegisterVisit:
    """A visit as the desk sends it, received on `visited_on`; `submission_key` makes a double click one visit.

    Without `is_day_stated` nobody named the day: it is the one on which this was sent.

    `repeat_of` attaches it to an earlier case of the same person, `joins` adds its persons to somebody else's case as
    joint petitioners, `related_to` opens a new case linked to one. `draw(n)` returns an unpredictable number from 0 to
    n-1, for the query code and the numbers of class D.
    """

    actor: Actor
    now: datetime
    submission_key: str
    channel: Channel
    visited_on: date
    persons: int
    parties: tuple[PartyEntry, ...]
    matter: MatterEntry
    draw: Callable[[int], int]
    gate: GateEntry = field(default_factory=GateEntry)
    window_id: int | None = None
    ticket_id: int | None = None
    draft_key: str | None = None
    repeat_of: int | None = None
    joins: int | None = None
    related_to: int | None = None
    no_address: bool = False
    interview_declined: bool = False
    told: str = ""
    urgent: UrgentEntry | None = None
    national_number: str | None = None
    is_day_stated: bool = True


@dataclass(frozen=True, slots=True)
class VisitRegistered:
    """The visit stands in the record; `again` when this submission had been taken before."""

    visit_id: int
    case_id: int
    case_number: str
    decision: Decision
    code: str
    is_repeat: bool
    again: bool = False
