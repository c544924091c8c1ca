"""What the gate looks at: frozen facts, whole and replayable (RULEBOOK 1.4 and 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from mediation.escalation.climb import GroundShown
from mediation.escalation.graph import LevelUp
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate.codec import decode, encode
from mediation.routing.kinds import Branch, Channel, Kind


class JudicialState(StrEnum):
    """How a petition stands to court and procuratorate (N1, E2); could-be-sued-over alone is `none`."""

    NONE = "none"
    PENDING = "pending"
    DECIDED = "decided"
    JUDICIAL_ACT = "judicial_act"
    TERMINATED = "terminated"


class EvidenceKind(StrEnum):
    """What is laid before the approver of an exception."""

    LEADER_NAMED = "leader_named"
    DISPUTED_DECISION = "disputed_decision"
    CROSSING_ORGANS = "crossing_organs"
    REVIEW_REQUEST = "review_request"
    URGENT_RECORD = "urgent_record"
    LOCAL_STATUTE = "local_statute"


class DisputeLadder(StrEnum):
    """The parameter of R-2.21."""

    OFFER = "offer"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class GateParameters:
    """The parameters in force: DISPUTE_LADDER, how one level up is read, whether the older list of R-2.04 applies."""

    dispute_ladder: DisputeLadder = DisputeLadder.OFFER
    level_up: LevelUp = LevelUp.SUPERIOR
    older_list: bool = True


@dataclass(frozen=True, slots=True)
class X1Facts:
    """What clocks and notices say of a matter at the lower organ; computed, never typed (X1).

    `notice_due_on` and `clock_due_on` are the last days on which the organ was in time; `notice_due_on` is None when no
    notice is owed (name or address unclear).
    """

    organ: int
    received_on: date
    notice_due_on: date | None
    noticed_on: date | None = None
    refused_on: date | None = None
    clock_due_on: date | None = None
    concluded_on: date | None = None


@dataclass(frozen=True, slots=True)
class PriorMatter:
    """An earlier matter of the same person: where it stands, how far review went, whether it is the same matter.

    `review_open_until` is the last day for the next request of review, None when the remedy was not told. For a matter
    that is final, `is_same=False` counts only with `new_stated_by` and another person in `new_confirmed_by`.
    """

    case_id: int
    at: X1Facts
    accepted_on: date | None = None
    reviewed_on: date | None = None
    rereviewed_on: date | None = None
    review_requested_on: date | None = None
    review_open_until: date | None = None
    late_with_good_reason: bool = False
    is_settled_by_approval: bool = False
    is_same: bool = True
    new_stated_by: int | None = None
    new_confirmed_by: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether the matter is not concluded."""
        return self.at.concluded_on is None

    @property
    def is_under_way(self) -> bool:
        """Whether it was accepted, or its acceptance was notified, and is not concluded (N3)."""
        return self.is_open and (self.accepted_on is not None or self.at.noticed_on is not None)

    @property
    def is_final(self) -> bool:
        """Whether nobody need take it again: re-reviewed, or settled by approval."""
        return self.rereviewed_on is not None or self.is_settled_by_approval

    @property
    def counts_as_same(self) -> bool:
        """Whether the gate treats it as the same facts and reasons."""
        if self.is_same or not self.is_final:
            return self.is_same
        return self.new_stated_by is None or self.new_confirmed_by in (None, self.new_stated_by)


@dataclass(frozen=True, slots=True)
class ExceptionClaim:
    """A claimed ground for taking a visit that skips: who claims it, evidence and its register number, who approves.

    X1 carries no evidence: it is read from the prior matters. X3 may name the organs concerned. `approver_organ` is the
    organisation for which the approver signs, None in records from before it was asked.
    """

    ground: SkipGround
    registrar: int
    approver: int | None = None
    approver_organ: int | None = None
    evidence: EvidenceKind | None = None
    evidence_ref: str | None = None
    organs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputeFacts:
    """A dispute between private parties: places of parties and event, grounds shown, what was said to the offer."""

    places: tuple[int, ...] = ()
    grounds: tuple[GroundShown, ...] = ()
    declined_offer: bool | None = None


@dataclass(frozen=True, slots=True)
class GateFacts:
    """Everything a verdict rests on besides the graph. Ids are organisations on the graph, people are account ids."""

    kind: Kind
    channel: Channel
    receiving_point: int
    today: date
    competent: int | None = None
    branch: Branch | None = None
    judicial: JudicialState = JudicialState.NONE
    priors: tuple[PriorMatter, ...] = ()
    claims: tuple[ExceptionClaim, ...] = ()
    dispute: DisputeFacts | None = None
    is_urgent: bool = False
    is_reachable: bool = True
    persons: int = 1
    parameters: GateParameters = field(default_factory=GateParameters)

    @property
    def is_visit(self) -> bool:
        """Whether the level rule can bind at all: it binds visits only (R-1.10)."""
        return self.channel is Channel.VISIT

    def same_priors(self) -> tuple[PriorMatter, ...]:
        """Return the earlier matters that count as the same one."""
        return tuple(prior for prior in self.priors if prior.counts_as_same)

    def to_record(self) -> dict[str, Any]:
        """Return the facts as JSON values."""
        record: dict[str, Any] = encode(self)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "GateFacts":
        """Return the facts from JSON values; raises ValueError or TypeError on anything else."""
        return decode(cls, record)

    def involved(self) -> tuple[int, ...]:
        """Return every organisation that the verdict looks at."""
        ids = [self.receiving_point, *(prior.at.organ for prior in self.priors)]
        if self.competent is not None:
            ids.append(self.competent)
        for claim in self.claims:
            ids += claim.organs
        if self.dispute is not None:
            ids += self.dispute.places
            ids += [shown.from_point for shown in self.dispute.grounds]
            ids += [shown.to_point for shown in self.dispute.grounds if shown.to_point is not None]
        return tuple(dict.fromkeys(ids))
