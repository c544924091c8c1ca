"""What the desk asks for and what it gets: frozen commands and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mediation.casefile.kinds import ProceedingKind
from mediation.escalation.kinds import SkipGround
from mediation.reception.decisions import Decision
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
class GateEntry:
    """What the clerk states for the gate: the court's part, a claimed ground for a skip, a dispute's grounds."""

    in_court: str = "none"
    terminated: bool = False
    skip_ground: SkipGround | None = None
    skip_evidence: str = ""
    declined_own_place: bool = False
    climb_grounds: tuple[tuple[str, str], ...] = ()
    new_facts: bool = False


@dataclass(frozen=True, slots=True)
class RegisterVisit:
    """A visit as the desk sends it; `submission_key` makes a double click one visit.

    `repeat_of` attaches it to an earlier case, `related_to` opens a new case linked to one. `case_number` and
    `query_code` randomness comes from `draw(n)` (a number below n), so that tests may fix it.
    """

    actor: Actor
    now: datetime
    today: date
    submission_key: str
    channel: Channel
    visited_on: date
    persons: int
    parties: tuple[PartyEntry, ...]
    matter: MatterEntry
    gate: GateEntry = field(default_factory=GateEntry)
    window_id: int | None = None
    ticket_id: int | None = None
    draft_key: str | None = None
    repeat_of: int | None = None
    related_to: int | None = None
    no_address: bool = False
    interview_declined: bool = False
    told: str = ""
    procedure: ProceedingKind = ProceedingKind.ORDINARY
    urgent_words: tuple[str, ...] = ()
    police_called: bool = False
    ambulance_called: bool = False
    national_number: str | None = None


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
