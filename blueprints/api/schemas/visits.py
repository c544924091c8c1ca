"""A visit, what the gate says of it, and what stands written afterwards."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from blueprints.api.schemas.base import WHOLE, Answer, Day, Facts, Id, Sent, text
from mediation.escalation.kinds import ClimbGround, SkipGround
from mediation.reception.decisions import Decision
from mediation.reception.fields import ADDRESS_MAX, CLAIM_MAX, FACTS_MAX, NAME_MAX, PERSONS_MAX, TITLE_MAX
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.gate.steps import NextStep
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind
from mediation.routing.kinds import Channel, Kind
from mediation.routing.routes import RouteCode

MOST_PARTIES = 50


class PartySent(Sent):
    """Who takes part; `acts_for` is the position of the principal or ward in the list."""

    side: Side = Side.APPLICANT
    role: PartyRole = PartyRole.SELF
    nature: PartyNature = PartyNature.PERSON
    name: text(NAME_MAX) = ""
    id_kind: IdKind = IdKind.NONE
    id_number: text(30) = ""
    phone: text(30) = ""
    born_on: Day | None = None
    lacks_capacity: bool = False
    acts_for: Annotated[int, Field(ge=0, lt=MOST_PARTIES), WHOLE] | None = None
    agent_tie: AgentTie | None = None
    has_written_authority: bool = False
    has_proof_of_tie: bool = False
    address: text(ADDRESS_MAX) = ""
    division_id: Id | None = None
    organisation_id: Id | None = None


class MatterSent(Sent):
    """What the matter is and where; without a county it is that of one's own post."""

    title: text(TITLE_MAX)
    facts: text(FACTS_MAX)
    claim: text(CLAIM_MAX) = ""
    county_id: Id | None = None
    town_id: Id | None = None
    village_id: Id | None = None
    place_detail: text(ADDRESS_MAX) = ""
    kind: Kind
    branch: Annotated[int, Field(ge=1, le=6), WHOLE] | None = None
    route: RouteCode | None = None
    competent_id: Id | None = None
    accused_organisation_ids: Annotated[tuple[Id, ...], Field(max_length=20)] = ()


class ClimbSent(Sent):
    """The ground on which a dispute leaves its own place."""

    ground: ClimbGround
    evidence: text(200)


class GateSent(Sent):
    """What is stated for the gate.

    `crossing_ids` are the organs that the matter crosses besides the competent one (X3); `new_facts` is why what comes
    again after its end is not the same (R-1.74).
    """

    judicial: JudicialState = JudicialState.NONE
    skip_ground: SkipGround | None = None
    evidence: EvidenceKind | None = None
    evidence_ref: text(200) | None = None
    crossing_ids: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    declined_offer: bool | None = None
    climb: ClimbSent | None = None
    new_facts: text(2000) = ""


class UrgentSent(Sent):
    """An alarm raised before anything is classified (R-1.80)."""

    police_called: bool = False
    ambulance_called: bool = False


class VisitSent(Sent):
    """One contact; `visited_on` is today unless it is said. `repeat_of`, `joins` and `related_to` are ids of cases."""

    channel: Channel
    visited_on: Day | None = None
    persons: Annotated[int, Field(ge=1, le=PERSONS_MAX), WHOLE] = 1
    parties: Annotated[list[PartySent], Field(min_length=1, max_length=MOST_PARTIES)]
    matter: MatterSent
    gate: GateSent = GateSent()
    window_id: Id | None = None
    repeat_of: Id | None = None
    joins: Id | None = None
    related_to: Id | None = None
    no_address: bool = False
    interview_declined: bool = False
    told: text(2000) = ""
    urgent: UrgentSent | None = None
    national_number: text(38) | None = None


class VerdictGiven(Answer):
    """What the gate says: the decision with its reason, its rule, the way and what must still happen."""

    decision: Decision
    code: str
    basis: str
    skip: int
    counts_as_skip: bool
    lawful_level: bool
    path: list[int]
    lawful_points: list[int]
    go_to: list[int]
    next_steps: list[NextStep]
    exception: SkipGround | None
    facts: Facts


class GateChecked(Answer):
    """What the gate would say; nothing was written."""

    verdict: VerdictGiven
    is_group_visit: bool


class VisitWritten(Answer):
    """The visit stands written; the rest is null where its case is not the caller's to see (R-1.53)."""

    id: int
    case_id: int | None
    case_number: str | None
    decision: Decision | None
    code: str | None
    is_repeat: bool | None


class VisitFull(Answer):
    """A visit with the first verdict on it."""

    id: int
    case_id: int
    case_number: str
    kind: Kind
    channel: Channel
    visited_on: date
    registered_at: datetime
    organisation_id: int
    organisation: str
    holder: str
    persons: int
    is_group: bool
    is_repeat: bool
    interview_declined: bool
    verdict: VerdictGiven
