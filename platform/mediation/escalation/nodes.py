"""Nodes and edges of the escalation graph (R-1.40, R-1.76 and the ladder of visits)."""

from dataclasses import dataclass
from typing import Any

from mediation.escalation.kinds import RECEPTION_KINDS, EdgeKind, OrgKind
from mediation.territory.tiers import Tier


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation on the graph.

    `line` is the business line (系统) that a county bureau shares with the bureau above it; `is_vertical` marks an
    organ led by its own system; `is_principal` the point people are sent to when an organ has several.
    """

    id: int
    code: str
    name: str
    tier: Tier
    kind: OrgKind
    line: str | None = None
    is_vertical: bool = False
    is_principal: bool = False

    @property
    def is_point(self) -> bool:
        """Whether people are received here on behalf of the organ above."""
        return self.kind in RECEPTION_KINDS

    @property
    def is_seat(self) -> bool:
        """Whether the node embodies a whole level (a government, a village committee), not a branch of one."""
        return self.kind in {OrgKind.GOVERNMENT, OrgKind.VILLAGE_COMMITTEE}

    def to_record(self) -> dict[str, Any]:
        """Return the node as JSON values."""
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "tier": int(self.tier),
            "kind": self.kind.value,
            "line": self.line,
            "is_vertical": self.is_vertical,
            "is_principal": self.is_principal,
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Node":
        """Return the node from JSON values; raises KeyError or ValueError on anything else."""
        return cls(
            id=record["id"],
            code=record["code"],
            name=record["name"],
            tier=Tier(record["tier"]),
            kind=OrgKind(record["kind"]),
            line=record["line"],
            is_vertical=record["is_vertical"],
            is_principal=record["is_principal"],
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A typed edge from the lower or first organisation to the upper or receiving one, with its ground (code)."""

    from_id: int
    to_id: int
    kind: EdgeKind
    ground: str | None = None

    def to_record(self) -> dict[str, Any]:
        """Return the edge as JSON values."""
        return {"from": self.from_id, "to": self.to_id, "kind": self.kind.value, "ground": self.ground}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Edge":
        """Return the edge from JSON values; raises KeyError or ValueError on anything else."""
        return cls(record["from"], record["to"], EdgeKind(record["kind"]), record["ground"])
